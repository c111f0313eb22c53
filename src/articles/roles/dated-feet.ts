/**
 * Feet with a day: articles run together of which each ends with its day, as the last one shows, behind which no text stands:
 *
 *     H B B T   H B B T   H B B T
 *               └ start   └ start
 */
import type { Line } from '../../types.js';
import { type DatedHead, datedHeads } from './dated-heads.js';
import { type DayLines, dayLines, isSeam, mayBeTitle, REACH, textIn, titleOf } from './day-lines.js';

/** Where further articles begin behind the days of those above them; none where a day stands over the first text or not below each. */
export function behindDays(lines: DayLines): number[] {
  if (lines.days.length < 2) return [];
  const { days, places } = lines;
  const bounds = [0, ...days.map(({ last }) => last + 1), places.length];
  const texts = bounds.slice(0, -1).map((at, i) => textIn(lines, at, bounds[i + 1]));
  const isEach = texts.every(({ words }, i) => words > 0 === i < days.length);
  const ends = days.slice(0, -1).map(({ last }) => last + 1);
  if (!isEach || !ends.every((at, i) => isSeam(lines, texts[i], at, bounds[i + 2]))) return [];
  return ends.map(at => places[at]);
}

/** The head of the only article of a page that ends with its day: the line above its first paragraph that is said again below. */
function headOverDay(lines: DayLines): DatedHead['head'] | null {
  if (lines.days.length !== 1) return null;
  const { isText, places, days } = lines;
  const body = isText.indexOf(true);
  if (body < 0 || body > REACH.headline || days[0].first < isText.lastIndexOf(true)) return null;
  const may = places.flatMap((_, at) => (at < body && mayBeTitle(lines, at) ? [at] : []));
  const headline = titleOf(lines, may, body);
  return headline < 0 ? null : { first: places[headline], last: places[body - 1], headline: places[headline] };
}

/** The head of a page with a day by it, or with its day at the foot. */
export function headByDay(page: readonly Line[], bytes: Uint8Array): DatedHead['head'] | null {
  const days = dayLines(page, 0, bytes);
  return days === null ? null : (datedHeads(page, 0, bytes, days).at(0)?.head ?? headOverDay(days));
}
