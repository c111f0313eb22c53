/**
 * Who shares a posting with whom: for every posting that two records or more have, the records that were kept so far. Eight bytes a
 * shared posting; postings that only one record has cost nothing.
 */

/** Bits of the filter for a posting: with eight, one in eight postings that are not shared is taken for shared, and sorted away. */
const FILTER_BITS = 8;
/** Records that are compared with by one posting: those that come first in the order, whatever else has it. */
export const BUCKET_MOST = 16;
/** Set in an entry when its record was kept. Records are numbered by rank, below this. */
const KEPT = 0x80000000;
/** Entries to a place of the table that leads to them. */
const STRIDE = 8;

export interface Buckets {
  /** The bucket of a posting; -1 when no two records have it. */
  find(posting: number): number;
  /** Calls `found` with the ranks of kept records in a bucket, BUCKET_MOST at most; returns how many there were. */
  visit(bucket: number, found: (rank: number) => void): number;
  /** Notes that the record of a rank, which belongs into the bucket, was kept. Ranks must come in their order. */
  keep(bucket: number, rank: number): void;
}

/** Goes through the sketches of all records, in any order, with their ranks. */
export type EachSketch = (visit: (rank: number, postings: Uint32Array) => void) => void;

/** Finds what is shared of so many postings. */
export function bucketsOf(postings: number, each: EachSketch): Buckets {
  const entries = sortedEntries(postings, each);
  const count = entries.length / 2;
  const bits = Math.max(1, Math.ceil(Math.log2(count / STRIDE + 1)));
  const shift = 32 - bits;
  /** By the first bits of a posting: where those with these bits begin. */
  const starts = new Uint32Array(2 ** bits + 1);
  for (let at = 0; at < count; at++) starts[(entries[2 * at + 1] >>> shift) + 1] = at + 1;
  for (let i = 1; i < starts.length; i++) starts[i] = Math.max(starts[i], starts[i - 1]);

  /** The first entry of a posting, or of one behind it. */
  const find = (posting: number): number => {
    let low = starts[posting >>> shift];
    let high = starts[(posting >>> shift) + 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (entries[2 * middle + 1] < posting) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    find(posting) {
      const at = find(posting);
      return at < count && entries[2 * at + 1] === posting ? at : -1;
    },
    visit(bucket, found) {
      const posting = entries[2 * bucket + 1];
      let visited = 0;
      for (let at = bucket; at < count && visited < BUCKET_MOST; at++, visited++) {
        if (entries[2 * at + 1] !== posting || entries[2 * at] < KEPT) break;
        found(entries[2 * at] - KEPT);
      }
      return visited;
    },
    keep(bucket, rank) {
      const posting = entries[2 * bucket + 1];
      const end = Math.min(count, bucket + BUCKET_MOST);
      let at = bucket;
      while (at < end && entries[2 * at + 1] === posting && entries[2 * at] >= KEPT) at++;
      // The entry that stood here is of a record that was looked at before, or of this one.
      if (at < end && entries[2 * at + 1] === posting) entries[2 * at] = rank + KEPT;
    },
  };
}

/** Pairs of [rank, posting] of all postings that at least two ranks have, sorted by posting, then by rank. */
function sortedEntries(postings: number, each: EachSketch): Uint32Array {
  const isShared = sharedFilter(postings, each);
  let length = 0;
  each((_, sketch) => {
    for (let i = 0; i < sketch.length; i++) if (isShared(sketch[i])) length++;
  });
  const pairs = new Uint32Array(2 * length);
  let at = 0;
  each((rank, sketch) => {
    for (let i = 0; i < sketch.length; i++) {
      if (!isShared(sketch[i])) continue;
      pairs[at++] = rank;
      pairs[at++] = sketch[i];
    }
  });
  // The posting is the upper half of each number, as all machines that Node runs on have it (little-endian).
  new BigUint64Array(pairs.buffer).sort();
  return pairs.subarray(0, withoutSingles(pairs));
}

/** Whether a posting was met twice, as far as a filter can tell: sometimes it says so of one that was not. */
function sharedFilter(postings: number, each: EachSketch): (posting: number) => boolean {
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
  return posting => {
    const place = posting >>> shift;
    return (twice[place >>> 5] & (1 << (place & 31))) !== 0;
  };
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
