/** Pages run together: a stretch without head blocks may hold several pages, of one site, whose edges come back, or of several. */
import type { Line } from '../../types.js';
import { joinedPages, menuStarts, pageBehind } from '../joined/joined.js';
import { cutPages, foldedUnits, learnEdges } from '../joined/stream.js';
import { isMessy } from '../lines/messy.js';
import { textsOf } from '../lines/texts.js';
import { isWrapped } from '../units/units.js';
import type { Head } from './heads.js';
import { behindFeeds, ruledStarts } from './ruled.js';
import { wrappedStarts } from './wrapped.js';

/** A page with menus has more lines; in shorter stretches nothing is looked for. */
export const FEWEST_LINES = 16;

/** Lines of a menu that comes back. */
const MENU_LINES = 5;

/** Where the pages of a stretch begin, the first one's place, 0, included. `whole` says that it ends where a page ends. */
export function pageStarts(lines: readonly Line[], whole: boolean, bytes: Uint8Array): number[] {
  // The parts of an over-long line are one, and its text need not be decoded to know that it is no menu.
  const isLong = lines.filter(({ continued }) => !continued).length >= FEWEST_LINES;
  const messy = isLong && isMessy(lines, 0, lines.length);
  if (!isLong || !(messy || hasMenuAgain(lines))) return [0, ...ruledStarts(lines, bytes)];
  const texts = textsOf(lines, bytes);
  const page = foldedUnits(texts);
  const edges = learnEdges(page, whole);
  if (!messy) return menuStarts(texts, page, edges);
  const joined = joinedPages(texts, page, edges);
  const wrapped = isWrapped(texts) ? wrappedStarts(page.units, behindFeeds(lines, bytes)) : [];
  return wrapped.length >= joined.length ? [0, ...wrapped] : joined;
}

/** Whether menus come back among paragraphs that are so many that the whole is no page with a menu. */
function hasMenuAgain(lines: readonly Line[]): boolean {
  const seen = new Set<number>();
  const again = new Set<number>();
  let above = 0;
  for (const { worded, sentence, key } of lines) {
    if (!worded || sentence) continue;
    if (key !== above) (seen.has(key) ? again : seen).add(key);
    above = key;
  }
  return again.size >= MENU_LINES;
}

/**
 * Where further pages of a site begin in a stretch that begins with a head block, which may be the title of the first page: by
 * the edges that come back, where there are menus and lists.
 */
export function furtherPages(lines: readonly Line[], { last }: Head, bytes: Uint8Array): number[] {
  if (lines.length - last < FEWEST_LINES || !isMessy(lines, last + 1, lines.length)) return [];
  const page = foldedUnits(textsOf(lines, bytes));
  return cutPages(page, learnEdges(page, true)).filter(start => start > last);
}

/** Where a page begins behind an article with a head block, where menus and lists show that one does; else the end. */
export function nextPage(lines: readonly Line[], { last }: Head, bytes: Uint8Array): number {
  const body = last + 1;
  if (lines.length - body < FEWEST_LINES || !isMessy(lines, body, lines.length)) return lines.length;
  const place = pageBehind(textsOf(lines.slice(body), bytes));
  return place === null ? lines.length : body + place;
}
