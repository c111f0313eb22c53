/** A record as it is compared with the index, and as it becomes an entry. */
import { inflateRawSync } from 'node:zlib';
import type { Source } from '../../records/record.js';
import { hash64 } from '../../text/hash.js';
import { nameMarks } from '../names.js';
import { MOST_POSTINGS, sketchOf } from '../sketch.js';
import { newTokens, readTokens, type Tokens } from '../tokens.js';
import { LEAST_WORDS } from '../verdict.js';
import { type Entry, idNumbers } from './entry.js';
import type { Subject } from './judge.js';
import { shortWords } from './outline.js';
import type { Pending } from './pending.js';

/** A record that is asked about. */
export interface Asked {
  readonly id: string;
  /** 16 hexadecimal digits that records share when they say the same; to be given where the id does not tell. */
  readonly key?: string | undefined;
  readonly source: Source;
  /** What only the copies say that an earlier run told it of. */
  readonly passedOn?: readonly string[];
  /** None has a line feed in it. */
  readonly paragraphs: readonly string[];
  /** In milliseconds since 1970; NaN when unknown. */
  readonly time: number;
}

const UPPER_BITS = 16;

/** The hash of a body’s words; of a body that says too little, of all that the record says. */
export function bodyHashOf({ hashes, count }: Tokens, { id, key }: Asked): readonly [high: number, low: number] {
  if (count < LEAST_WORDS) return idNumbers(key === undefined ? id : `cd1-${key}`);
  const digits = hash64(new Uint8Array(hashes.buffer, hashes.byteOffset, count * hashes.BYTES_PER_ELEMENT));
  return [Number.parseInt(digits.slice(0, 8), 16), Number.parseInt(digits.slice(8), 16)];
}

export function subjectOf(tokens: Tokens, time: number): Subject {
  const sample = (window: number, reach: number) =>
    upTo(sketchOf(tokens, Number.POSITIVE_INFINITY, window).postings, reach);
  return { words: tokens.count, time, tokens, short: shortWords(tokens), names: nameMarks(tokens), sample };
}

/** A record that waits for the commit, and may be a copy of what was committed meanwhile; what is related is told no more. */
export function pendingSubject({ entry, words, names }: Pending): Subject {
  if (entry.body !== null) {
    const text = inflateRawSync(entry.body);
    return subjectOf(readTokens(text, 0, text.length, newTokens()), entry.time);
  }
  return { words: entry.words, time: entry.time, tokens: null, short: words, names, sample: null };
}

/** The postings that are not greater than `reach`, which come first. */
function upTo(postings: Uint32Array, reach: number): Uint32Array {
  const end = postings.findIndex(posting => posting > reach);
  return end < 0 ? postings : postings.subarray(0, end);
}

export function entryOf(
  { id, source, time }: Asked,
  tokens: Tokens,
  bodyHash: readonly [high: number, low: number],
  body: Uint8Array | null,
): Entry {
  const all = sketchOf(tokens, MOST_POSTINGS + 1).postings;
  const reach = all.length > MOST_POSTINGS ? all[MOST_POSTINGS - 1] >>> UPPER_BITS : 0;
  return { id, ...source, words: tokens.count, bodyHash, postings: 0, reach, time, body, outline: null, left: null };
}
