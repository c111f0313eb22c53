/**
 * A body as dedup compares it: its words, each a hash of 32 bits of its folded letters, with their places. In scripts without
 * spaces every character is a word. Two bits of a hash say what kind of word it is.
 */
import { characterLength, pointAt } from '../text/characters.js';
import { CALENDAR_WORDS } from './calendar.js';
import { CALENDAR_SIZE, calendar, counts, folds, found, readWords, TEXT_SIZE, text } from './kernel.js';
import { ALONE, asciiClasses, BREAK, DIGIT, LETTER, letterClass, POINT, UNSEEN } from './letters.js';

/** Set in the hash of a word that is a figure: a number, a day, a month. */
export const FIGURE = 1;
/** Set in the hash of a character that is a word by itself. */
export const CHARACTER = 2;
const KIND_BITS = FIGURE | CHARACTER;

const FIRST_SIZE = 1024;
const NO_BYTES = new Uint8Array(0);
const LINE_FEED = 0x0a;
/** Bytes of a character behind its first one, at most. */
const MOST_TAIL = 3;
/** FNV-1a, and the finish of MurmurHash3, after which every bit of a hash counts. */
const SEED = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

/** The words of one body; the arrays may be longer than what they hold. Filled again by the next `readTokens` into it. */
export interface Tokens {
  /** The bytes that were read; none where they are not known. */
  bytes: Uint8Array;
  /** How many words there are. */
  count: number;
  hashes: Int32Array;
  /** Where each word stands: bytes [start, end). */
  starts: Int32Array;
  ends: Int32Array;
  /** How many paragraphs there are, and of each the number of words before its end. */
  paragraphs: number;
  paragraphEnds: Int32Array;
}

export function newTokens(): Tokens {
  return {
    bytes: NO_BYTES,
    count: 0,
    hashes: new Int32Array(FIRST_SIZE),
    starts: new Int32Array(FIRST_SIZE),
    ends: new Int32Array(FIRST_SIZE),
    paragraphs: 0,
    paragraphEnds: new Int32Array(FIRST_SIZE),
  };
}

/** Reads bytes [from, to), well-formed UTF-8 with a line feed between paragraphs, into `tokens`, and returns that. */
export function readTokens(bytes: Uint8Array, from: number, to: number, tokens: Tokens = newTokens()): Tokens {
  tokens.bytes = bytes;
  tokens.count = 0;
  tokens.paragraphs = 0;
  for (let at = from; at < to; ) {
    let end = Math.min(to, at + TEXT_SIZE);
    // A text is parted between two characters.
    for (let i = 0; i < MOST_TAIL && end < to && (bytes[end] & 0xc0) === 0x80; i++) end--;
    at = readPart(bytes, at, end, to, tokens);
  }
  endParagraph(tokens);
  return tokens;
}

/** Reads the part [from, end) of a text that goes to `to`, and what goes on behind it; returns where the next part begins. */
function readPart(bytes: Uint8Array, from: number, end: number, to: number, tokens: Tokens): number {
  if (end - from === bytes.length) text.set(bytes);
  else text.set(bytes.subarray(from, end));
  let at = from;
  while (at < end) {
    const stop = from + readWords(at - from, end - from, end === to, from, tokens.count);
    take(tokens);
    // What the kernel cannot read: letters that were not met before, a word that goes on behind the part.
    at = stop > at ? stop : readOne(bytes, at, to, tokens);
  }
  return at;
}

/** Takes over what the kernel found. */
function take(tokens: Tokens): void {
  const { count, paragraphs: ended } = tokens;
  const [words, breaks] = [counts[0], counts[1]];
  while (tokens.hashes.length < count + words) grow(tokens);
  while (tokens.paragraphEnds.length < ended + breaks) tokens.paragraphEnds = grown(tokens.paragraphEnds);
  tokens.hashes.set(found.hashes.subarray(0, words), count);
  tokens.starts.set(found.starts.subarray(0, words), count);
  tokens.ends.set(found.ends.subarray(0, words), count);
  tokens.paragraphEnds.set(found.paragraphs.subarray(0, breaks), ended);
  tokens.count = count + words;
  tokens.paragraphs = ended + breaks;
}

/**
 * Reads the word or the other character at `at`; returns where the next one begins. It does what the kernel does, for any text: a
 * test compares them.
 */
export function readOne(bytes: Uint8Array, at: number, to: number, tokens: Tokens): number {
  const letter = letterClass(pointAt(bytes, at));
  if (isWordLetter(letter)) return readWord(bytes, at, to, tokens);
  const next = at + characterLength(bytes[at]);
  if (letter > BREAK && letter !== UNSEEN) {
    const alone = finish(Math.imul(SEED ^ (letter & POINT), PRIME)) & ~KIND_BITS;
    add(tokens, alone | CHARACTER | ((letter & DIGIT) === 0 ? 0 : FIGURE), at, next);
  } else if (bytes[at] === LINE_FEED) endParagraph(tokens);
  return next;
}

function isWordLetter(letter: number): boolean {
  return (letter & (LETTER | ALONE)) === LETTER;
}

/** Reads the word that begins at `start`; returns where the first character behind it stands. */
function readWord(bytes: Uint8Array, start: number, to: number, tokens: Tokens): number {
  let hash = SEED;
  let figure = 0;
  let end = start;
  let at = start;
  while (at < to) {
    const letter = letterClass(pointAt(bytes, at));
    if (!isWordLetter(letter) && letter !== UNSEEN) break;
    at += characterLength(bytes[at]);
    if (letter === UNSEEN) continue;
    hash = Math.imul(hash ^ (letter & POINT), PRIME);
    if ((letter & DIGIT) !== 0) figure = FIGURE;
    end = at;
  }
  const word = finish(hash) & ~KIND_BITS;
  add(tokens, word | (isCalendar(word) ? FIGURE : figure), start, end);
  return at;
}

/** The words of a text, in arrays of their own. */
export function tokensOf(text: string): Tokens {
  const bytes = new TextEncoder().encode(text);
  return readTokens(bytes, 0, bytes.length);
}

function add(tokens: Tokens, hash: number, start: number, end: number): void {
  const at = tokens.count++;
  if (at === tokens.hashes.length) grow(tokens);
  tokens.hashes[at] = hash;
  tokens.starts[at] = start;
  tokens.ends[at] = end;
}

/** Ends a paragraph before the next word. */
export function endParagraph(tokens: Tokens): void {
  if (tokens.paragraphs === tokens.paragraphEnds.length) tokens.paragraphEnds = grown(tokens.paragraphEnds);
  tokens.paragraphEnds[tokens.paragraphs++] = tokens.count;
}

function grow(tokens: Tokens): void {
  tokens.hashes = grown(tokens.hashes);
  tokens.starts = grown(tokens.starts);
  tokens.ends = grown(tokens.ends);
}

function grown(numbers: Int32Array): Int32Array {
  const larger = new Int32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}

/** 32 bits in which every bit of a hash counts. */
export function finish(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** Where the kernel’s table has a calendar word, or would have it: at the place that its low bits name or behind it. */
function calendarPlace(word: number): number {
  let at = (word >>> 2) & (CALENDAR_SIZE - 1);
  while (calendar[at] !== 0 && calendar[at] !== word) at = (at + 1) & (CALENDAR_SIZE - 1);
  return at;
}

function isCalendar(word: number): boolean {
  return calendar[calendarPlace(word)] === word && word !== 0;
}

for (const [byte, letter] of asciiClasses.entries()) folds[byte] = (letter & LETTER) === 0 ? 0 : letter & POINT;
for (const each of CALENDAR_WORDS) {
  const word = hashOf(each);
  calendar[calendarPlace(word)] = word;
}

function hashOf(word: string): number {
  let hash = SEED;
  for (const character of word) {
    const point = character.codePointAt(0) as number;
    hash = Math.imul(hash ^ (letterClass(point) & POINT), PRIME);
  }
  return finish(hash) & ~KIND_BITS;
}
