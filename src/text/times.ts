/** Times as pages write them: found by their shape, read where the shape tells the order of day, month and year. */

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

export type Precision = 'second' | 'minute' | 'day';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** Beginnings of the months’ names, with and without marks, in Polish, Greek, Russian, German, French and Spanish. */
const OTHER_MONTHS: readonly (readonly string[])[] = [
  ['stycz', 'ιαν', 'янв', 'jän', 'ene'],
  ['lut', 'φεβ', 'фев', 'fév'],
  ['μάρ', 'μαρ', 'мар', 'mär'],
  ['kwie', 'απρ', 'апр', 'avr', 'abr'],
  ['maj', 'μάι', 'μαΐ', 'μαϊ', 'мая', 'май', 'mai'],
  ['czerw', 'ιούν', 'ιουν', 'июн', 'juin'],
  ['lip', 'ιούλ', 'ιουλ', 'июл', 'juil'],
  ['sierp', 'αύγ', 'αυγ', 'авг', 'août', 'ago'],
  ['wrze', 'σεπ', 'сен'],
  ['paź', 'οκτ', 'окт', 'okt'],
  ['listop', 'νοέ', 'νοε', 'ноя'],
  ['grud', 'δεκ', 'дек', 'dez', 'déc', 'dic'],
];

const UNITS: readonly { pattern: RegExp; seconds: number; precision: Precision }[] = [
  { pattern: /^s/, seconds: 1, precision: 'second' },
  { pattern: /^mi/, seconds: 60, precision: 'minute' },
  { pattern: /^h/, seconds: 3600, precision: 'minute' },
  { pattern: /^d/, seconds: 86400, precision: 'day' },
  { pattern: /^w/, seconds: 7 * 86400, precision: 'day' },
];

/** A page does not say “ago” of more than this many years; what does is noise. */
const LONGEST_AGO = 100 * 366 * 86400;

interface DateParts {
  year: number;
  month: number;
  day: number;
}

/** The shapes of a date. `read` gives null where it cannot be read, 'ambiguous' where either number may be the month. */
const DATES: readonly { pattern: RegExp; read(match: RegExpMatchArray): DateParts | 'ambiguous' | null }[] = [
  {
    pattern: /(?<!\d)(\d{4})(?:[-/.]|年) ?(\d{1,2})(?:[-/.]|月) ?(\d{1,2})日?(?!\d)/u,
    read: ([, year, month, day]) => parts(year, Number(month), day),
  },
  {
    pattern: /(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[ -](\p{L}{3,12})\.?,?[ -](\d{4})(?!\d)/u,
    read: ([, day, month, year]) => parts(year, monthNumber(month), day),
  },
  {
    pattern: /(?<!\p{L})(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)/u,
    read: ([, month, day, year]) => parts(year, monthNumber(month), day),
  },
  {
    pattern: /(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/u,
    read: ([, first, sign, second, year]) =>
      sign === '.' || Number(first) > 12
        ? parts(year, Number(second), first)
        : Number(second) > 12
          ? parts(year, Number(first), second)
          : Number(first) === Number(second)
            ? parts(year, Number(first), second)
            : 'ambiguous',
  },
];

const CLOCK =
  /^[ ,T|@•·-]{0,4}(?:at )?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?: ?([AaPp])\.?[Mm]\.?)?(?: ?(GMT|UTC|Z|[+-]\d{2}:?\d{2})(?![\p{L}\d]))?/u;

const AGO =
  /(?:-?(?<!\d)\d{1,12}|(?<!\p{L})an?) ?\p{L}{1,7}(?:,? (?:and )?(?:\d{1,12}|an?) ?\p{L}{1,7}){0,2} ago(?!\p{L})/u;
const AGO_STEP = /(-?\d{1,12}|an?(?= )) ?(\p{L}{1,7})/gu;

const FOREIGN = /[^\0-\x7f]/;

/** Arabic-Indic and Persian digits as ASCII ones, place by place, so that offsets stay. */
function asciiDigits(text: string): string {
  return FOREIGN.test(text)
    ? text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, digit => String(digit.charCodeAt(0) & 0xf))
    : text;
}

function monthNumber(name: string): number {
  const lower = name.toLowerCase().normalize('NFC');
  const english = MONTHS.indexOf(lower.slice(0, 3)) + 1;
  return english > 0 ? english : OTHER_MONTHS.findIndex(names => names.some(start => lower.startsWith(start))) + 1;
}

function parts(year: string, month: number, day: string): DateParts | null {
  const read = { year: Number(year), month, day: Number(day) };
  const exists = month >= 1 && month <= 12 && read.day >= 1 && read.day <= 31 && read.year > 1000;
  return exists ? read : null;
}

const two = (value: number | string): string => String(value).padStart(2, '0');

/** The clock time behind a date as the tail of an ISO time, or '' when it makes none. */
function clockTail(match: RegExpMatchArray): string {
  const [, hours, minutes, seconds, half, zone] = match;
  let hour = Number(hours);
  if (half !== undefined) hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return '';
  const offset = zone === undefined ? '' : /^[GUZ]/.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  return `T${two(hour)}:${minutes}${seconds === undefined ? '' : `:${seconds}`}${offset}`;
}

function findDate(text: string): FoundTime | null {
  let found: FoundTime | null = null;
  for (const { pattern, read } of DATES) {
    const match = pattern.exec(text);
    if (match === null || (found !== null && match.index >= found.from)) continue;
    const date = read(match);
    const end = match.index + match[0].length;
    const clock = CLOCK.exec(text.slice(end));
    found = { from: match.index, to: end + (clock?.[0].length ?? 0), value: valueOf(date, clock) };
  }
  return found;
}

function valueOf(date: DateParts | 'ambiguous' | null, clock: RegExpMatchArray | null): TimeValue | null {
  if (date === null) return null;
  if (date === 'ambiguous') return { kind: 'ambiguous' };
  const tail = clock === null ? '' : clockTail(clock);
  return { kind: 'absolute', iso: `${date.year}-${two(date.month)}-${two(date.day)}${tail}` };
}

function readAgo(text: string): TimeValue | null {
  let seconds = 0;
  let precision: Precision = 'day';
  for (const [, count, word] of text.matchAll(AGO_STEP)) {
    const unit = UNITS.find(({ pattern }) => pattern.test(word.toLowerCase()));
    if (unit === undefined) return null;
    seconds += unit.seconds * (count.startsWith('a') ? 1 : Number(count));
    precision = unit.precision;
  }
  return seconds >= 0 && seconds <= LONGEST_AGO ? { kind: 'relative', seconds, precision } : null;
}

/** Every date has its year in four digits. */
const YEAR = /\d{4}/;

/** The first time in a text: a date with or without a clock time, or so long “ago”; null when there is none. */
export function findTime(text: string): FoundTime | null {
  const plain = asciiDigits(text);
  const date = YEAR.test(plain) ? findDate(plain) : null;
  const ago = plain.includes(' ago') ? AGO.exec(plain) : null;
  if (ago === null || (date !== null && date.from <= ago.index)) return date;
  return { from: ago.index, to: ago.index + ago[0].length, value: readAgo(ago[0]) };
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
