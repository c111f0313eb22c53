/**
 * A standfirst that was read as the first paragraph: a text begins with the place where it was written, and this one does so behind it.
 * `articles/roles/near-body.ts` tells those under which the head goes on, by less; here the whole body is known.
 */
import { Passage } from '../text/passage.js';
import { REASONS } from '../text/reasons.js';
import type { Article } from '../types.js';
import { opening } from './dateline.js';
import { type KeptLines, paragraphs } from './kept.js';

/** Bytes of a standfirst, at most. */
const LONGEST = 400;
/** Of a text whose paragraphs begin with places one after another, so many are looked at. */
const LOOKED_AT = 12;

const lengthOf = ({ from, to }: Passage): number => to - from;
const isPlaced = (paragraph: Passage): boolean => opening([paragraph]).dateline !== null;

/** The paragraphs of the body; what stands over the only one that begins with a place becomes a highlight. */
export function bodyOf(article: Article, kept: KeptLines): Passage[] {
  const all = paragraphs(article, kept.body);
  const [first, second, ...further] = all;
  if (kept.headline.length === 0 || kept.highlights.length > 0 || further.length === 0) return all;
  if (first.rest !== null || lengthOf(first) > Math.min(LONGEST, lengthOf(second)) || isPlaced(first)) return all;
  if (!isPlaced(second) || further.slice(0, LOOKED_AT).some(isPlaced)) return all;
  const [line] = kept.body.splice(0, 1);
  Object.assign(line, { role: 'highlight', reason: REASONS.highlight_over_place });
  kept.highlights.push(line);
  return all.slice(1);
}
