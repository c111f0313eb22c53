/** The hour of a time whose day stands on one line and whose time of day on the next, or on the one before. */
import { clockOn } from '../text/clock.js';
import { plainText } from '../text/digits.js';
import { isBlank } from '../text/line.js';
import { Passage } from '../text/passage.js';
import { REASONS } from '../text/reasons.js';
import { mayHoldDate } from '../text/times.js';
import type { Article, Line } from '../types.js';
import { lineText } from './kept.js';

/** Bytes of a line that tells a time of day, with its zone and a short word before it. */
const LONGEST = 48;
/** A day without its hour, and a day as written: so many days ago it was in no year. */
const DAY = /^\d{4}-\d\d-\d\d$/;
/** One figure before the colon, and nothing that says it is an hour, is as often the length of a recording. */
const MAY_BE_LENGTH = /^\d:\d\d(?::\d\d)?$/;

interface Time {
  readonly line: Line;
  readonly iso: string | null;
  readonly raw: Passage;
}

/** The time with the hour that the line below its own tells, or the one above; that line is then of the time as well. */
export function withHour<Told extends Time>(article: Article, time: Told): Told {
  const { iso, raw, line } = time;
  if (iso === null || !DAY.test(iso) || raw.rest !== null || !mayHoldDate(String(raw))) return time;
  const at = article.lines.indexOf(line);
  const below = raw.to === line.to ? next(article.lines, at, 1) : null;
  const clock = below === null ? null : clockIn(article, below);
  if (below !== null && clock !== null) {
    keep(below);
    const hour = new Passage(article.bytes, below, below.from, below.to);
    return { ...time, iso: iso + clock, raw: new Passage(raw.bytes, line, raw.from, raw.to, hour) };
  }
  const above = raw.from === line.from ? next(article.lines, at, -1) : null;
  const before = above === null || isOfOther(article.lines, above) ? null : clockIn(article, above);
  if (above === null || before === null) return time;
  keep(above);
  return { ...time, iso: iso + before, raw: new Passage(article.bytes, above, above.from, above.to, raw) };
}

/** The next line that is not blank, down or up; null where a body begins or nothing stands. */
function next(lines: readonly Line[], at: number, step: 1 | -1): Line | null {
  let place = at + step;
  while (place >= 0 && place < lines.length && isBlank(lines[place])) place += step;
  return lines[place] ?? null;
}

/** The time of day that a line tells which is in no field; null when it tells none. */
function clockIn(article: Article, line: Line): string | null {
  if (line.to - line.from > LONGEST || (line.fate !== 'dropped' && line.role !== 'timestamp')) return null;
  const text = plainText(String(lineText(article, line)));
  return MAY_BE_LENGTH.test(text) ? null : clockOn(text);
}

/** Whether the line above a time of day tells the time that it is of. */
function isOfOther(lines: readonly Line[], clock: Line): boolean {
  const above = next(lines, lines.indexOf(clock), -1);
  return above !== null && above.role === 'timestamp' && above.fate !== 'dropped';
}

function keep(line: Line): void {
  Object.assign(line, { role: 'timestamp', fate: 'kept', reason: REASONS.timestamp_hour, repeats: null });
}
