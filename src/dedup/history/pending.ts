/** Entries that wait for the commit: in a temporary file, because a run may keep millions of records. */
import { tmpdir } from 'node:os';
import { openSpool, type Range } from '../../io/spool.js';
import type { Source } from '../../records/record.js';
import { decode } from '../../text/passage.js';
import { numberList } from '../numbers.js';
import type { Entry } from './entry.js';
import type { Left } from './left.js';

/** An entry whose place another one takes, and how it is like that. */
export interface Replaced extends Left, Pick<Entry, 'id' | 'bodyHash'> {}

/** A new entry, the postings of its sketch, and the entry whose place it takes. */
export interface Pending {
  readonly entry: Entry;
  readonly postings: Uint32Array;
  /** The words of the body, as outlines know them, and by place whether each is a name. */
  readonly words: Uint16Array;
  readonly names: Uint8Array;
  readonly replaces: Replaced | null;
}

/** What is remembered of a record that was left out, given that which stands for it. */
export function leftPending(
  { bodyHash, kind, similarity, containment }: Omit<Replaced, 'id'>,
  { id, file, article, firstLine, lastLine, startByte, endByte }: Pick<Entry, 'id'> & Source,
): Pending {
  const place = { file, article, firstLine, lastLine, startByte, endByte };
  const nothing = { words: 0, postings: 0, reach: 0, time: Number.NaN, body: null, outline: null };
  const entry = { id, ...place, bodyHash, ...nothing, left: { kind, similarity, containment } };
  return { entry, postings: new Uint32Array(0), words: new Uint16Array(0), names: new Uint8Array(0), replaces: null };
}

export interface PendingList {
  readonly count: number;
  /** Throws a UserError (output) when the disk does not obey. */
  add(pending: Pending): Promise<void>;
  all(): AsyncIterable<Pending>;
  abort(): Promise<void>;
}

const NUMBER_SIZE = 4;
const WORD_SIZE = 2;
const encoder = new TextEncoder();

/** Opens the list in a folder for temporary files, or in the system's own one. */
export async function openPending(folder: string | null): Promise<PendingList> {
  const spool = await openSpool(folder ?? tmpdir());
  const lengths = numberList();
  let count = 0;
  function* ranges(): Iterable<Range> {
    for (let i = 0, at = 0; i < count; at += lengths.get(i++)) yield { at, length: lengths.get(i) };
  }
  return {
    get count() {
      return count;
    },
    async add(pending) {
      const bytes = packed(pending);
      lengths.set(count++, bytes.length);
      await spool.append(bytes);
    },
    async *all() {
      for await (const bytes of spool.read(ranges())) yield unpacked(bytes);
    },
    abort: () => spool.close().catch(() => {}),
  };
}

/** Four lengths (postings, words, body, the rest as JSON), then those, and the names behind the words. */
function packed({ entry, postings, words, names, replaces }: Pending): Uint8Array {
  const body = entry.body ?? new Uint8Array(0);
  const text = encoder.encode(JSON.stringify({ ...entry, body: null, outline: null, replaces }));
  const numbers = Uint32Array.of(postings.length, words.length, body.length, text.length, ...postings);
  const parts = [bytesOf(numbers), bytesOf(words), names, body, text];
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array | Uint16Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function unpacked(bytes: Uint8Array): Pending {
  // A place of its own, which begins where numbers may begin.
  const { buffer } = bytes.slice();
  const [count, wordCount, bodyBytes, textBytes] = new Uint32Array(buffer, 0, 4);
  const wordsAt = (4 + count) * NUMBER_SIZE;
  const namesAt = wordsAt + wordCount * WORD_SIZE;
  const bodyAt = namesAt + wordCount;
  const textAt = bodyAt + bodyBytes;
  const { replaces, ...entry } = JSON.parse(decode(bytes, textAt, textAt + textBytes)) as Entry &
    Pick<Pending, 'replaces'>;
  const body = bodyBytes > 0 ? bytes.slice(bodyAt, textAt) : null;
  // JSON has no NaN.
  const time = entry.time ?? Number.NaN;
  const postings = new Uint32Array(buffer, 4 * NUMBER_SIZE, count);
  const words = new Uint16Array(buffer, wordsAt, wordCount);
  const names = new Uint8Array(buffer, namesAt, wordCount);
  return { entry: { ...entry, time, body }, postings, words, names, replaces };
}
