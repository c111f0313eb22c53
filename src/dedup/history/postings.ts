/**
 * The postings of a segment: which entries have which hash, in four bytes each.
 *
 * Hashes have 32 bits. A segment of up to 2^e entries has 2^e buckets; the first e bits of a hash say in which it is. In the
 * bucket the other 32 - e bits and the e bits of the entry's number make a value of 32 bits, kept in order: its first byte in
 * one section (the tags, which stay in the cache and say no to most of what is asked), the other three in another (the rests).
 *
 *     hash 32   | bucket e | low 32 - e |
 *     value 32               | low 32 - e | entry e |   =   | tag 8 | rest 24 |
 */
import { ifWhole, PAYLOAD, type PageFile, pagesOf, type Section, type SectionWriter } from './pages.js';

export const HASH_BITS = 32;
export const REST_BITS = 24;
export const REST_RANGE = 2 ** REST_BITS;
export const REST_SIZE = 3;
/** The tag of a value must not reach into the entry's number. */
export const MOST_ENTRIES = 2 ** 24;
/** Entries told of one hash: what more of them share is boilerplate, and asking for it must not take ever longer. */
export const MOST_LISTED = 128;
/** Buckets beyond this size are searched by halves. */
const SMALL = 48;

/** Bits of the entry numbers, and of the bucket numbers, of a segment. */
export function bitsFor(entries: number): number {
  return Math.max(1, Math.ceil(Math.log2(Math.max(2, entries))));
}

export function bucketOf(hash: number, bits: number): number {
  return hash >>> (HASH_BITS - bits);
}

/** The value of 32 bits that stands for a hash and an entry in its bucket. */
export function valueOf(hash: number, entry: number, bits: number): number {
  return ((hash << bits) >>> 0) + entry;
}

/** The hash and the entry that a value in a bucket stands for. */
export function hashIn(bucket: number, value: number, bits: number): number {
  return ((bucket << (HASH_BITS - bits)) | (value >>> bits)) >>> 0;
}
export function entryIn(value: number, bits: number): number {
  return value & ((1 << bits) - 1);
}

/** What begins each page of bucket sizes: its first bucket, how many postings stand before that, and how many buckets it has. */
const HEAD = { bucket: 5, start: 5, count: 2 } as const;
const HEAD_SIZE = HEAD.bucket + HEAD.start + HEAD.count;
/** Bytes of a bucket's size at most: seven bits each. */
const MOST_SIZE_BYTES = 6;

/** Writes the sizes of all buckets, so that each page can be read alone. */
export async function writeBuckets(writer: SectionWriter, sizes: Uint32Array): Promise<void> {
  let start = 0;
  for (let first = 0; first < sizes.length; ) {
    let used = HEAD_SIZE;
    let next = first;
    while (next < sizes.length && used + MOST_SIZE_BYTES <= PAYLOAD) used += varintSize(sizes[next++]);
    writer.number(first, HEAD.bucket);
    writer.number(start, HEAD.start);
    writer.number(next - first, HEAD.count);
    for (; first < next; first++) {
      start += sizes[first];
      let left = sizes[first];
      for (; left >= 128; left = Math.floor(left / 128)) writer.byte(128 | (left % 128));
      writer.byte(left);
    }
    for (; used < PAYLOAD; used++) writer.byte(0);
    if (writer.isFull()) await writer.flush();
  }
}

function varintSize(value: number): number {
  let size = 1;
  for (let left = value; left >= 128; left = Math.floor(left / 128)) size++;
  return size;
}

/** Where the postings of each bucket begin and end. Of buckets on damaged pages nothing is known: they begin and end at 0. */
export interface Buckets {
  readonly begins: Uint32Array;
  readonly ends: Uint32Array;
}

/** Reads the sizes of all buckets; pages that are damaged are told and left out. */
export function readBuckets(file: PageFile, section: Section, bits: number, damaged: (page: number) => void): Buckets {
  const begins = new Uint32Array(2 ** bits);
  const ends = new Uint32Array(2 ** bits);
  for (let page = 0; page < pagesOf(section); page++) {
    const bytes = ifWhole(() => file.read(section, page * PAYLOAD, PAYLOAD));
    if (bytes === null) {
      damaged(section.page + page);
      continue;
    }
    let at = 0;
    const whole = (width: number) => {
      let value = 0;
      for (const end = at + width; at < end; at++) value = value * 256 + bytes[at];
      return value;
    };
    const first = whole(HEAD.bucket);
    let start = whole(HEAD.start);
    const last = first + whole(HEAD.count);
    for (let bucket = first; bucket < last; bucket++) {
      let [size, factor] = [0, 1];
      for (; bytes[at] >= 128; factor *= 128) size += (bytes[at++] - 128) * factor;
      size += bytes[at++] * factor;
      begins[bucket] = start;
      start += size;
      ends[bucket] = start;
    }
  }
  return { begins, ends };
}

export interface Postings {
  /** Gives the entries that have a hash, in order, the first MOST_LISTED of them. Throws DamagedPage. */
  find(hash: number, found: (entry: number) => void): void;
  /** Whether an entry has a hash. Throws DamagedPage. */
  has(hash: number, entry: number): boolean;
}

export function openPostings(
  file: PageFile,
  { tags, rests, bits, buckets }: { tags: Section; rests: Section; bits: number; buckets: Buckets },
): Postings {
  const restAt = (at: number) => {
    const bytes = file.read(rests, at * REST_SIZE, REST_SIZE);
    return (bytes[0] << 16) | (bytes[1] << 8) | bytes[2];
  };
  const valueAt = (at: number) => file.read(tags, at, 1)[0] * REST_RANGE + restAt(at);
  /** The first posting of a bucket whose value is not below this one; `end` when there is none. */
  const seek = (begin: number, end: number, value: number): number => {
    if (end - begin > SMALL) return lowest(begin, end, at => valueAt(at) >= value);
    const tag = value >>> REST_BITS;
    const bytes = file.read(tags, begin, end - begin);
    let i = 0;
    while (i < bytes.length && bytes[i] < tag) i++;
    if (i === bytes.length || bytes[i] > tag) return end;
    // What was read is valid no longer when another page is.
    let same = 1;
    while (bytes[i + same] === tag) same++;
    const rest = value & (REST_RANGE - 1);
    for (let at = begin + i; same > 0; same--, at++) if (restAt(at) >= rest) return at;
    return end;
  };
  return {
    find(hash, found) {
      const bucket = bucketOf(hash, bits);
      const end = buckets.ends[bucket];
      if (buckets.begins[bucket] === end) return;
      const first = valueOf(hash, 0, bits);
      const behind = first + 2 ** bits;
      for (let at = seek(buckets.begins[bucket], end, first), left = MOST_LISTED; at < end && left > 0; at++, left--) {
        const value = valueAt(at);
        if (value >= behind) return;
        found(value - first);
      }
    },
    has(hash, entry) {
      const bucket = bucketOf(hash, bits);
      const [begin, end] = [buckets.begins[bucket], buckets.ends[bucket]];
      const value = valueOf(hash, entry, bits);
      const at = begin === end ? end : seek(begin, end, value);
      return at < end && valueAt(at) === value;
    },
  };
}

function lowest(begin: number, end: number, isThere: (at: number) => boolean): number {
  let [low, high] = [begin, end];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isThere(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
