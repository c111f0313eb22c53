/** With which kept records a record is to be compared: those that share enough postings with it, first those that share what few do. */
import { BUCKET_MOST, type Buckets } from './buckets.js';

/** Candidates that are compared with a record. */
export const MOST_CANDIDATES = 12;
/** A passage of 60 words has three postings at least, a copy with edits more; one in common is mostly chance. */
const LEAST_SHARED = 2;
/** What is shared must be rare, as three postings are that two or three records have: a background paragraph of many is not ... */
const LEAST_WEIGHT = 24;
/** ... or it must be a good part of the one with fewer postings, as it is of copies. */
const COPY_SHARE = 0.2;
/** A sketch of so few postings may share no more than one of them with a copy. */
const FEW_POSTINGS = 6;

export interface Candidates {
  /** The ranks of candidates for a record with these postings, given how many records there are in all. */
  of(postings: Uint32Array): readonly number[];
  /** Notes the record that was looked for last as kept. */
  keep(rank: number): void;
  /** Whether the last list left somebody out, for want of room in a bucket or in itself. */
  readonly wasCut: boolean;
}

export function candidatesIn(buckets: Buckets, records: number): Candidates {
  const shared = new Uint16Array(records);
  const weights = new Uint32Array(records);
  /** How many postings each kept record has. */
  const sizes = new Uint16Array(records);
  let touched: number[] = [];
  let found: number[] = [];
  /** The buckets of the record that was looked for last. */
  let own: number[] = [];
  let size = 0;
  let wasCut = false;
  const collect = (rank: number): void => {
    found.push(rank);
  };
  /** What few share tells more than what many do. */
  const weigh = (): void => {
    const weight = Math.floor(BUCKET_MOST / found.length);
    for (const rank of found) {
      if (shared[rank]++ === 0) touched.push(rank);
      weights[rank] += weight;
    }
    found = [];
  };
  return {
    get wasCut() {
      return wasCut;
    },
    keep(rank) {
      sizes[rank] = size;
      for (const bucket of own) buckets.keep(bucket, rank);
    },
    of(postings) {
      wasCut = false;
      own = [];
      size = postings.length;
      for (let i = 0; i < postings.length; i++) {
        const bucket = buckets.find(postings[i]);
        if (bucket < 0) continue;
        own.push(bucket);
        const count = buckets.visit(bucket, collect);
        if (count === BUCKET_MOST) wasCut = true;
        if (count > 0) weigh();
      }
      if (touched.length === 0) return touched;
      const enough = touched.filter(rank => {
        const fewer = Math.min(size, sizes[rank]);
        if (shared[rank] < (fewer <= FEW_POSTINGS ? 1 : LEAST_SHARED)) return false;
        return weights[rank] >= LEAST_WEIGHT || shared[rank] >= fewer * COPY_SHARE;
      });
      const sorted = enough.toSorted((a, b) => weights[b] - weights[a] || a - b);
      for (const rank of touched) {
        shared[rank] = 0;
        weights[rank] = 0;
      }
      touched = [];
      if (sorted.length > MOST_CANDIDATES) wasCut = true;
      return sorted.slice(0, MOST_CANDIDATES);
    },
  };
}
