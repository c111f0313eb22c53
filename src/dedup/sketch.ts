/**
 * The fingerprint of a body: hashes of some of its shingles, chosen by winnowing (Schleimer, Wilkerson and Aiken, 2003), so that
 * two bodies that share a passage have chosen some of the same.
 */
import { CHARACTER, finish, type Tokens } from './tokens.js';

/** Names the recipe of tokens and sketch; an index made by another one cannot be compared. */
export const SKETCH_VERSION = 1;
/** Words in a shingle, and characters where those are compared. */
const SHINGLE = 5;
const CHARACTER_SHINGLE = 6;
/** Of so many shingles in a row one at least is chosen: the smallest. */
const WINDOW = 16;
export const LEAST_WINDOW = 3;
/** A short body has smaller windows, so that it has about so many postings; what larger windows choose, smaller ones do too. */
const POSTINGS_WANTED = 40;
/** Postings that are kept of a body in an index: those of the smallest hash, which are the same ones for bodies that share them. */
export const MOST_POSTINGS = 64;

/** The sketch of a body. */
export interface Sketch {
  /** Words of the body; what is shorter than a shingle has one posting, no words at all none. */
  readonly words: number;
  /** Distinct hashes of 32 bits, the smallest first. */
  readonly postings: Uint32Array;
}

/** Shingle hashes, and those that were chosen. */
let shingles = new Uint32Array(1024);
let chosen = new Uint32Array(1024);

/** How many shingles in a row a sketch chooses from, given how many there are. */
export function windowFor(shingleCount: number): number {
  return Math.max(LEAST_WINDOW, Math.min(WINDOW, Math.floor((2 * shingleCount) / POSTINGS_WANTED)));
}

/**
 * The sketch of a body, with at most `most` postings. A sketch with fewer is the beginning of one with more. With another window
 * than the body’s own it has about as many postings as that window makes; those of a larger one are nearly all in that of a smaller.
 */
export function sketchOf(tokens: Tokens, most: number = MOST_POSTINGS, window: number | null = null): Sketch {
  const count = hashShingles(tokens);
  const kept = winnow(count, window ?? windowFor(count));
  const sorted = chosen.subarray(0, kept).toSorted();
  let length = 0;
  for (let i = 0; i < kept; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[length++] = sorted[i];
  return { words: tokens.count, postings: sorted.subarray(0, Math.min(length, most)) };
}

/** Fills `shingles`, and returns how many there are. */
function hashShingles({ hashes, count }: Tokens): number {
  if (shingles.length < count) {
    shingles = new Uint32Array(count * 2);
    chosen = new Uint32Array(count * 2);
  }
  if (count === 0) return 0;
  let made = 0;
  for (let at = 0; at < count; at++) {
    const length = (hashes[at] & CHARACTER) === 0 ? SHINGLE : CHARACTER_SHINGLE;
    if (at + length > count && at > 0) break;
    let hash = length;
    for (let i = at, end = Math.min(count, at + length); i < end; i++)
      hash = Math.imul(hash ^ hashes[i], 0x9e3779b1) ^ (hash >>> 15);
    shingles[made++] = finish(hash);
  }
  return made;
}

/** Fills `chosen` with the smallest shingle of each window, once when it stays the smallest; returns how many there are. */
function winnow(count: number, window: number): number {
  if (count === 0) return 0;
  let kept = 0;
  let least = -1;
  for (let end = Math.min(window, count); end <= count; end++) {
    const from = Math.max(0, end - window);
    if (least >= from && least >= 0) {
      if (shingles[end - 1] > shingles[least]) continue;
      least = end - 1;
    } else {
      least = from;
      for (let i = from + 1; i < end; i++) if (shingles[i] <= shingles[least]) least = i;
    }
    chosen[kept++] = shingles[least];
  }
  return kept;
}
