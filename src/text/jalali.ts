/** Days of the Persian (Jalali) calendar, by which pages of Iran tell theirs, as days of the Gregorian one. */

const MONTHS = 'فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند'.split('|');
/** As Arabic keyboards have it, and as Iran’s. */
const YEH = ['ي', 'ی'] as const;
/** Years that a page may tell in figures: 1991 to 2041. Those of the Islamic calendar that are so new have higher numbers. */
const YEARS = { first: 1370, last: 1420 };
/** The day before 1 Farvardin of year 1, in days of Unix time. */
const EPOCH = -492_269;
const DAY = 86_400_000;
/** Leap years come by the 33-year rule: right from 1178 to 1633 (K. Borkowski, The Persian calendar for 3000 years, 1996). */
const CYCLE = { years: 33, leaps: 8, shift: 21 };

/** The number of a month by its name, from 1; 0 when it is none. */
export function jalaliMonth(name: string): number {
  return MONTHS.indexOf(name.replaceAll(...YEH)) + 1;
}

/** Whether a year in figures is one of this calendar. */
export const isJalaliYear = (year: number): boolean => year >= YEARS.first && year <= YEARS.last;

/** Days before a year since the calendar began. */
const daysBefore = (year: number): number =>
  (year - 1) * 365 + Math.floor((year * CYCLE.leaps + CYCLE.shift) / CYCLE.years);

/** A day as the Gregorian calendar has it; null when there is none such. */
export function gregorian(
  year: number,
  month: number,
  day: number,
): { year: number; month: number; day: number } | null {
  if (month < 1 || month > 12 || day < 1) return null;
  const before = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
  const length = daysBefore(year + 1) - daysBefore(year);
  const ofMonth = month <= 6 ? 31 : month <= 11 ? 30 : length - 336;
  if (day > ofMonth) return null;
  const date = new Date((EPOCH + daysBefore(year) + before + day) * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
