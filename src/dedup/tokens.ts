/**
 * A body as dedup compares it: its words, each a hash of 32 bits of its folded letters, with their places. In scripts without
 * spaces every character is a word. Two bits of a hash say what kind of word it is.
 */
import { characterLength, pointAt } from '../text/characters.js';
import { CALENDAR_WORDS } from './calendar.js';
import { ALONE, asciiClasses, BREAK, DIGIT, LETTER, letterClass, POINT, UNSEEN } from './letters.js';

/** Set in the hash of a word that is a figure: a number, a day, a month. */
export const FIGURE = 1;
/** Set in the hash of a character that is a word by itself. */
export const CHARACTER = 2;
const KIND_BITS = FIGURE | CHARACTER;

const FIRST_SIZE = 1024;
const LINE_FEED = 0x0a;
const FIRST_LETTER = 0x61;
/** What an ASCII byte of a word folds to; 0 for all other bytes. */
const asciiFolds = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 0x80 && (asciiClasses[byte] & LETTER) !== 0 ? asciiClasses[byte] & POINT : 0,
);
/** FNV-1a, and the finish of MurmurHash3, after which every bit of a hash counts. */
const SEED = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

/** The words of one body; the arrays may be longer than what they hold. Filled again by the next `readTokens` into it. */
export interface Tokens {
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
  const ascii = asciiClasses;
  tokens.count = 0;
  tokens.paragraphs = 0;
  for (let at = from; at < to; ) {
    const byte = bytes[at];
    const letter = byte < 0x80 ? ascii[byte] : letterClass(pointAt(bytes, at));
    if ((letter & (LETTER | ALONE)) === LETTER) {
      at = readWord(bytes, at, to, tokens);
      continue;
    }
    const next = at + (byte < 0x80 ? 1 : characterLength(byte));
    if (letter > BREAK && letter !== UNSEEN) {
      const alone = finish(Math.imul(SEED ^ (letter & POINT), PRIME)) & ~KIND_BITS;
      add(tokens, alone | CHARACTER | ((letter & DIGIT) === 0 ? 0 : FIGURE), at, next);
    } else if (byte === LINE_FEED) endParagraph(tokens);
    at = next;
  }
  endParagraph(tokens);
  return tokens;
}

/** Reads the word that begins at `start`; returns where the first character behind it stands. */
function readWord(bytes: Uint8Array, start: number, to: number, tokens: Tokens): number {
  const folds = asciiFolds;
  let hash = SEED;
  let digits = 0;
  let end = start;
  let at = start;
  for (;;) {
    // Most texts are ASCII for the most part, and most of their bytes stand in words.
    const from = at;
    while (at < to) {
      const fold = folds[bytes[at]];
      if (fold === 0) break;
      hash = Math.imul(hash ^ fold, PRIME);
      digits |= fold - FIRST_LETTER;
      at++;
    }
    if (at > from) end = at;
    if (at >= to || bytes[at] < 0x80) break;
    const letter = letterClass(pointAt(bytes, at));
    const isLetter = (letter & (LETTER | ALONE)) === LETTER;
    if (!isLetter && letter !== UNSEEN) break;
    at += characterLength(bytes[at]);
    if (!isLetter) continue;
    hash = Math.imul(hash ^ (letter & POINT), PRIME);
    if ((letter & DIGIT) !== 0) digits = -1;
    end = at;
  }
  const word = finish(hash) & ~KIND_BITS;
  // Digits come before letters in ASCII: the sign of a difference tells whether there was one.
  add(tokens, digits < 0 || isCalendar(word) ? word | FIGURE : word, start, end);
  return at;
}

/** The words of a text, in arrays of their own. */
export function tokensOf(text: string): Tokens {
  const bytes = new TextEncoder().encode(text);
  return readTokens(bytes, 0, bytes.length);
}

function add(tokens: Tokens, hash: number, start: number, end: number): void {
  const at = tokens.count++;
  if (at === tokens.hashes.length) {
    tokens.hashes = grown(tokens.hashes);
    tokens.starts = grown(tokens.starts);
    tokens.ends = grown(tokens.ends);
  }
  tokens.hashes[at] = hash;
  tokens.starts[at] = start;
  tokens.ends[at] = end;
}

function endParagraph(tokens: Tokens): void {
  if (tokens.paragraphs === tokens.paragraphEnds.length) tokens.paragraphEnds = grown(tokens.paragraphEnds);
  tokens.paragraphEnds[tokens.paragraphs++] = tokens.count;
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

/** The hashes of calendar words, each in the place that its low bits name or behind it. */
const CALENDAR_SIZE = 2048;
const calendar = new Int32Array(CALENDAR_SIZE);

function calendarPlace(word: number): number {
  let at = (word >>> 2) & (CALENDAR_SIZE - 1);
  while (calendar[at] !== 0 && calendar[at] !== word) at = (at + 1) & (CALENDAR_SIZE - 1);
  return at;
}

function isCalendar(word: number): boolean {
  return calendar[calendarPlace(word)] === word && word !== 0;
}

for (const text of CALENDAR_WORDS) {
  let hash = SEED;
  for (const character of text)
    hash = Math.imul(hash ^ (letterClass(character.codePointAt(0) as number) & POINT), PRIME);
  const word = finish(hash) & ~KIND_BITS;
  calendar[calendarPlace(word)] = word;
}
