/** The time of day beside a date, and the zone it is told in. */

import { plainText } from './digits.js';
import { FURTHEST_ZONE_HOURS } from './moment.js';
import { weekdayLength } from './weekdays.js';

/** Hours east of Greenwich of zones that have one name each; what two zones are called, or half the year another, is not here. */
const ZONES: Readonly<Record<string, string>> = Object.fromEntries(
  `Z=Z GMT=Z UTC=Z WET=Z BST=+01:00 WEST=+01:00 CET=+01:00 MEZ=+01:00 CEST=+02:00 MESZ=+02:00 EET=+02:00 EEST=+03:00
  MSK=+03:00 TRT=+03:00 PKT=+05:00 WIB=+07:00 ICT=+07:00 WITA=+08:00 WIT=+09:00 SGT=+08:00 HKT=+08:00 JST=+09:00 KST=+09:00 AEST=+10:00
  AEDT=+11:00 NZST=+12:00 NZDT=+13:00 BRT=-03:00 EDT=-04:00 EST=-05:00 CDT=-05:00 MDT=-06:00 MST=-07:00 PDT=-07:00
  PST=-08:00`
    .split(/\s+/)
    .map(zone => zone.split('=')),
);
/** Zones that a time may be told in and that tell no offset. */
const VAGUE_ZONES = 'IST|CST|ET|CT|MT|PT|GST|Uhr';

/** Behind it: of Latin letters, Arabic, Bengali, Greek, and of Vietnam. */
const HALF = String.raw`(?:[AaPp]\.? ?[Mm]\b\.?|(?:[صم]|صباح[اً]{1,2}|مساء[اً]{0,2}|ظهر[اً]{1,2}|এএম|পিএম|[πμ]\.?μ\.?|SA|CH)(?!\p{L}))`;
const ZONE = String.raw`(?:(?:GMT|UTC) ?[+-]\d{1,2}(?::?\d{2})?|[+-]\d{2}:?\d{2}|${Object.keys(ZONES).join('|')}|${VAGUE_ZONES})(?!\d|\p{Ll}|\p{Lu}(?!\p{Ll}))`;
/** The half of the day as East Asia says it, before the time. */
const EAST = '上午|下午|午前|午後|오전|오후';
/** Hours and minutes, or hours and the half of the day. */
const TIME = String.raw`(?:(?<east>${EAST}) ?)?(?:(?<hour>\d{1,2}) ?(?:[:时時点點]|h ?|시 ?|\.(?=\d\d(?![.\d])))(?<minute>\d{2}|\d(?=[분分]))(?:분|分)?(?::(?<second>\d{2})(?:\.\d{1,9})?)?(?!\d)(?: ?(?<half>${HALF}))?|(?<full>\d{1,2}) ?(?:(?<side>${HALF})|[時시](?!\d)))`;
const IN_ZONE = String.raw`(?:,? ?\(?(?<zone>${ZONE})\)?)?`;
/** What stands between a date and its time: signs, and a short word or two (“at”, “um”, “a las”); the marks of no other line part. */
const BETWEEN = String.raw`(?:T|[ .,|/@•·–-]{0,4}(?:(?!${EAST})(?:\p{L}{1,5}[.,]?|الساعة) ){0,2}[ ,|/@•·–(-]{0,2})`;

const BEHIND = new RegExp(`^${BETWEEN}${TIME}${IN_ZONE}`, 'u');
const BEFORE = new RegExp(
  String.raw`(?<![\d.:])${TIME}${IN_ZONE}(?: Uhr)?[ ,|/•·–-]{0,4}(?:[\p{L}\p{M}]{1,10}\.?,? ){0,2}$`,
  'u',
);
const ALONE = new RegExp(String.raw`^${TIME}${IN_ZONE}(?: Uhr)?$`, 'u');
/** No time before a date is longer, what stands between included. */
const REACH = 48;
/** The half of the day that begins at noon. */
const AFTERNOON = /^(?:[Pp]|下午|午後|오후|م|ظهر|পি|μ|CH)/u;

export interface Clock {
  /** The tail of an ISO time, `T14:05+02:00`, or '' when there is no such time of day. */
  readonly iso: string;
  /** How many characters it takes, what parts it from the date included. */
  readonly length: number;
}

/** Whether a text is a time of day and nothing else. */
export function isClock(text: string): boolean {
  return text.length <= REACH && ALONE.test(plainText(text));
}

/** The tail of an ISO time that a text tells which says no more than a time of day, with a short word before it at most; else null. */
export function clockOn(text: string): string | null {
  const clock = clockBehind(text, 0);
  return clock !== null && clock.iso !== '' && clock.length === text.length ? clock.iso : null;
}

/** The time of day that stands before or behind the date at [from, to) of a text, perhaps beyond a weekday; null when none does. */
export function clockBehind(text: string, to: number): Clock | null {
  const rest = text.slice(to, to + REACH);
  const clock = clockIn(BEHIND, rest);
  const weekday = clock === null && /\d/.test(rest) ? weekdayLength(rest) : 0;
  if (weekday === 0) return clock;
  const behind = clockIn(BEHIND, rest.slice(weekday));
  return behind === null ? null : { ...behind, length: weekday + behind.length };
}

export function clockBefore(text: string, from: number): Clock | null {
  return clockIn(BEFORE, text.slice(Math.max(0, from - REACH), from));
}

/** Every time of day has figures, which most texts beside a date have not. */
function clockIn(form: RegExp, text: string): Clock | null {
  return /\d/.test(text) ? clockOf(form.exec(text)) : null;
}

function clockOf(match: RegExpExecArray | null): Clock | null {
  if (match === null) return null;
  const {
    east,
    hour,
    minute = '00',
    second,
    half,
    full,
    side,
    zone,
  } = match.groups as Record<string, string | undefined>;
  const said = half ?? side ?? east;
  let hours = Number(hour ?? full);
  if (said !== undefined) hours = (hours % 12) + (AFTERNOON.test(said) ? 12 : 0);
  const offset = offsetOf(zone);
  const exists = hours <= 23 && Number(minute) <= 59 && Number(second ?? 0) <= 59 && offset !== null;
  const seconds = second === undefined ? '' : `:${second}`;
  const iso = exists ? `T${String(hours).padStart(2, '0')}:${minute.padStart(2, '0')}${seconds}${offset}` : '';
  return { iso, length: match[0].length };
}

/** The offset of a zone as ISO has it; '' where none is told, null for one that no place has. */
function offsetOf(zone: string | undefined): string | null {
  if (zone === undefined) return '';
  const figures = /([+-])(\d{1,2}?):?(\d{2})?$/.exec(zone);
  if (figures === null) return ZONES[zone] ?? '';
  const [, sign, hours, minutes = '00'] = figures;
  if (Number(hours) * 60 + Number(minutes) > FURTHEST_ZONE_HOURS * 60 || Number(minutes) > 59) return null;
  return `${sign}${hours.padStart(2, '0')}:${minutes}`;
}
