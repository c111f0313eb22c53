/** Times told by how long ago they were: `25 min 53 sec ago`, `il y a 3 heures`, `3 часа назад`, `3小时前`. */
import { matchesIn } from './matches.js';
import { remembering } from './remember.js';

export type Precision = 'second' | 'minute' | 'day';

/** So many seconds before the moment of capture; null when the length cannot be told. */
export interface Ago {
  readonly from: number;
  readonly to: number;
  readonly value: { readonly kind: 'relative'; readonly seconds: number; readonly precision: Precision } | null;
}

interface Unit {
  readonly pattern: RegExp;
  readonly seconds: number;
  readonly precision: Precision;
}

/** Units by the beginnings of their names, the longest first: those of one letter stand for whole words of English as well. */
const UNITS: readonly Unit[] = [
  {
    pattern: /^(?:w|sem|sett|wo|vec|tyd|tyg|нед|тиж|εβδ|أسب|اسب|周|週|주|tuần|haf)/u,
    seconds: 7 * 86400,
    precision: 'day',
  },
  { pattern: /^(?:mi|m$|мин|хв|λεπ|دق|分|분|phút|dak)/u, seconds: 60, precision: 'minute' },
  {
    pattern: /^(?:h|st|std|uur|ure|or[ae]|tim|god|час|год|ώρ|ωρ|ساع|小|時|시|giờ|saat)/u,
    seconds: 3600,
    precision: 'minute',
  },
  { pattern: /^(?:d|t[aå]g|j|gi|д|ημ|ημέ|μέρ|يوم|أيا|ايا|天|日|일|ngày|gün)/u, seconds: 86400, precision: 'day' },
  { pattern: /^(?:s|сек|с$|δευ|ثا|ثوا|秒|초|giây)/u, seconds: 1, precision: 'second' },
];

/** A page does not say “ago” of more than this many years; what does is noise. */
const LONGEST_AGO = 100 * 366 * 86400;

const STEP = String.raw`\d{1,12} ?\p{L}{1,8}`;
const STEPS = String.raw`${STEP}(?:,? (?:and )?(?:\d{1,12}|an?) ?\p{L}{1,8}){0,2}`;
const ENGLISH =
  /(?:-?(?<!\d)\d{1,12}|(?<!\p{L})an?) ?\p{L}{1,7}(?:,? (?:and )?(?:\d{1,12}|an?) ?\p{L}{1,7}){0,2} ago(?!\p{L})/u;
/** The word that says so stands before the length, or behind it. */
const BEFORE = new RegExp(String.raw`(?<!\p{L})(?:il y a|vor|hace|há|منذ|قبل|πριν(?: από)?) ${STEPS}`, 'u');
const BEHIND = new RegExp(
  String.raw`(?<!\d)(?:${STEPS} (?:назад|тому|temu|geleden|sedan|siden|fa|trước|önce|전)(?!\p{L})|\d{1,12} ?(?:秒|分|分钟|小时|時間|天|日|周|週間)(?:之)?前|\d{1,12}(?:초|분|시간|일|주) ?전)`,
  'u',
);
const FORMS = [ENGLISH, BEFORE, BEHIND];
const EACH_STEP = /(-?\d{1,12}|an?(?= )) ?(\p{L}{1,8})/gu;
/** Signs that one of the forms has. */
export const MAY_SAY_AGO = /ago|[^\0-\x7f]|il y a|vor\s|hace\s|temu|geleden|sedan|siden|fa\b/;

/** The first length of time in a text that is said to have passed. */
export function findAgo(text: string): Ago | null {
  if (!MAY_SAY_AGO.test(text)) return null;
  let found: RegExpExecArray | null = null;
  for (const form of FORMS) {
    const match = form.exec(text);
    if (match !== null && (found === null || match.index < found.index)) found = match;
  }
  return found === null ? null : { from: found.index, to: found.index + found[0].length, value: lengthOf(found[0]) };
}

const unitOf = remembering((word): Unit | null => {
  const lower = word.toLowerCase();
  return UNITS.find(({ pattern }) => pattern.test(lower)) ?? null;
});

function lengthOf(text: string): Ago['value'] {
  let seconds = 0;
  let precision: Precision = 'day';
  for (const [, count, word] of matchesIn(EACH_STEP, text)) {
    const unit = unitOf(word);
    if (unit === null) return null;
    seconds += unit.seconds * (count.startsWith('a') ? 1 : Number(count));
    precision = unit.precision;
  }
  return seconds >= 0 && seconds <= LONGEST_AGO ? { kind: 'relative', seconds, precision } : null;
}
