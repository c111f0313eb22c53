/** Hard-wrapped text: finds the width at which a page was wrapped, and says which lines go on in the next one. */

/** Widths that people and programs wrap at. */
const NARROWEST = 30;
const WIDEST = 160;
/** Share of lines that may not be longer than the width; the others are outliers. */
const WITHIN = 0.985;
const LEAST_LINES = 8;
/** Lines of a small page, blank ones included; of these so many must go on in the next one. */
const SMALL_PAGE = 16;
const LEAST_BROKEN = 2;
/** A full line ends within so many characters of the width: the next word did not fit. */
const NEAR = 10;
const LEAST_NEAR = 5;
/** Full lines among those longer than LONG of the width; found on 1,559 of 1,561 wrapped pages with spaces between words. */
const LONG = 0.6;
const NEAR_SHARE = 0.4;
/** What must have fitted into the line: some break words at hyphens, which says something where a sentence has ended. */
const FIRST_PART = /^(?:[^\s-]+-?|\S+)/;
const FIRST_WORD = /^\S+/;

/** Whether a page has so few lines that little can be told by their lengths. */
export const isSmall = (lines: number): boolean => lines < SMALL_PAGE;

/** The width in UTF-16 units at which the trimmed lines were wrapped, or 0; `ends` are the lengths with indentation. */
export function wrapWidth(texts: readonly string[], ends: readonly number[]): number {
  if (isSmall(texts.length)) return smallWidth(texts, ends);
  let total = 0;
  // Lengths above the widest count as one more; a table of counts is linear where sorting is not.
  const table = new Uint32Array(WIDEST + 2);
  for (let at = 0; at < texts.length; at++) {
    if (!texts[at].includes(' ') || isTitle(texts, at)) continue;
    table[Math.min(ends[at], WIDEST + 1)]++;
    total++;
  }
  if (total < LEAST_LINES) return smallWidth(texts, ends);
  const width = quantile(table, Math.min(total - 1, Math.floor(total * WITHIN)));
  if (width > WIDEST || width < NARROWEST) return 0;
  const near = countFrom(table, width - NEAR);
  return near < LEAST_NEAR || near < NEAR_SHARE * countFrom(table, width * LONG) ? 0 : width;
}

const SMALL = /^\p{Ll}/u;
const STOP = /[.!?…:;"”»]$/u;

/** Whether a line stands alone and is no sentence: of a headline nobody knows whether it was wrapped. */
function isTitle(texts: readonly string[], at: number): boolean {
  const isAlone = at > 0 ? texts[at - 1] === '' && texts[at + 1] === '' : texts[1] === '';
  return isAlone && !STOP.test(texts[at]);
}

/** The same of a page of a few lines: two of them go on in a small letter, and such lines are as long as the longest. */
function smallWidth(texts: readonly string[], ends: readonly number[]): number {
  const longest = ends.reduce((most, end, at) => (end > most && !isTitle(texts, at) ? end : most), 0);
  const broken = texts.flatMap((text, at) => (!STOP.test(text) && SMALL.test(texts[at + 1] ?? '') ? [at] : []));
  const isWrapped =
    broken.length >= LEAST_BROKEN && broken.every(at => isBroken(texts[at], ends[at], texts[at + 1], longest));
  return isWrapped && longest >= NARROWEST && longest <= WIDEST ? longest : 0;
}

/** The shortest length that more lines than `rank` do not exceed. */
function quantile(table: Uint32Array, rank: number): number {
  let length = 0;
  for (let below = table[0]; below <= rank; below += table[length]) length++;
  return length;
}

function countFrom(table: Uint32Array, least: number): number {
  let sum = 0;
  for (let length = Math.ceil(least); length < table.length; length++) sum += table[length];
  return sum;
}

/** Whether a line of length `end` was broken before the next line: its first word would not have fitted. No line is broken before itself. */
export function isBroken(text: string, end: number, next: string, width: number): boolean {
  if (end > width + 1 || text === next || !text.includes(' ')) return false;
  const first = (STOP.test(text) ? FIRST_PART : FIRST_WORD).exec(next);
  return end + 1 + (first?.[0].length ?? 0) > width;
}
