/** Times as pages write them: dates with the time of day beside them, and so long “ago”. */
import { findAgo, MAY_SAY_AGO, type Precision } from './ago.js';
import { clockBefore, clockBehind } from './clock.js';
import { dayFirst, type FoundDate, findDate, findShortDate, HAS_YEAR } from './dates.js';
import { plainText } from './digits.js';

/** A time in a text: its place [from, to) in the string and, where it could be read, what it says. */
export interface FoundTime {
  readonly from: number;
  readonly to: number;
  readonly value: TimeValue | null;
}

/** An absolute time is ISO 8601 with the precision that is known; a relative one is so many seconds before the capture. */
export type TimeValue =
  | { readonly kind: 'absolute'; readonly iso: string }
  | { readonly kind: 'relative'; readonly seconds: number; readonly precision: Precision }
  /** Which number is the month cannot be told. */
  | { readonly kind: 'ambiguous' };

const two = (value: number | string): string => String(value).padStart(2, '0');

/** Characters of a date whose year has two figures: beside it stands the hour. */
const SHORT_DATE = 8;

/** The first date of a text, with the time of day beside it. */
function findDated(text: string): FoundTime | null {
  const found = findDate(text);
  if (found !== null) return withClock(text, found);
  const short = findShortDate(text);
  if (short === null) return null;
  const time = withClock(text, short);
  const isTimed = time.value?.kind === 'absolute' ? time.value.iso.includes('T') : time.to > time.from + SHORT_DATE;
  return isTimed ? time : null;
}

function withClock(text: string, { match, date }: FoundDate): FoundTime {
  const end = match.index + match[0].length;
  const behind = clockBehind(text, end);
  const before = behind === null ? clockBefore(text, match.index) : null;
  const clock = behind ?? before;
  return {
    from: match.index - (before?.length ?? 0),
    to: end + (behind?.length ?? 0),
    value: valueOf(date, clock?.iso ?? ''),
  };
}

function valueOf(date: FoundDate['date'], tail: string): TimeValue | null {
  if (date === null) return null;
  if (date === 'ambiguous') return { kind: 'ambiguous' };
  return { kind: 'absolute', iso: `${date.year}-${two(date.month)}-${two(date.day)}${tail}` };
}

/** Whether a text may tell a date. */
export const mayHoldDate = (text: string): boolean => HAS_YEAR.test(plainText(text));

/** Whether a text may tell a time; most texts have no sign of one. */
export function mayHoldTime(text: string): boolean {
  return HAS_YEAR.test(text) || MAY_SAY_AGO.test(text);
}

/** The first time in a text: a date with or without a clock time, or so long “ago”; null when there is none. */
export function findTime(text: string): FoundTime | null {
  const plain = plainText(text);
  const date = HAS_YEAR.test(plain) ? findDated(plain) : null;
  const ago = findAgo(plain);
  return ago === null || (date !== null && date.from <= ago.from) ? date : ago;
}

/** The time that a text tells whose day and month are in figures, the day first. */
export function timeDayFirst(text: string): string | null {
  const plain = plainText(text);
  const found = findDate(plain) ?? findShortDate(plain);
  const time = found === null ? null : withClock(plain, { match: found.match, date: dayFirst(found.match[0]) });
  return time?.value?.kind === 'absolute' ? time.value.iso : null;
}

/** A time so many seconds before `captured` (milliseconds since 1970), in UTC, as precise as the unit it was told in. */
export function before(captured: number, seconds: number, precision: Precision): string {
  const iso = new Date(captured - seconds * 1000).toISOString();
  return precision === 'day'
    ? iso.slice(0, 10)
    : precision === 'minute'
      ? `${iso.slice(0, 16)}Z`
      : `${iso.slice(0, 19)}Z`;
}
