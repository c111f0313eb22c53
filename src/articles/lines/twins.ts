/** Twins: two showings of one line a few lines apart, equal or nearly so. */
import levenshtein from 'fast-levenshtein';
import { sameBytes } from '../../text/hash.js';
import { creditOf, digitsOf, foldedTextOf, haveSameEnds, wordsOf } from '../../text/looks.js';
import type { Line } from '../../types.js';

/** Lines looked back at, repeats and blank ones aside: a gallery shows its headline again after three lines, eight times. */
const WINDOW = 30;
/** Places looked back at in all, so that the cost of a line is bounded. */
export const PLACES = 300;
/** Sentences that stand only once between two showings: a caption or a standfirst, not a body. */
const SENTENCES_BETWEEN = 1;
/** Headlines and captions are shorter than this many bytes; longer lines are twins only when equal. */
const LONGEST_VARIANT = 1500;
/** A showing that was cut short keeps at least this share, and this many words. */
const CUT_SHARE = 0.4;
const CUT_WORDS = 3;
/** Behind a whole sentence so many letters more are further sentences, not a credit: a paragraph that begins with its standfirst. */
const FURTHER_LETTERS = 60;
/** Letters that may differ, as a share of the longer text. */
const EDIT_SHARE = 0.08;
/** Before letters are compared one by one, this share must be equal at the ends: one or two small edits leave more. */
const ENDS_SHARE = 0.5;
/** What stands where a text was cut. */
export const CUT_SIGN = / ?(?:…|\.{3})$/u;
/** Bytes in which two sentences must agree before more of them is compared. */
const SAME_BEGINNING = 8;

const length = ({ from, to }: Line): number => to - from;

/** Whether `short` is `long` cut at its end, or without a prefix such as “Update”. */
function isCut(short: string, long: string): boolean {
  if (short.length < long.length * CUT_SHARE) return false;
  const stem = CUT_SIGN.test(short) ? short.replace(CUT_SIGN, '') : short;
  return long.startsWith(stem) || long.endsWith(short);
}

/** Whether the texts of two lines differ in so few letters that one is a slip of the other, and tell the same figures. */
function isNearlyEqual(one: Line, other: Line, bytes: Uint8Array): boolean {
  const [a, b] = [foldedTextOf(one, bytes), foldedTextOf(other, bytes)];
  const longest = Math.max(a.length, b.length);
  const allowed = Math.floor(longest * EDIT_SHARE);
  if (allowed === 0 || Math.abs(a.length - b.length) > allowed) return false;
  // With other figures they tell of different things.
  if (digitsOf(one, bytes) !== digitsOf(other, bytes)) return false;
  return distanceBetween(a, b, longest) <= allowed;
}

/** Letters to change to make one text of another; infinite when they share too little at their ends for that to be few. */
function distanceBetween(a: string, b: string, longest: number): number {
  const most = Math.min(a.length, b.length);
  let front = 0;
  while (front < most && a[front] === b[front]) front++;
  let back = 0;
  while (back < most - front && a[a.length - 1 - back] === b[b.length - 1 - back]) back++;
  if (front + back < longest * ENDS_SHARE) return Number.POSITIVE_INFINITY;
  return levenshtein.get(a.slice(front, a.length - back), b.slice(front, b.length - back));
}

/** Whether two lines are near enough in length and at their ends for their texts to be worth comparing. */
function mayVary(a: Line, b: Line, bytes: Uint8Array): boolean {
  const longest = Math.max(length(a), length(b));
  // Bytes are not letters, so with room to spare.
  if (longest > LONGEST_VARIANT || Math.min(length(a), length(b)) < longest * (CUT_SHARE / 2)) return false;
  if (a.sentence || b.sentence) {
    return sameBytes(bytes, a.from, a.from + SAME_BEGINNING, bytes, b.from, b.from + SAME_BEGINNING);
  }
  if (isOtherLetter(bytes[a.from], bytes[b.from]) && isOtherLetter(bytes[a.to - 1], bytes[b.to - 1])) return false;
  return haveSameEnds(a, b, bytes);
}

const CASE_BIT = 0x20;

/** Whether two bytes are letters of ASCII, and not the same in another case. */
function isOtherLetter(a: number, b: number): boolean {
  return (a | CASE_BIT) !== (b | CASE_BIT) && isAsciiLetter(a | CASE_BIT) && isAsciiLetter(b | CASE_BIT);
}

function isAsciiLetter(byte: number): boolean {
  return byte >= 0x61 && byte <= 0x7a;
}

/** Whether two lines say the same, or one is the other cut short or with a slip. */
export function isVariant(a: Line, b: Line, bytes: Uint8Array): boolean {
  const short = length(a) <= length(b) ? a : b;
  const [shortText, longText] = [foldedTextOf(short, bytes), foldedTextOf(short === a ? b : a, bytes)];
  if (shortText === longText) return true;
  if (isCut(shortText, longText)) return wordsOf(short, bytes) >= CUT_WORDS && !isStandfirst(a, b, bytes);
  return !a.sentence && !b.sentence && isNearlyEqual(a, b, bytes);
}

/** Whether a line is a whole sentence with which a later one only begins. */
function isStandfirst(line: Line, later: Line, bytes: Uint8Array): boolean {
  if (!line.sentence || !later.sentence || creditOf(later, bytes) !== null) return false;
  const text = foldedTextOf(line, bytes);
  const longer = foldedTextOf(later, bytes);
  return longer.length >= text.length + FURTHER_LETTERS && !CUT_SIGN.test(text) && longer.startsWith(text);
}

/** Whether two lines are equal to the byte; those that were found to be share their looks. */
export function areEqual(a: Line, b: Line, bytes: Uint8Array): boolean {
  if (a.looks !== null && a.looks === b.looks && length(a) === length(b)) return true;
  return a.key === b.key && sameBytes(bytes, a.from, a.to, bytes, b.from, b.to);
}

/** Whether a line between two showings speaks against them: a sentence that stands only once and is no bullet. */
export function standsAlone(line: Line): boolean {
  return line.sentence && !line.bullet && line.back === 0 && !line.again;
}

/** An earlier showing of a line: its place, and whether it is equal to the byte. */
export interface Twin {
  readonly place: number;
  readonly equal: boolean;
}

/**
 * The nearest earlier showing of the line at `at`, or null. Equal showings go before variants. The search ends after
 * WINDOW lines, or behind the second sentence that stands alone: what lies beyond is another article.
 */
export function findTwin(lines: readonly Line[], at: number, bytes: Uint8Array): Twin | null {
  const line = lines[at];
  if (!line.worded) return null;
  const { key, sentence } = line;
  const first = bytes[line.from];
  let between = 0;
  let variants = -1;
  const last = Math.max(0, at - PLACES);
  for (let place = at - line.above, seen = 0; place >= last && seen < WINDOW && between <= SENTENCES_BETWEEN; ) {
    const other = lines[place];
    if (other.back === 0) seen++;
    if (other.key === key && areEqual(other, line, bytes)) return { place, equal: true };
    // Behind a paragraph, what differs tells of something else. What sentences vary stands behind their beginning.
    if (between === 0 && ((!sentence && !other.sentence) || bytes[other.from] === first)) variants = place;
    if (standsAlone(other)) between++;
    place -= other.above;
  }
  return variants < 0 ? null : findVariant(lines, at, variants, bytes);
}

/** The nearest line in [first, at) that says nearly the same as the line at `at`, or null. */
function findVariant(lines: readonly Line[], at: number, first: number, bytes: Uint8Array): Twin | null {
  const line = lines[at];
  for (let place = at - line.above; place >= first; place -= lines[place].above) {
    const other = lines[place];
    if (other.worded && mayVary(other, line, bytes) && isVariant(other, line, bytes)) return { place, equal: false };
  }
  return null;
}
