/** The WebAssembly that reads words and chooses shingles, and its memory; see text/words.wat, tokens.wat and sketch.wat. */
import { instantiate } from '../text/instantiate.js';
import { SKETCH } from '../text/sketch.wasm.js';
import { TOKENS } from '../text/tokens.wasm.js';
import { WORDS } from '../text/words.wasm.js';

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

interface Tokens {
  read(at: number, to: number, isEnd: number, shift: number, base: number): number;
}

interface Sketch {
  readonly memory: Memory;
  shingle(count: number): number;
  winnow(count: number, window: number): number;
}

const PAGE = 65_536;
/** Where the parts of the memory of words begin, in bytes. */
const TEXT = 589_824;
const AT = { folds: 524_288, calendar: 528_384, counts: 540_672 } as const;
const FOUND = { hashes: 720_896, starts: 786_432, ends: 851_968, paragraphs: 917_504 } as const;

/** Code points whose classes are kept. */
export const CLASSES = 0x20000;
/** Places of the table of calendar words. */
export const CALENDAR_SIZE = 2048;
/** Bytes of text that are read at once. */
export const TEXT_SIZE = PAGE;
/** Words, and paragraphs, that are found at once. */
const MOST_FOUND = 16_384;

const words = instantiate(WORDS) as { readonly memory: Memory };
const tokens = instantiate(TOKENS, { words }) as Tokens;
const sketch = instantiate(SKETCH) as Sketch;
const { buffer } = words.memory;

/** By code point what it is to words; 0 is not known yet. letters.ts fills it. */
export const classes = new Int32Array(buffer, 0, CLASSES);
/** By byte what it folds to in a word of ASCII, 0 when it is of none; and the table of calendar words. tokens.ts fills both. */
export const folds = new Uint8Array(buffer, AT.folds, 256);
export const calendar = new Int32Array(buffer, AT.calendar, CALENDAR_SIZE);
/** Where the text is put ... */
export const text = new Uint8Array(buffer, TEXT, TEXT_SIZE);
/** ... and how many words and paragraphs were found in it, and what is to be known of them. */
export const counts = new Int32Array(buffer, AT.counts, 2);
export const found = {
  hashes: new Int32Array(buffer, FOUND.hashes, MOST_FOUND),
  starts: new Int32Array(buffer, FOUND.starts, MOST_FOUND),
  ends: new Int32Array(buffer, FOUND.ends, MOST_FOUND),
  paragraphs: new Int32Array(buffer, FOUND.paragraphs, MOST_FOUND),
} as const;

/**
 * Reads words from bytes [from, to) of the text, and returns where it stopped: before a character of no known class, or for want
 * of room. Places are told with `shift` added, numbers of words before the ends of paragraphs with `base`. Unless `isEnd`, a word
 * that may go on behind `to` is not read.
 */
export function readWords(from: number, to: number, isEnd: boolean, shift: number, base: number): number {
  return tokens.read(TEXT + from, TEXT + to, isEnd ? 1 : 0, shift - TEXT, base) - TEXT;
}

/** Hashes of words, which become shingles, of which some are chosen. */
let shingles = new Int32Array(sketch.memory.buffer);
/** Numbers behind them that are read with them. */
const BEHIND = 3;

/** Makes shingles of the hashes of words; returns how many there are. */
export function makeShingles(hashes: Int32Array): number {
  const missing = hashes.length + BEHIND - shingles.length;
  if (missing > 0) {
    sketch.memory.grow(Math.ceil((missing * shingles.BYTES_PER_ELEMENT) / PAGE));
    shingles = new Int32Array(sketch.memory.buffer);
  }
  shingles.set(hashes);
  return sketch.shingle(hashes.length);
}

/** The smallest of each window of the shingles made last, so many that they were, in their order; equal ones may be among them. */
export function winnow(count: number, window: number): Uint32Array {
  const kept = sketch.winnow(count, window);
  return new Uint32Array(sketch.memory.buffer, 0, kept);
}
