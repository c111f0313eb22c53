/** Times as pages write them: found by their shape, read where the shape tells the order of day, month and year. */
import { findAgo, MAY_SAY_AGO, type Precision } from './ago.js';
import { clockBefore, clockBehind } from './clock.js';
import { matchesIn } from './matches.js';
import { monthNumber } from './months.js';

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

interface DateParts {
  year: number;
  month: number;
  day: number;
}

/** A year; behind a month’s name another figure may be glued to one of these centuries. */
const YEAR = String.raw`((?:19|20)\d{2}|\d{4}(?!\d))`;
/** One word, in small letters behind the first or all in capitals. */
const NAME = String.raw`(\p{L}[\p{Ll}\p{Lo}\p{M}]{1,11}(?: (?:الأول|الاول|الثاني))?|\p{Lu}{2,12})`;
/** Where a month’s name begins: behind no letter, or as a capital that is glued to a small one. */
const NAME_START = String.raw`(?:(?<!\p{L})|(?<=\p{Ll})(?=\p{Lu}))`;
const ORDINAL = String.raw`(?:\p{L}{1,3}|[.º°ª]|-\p{L}{1,3})?`;
/** What joins the parts in many languages: `de`, `of`. */
const JOINT = String.raw`(?: \p{L}{2,3} |[ /.-]{1,2})`;

/** The shapes of a date. `read` gives null where it cannot be read, 'ambiguous' where either number may be the month. */
const DATES: readonly { pattern: RegExp; read(match: RegExpMatchArray): DateParts | 'ambiguous' | null }[] = [
  {
    pattern: /(?<!\d)(\d{4})(?:[-/.]|年|년) ?(\d{1,2})(?:[-/.]|月|월) ?(\d{1,2})[日일]?(?!\d)/gu,
    read: ([, year, month, day]) => parts(year, Number(month), day),
  },
  {
    pattern: new RegExp(String.raw`(?<!\d)(\d{1,2})${ORDINAL}${JOINT}${NAME}\.?,?${JOINT}${YEAR}`, 'gu'),
    read: ([, day, month, year]) => parts(year, monthNumber(month), day),
  },
  {
    pattern: new RegExp(String.raw`${NAME_START}${NAME}\.? (\d{1,2})(?:st|nd|rd|th)?[.,]{0,2} ?(?<= |,)${YEAR}`, 'gu'),
    read: ([, month, day, year]) => parts(year, monthNumber(month), day),
  },
  {
    pattern: new RegExp(String.raw`(?<!\d)(\d{4})[ ./-]{1,2}${NAME}\.?[ ./-](\d{1,2})(?!\d)`, 'gu'),
    read: ([, year, month, day]) => parts(year, monthNumber(month), day),
  },
  {
    pattern: /(?<!\d)(\d{1,2}) tháng (\d{1,2}),? (?:năm )?(\d{4})(?!\d)/giu,
    read: ([, day, month, year]) => parts(year, Number(month), day),
  },
  {
    pattern: /(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/gu,
    read: ([, first, sign, second, year]) => byFigures(Number(first), Number(second), year, sign),
  },
];

/** Day and month in figures: what is over 12 is the day; with full stops the day comes first. */
function byFigures(first: number, second: number, year: string, sign: string): DateParts | 'ambiguous' | null {
  if (second > 12) return parts(year, first, String(second));
  if (first > 12 || first === second || sign === '.') return parts(year, second, String(first));
  return 'ambiguous';
}

const FOREIGN = /[^\0-\x7f]/;
/** Arabic-Indic, Persian and wide digits. */
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g;
/** Spaces of every width, and marks of direction. */
const SPACES = /[\u00a0\u1680\u2000-\u200f\u202a-\u202f\u205f\u3000]/g;

/** The text with ASCII digits, spaces, hyphens and colons, place by place, so that offsets stay. */
function plainText(text: string): string {
  if (!FOREIGN.test(text)) return text.replaceAll('\t', ' ');
  return text
    .replace(DIGITS, digit => String(digit.charCodeAt(0) & 0xf))
    .replace(SPACES, ' ')
    .replace(/[\u2010-\u2012\u2212]/g, '-')
    .replaceAll('：', ':')
    .replaceAll('\t', ' ');
}

function parts(year: string, month: number, day: string): DateParts | null {
  const read = { year: Number(year), month, day: Number(day) };
  const exists = month >= 1 && month <= 12 && read.day >= 1 && read.day <= daysIn(month, read.year);
  return exists && read.year > 1000 ? read : null;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function daysIn(month: number, year: number): number {
  return month === 2 && isLeap(year) ? 29 : DAYS[month - 1];
}

const two = (value: number | string): string => String(value).padStart(2, '0');

/** The first date that can be read, else the first that looks like one and has little beside it. */
function findDate(text: string): FoundTime | null {
  let found: FoundDate | null = null;
  for (const { pattern, read } of DATES) {
    for (const match of matchesIn(pattern, text)) {
      const date = read(match);
      if (date === null && match[0].length < text.length * UNREAD_SHARE) continue;
      if (found === null || isBefore(match, date, found)) found = { match, date };
      if (date !== null) break;
    }
  }
  return found === null ? null : withClock(text, found.match, found.date);
}

interface FoundDate {
  readonly match: RegExpExecArray;
  readonly date: DateParts | 'ambiguous' | null;
}

/** What cannot be read is a date when it is so much of its line. */
const UNREAD_SHARE = 0.5;

function isBefore({ index }: RegExpExecArray, date: FoundDate['date'], found: FoundDate): boolean {
  if ((date === null) !== (found.date === null)) return date !== null;
  return index < found.match.index;
}

function withClock(text: string, match: RegExpExecArray, date: DateParts | 'ambiguous' | null): FoundTime {
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

function valueOf(date: DateParts | 'ambiguous' | null, tail: string): TimeValue | null {
  if (date === null) return null;
  if (date === 'ambiguous') return { kind: 'ambiguous' };
  return { kind: 'absolute', iso: `${date.year}-${two(date.month)}-${two(date.day)}${tail}` };
}

/** Every date has its year in four digits. */
const HAS_YEAR = /\d{4}/;

/** Whether a text may tell a time; most texts have no sign of one. */
export function mayHoldTime(text: string): boolean {
  return HAS_YEAR.test(text) || MAY_SAY_AGO.test(text);
}

/** The first time in a text: a date with or without a clock time, or so long “ago”; null when there is none. */
export function findTime(text: string): FoundTime | null {
  const plain = plainText(text);
  const date = HAS_YEAR.test(plain) ? findDate(plain) : null;
  const ago = findAgo(plain);
  return ago === null || (date !== null && date.from <= ago.from) ? date : ago;
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
