/** Where the pages and articles of a stretch begin, as echoes of headlines, seams and days tell it. */
import type { Line } from '../../types.js';
import { behindDays } from '../roles/dated-feet.js';
import { datedHeads } from '../roles/dated-heads.js';
import { dayLines } from '../roles/day-lines.js';
import { captionRuns } from './caption-runs.js';
import { echoedHeads } from './echoes.js';
import { pageStarts } from './pages.js';

/** Where the pages of a stretch begin, which may be whole or cut at its end, and on each of them the articles with a day of their own. */
export function startsIn(lines: readonly Line[], whole: boolean, bytes: Uint8Array): number[] {
  const echoed = echoedHeads(lines, bytes);
  if (echoed.length > 1) return [0, ...echoed.slice(1).map(({ first }) => first)];
  const starts = pageStarts(lines, whole, bytes);
  const further = starts.flatMap((start, i) =>
    furtherDated(lines.slice(start, starts[i + 1]), 0, bytes).map(at => start + at),
  );
  const all = new Set([...starts, ...further, ...captionRuns(lines, bytes)]);
  return [...all].toSorted((one, other) => one - other);
}

/** Where articles with a day of their own begin behind the first one. */
export function furtherDated(lines: readonly Line[], from: number, bytes: Uint8Array): number[] {
  const days = dayLines(lines, from, bytes);
  const behind = days === null ? [] : behindDays(days);
  if (behind.length > 0) return behind;
  return datedHeads(lines, from, bytes, days).flatMap(({ start }) => (start > from ? [start] : []));
}
