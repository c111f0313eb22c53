/** Dates as pages write them: found by their shape, read where the shape tells the order of day, month and year. */
import { gregorian, isJalaliYear, jalaliMonth } from './jalali.js';
import { matchesIn } from './matches.js';
import { monthNumber } from './months.js';
import { labelIn } from './time-labels.js';

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
/**
 * What joins the parts in many languages: `de`, `of`. Looking ahead makes no difference to what matches: without it V8 takes a tenth
 * of a second to compile the pattern, and does so twice.
 */
const JOINT = String.raw`(?=[ /.-])(?: \p{L}{2,3} |[ /.-]{1,2})`;

/** A second name that some Arabic pages have for a month: `كانون الثاني/يناير`. */
const SECOND = String.raw`(?:/\p{L}{3,12})?`;
/** Months of Thailand, short ones with their full stops, and years of its calendar, which may have two figures. */
const THAI = String.raw`((?:[ก-ฮ]|เม|มี|มิ)\.[ก-ฮ]|[ก-ฮ][\u0e00-\u0e7f]{5,9})\.? ?(?:พ\.ศ\. ?)?(\d{4}|\d{2}(?!:))(?!\d)`;

/** The shape of a date. */
interface DateShape {
  readonly pattern: RegExp;
  /** Null where it cannot be read, 'ambiguous' where either number may be the month. */
  read(match: RegExpMatchArray): DateParts | 'ambiguous' | null;
  /** Whether what cannot be read may be a date of a month that nobody knows: not `3 gifts for 2026`. */
  isUnread?(match: RegExpMatchArray): boolean;
}

const DATES: readonly DateShape[] = [
  {
    pattern: /(?<!\d)(\d{4})(?:[-/.]|年|년) ?(\d{1,2})(?:[-/.]|月|월) ?(\d{1,2})[日일]?(?!\d)/gu,
    read: ([, year, month, day]) => figures(Number(year), Number(month), Number(day)),
  },
  {
    pattern: new RegExp(String.raw`(?<!\d)(\d{1,2})${ORDINAL}(${JOINT})${NAME}\.?${SECOND},?(${JOINT})${YEAR}`, 'gu'),
    read: ([, day, , month, , year]) => named(Number(year), month, Number(day)),
    isUnread: ([, , first, , second]) => first === second || !LETTER.test(first + second),
  },
  {
    pattern: new RegExp(String.raw`${NAME_START}${NAME}\.? (\d{1,2})(?:st|nd|rd|th)?[.,]{0,2} ?(?<= |,)${YEAR}`, 'gu'),
    read: ([, month, day, year]) => named(Number(year), month, Number(day)),
  },
  {
    pattern: new RegExp(String.raw`(?<!\d)(\d{4})[ ./-]{1,2}${NAME}\.?[ ./-]{1,2}(\d{1,2})(?!\d)`, 'gu'),
    read: ([, year, month, day]) => named(Number(year), month, Number(day)),
  },
  {
    pattern: new RegExp(String.raw`(?<!\d)(\d{1,2}) ?${THAI}`, 'gu'),
    read: ([, day, month, year]) =>
      parts(year.length === 2 ? Number(year) + THAI_CENTURY : Number(year), monthNumber(month), Number(day)),
  },
  {
    pattern: /(?<!\d)(\d{1,2}) tháng (\d{1,2}),? (?:năm )?(\d{4})(?!\d)/giu,
    read: ([, day, month, year]) => parts(Number(year), Number(month), Number(day)),
  },
  {
    pattern: /(令和|平成|昭和) ?(\d{1,2}|元)年 ?(\d{1,2})月 ?(\d{1,2})日/gu,
    read: ([, era, year, month, day]) =>
      parts(ERAS[era] + (year === '元' ? 1 : Number(year)), Number(month), Number(day)),
  },
  {
    pattern: /(?<!\d)(\d{1,2})(?:([-/.])(\d{1,2})\2|\. (\d{1,2})\. )(\d{4})(?!\d)/gu,
    read: ([, first, sign = '.', second, apart, year]) =>
      byFigures(Number(first), Number(second ?? apart), Number(year), sign),
  },
];

/** The years before the first of each of Japan’s eras. */
const ERAS: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925 };
/** Thailand counts its years from 543 years before ours; so are years read that no page of ours would have. */
const THAI_YEARS = { first: 2440, last: 2600, before: 543 };
const THAI_CENTURY = 2500;
/** Pages of news are of no other years: these are of other calendars. */
const YEARS = { first: 1600, last: 2200 };

/** Day and month in figures: what is over 12 is the day; with full stops the day comes first. */
function byFigures(first: number, second: number, year: number, sign: string): DateParts | 'ambiguous' | null {
  if (isJalaliYear(year)) return gregorian(year, second, first);
  if (second > 12) return parts(year, first, second);
  if (first > 12 || first === second || sign === '.') return parts(year, second, first);
  return 'ambiguous';
}

const figures = (year: number, month: number, day: number): DateParts | null =>
  isJalaliYear(year) ? gregorian(year, month, day) : parts(year, month, day);

function named(year: number, month: string, day: number): DateParts | null {
  const number = monthNumber(month);
  if (number > 0 && year >= YEARS.first) return parts(year, number, day);
  const jalali = jalaliMonth(month);
  return jalali > 0 && year < YEARS.first ? gregorian(year, jalali, day) : null;
}

function parts(told: number, month: number, day: number): DateParts | null {
  const year = told >= THAI_YEARS.first && told <= THAI_YEARS.last ? told - THAI_YEARS.before : told;
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year);
  return exists && year >= YEARS.first && year <= YEARS.last ? { year, month, day } : null;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function daysIn(month: number, year: number): number {
  return month === 2 && isLeap(year) ? 29 : DAYS[month - 1];
}

/** A date: where it stands and what it says; null when it cannot be read, 'ambiguous' where either number may be the month. */
export interface FoundDate {
  readonly match: RegExpExecArray;
  readonly date: DateParts | 'ambiguous' | null;
}

/** Dates have their year in four digits, but for some of Thailand and Japan, and short ones beside a clock. */
export const HAS_YEAR = /\d{4}|[\u0e00-\u0e7f]\.? ?\d\d|\d年|\d\d\.\d\d\.\d\d/;

/** What cannot be read is a date when it is so much of its line. */
const UNREAD_SHARE = 0.5;

/** The first date that can be read, else the first that looks like one and has little beside it. */
export function findDate(text: string): FoundDate | null {
  let found: FoundDate | null = null;
  for (const { pattern, read, isUnread } of DATES) {
    for (const match of matchesIn(pattern, text)) {
      const told = read(match);
      const date = told === 'ambiguous' && isForeign(text, match.index) ? dayFirst(match[0]) : told;
      if (date === null && (match[0].length < text.length * UNREAD_SHARE || isUnread?.(match) === false)) continue;
      if (found === null || isBefore(match, date, found)) found = { match, date };
      if (date !== null) break;
    }
  }
  return found;
}

function isBefore({ index }: RegExpExecArray, date: FoundDate['date'], found: FoundDate): boolean {
  if ((date === null) !== (found.date === null)) return date !== null;
  return index < found.match.index;
}

/** The day and the month in that order, as everywhere but on pages in English. */
export function dayFirst(text: string): DateParts | null {
  const [day, month, year] = text.split(/\D+/).map(Number);
  return parts(year, month, day);
}

/** Words that are not English: in another script, or in small letters with marks, as no name is. */
const FOREIGN_WORD = /[\p{Lo}\p{Script=Greek}\p{Script=Cyrillic}]|(?<![\p{L}\p{M}])[a-z]*(?=[^\0-\x7f])\p{Ll}/u;
/** Labels of times in English. */
const ENGLISH =
  /^(?:updated?|modified|revised|edited|amended|published|posted|publication date|publish date|date|created|released|issued)$/i;

/** Whether a text with a date at a place says anything in another language than English. */
function isForeign(text: string, at: number): boolean {
  if (FOREIGN_WORD.test(text)) return true;
  const label = labelIn(text.slice(0, at));
  return label !== null && !ENGLISH.test(text.slice(label.from, label.to));
}

const SHORT = /(?<![\d.:])(\d{2})\.(\d{2})\.(\d{2})(?![\d.:])/;
const CENTURY = 2000;
/** What is less is a day. */
const FIRST_SHORT_YEAR = 10;
const LETTER = /\p{L}/u;
const EASTERN = /[\p{Script=Han}\p{Script=Hangul}]/u;

/** A date whose year has two figures, where it can be told which these are: first in East Asia, elsewhere last. */
export function findShortDate(text: string): FoundDate | null {
  const match = SHORT.exec(text);
  if (match === null) return null;
  const [one, month, other] = match.slice(1).map(Number);
  const isEastern = EASTERN.test(text);
  if (!isEastern && one >= FIRST_SHORT_YEAR && !LETTER.test(text)) return null;
  const date = isEastern ? parts(one + CENTURY, month, other) : parts(other + CENTURY, month, one);
  return date === null ? null : { match, date };
}
