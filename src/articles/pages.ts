/** Pages run together: a stretch without head blocks may hold several pages, of one site, whose edges come back, or of several. */
import type { Line } from '../types.js';
import { joinedPages } from './page/joined.js';
import { foldedUnits, learnEdges } from './page/stream.js';
import { isMessy, textsOf } from './whole-page.js';

/** A page with menus has more lines; in shorter stretches nothing is looked for. */
export const FEWEST_LINES = 16;

/** Where the pages of a stretch begin, the first one's place, 0, included. `whole` says that it ends where a page ends. */
export function pageStarts(lines: readonly Line[], whole: boolean, bytes: Uint8Array): number[] {
  if (lines.length < FEWEST_LINES || !isMessy(lines, 0, lines.length)) return [0];
  const texts = textsOf(lines, bytes);
  const page = foldedUnits(texts);
  return joinedPages(texts, page, learnEdges(page, whole));
}
