/** What finding duplicates needs to read of records, and what it tells of them. */
import type { Comparison } from './compare.js';
import type { Tokens } from './tokens.js';
import type { Verdict } from './verdict.js';

/** Reads what was put aside of the records. */
export interface Bodies {
  /** Postings of all sketches together. */
  readonly postings: number;
  /** The sketch of a record that is the first of its key; valid until the next one is asked for. */
  sketch(record: number): Uint32Array;
  /** The words of a record; valid until they are asked for of many others. */
  tokens(record: number): Tokens;
}

/** What a record is to one that was kept, which is the first of the two in the comparison. */
export interface Link {
  readonly kept: number;
  readonly other: number;
  readonly verdict: Verdict;
  readonly comparison: Comparison;
}

export interface Linked {
  /** Told of each copy, and of related records; the latter only once, though both were kept. */
  link(link: Link): void;
  /** What was told of a kept record holds no longer: another one takes its place. */
  forget(kept: number): void;
  /** What was told of related records holds no longer: all of it is told anew. */
  relateAnew(): void;
}
