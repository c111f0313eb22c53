/** Twins: two showings of one line a few lines apart, equal or nearly so. */
import levenshtein from 'fast-levenshtein';
import { characterBefore, characterLength, kindOfPoint, OTHER, pointAt } from '../text/characters.js';
import { sameBytes } from '../text/hash.js';
import { folded } from '../text/fold.js';
import { decode } from '../text/passage.js';
import { countWords } from '../text/words.js';
import type { Item } from './item.js';
import { isWorded } from './item.js';

/** Lines looked back at, repeats and blank ones aside: a gallery shows its headline again after three lines, eight times. */
const WINDOW = 30;
/** Places looked back at in all, so that the cost of a line is bounded. */
const PLACES = 300;
/** Sentences that stand only once between two showings: a caption or a standfirst, not a body. */
const SENTENCES_BETWEEN = 1;
/** Headlines and captions are shorter than this many bytes; longer lines are twins only when equal. */
const LONGEST_VARIANT = 1500;
/** A showing that was cut short keeps at least this share, and this many words. */
const CUT_SHARE = 0.4;
const CUT_WORDS = 3;
/** Letters that may differ, as a share of the longer text. */
const EDIT_SHARE = 0.08;
/** Before letters are compared one by one, this share must be equal at the ends: one or two small edits leave more. */
const ENDS_SHARE = 0.5;

/** An item’s folded text, made once. */
export function foldedText(item: Item, bytes: Uint8Array): string {
  item.folded ??= folded(decode(bytes, item.line.from, item.line.to));
  return item.folded;
}

const digits = (text: string): string => text.replace(/[^\p{N}]/gu, '');

/** Whether `short` is `long` cut at its end, or without a prefix such as “Update”. */
function isCut(short: string, long: string): boolean {
  if (short.length < long.length * CUT_SHARE) return false;
  const stem = short.replace(/ ?(?:…|\.{3})$/u, '');
  return long.startsWith(stem) || long.endsWith(short);
}

/** Letters that two texts share at their beginnings and ends. */
function sharedEnds(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let front = 0;
  while (front < most && a[front] === b[front]) front++;
  let back = 0;
  while (back < most - front && a[a.length - 1 - back] === b[b.length - 1 - back]) back++;
  return front + back;
}

function isNearlyEqual(a: string, b: string): boolean {
  const longest = Math.max(a.length, b.length);
  const allowed = Math.floor(longest * EDIT_SHARE);
  if (allowed === 0 || Math.abs(a.length - b.length) > allowed || sharedEnds(a, b) < longest * ENDS_SHARE) return false;
  const distance = levenshtein.get(a, b);
  return distance <= allowed && (distance === 1 ? !isOtherNumber(a, b) : digits(a) === digits(b));
}

/** Whether the one difference is a digit for a digit: then the texts tell of different things. */
function isOtherNumber(a: string, b: string): boolean {
  return digits(a) !== digits(b) && digits(a).length === digits(b).length;
}

const length = ({ line }: Item): number => line.to - line.from;

/** Whether the lengths of two lines let one be the other, even cut short. Bytes are not letters, so with room to spare. */
function isLengthNear(a: Item, b: Item): boolean {
  const longest = Math.max(length(a), length(b));
  return longest <= LONGEST_VARIANT && Math.min(length(a), length(b)) >= longest * (CUT_SHARE / 2);
}

function isVariant(a: Item, b: Item, bytes: Uint8Array): boolean {
  const short = length(a) <= length(b) ? a : b;
  const long = short === a ? b : a;
  const [shortText, longText] = [foldedText(short, bytes), foldedText(long, bytes)];
  if (shortText === longText) return true;
  if (isCut(shortText, longText)) return countWords(bytes, short.line.from, short.line.to) >= CUT_WORDS;
  return !a.sentence && !b.sentence && isNearlyEqual(shortText, longText);
}

/** The letter or digit at a place, folded; 0 for other characters. */
function letterAt(bytes: Uint8Array, at: number): number {
  const point = pointAt(bytes, at);
  if (kindOfPoint(point) === OTHER) return 0;
  return point < 0x80 ? point | 0x20 : (String.fromCodePoint(point).toLowerCase().codePointAt(0) as number);
}

/** Finds an item’s first and last letters. */
function findLetters(item: Item, bytes: Uint8Array): void {
  const { from, to } = item.line;
  for (let at = from; at < to && item.firstLetter === 0; at += characterLength(bytes[at])) {
    item.firstLetter = letterAt(bytes, at);
  }
  for (let end = to; end > from && item.lastLetter === 0; ) {
    end = characterBefore(bytes, end);
    item.lastLetter = letterAt(bytes, end);
  }
}

/** Whether two lines begin or end alike, so that comparing their folded texts is worth the while. */
function mayVary(a: Item, b: Item, bytes: Uint8Array): boolean {
  if (a.sentence || b.sentence) {
    return sameBytes(bytes, a.line.from, a.line.from + 8, bytes, b.line.from, b.line.from + 8);
  }
  if (a.firstLetter === 0) findLetters(a, bytes);
  if (b.firstLetter === 0) findLetters(b, bytes);
  return a.firstLetter === b.firstLetter || a.lastLetter === b.lastLetter;
}

/** Whether item `b` shows item `a` again. */
export function areTwins(a: Item, b: Item, bytes: Uint8Array): boolean {
  if (a.key === b.key && sameBytes(bytes, a.line.from, a.line.to, bytes, b.line.from, b.line.to)) return true;
  return isLengthNear(a, b) && mayVary(a, b, bytes) && isVariant(a, b, bytes);
}

/** Whether a line between two showings speaks against them: a sentence that stands only once and is no bullet. */
export function standsBetween(item: Item): boolean {
  return item.sentence && !item.bullet && item.back === 0 && !item.again;
}

/**
 * The place of the nearest earlier showing of item `at`, or -1. Equal showings go before variants. The search ends after
 * WINDOW lines, or behind the second sentence that stands only once: what lies beyond is another article.
 */
export function findTwin(items: readonly Item[], at: number, bytes: Uint8Array): number {
  const item = items[at];
  if (!isWorded(item)) return -1;
  let between = 0;
  let variant = -1;
  const last = Math.max(0, at - PLACES);
  for (let place = at - 1, seen = 0; place >= last && seen < WINDOW && between <= SENTENCES_BETWEEN; place--) {
    const other = items[place];
    if (other.blank) continue;
    if (other.back === 0) seen++;
    if (other.key === item.key && areTwins(other, item, bytes)) return place;
    if (variant < 0 && isWorded(other) && areTwins(other, item, bytes)) variant = place;
    if (standsBetween(other)) between++;
  }
  return variant;
}
