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
    pattern:
      /^(?:w|sem|sett|wo|vec|tyd|týd|tyg|hét|hete|haf|viik|minggu|săp|нед|тиж|εβδ|أسب|اسب|هفته|שבוע|हफ्त|सप्ता|সপ্তা|สัปดา|周|週|주|tuần)/u,
    seconds: 7 * 86400,
    precision: 'day',
  },
  {
    pattern: /^(?:mi|m$|menit|perc|мин|хв|λεπ|دق|דק|मिनट|মিনিট|นาที|分|분|phút|dak)/u,
    seconds: 60,
    precision: 'minute',
  },
  { pattern: /^(?:hari|päiv|nap|روز|ימים|יום|दिन|দিন|วัน)/u, seconds: 86400, precision: 'day' },
  {
    pattern:
      /^(?:h|st|std|uur|ure|or[ae]|tim|tunt|jam|ór[aá]|god|sat|час|год|ώρ|ωρ|ساع|שע|घंट|घण्ट|ঘণ্ট|ঘন্ট|ชั่วโมง|小|時|시|giờ|saat)/u,
    seconds: 3600,
    precision: 'minute',
  },
  {
    pattern: /^(?:d(?!é)|t[aå]g|jou|j$|gi|zi|д|ημ|ημέ|μέρ|يوم|أيا|ايا|天|日|일|ngày|gün)/u,
    seconds: 86400,
    precision: 'day',
  },
  { pattern: /^(?:s|detik|másod|сек|с$|δευ|ثا|ثوا|שני|सेकं|সেকে|วินาที|秒|초|giây)/u, seconds: 1, precision: 'second' },
];

/** A page does not say “ago” of more than this many years; what does is noise. */
const LONGEST_AGO = 100 * 366 * 86400;

const LETTERS = String.raw`[\p{L}\p{M}]`;
const STEP = String.raw`\d{1,12} ?${LETTERS}{1,10}`;
const STEPS = String.raw`${STEP}(?:,? (?:and )?(?:\d{1,12}|an?) ?${LETTERS}{1,10}){0,2}`;
const ENGLISH =
  /(?:-?(?<!\d)\d{1,12}|(?<!\p{L})an?) ?\p{L}{1,7}(?:,? (?:and )?(?:\d{1,12}|an?) ?\p{L}{1,7}){0,2} ago(?!\p{L})/u;
/** The word that says so stands before the length, or behind it. */
const BEFORE = new RegExp(
  String.raw`(?<!\p{L})(?:[Ii]l y a|[Vv]or|[Hh]ace|[Hh]á|منذ|قبل|[Ππ]ριν(?: από)?|[Pp]řed|לפני|[Aa]cum|[Пп]реди|[Pp]rije) ${STEPS}`,
  'u',
);
const SAYS_SO =
  'назад|тому|temu|geleden|sedan|siden|fa|trước|önce|전|atrás|(?:yang )?lalu|sitten|ezelőtt|पहले|আগে|پیش|قبل';
const BEHIND = new RegExp(
  String.raw`(?<!\d)(?:${STEPS} (?:${SAYS_SO})(?!\p{L})|\d{1,12} ?(?:秒|分|分钟|小时|時間|天|日|周|週間)(?:之)?前|\d{1,12}(?:초|분|시간|일|주) ?전|\d{1,12} ?(?:วินาที|นาที|ชั่วโมง|วัน|สัปดาห์) ?(?:ที่แล้ว|ที่ผ่านมา|ก่อน)|\d{1,12} (?:perce|órája|napja|hete)(?!\p{L}))`,
  'u',
);
const FORMS = [ENGLISH, BEFORE, BEHIND];
const EACH_STEP = /(-?\d{1,12}|an?(?= )) ?([\p{L}\p{M}]{1,10})/gu;
/** Signs that one of the forms has. */
export const MAY_SAY_AGO =
  /ago|[^\0-\x7f]|[Ii]l y a|[Vv]or\s|[Hh]ace\s|[Aa]cum\s|[Pp]rije\s|temu|geleden|sedan|siden|lalu|sitten|fa\b|perce|hete|napja/;

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
