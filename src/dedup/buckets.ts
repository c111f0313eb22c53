/**
 * Who shares a posting with whom: for every posting that two records or more have, the records that were kept so far. Eight bytes a
 * shared posting; postings that only one record has cost nothing.
 */

/** Bits of the filter for a posting: with eight, one in eight postings that are not shared is taken for shared, and sorted away. */
const FILTER_BITS = 8;
/** Records that are compared with by one posting: those that come first in the order, whatever else has it. */
export const BUCKET_MOST = 16;
/** Set in an entry when its record was kept, and in the last one of a bucket. Records are numbered by rank, below these. */
const KEPT = 0x80000000;
const LAST = 0x40000000;
const RANK = LAST - 1;

export interface Buckets {
  /** How many postings the record of a rank has, shared or not. */
  postings(rank: number): number;
  /** The buckets of a rank: those of its shared postings. */
  of(rank: number): Uint32Array;
  /** How many kept records are in a bucket, BUCKET_MOST at most. */
  kept(bucket: number): number;
  /** The rank of a kept record in a bucket, by its number there. */
  rank(bucket: number, number: number): number;
  /** Notes that the record of a rank, which belongs into the bucket, was kept. Ranks must come in their order. */
  keep(bucket: number, rank: number): void;
}

/** Goes through the sketches of all records with their ranks, in any order that is always the same. */
export type EachSketch = (visit: (rank: number, postings: Uint32Array) => void) => void;

/** Finds what is shared of the postings of so many records, and how many those are at most. */
export function bucketsOf(records: number, postings: number, each: EachSketch): Buckets {
  const sizes = new Uint16Array(records);
  const measured: EachSketch = visit =>
    each((rank, sketch) => {
      sizes[rank] = sketch.length;
      visit(rank, sketch);
    });
  const { entries, places, starts } = columnsOf(records, sortedEntries(postings, measured));
  return {
    postings: rank => sizes[rank],
    of: rank => places.subarray(starts[rank], starts[rank + 1]),
    kept(bucket) {
      let count = 0;
      while (count < BUCKET_MOST && entries[bucket + count] >= KEPT) {
        count++;
        if ((entries[bucket + count - 1] & LAST) !== 0) break;
      }
      return count;
    },
    rank: (bucket, number) => entries[bucket + number] & RANK,
    keep(bucket, rank) {
      for (let at = bucket; at < bucket + BUCKET_MOST; at++) {
        const last = entries[at] & LAST;
        // The entry that stands here is of a record that was looked at before, or of this one.
        if (entries[at] < KEPT) {
          entries[at] = (rank | last | KEPT) >>> 0;
          return;
        }
        if (last !== 0) return;
      }
    },
  };
}

interface Columns {
  /** The ranks in all buckets, one bucket behind the other. */
  readonly entries: Uint32Array;
  /** The buckets of all ranks, one rank behind the other, and where those of each rank begin. */
  readonly places: Uint32Array;
  readonly starts: Uint32Array;
}

/** Makes columns of sorted pairs, where the pairs stand: a rank has half the room of a pair, and so has a bucket. */
function columnsOf(records: number, pairs: Uint32Array): Columns {
  const count = pairs.length / 2;
  const entries = pairs.subarray(0, count);
  const starts = new Uint32Array(records + 1);
  for (let at = 0; at < count; at++) {
    const [rank, posting] = [pairs[2 * at], pairs[2 * at + 1]];
    const isLast = at + 1 === count || pairs[2 * at + 3] !== posting;
    starts[rank + 1]++;
    entries[at] = isLast ? rank | LAST : rank;
  }
  for (let rank = 0; rank < records; rank++) starts[rank + 1] += starts[rank];
  const places = pairs.subarray(count);
  // Where the next bucket of a rank goes: the starts move up to those of the next rank.
  let bucket = 0;
  for (let at = 0; at < count; at++) {
    places[starts[entries[at] & RANK]++] = bucket;
    if ((entries[at] & LAST) !== 0) bucket = at + 1;
  }
  starts.copyWithin(1, 0, records);
  starts[0] = 0;
  return { entries, places, starts };
}

/** Pairs of [rank, posting] of all postings that at least two ranks have, sorted by posting, then by rank. */
function sortedEntries(postings: number, each: EachSketch): Uint32Array {
  const { marks, count } = markShared(postings, each);
  const pairs = new Uint32Array(2 * count);
  let at = 0;
  let posting = 0;
  each((rank, sketch) => {
    for (let i = 0; i < sketch.length; i++, posting++) {
      if ((marks[posting >>> 3] & (1 << (posting & 7))) === 0) continue;
      pairs[at++] = rank;
      pairs[at++] = sketch[i];
    }
  });
  // The posting is the upper half of each number, as all machines that Node runs on have it (little-endian).
  new BigUint64Array(pairs.buffer).sort();
  return pairs.subarray(0, withoutSingles(pairs));
}

interface Marks {
  /** A bit for each posting, in the order they come: whether it was met twice, as far as a filter can tell, which errs now and then. */
  readonly marks: Uint8Array;
  readonly count: number;
}

function markShared(postings: number, each: EachSketch): Marks {
  const bits = Math.max(10, Math.min(32, Math.ceil(Math.log2(postings * FILTER_BITS + 1))));
  const shift = 32 - bits;
  const once = new Uint32Array(2 ** (bits - 5));
  const twice = new Uint32Array(2 ** (bits - 5));
  each((_, sketch) => {
    for (let i = 0; i < sketch.length; i++) {
      const place = sketch[i] >>> shift;
      const bit = 1 << (place & 31);
      if ((once[place >>> 5] & bit) === 0) once[place >>> 5] |= bit;
      else twice[place >>> 5] |= bit;
    }
  });
  const marks = new Uint8Array((postings >>> 3) + 1);
  let [at, count] = [0, 0];
  each((_, sketch) => {
    for (let i = 0; i < sketch.length; i++, at++) {
      const place = sketch[i] >>> shift;
      if ((twice[place >>> 5] & (1 << (place & 31))) === 0) continue;
      marks[at >>> 3] |= 1 << (at & 7);
      count++;
    }
  });
  return { marks, count };
}

/** Closes the gaps that postings of a single rank leave; returns the length of what is left. */
function withoutSingles(pairs: Uint32Array): number {
  let length = 0;
  for (let at = 0; at < pairs.length; at += 2) {
    const posting = pairs[at + 1];
    const isShared = (at > 0 && pairs[at - 1] === posting) || (at + 3 < pairs.length && pairs[at + 3] === posting);
    if (!isShared) continue;
    pairs[length++] = pairs[at];
    pairs[length++] = posting;
  }
  return length;
}
