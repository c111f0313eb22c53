/** How fast duplicates are found, from text to verdict, how that grows, and the classic way beside it. */
import { newTokens, readTokens } from '../../../src/dedup/tokens.js';
import { findDuplicates, seconds } from './engine.js';
import { LANGUAGES } from './language.js';
import { bandsOf } from './minhash.js';
import { Random } from './random.js';
import { edited, makeStory, textOf } from './stories.js';

const WORDS = 300;
/** A shingle or two that stand in many texts. */
const SHARED = '\nAll rights of this page are with those who wrote it and nobody else may print it';
/** Texts stand in buffers of so many bytes, for a million of them would have the garbage collector busy. */
const SLAB = 64 * 1024 * 1024;
const MICRO = 1e6;

export interface Texts {
  readonly count: number;
  /** A text by its number, with the shared shingle behind it or not. */
  at(number: number, isSharing: boolean): Uint8Array;
}

/** Makes so many texts of 300 words, of which one in ten is an edited copy of another. */
export function makeTexts(count: number): Texts {
  const [language] = LANGUAGES;
  const encoder = new TextEncoder();
  const slabs: Uint8Array[] = [];
  const places = new Float64Array(count);
  const sizes = new Uint32Array(count);
  let free = SLAB;
  for (let i = 0; i < count; i++) {
    const isCopy = i % 10 === 9;
    const body = makeStory(language, 31, isCopy ? i - 5 : i, WORDS);
    const text = textOf(language, isCopy ? edited(language, body, 0.05, new Random(32, i)) : body);
    const bytes = encoder.encode(text + SHARED);
    if (free + bytes.length > SLAB) {
      slabs.push(new Uint8Array(SLAB));
      free = 0;
    }
    slabs[slabs.length - 1].set(bytes, free);
    places[i] = (slabs.length - 1) * SLAB + free;
    sizes[i] = bytes.length;
    free += bytes.length;
  }
  return {
    count,
    at(number, isSharing) {
      const from = places[number] % SLAB;
      const size = isSharing ? sizes[number] : sizes[number] - SHARED.length;
      return slabs[Math.floor(places[number] / SLAB)].subarray(from, from + size);
    },
  };
}

/** Microseconds of processor time a record. */
export interface Speed {
  readonly reading: number;
  readonly finding: number;
  readonly comparisons: number;
}

/** From text to verdict, for the first `count` of the texts, of which the first `sharing` share a shingle. */
export function measureSpeed(texts: Texts, count: number, sharing: number): Speed {
  const { reading, finding, compared } = findDuplicates(count, i => texts.at(i, i < sharing));
  const each = (time: number) => (time / count) * MICRO;
  return { reading: each(reading), finding: each(finding), comparisons: compared / count };
}

/** What MinHash takes to sign a text and to put its bands into tables: microseconds of processor time. */
export function measureMinhash(texts: Texts, count: number): number {
  const tables = new Map<number, number>();
  const tokens = newTokens();
  const start = seconds();
  for (let i = 0; i < count; i++) {
    const bytes = texts.at(i, false);
    for (const band of bandsOf(readTokens(bytes, 0, bytes.length, tokens))) tables.set(band, i);
  }
  return ((seconds() - start) / count) * MICRO;
}
