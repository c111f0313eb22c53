/**
 * Whether a record that is aligned with an outline tells of others: an outline does not say which of its words are names, but the
 * record’s own names do. One that the outline does not show at its place counts as another, so that in doubt nothing is dropped.
 */
import { type ChangedNames, MOST_WORDS } from '../names.js';
import { FIGURE } from '../tokens.js';

/** A record seen beside an outline. */
export interface Aligned {
  /** The words of the record, as outlines know them, and by place whether each is a name. */
  readonly short: Uint16Array;
  readonly names: Uint8Array;
  /** The places of the words that the outline would have of it, and by number of such a word the mark that is the same, or -1. */
  readonly places: Uint32Array;
  readonly marks: Int32Array;
}

/** As `changedNames` tells it of two bodies, reckoned from the words that were chosen. */
export function outlineNames({ short, names, places, marks }: Aligned): ChangedNames {
  const share = places.length / short.length;
  const most = Math.ceil(MOST_WORDS * share);
  const [changed, kept] = [new Set<number>(), new Set<number>()];
  let [replaced, telling] = [0, 0];
  let last = -1;
  for (let at = 0; at < places.length; at++) {
    if (marks[at] < 0) continue;
    const [gap, others] = [at - last - 1, last < 0 ? 0 : marks[at] - marks[last] - 1];
    // What stands in the stead of words that were chosen may not have been chosen itself.
    const isReplaced = last >= 0 && gap > 0 && (others > 0 || (share < 1 && gap <= most));
    if (isReplaced) {
      replaced += gap;
      for (let word = last + 1; word < at; word++) {
        const place = places[word];
        const isName = gap <= most && names[place] === 1;
        if (isName) changed.add(short[place]);
        if (isName || (short[place] & FIGURE) !== 0) telling++;
      }
    }
    if (names[places[at]] === 1) kept.add(short[places[at]]);
    last = at;
  }
  for (const name of kept) changed.delete(name);
  // Both bodies have as many, and of each word there is a name to the share that was chosen.
  const scale = 2 / share;
  return {
    changed: changed.size * scale,
    kept: kept.size * scale,
    share: replaced === 0 ? 0 : telling / replaced,
  };
}
