/**
 * The fingerprint of a body: hashes of some of its shingles, chosen by winnowing (Schleimer, Wilkerson and Aiken, 2003), so that
 * two bodies that share a passage have chosen some of the same.
 */
import { makeShingles, winnow } from './kernel.js';
import type { Tokens } from './tokens.js';

/** Names the recipe of tokens and sketch; an index made by another one cannot be compared. */
export const SKETCH_VERSION = 1;
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

/** How many shingles in a row a sketch chooses from, given how many there are. */
export function windowFor(shingleCount: number): number {
  return Math.max(LEAST_WINDOW, Math.min(WINDOW, Math.floor((2 * shingleCount) / POSTINGS_WANTED)));
}

/**
 * The sketch of a body, with at most `most` postings. A sketch with fewer is the beginning of one with more. With another window
 * than the body’s own it has about as many postings as that window makes; those of a larger one are nearly all in that of a smaller.
 */
export function sketchOf(tokens: Tokens, most: number = MOST_POSTINGS, window: number | null = null): Sketch {
  const count = makeShingles(tokens.hashes.subarray(0, tokens.count));
  const sorted = winnow(count, window ?? windowFor(count)).toSorted();
  let length = 0;
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[length++] = sorted[i];
  return { words: tokens.count, postings: sorted.subarray(0, Math.min(length, most)) };
}
