/** Moments as RFC 3339 writes them, read strictly: what no calendar or clock has is none. */

/** A day; or a time with its zone, since from a machine's own zone nothing is guessed. */
const MOMENT =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:[Zz]|([+-])(\d\d):?(\d\d)))?$/;
const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
/** No zone is further from Greenwich (Kiribati has +14:00). */
export const FURTHEST_ZONE_HOURS = 14;

/** Milliseconds since 1970 of a moment, of a day its beginning in UTC; null for what is none. */
export function momentOf(text: string): number | null {
  const match = MOMENT.exec(text);
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(part => Number(part ?? 0));
  const [fraction = '', sign = '+', zoneHours = '0', zoneMinutes = '0'] = match.slice(7);
  const offset = Number(zoneHours) * 60 + Number(zoneMinutes);
  const date = new Date(0);
  // Not Date.UTC, which takes the year 25 for 1925.
  date.setUTCFullYear(year, month - 1, day);
  const isDay = year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  const isTime = hour * 60 + minute < DAY_MINUTES && minute < 60 && second < 60;
  const isZone = offset <= FURTHEST_ZONE_HOURS * 60 && Number(zoneMinutes) < 60;
  if (!isDay || !isTime || !isZone) return null;
  const minutes = hour * 60 + minute - (sign === '-' ? -offset : offset);
  return date.getTime() + minutes * MINUTE_MS + second * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3));
}
