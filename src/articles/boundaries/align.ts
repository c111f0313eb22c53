/**
 * Aligning: pages of one site begin alike. Where a further one was found to begin in the midst of its head, what stands above is of
 * it as far as the first page has lines of the same kinds there:
 *
 *     K C H T B B U U     K C H T B B U U
 *                         └ start, where the headline or the day told that a page begins
 */
import { KNOWN_LABELS } from '../../layouts/index.js';
import { sectionOn } from '../../text/crumbs.js';
import { creditOf, textOf, timeOf, weighedWords } from '../../text/looks.js';
import type { Line } from '../../types.js';
import { isByline } from '../lines/head-lines.js';

/** Lines of the first page’s head that are compared, and lines that a page may begin earlier. */
const HEAD_LINES = 12;
const MOST_ABOVE = 5;
/** Lines of a masthead above what all pages begin with. */
const MASTHEAD = 2;
/** So many kinds must be the same, those above the start included. */
const FEWEST_ALIKE = 3;
/** Words of a label. */
const LABEL_WORDS = 3;

type Kind = 'sentence' | 'caption' | 'time' | 'byline' | 'crumbs' | 'label' | 'line';

/** The starts, each moved up to where its page begins as the first one does. */
export function alignedStarts(lines: readonly Line[], starts: readonly number[], bytes: Uint8Array): number[] {
  if (starts.length < 2) return [...starts];
  const first = kindsFrom(lines.slice(starts[0], starts[1]), bytes);
  return starts.map((start, i) => {
    if (i === 0) return start;
    const own = (at: number): Kind[] => kindsFrom(lines.slice(at, starts[i + 1]), bytes);
    let best = isAlike(first, own(start), 0) ? start : -1;
    for (let at = start - 1, above = 1; at > starts[i - 1] && above <= MOST_ABOVE; at--) {
      if (!lines[at].worded) continue;
      if (lines[at].sentence) break;
      above++;
      if (!mayExtend(kindOf(lines[at], bytes), best < 0 ? undefined : own(best)[0])) break;
      if (isAlike(first, own(at), kindsFrom(lines.slice(at, start), bytes).length)) best = at;
    }
    return best < 0 ? start : best;
  });
}

/** What may stand above a page that begins alike already: further headlines or labels are of the foot above, or a masthead. */
function mayExtend(kind: Kind, top: Kind | undefined): boolean {
  if (top === undefined || kind === 'caption' || kind === 'crumbs') return true;
  return kind === 'label' && top !== 'label';
}

/** Whether a page begins as the first one does below its masthead: with what stands above its start, and more. */
function isAlike(first: readonly Kind[], own: readonly Kind[], above: number): boolean {
  for (let skip = 0; skip <= MASTHEAD; skip++) {
    let count = 0;
    while (count < own.length && own[count] === first[skip + count] && own[count] !== 'sentence') count++;
    if (count >= FEWEST_ALIKE && count > above) return true;
  }
  return false;
}

/** The kinds of the first lines with words; captions below each other count as one. */
function kindsFrom(lines: readonly Line[], bytes: Uint8Array): Kind[] {
  const kinds: Kind[] = [];
  for (const line of lines) {
    if (!line.worded) continue;
    const kind = kindOf(line, bytes);
    if (kind !== 'caption' || kinds.at(-1) !== kind) kinds.push(kind);
    if (kind === 'sentence' || kinds.length === HEAD_LINES) break;
  }
  return kinds;
}

function kindOf(line: Line, bytes: Uint8Array): Kind {
  if (line.sentence) return 'sentence';
  if (timeOf(line, bytes, KNOWN_LABELS) !== null) return 'time';
  if (isByline(line, bytes)) return 'byline';
  if (sectionOn(textOf(line, bytes), '') !== null) return 'crumbs';
  if (weighedWords(line, bytes) <= LABEL_WORDS) return 'label';
  return creditOf(line, bytes) === null ? 'line' : 'caption';
}
