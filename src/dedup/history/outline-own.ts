/**
 * What a record says that an outline does not show: of each paragraph the words that the outline would have are looked for. Where
 * there are none, nothing shows that the other one has the paragraph, so it is told.
 */
import { PARAGRAPH_SHARE } from '../own.js';
import { FIGURE, type Tokens } from '../tokens.js';
import { MARK } from './outline.js';
import type { Aligned } from './outline-names.js';

/** The paragraphs by number, from 0, given the marks of the outline; none without words. */
export function paragraphsNotShown(
  { paragraphs, paragraphEnds }: Tokens,
  aligned: Aligned,
  outline: Uint8Array,
): number[] {
  const { short, names, places, marks } = aligned;
  const known = new Set(outline);
  const own: number[] = [];
  let [at, from] = [0, 0];
  for (let paragraph = 0; paragraph < paragraphs; paragraph++) {
    const end = paragraphEnds[paragraph];
    let [chosen, shown] = [0, 0];
    let isTelling = false;
    for (; at < places.length && places[at] < end; at++) {
      const place = places[at];
      chosen++;
      if (marks[at] >= 0) shown++;
      else if ((short[place] & FIGURE) !== 0 || names[place] === 1) isTelling ||= !known.has(short[place] & MARK);
    }
    const isShown = chosen > 0 && shown >= chosen * PARAGRAPH_SHARE && !isTelling;
    if (end > from && !isShown) own.push(paragraph);
    from = end;
  }
  return own;
}
