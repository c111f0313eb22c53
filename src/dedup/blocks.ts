/**
 * Where two bodies say the same: runs of words common to both, found from seeds of a few words that the first body has. Linear in
 * the words of both, whatever they are.
 */
import type { Tokens } from './tokens.js';

/** Words in a seed: runs that are shorter are found only in the small gaps between others. */
export const SEED_WORDS = 4;
/** Places of a seed that the first body has many times: so many are tried. */
const MOST_PLACES = 8;

/** Runs of equal words: [place in the first, place in the second, words], one behind the other. */
export interface Blocks {
  readonly count: number;
  readonly rows: Int32Array;
}
export const BLOCK_ROW = 3;

/** The first place of each seed by its hash (plus one, 0 is free), and by place the next place of the same slot. */
let slots = new Int32Array(4096);
let next = new Int32Array(1024);
let rows = new Int32Array(1024);

/** Runs of SEED_WORDS or more, in the order of the second body, in which they do not overlap. Valid until the next call. */
export function commonBlocks(a: Tokens, b: Tokens): Blocks {
  const mask = index(a);
  let count = 0;
  /** Ends of the last run in both. */
  let aEnd = 0;
  let bEnd = 0;
  for (let at = 0; at + SEED_WORDS <= b.count; ) {
    const place = findPlace(a, b, at, aEnd + (at - bEnd), aEnd, mask);
    if (place < 0) {
      at++;
      continue;
    }
    let back = 0;
    while (at - back > bEnd && place - back > 0 && a.hashes[place - back - 1] === b.hashes[at - back - 1]) back++;
    let words = SEED_WORDS;
    while (place + words < a.count && at + words < b.count && a.hashes[place + words] === b.hashes[at + words]) words++;
    put(count++, place - back, at - back, words + back);
    aEnd = place + words;
    bEnd = at + words;
    at = bEnd;
  }
  return { count, rows };
}

function put(row: number, a: number, b: number, words: number): void {
  if ((row + 1) * BLOCK_ROW > rows.length) {
    const larger = new Int32Array(rows.length * 2);
    larger.set(rows);
    rows = larger;
  }
  rows[row * BLOCK_ROW] = a;
  rows[row * BLOCK_ROW + 1] = b;
  rows[row * BLOCK_ROW + 2] = words;
}

/** Notes the seeds of the first body; returns the mask of the table. */
function index({ hashes, count }: Tokens): number {
  const size = 1 << (32 - Math.clz32(Math.max(count, 32) * 2));
  if (slots.length < size) slots = new Int32Array(size);
  if (next.length < count) next = new Int32Array(count * 2);
  slots.fill(0, 0, size);
  // From the end, so that the places of a slot come in their order.
  for (let at = count - SEED_WORDS; at >= 0; at--) {
    const slot = seedHash(hashes, at) & (size - 1);
    next[at] = slots[slot];
    slots[slot] = at + 1;
  }
  return size - 1;
}

function seedHash(hashes: Int32Array, at: number): number {
  let hash = hashes[at];
  for (let i = 1; i < SEED_WORDS; i++) hash = Math.imul(hash, 0x9e3779b1) ^ hashes[at + i];
  hash = Math.imul(hash, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

function isSeed(a: Tokens, place: number, b: Tokens, at: number): boolean {
  if (place < 0 || place + SEED_WORDS > a.count) return false;
  for (let i = 0; i < SEED_WORDS; i++) if (a.hashes[place + i] !== b.hashes[at + i]) return false;
  return true;
}

/**
 * Where the first body has the seed that the second has at `at`: there where it goes on after an edit, else behind the last run,
 * else anywhere; -1 when it has not.
 */
function findPlace(a: Tokens, b: Tokens, at: number, expected: number, behind: number, mask: number): number {
  if (isSeed(a, expected, b, at)) return expected;
  let found = -1;
  let tries = 0;
  for (let place = slots[seedHash(b.hashes, at) & mask] - 1; place >= 0 && tries < MOST_PLACES; tries++) {
    if (isSeed(a, place, b, at)) {
      if (place >= behind) return place;
      if (found < 0) found = place;
    }
    place = next[place] - 1;
  }
  return found;
}
