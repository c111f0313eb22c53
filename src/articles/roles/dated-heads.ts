/**
 * Heads with a day: short articles run together with nothing between are told apart by the day that each has below its headline, or
 * above it, with paragraphs of its own behind:
 *
 *     H Y T B B U   K H T S B B U   H T B B
 *                   └ start         └ start
 *
 * Of the lines around a day the headline is the one of which the paragraphs below say most again; a foot says nothing of them.
 */

import { isButton } from '../../text/buttons.js';
import { textOf, wordsOf } from '../../text/looks.js';
import { isSectionName } from '../../text/section-names.js';
import type { Line } from '../../types.js';
import { toldBy } from '../lines/head-lines.js';
import {
  BODY_WORDS,
  type Day,
  type DayLines,
  dayLines,
  isSeam,
  mayBeTitle,
  REACH,
  textIn,
  titleOf,
} from './day-lines.js';

/** The paragraphs of an article have so many words together, or half of them where they are two. */
const PARAGRAPHS = 2;
/** Words of a section, at most. */
const SECTION_WORDS = 3;

/** An article with a day of its own: where it begins, and its head. */
export interface DatedHead {
  readonly start: number;
  readonly head: { readonly first: number; readonly last: number; readonly headline: number };
}

/** The heads with a day from `from` on, in order; each but the first that is at the top stands behind the text of another article. */
export function datedHeads(
  all: readonly Line[],
  from: number,
  bytes: Uint8Array,
  lines: DayLines | null = dayLines(all, from, bytes),
): DatedHead[] {
  if (lines === null) return [];
  const { places, days } = lines;
  const next = (i: number): number | undefined => days[i + 1]?.first;
  const again = keysAgain(lines);
  // Below one day alone they may be of anything.
  const isUsual = days.filter((day, i) => hasBody(lines, day, again, next(i))).length > 1;
  const buttons = isUsual ? again : NONE;
  const heads: Found[] = [];
  for (const [i, day] of days.entries()) {
    const floor = (heads.at(-1)?.headline ?? -1) + 1;
    const found = hasBody(lines, day, buttons, next(i)) ? headBy(lines, day, floor) : null;
    if (found !== null) heads.push(found);
  }
  return heads.flatMap((found, i) => {
    const above = textIn(lines, heads[i - 1]?.headline ?? 0, found.first);
    if (above.words > 0 && !isSeam(lines, above, found.first, heads[i + 1]?.first ?? places.length)) return [];
    const start = above.words === 0 ? from : places[startOf(lines, found, heads)];
    const [first, last, headline] = [found.first, found.body - 1, found.headline].map(at => places[at]);
    return above.words === 0 && i > 0 ? [] : [{ start, head: { first, last, headline } }];
  });
}

/** A head by places among the lines with words: its first line, its headline, and the paragraph behind it. */
interface Found {
  readonly first: number;
  readonly headline: number;
  readonly body: number;
}

const NONE: ReadonlySet<number> = new Set();

/** Keys of the lines that stand in several places: buttons below each day, however many. */
function keysAgain({ all, places }: DayLines): ReadonlySet<number> {
  const seen = new Set<number>();
  return new Set(places.map(at => all[at].key).filter(key => seen.size === seen.add(key).size));
}

/** Lines between two paragraphs that stand close together, at most. */
const CLOSE = 2;

/** Whether paragraphs enough follow a day closely, before the next one. */
function hasBody(
  { all, places, isText, bytes }: DayLines,
  { last }: Day,
  buttons: ReadonlySet<number>,
  next = places.length,
): boolean {
  let words = 0;
  let count = 0;
  // A credit may stand there once for each picture; below more buttons than lines may stand there the paragraphs are close together.
  const labels = new Set<number>();
  let left = Infinity;
  for (let at = last + 1; at < next && count < PARAGRAPHS; at++) {
    if (!isText[at]) {
      const { key } = all[places[at]];
      if (count === 0 && !buttons.has(key) && labels.add(key).size >= REACH.body) return false;
      if (count > 0 && left-- === 0) return false;
      continue;
    }
    if (count++ === 0 && at - last > REACH.body) left = CLOSE;
    words += wordsOf(all[places[at]], bytes);
  }
  return count >= PARAGRAPHS && words >= BODY_WORDS / 2;
}

/** The head by a day, not before `floor`: its headline is the line of which most is said again below. */
function headBy(lines: DayLines, { first, last }: Day, floor: number): Found | null {
  const { isText, isDay } = lines;
  const may: number[] = [];
  let standfirsts = 0;
  for (let at = first - 1; at >= Math.max(floor, first - REACH.headline) && !isDay[at]; at--) {
    if (isText[at] && ++standfirsts > 1) break;
    if (!isText[at] && mayBeTitle(lines, at)) may.unshift(at);
  }
  let body = last + 1;
  while (body < isText.length && !isText[body]) if (mayBeTitle(lines, body++)) may.push(body - 1);
  const title = titleOf(lines, may, body);
  if (title < 0) return null;
  const headline = firstShowing(lines, title, floor);
  return { first: Math.min(first, headline), headline, body };
}

/** The first of the showings of a headline that stand right below each other. */
function firstShowing({ all, places }: DayLines, headline: number, floor: number): number {
  let at = headline;
  while (at > floor && all[places[at - 1]].key === all[places[headline]].key) at--;
  return at;
}

/** Where an article begins: with the section above its head, a label that stands nowhere else but above such heads. */
function startOf(
  { all, places, isText, bytes }: DayLines,
  { first, headline }: Found,
  heads: readonly Found[],
): number {
  const over = first - 1;
  const line = all[places[over]];
  if (first < headline || isText[over] || line.sentence || line.bullet || wordsOf(line, bytes) > SECTION_WORDS)
    return first;
  if (isButton(textOf(line, bytes)) || toldBy(line, bytes) !== null) return first;
  // A label may as well announce what stands below an article; sections stand above the first one too.
  if (heads[0].first !== 1 && !isSectionName(textOf(line, bytes))) return first;
  const isOver = new Set(heads.map(head => head.headline - 1));
  return places.some((at, i) => all[at].key === line.key && !isOver.has(i)) ? first : over;
}
