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
  /** The ranks of candidates for the record of a rank. */
  of(rank: number): readonly number[];
  /** Notes the record of a rank as kept, so that others meet it. */
  keep(rank: number): void;
  /** Whether the last list left somebody out, for want of room in a bucket or in itself. */
  readonly wasCut: boolean;
}

/** Candidates among so many records. */
export function candidatesIn(buckets: Buckets, records: number): Candidates {
  const shared = new Uint16Array(records);
  const weights = new Uint32Array(records);
  /** Those that share anything. */
  const touched: number[] = [];
  let wasCut = false;
  /** What few share tells more than what many do. */
  const weigh = (bucket: number, kept: number): void => {
    const weight = Math.floor(BUCKET_MOST / kept);
    for (let number = 0; number < kept; number++) {
      const rank = buckets.rank(bucket, number);
      if (shared[rank]++ === 0) touched.push(rank);
      weights[rank] += weight;
    }
  };
  return {
    get wasCut() {
      return wasCut;
    },
    keep(rank) {
      const own = buckets.of(rank);
      for (let i = 0; i < own.length; i++) buckets.keep(own[i], rank);
    },
    of(rank) {
      wasCut = false;
      const own = buckets.of(rank);
      for (let i = 0; i < own.length; i++) {
        const kept = buckets.kept(own[i]);
        if (kept === BUCKET_MOST) wasCut = true;
        weigh(own[i], kept);
      }
      if (touched.length === 0) return [];
      const size = buckets.postings(rank);
      const enough = touched.filter(other => {
        const fewer = Math.min(size, buckets.postings(other));
        if (shared[other] < (fewer <= FEW_POSTINGS ? 1 : LEAST_SHARED)) return false;
        return weights[other] >= LEAST_WEIGHT || shared[other] >= fewer * COPY_SHARE;
      });
      if (enough.length > 1) enough.sort((a, b) => weights[b] - weights[a] || a - b);
      if (enough.length > MOST_CANDIDATES) wasCut = true;
      for (const other of touched) {
        shared[other] = 0;
        weights[other] = 0;
      }
      touched.length = 0;
      return enough.slice(0, MOST_CANDIDATES);
    },
  };
}
