/** Where the rows and postings of a new segment come from: other segments, or entries that are in memory. */
import {
  compareEntries,
  compareTexts,
  type Entry,
  emptyRow,
  idNumbers,
  isOwnId,
  packedTime,
  type Row,
} from './entry.js';
import { packedLeft } from './left.js';
import { type Buckets, bitsFor, bucketOf, entryIn, hashIn, valueOf } from './postings.js';

/** Walks through postings in the order of their hashes, then of their entries. */
export interface PostingCursor {
  readonly hash: number;
  readonly entry: number;
  /** Goes to the next one; false at the end. */
  next(): boolean;
}

export interface Source {
  readonly entries: number;
  /** In order. */
  readonly names: { readonly count: number; name(number: number): string };
  row(number: number): Row;
  body(row: Row): Uint8Array;
  /** Keys of the entries that this source takes away from older ones. */
  removed(): readonly string[];
  /** A lenient cursor leaves out what cannot be read. */
  cursor(isLenient: boolean): PostingCursor;
}

/** A cursor over buckets whose values are read one bucket at a time; `read` gives how many there were. */
export function cursorOver(
  bits: number,
  { begins, ends }: Buckets,
  read: (bucket: number, into: Uint32Array) => number,
): PostingCursor {
  let values = new Uint32Array(256);
  let [bucket, at, size] = [-1, 0, 0];
  const cursor = {
    hash: -1,
    entry: -1,
    next() {
      while (++at >= size) {
        if (++bucket >= begins.length) return false;
        const wanted = ends[bucket] - begins[bucket];
        if (wanted > values.length) values = new Uint32Array(2 * wanted);
        size = wanted === 0 ? 0 : read(bucket, values);
        at = -1;
      }
      cursor.entry = entryIn(values[at], bits);
      cursor.hash = hashIn(bucket, values[at], bits);
      return true;
    },
  };
  return cursor;
}

/** An entry with its hashes, whole numbers below 2^32 that differ from each other. */
export interface NewEntry {
  readonly entry: Entry;
  readonly hashes: Uint32Array;
}

/** The source of entries in memory, and of the keys of those that they take the place of. */
export function memorySource(given: readonly NewEntry[], removed: readonly string[]): Source {
  const sorted = withoutRepeats(given.toSorted((a, b) => compareEntries(a.entry, b.entry)));
  const names = [...new Set(sorted.flatMap(({ entry }) => namesOf(entry)))].toSorted(compareTexts);
  const numbers = new Map(names.map((name, i) => [name, i]));
  const numberOf = (name: string) => numbers.get(name) ?? 0;
  let bodyEnd = 0;
  const rows = sorted.map(({ entry, hashes }) => {
    const row = rowOf(entry, hashes.length, numberOf, bodyEnd);
    bodyEnd += row.bodyBytes;
    return row;
  });
  const bodies = new Map(sorted.map(({ entry }, i) => [rows[i], keptOf(entry)]));
  return {
    entries: sorted.length,
    names: { count: names.length, name: number => names[number] },
    row: number => rows[number],
    body: row => bodies.get(row) ?? new Uint8Array(0),
    removed: () => removed,
    cursor: () => memoryCursor(sorted.map(({ hashes }) => hashes)),
  };
}

/** Of a body that is there already nothing is to be remembered beside that. */
function withoutRepeats(sorted: readonly NewEntry[]): readonly NewEntry[] {
  const isThere = new Set<string>();
  const nameOf = ({ bodyHash }: Entry) => `${bodyHash[0]} ${bodyHash[1]}`;
  for (const { entry } of sorted) if (entry.left === null) isThere.add(nameOf(entry));
  return sorted.filter(({ entry }) => {
    if (entry.left === null) return true;
    const name = nameOf(entry);
    return !isThere.has(name) && isThere.add(name);
  });
}

function namesOf({ id, file }: Entry): string[] {
  return isOwnId(id) ? [file] : [file, id];
}

/** What is kept of the body. */
function keptOf({ body, outline }: Entry): Uint8Array | null {
  return body ?? outline?.marks ?? null;
}

function rowOf(entry: Entry, postings: number, numberOf: (name: string) => number, bodyAt: number): Row {
  const row = emptyRow();
  [row.high, row.low] = entry.bodyHash;
  [row.idHigh, row.idLow] = idNumbers(entry.id);
  row.idName = isOwnId(entry.id) ? 0 : numberOf(entry.id) + 1;
  row.file = numberOf(entry.file);
  row.article = entry.article;
  row.firstLine = entry.firstLine;
  row.lines = entry.lastLine - entry.firstLine;
  row.startByte = entry.startByte;
  row.bytes = entry.endByte - entry.startByte;
  row.words = entry.words;
  row.postings = postings;
  row.reach = entry.left === null ? entry.reach : packedLeft(entry.left);
  row.time = packedTime(entry.time);
  row.bodyBytes = keptOf(entry)?.length ?? 0;
  row.bodyAt = row.bodyBytes > 0 ? bodyAt : 0;
  row.outline = entry.outline === null ? 0 : entry.outline.choice + 1;
  return row;
}

/** Of the hashes of each entry: sorts them by counting into buckets, each of which is then sorted. */
export function memoryCursor(hashes: readonly Uint32Array[]): PostingCursor {
  const bits = bitsFor(hashes.length);
  const [begins, ends] = [new Uint32Array(2 ** bits), new Uint32Array(2 ** bits)];
  for (const list of hashes) for (const hash of list) ends[bucketOf(hash, bits)]++;
  let total = 0;
  for (let bucket = 0; bucket < ends.length; bucket++) {
    begins[bucket] = total;
    total += ends[bucket];
    ends[bucket] = begins[bucket];
  }
  const values = new Uint32Array(total);
  for (const [entry, list] of hashes.entries())
    for (const hash of list) values[ends[bucketOf(hash, bits)]++] = valueOf(hash, entry, bits);
  return cursorOver(bits, { begins, ends }, (bucket, into) => {
    const found = values.subarray(begins[bucket], ends[bucket]).toSorted();
    into.set(found);
    return found.length;
  });
}
