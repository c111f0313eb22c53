/** Showings: the lines of a head block that say the same thing, and which of them stays. */
import { isBlank } from '../text/line.js';
import { foldedTextOf } from '../text/looks.js';
import type { Line } from '../types.js';
import type { Guess } from './alone.js';

/** All showings of one line in a head block, in order; most lines have one. */
export interface Showings {
  readonly lines: Line[];
  /** What the lines may be. */
  guess: Guess | null;
}

/** For each place in [first, last], the showings that its line belongs to; null for blank lines. */
export function gatherShowings(lines: readonly Line[], first: number, last: number): (Showings | null)[] {
  const all: (Showings | null)[] = [];
  for (let place = first; place <= last; place++) {
    const line = lines[place];
    const earlier = line.back > 0 && place - line.back >= first ? all[place - line.back - first] : null;
    const showings = isBlank(line) ? null : (earlier ?? { lines: [], guess: null });
    showings?.lines.push(line);
    all.push(showings);
  }
  return all;
}

/** What stands between a headline and the name of the site. */
const SITE_SUFFIX = /^ ?(?:[|/»·•]|[-–—] )/u;

/** Whether `a` is the better wording of a headline than `b`: without prefix or site name, but not cut short. */
function isBetterHeadline(a: string, b: string): boolean {
  if (a.length > b.length) return a.startsWith(b) && !SITE_SUFFIX.test(a.slice(b.length));
  return a.length < b.length && (b.endsWith(a) || (b.startsWith(a) && SITE_SUFFIX.test(b.slice(a.length))));
}

/** The best wording of a headline; of equally good ones that which is shown most often, then the first. */
export function headlineOf(lines: readonly Line[], bytes: Uint8Array): Line {
  const count = (line: Line): number =>
    lines.reduce((sum, { key, more }) => sum + (key === line.key ? 1 + more : 0), 0);
  return lines.reduce((best, line) => {
    if (line.key === best.key) return best;
    const [text, other] = [foldedTextOf(line, bytes), foldedTextOf(best, bytes)];
    if (isBetterHeadline(text, other)) return line;
    return count(line) > count(best) && !isBetterHeadline(other, text) ? line : best;
  });
}

const length = ({ from, to }: Line): number => to - from;

/** A showing this much longer than another is not the same with other quotes, but the one that was not cut. */
const LONGER = 1.05;

/** The most complete wording; of equally complete ones the first. */
export function mostComplete(lines: readonly Line[]): Line {
  let best = lines[0];
  for (const line of lines) if (length(line) > length(best) * LONGER) best = line;
  return best;
}

/** Whether a line is shown more than once. */
export function isRepeated({ lines }: Showings): boolean {
  return lines.length > 1;
}
