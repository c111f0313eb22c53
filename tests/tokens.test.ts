/** The kernel that reads words and chooses shingles, beside the plain way to do the same. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEAST_WINDOW, SKETCH_VERSION, sketchOf } from '../src/dedup/sketch.js';
import {
  CHARACTER,
  endParagraph,
  FIGURE,
  finish,
  newTokens,
  readOne,
  readTokens,
  type Tokens,
  tokensOf,
} from '../src/dedup/tokens.js';
import { hash64 } from '../src/text/hash.js';

const encoder = new TextEncoder();
const LAST_POINT = 0x10ffff;

/** Texts of all kinds of letters, with what stands in words unseen, breaks of all lengths, and what is beyond the table of classes. */
const PIECES = [
  ...'aZ09 .,\n\n\t-',
  'harbour',
  'Monday',
  'MAY',
  'twelve',
  'don’t',
  '1.250',
  'a\u0301\u0302',
  'co\u00adop',
  '\u200b',
  '\u0300',
  '\ufeff',
  'É',
  'straße',
  'Ελλάς',
  'Τρίτη',
  'Щит',
  'كتـــاب',
  'الأحد',
  '٣٤',
  '中',
  '三',
  'ひら',
  'ไทย',
  'हिन्दी',
  '한국',
  '😀',
  '𝔸',
  '𠀀',
  '\u{e0101}',
  '\u{1e900}',
  '、',
  '\u2028',
  '\u0000',
];
const mixed = fc.array(fc.constantFrom(...PIECES), { maxLength: 80 }).map(parts => parts.join(''));
const anything = fc
  .array(
    fc.integer({ min: 0, max: LAST_POINT }).filter(point => point < 0xd800 || point > 0xdfff),
    { maxLength: 60 },
  )
  .map(points => String.fromCodePoint(...points));
const text = fc.oneof(mixed, mixed, anything, fc.string({ unit: 'grapheme', maxLength: 200 }));

/** As `readTokens` does it, a word at a time. */
function plainly(bytes: Uint8Array, from: number, to: number): Tokens {
  const tokens = newTokens();
  for (let at = from; at < to; ) at = readOne(bytes, at, to, tokens);
  endParagraph(tokens);
  return tokens;
}

function listed({ count, hashes, starts, ends, paragraphs, paragraphEnds }: Tokens) {
  const list = (numbers: Int32Array, length: number) => Array.from(numbers.subarray(0, length));
  const [hash, start, end] = [hashes, starts, ends].map(numbers => list(numbers, count));
  return { hash, start, end, paragraphs: list(paragraphEnds, paragraphs) };
}

/** What `listed` says, short enough to be compared of long bodies. */
function digests({ count, hashes, starts, ends, paragraphs, paragraphEnds }: Tokens) {
  const columns = [hashes, starts, ends].map(numbers => numbers.slice(0, count));
  const digest = [...columns, paragraphEnds.slice(0, paragraphs)].map(({ buffer }) => hash64(new Uint8Array(buffer)));
  return { count, paragraphs, digest };
}

describe('readTokens', () => {
  test('reads the same words as are read one at a time, from any part of a buffer', () => {
    const again = newTokens();
    let words = 0;
    fc.assert(
      fc.property(text, mixed, (before, body) => {
        const [bytes, from] = [encoder.encode(`${before}${body}é9`), encoder.encode(before).length];
        const to = bytes.length - 3;
        const expected = listed(plainly(bytes, from, to));
        expect(listed(readTokens(bytes, from, to, again))).toEqual(expected);
        expect(listed(readTokens(bytes, 0, bytes.length))).toEqual(listed(plainly(bytes, 0, bytes.length)));
        words += expected.hash.length;
      }),
      { numRuns: 1500 },
    );
    expect(words).toBeGreaterThan(2000);
  });

  test.each([
    ['many words', 'a '.repeat(50_000)],
    ['many characters', '中'.repeat(60_000)],
    ['many paragraphs', '\n'.repeat(80_000)],
    ['words at the ends of parts', 'harbours of Ελλάς, 中 and co\u00adop 😀 '.repeat(8000)],
    ['a word without end', `${'x'.repeat(200_000)}é${'ß'.repeat(100_000)} end`],
    ['a word with much unseen', `so ${'a\u200b\u0301'.repeat(60_000)} long`],
    ['what is unseen, and no word', '\u200b'.repeat(70_000)],
  ])('%s, longer than what is read at once', (_, long) => {
    for (const shift of ['', 'x', 'é ', '... ']) {
      const bytes = encoder.encode(shift + long);
      const [found, expected] = [readTokens(bytes, 0, bytes.length), plainly(bytes, 0, bytes.length)];
      expect(digests(found)).toEqual(digests(expected));
    }
  });

  test('folds case, accents and digits, and marks figures and characters', () => {
    const [upper, lower] = [tokensOf('ÉCOLE Ελλάς ٣٤ co\u00adop'), tokensOf('école ΕΛΛΑΣ 34 coop')];
    expect(listed(upper).hash).toEqual(listed(lower).hash);
    const { hash } = listed(tokensOf('harbour Monday x9 中 三'));
    expect(hash.map(word => word & (FIGURE | CHARACTER))).toEqual([0, FIGURE, FIGURE, CHARACTER, CHARACTER | FIGURE]);
  });
});

/** The sketch of the body in the last test, as the first version of copydesk made it. */
const PINNED = [75110128, 641426595, 967795515, 1541225474, 1654482727, 1731775859, 1743194305, 2642647285];

/** As the kernel does it: hashes of shingles that begin at each word, of five words, or of six where they are characters. */
function shinglesOf({ hashes, count }: Tokens): number[] {
  const made: number[] = [];
  for (let at = 0; at < count; at++) {
    const length = (hashes[at] & CHARACTER) === 0 ? 5 : 6;
    if (at + length > count && at > 0) break;
    let hash = length;
    for (let i = at; i < Math.min(count, at + length); i++)
      hash = Math.imul(hash ^ hashes[i], 0x9e3779b1) ^ (hash >>> 15);
    made.push(finish(hash) >>> 0);
  }
  return made;
}

/** The smallest of each window; each once. */
function winnowed(shingles: readonly number[], window: number): number[] {
  const chosen = new Set<number>();
  const size = Math.min(window, shingles.length);
  if (size === 0) return [];
  for (let end = size; end <= shingles.length; end++) chosen.add(Math.min(...shingles.slice(end - size, end)));
  return [...chosen].toSorted((a, b) => a - b);
}

describe('sketchOf', () => {
  test('chooses the smallest shingle of every window, of words and of characters', () => {
    const long = fc.array(fc.constantFrom(...PIECES), { maxLength: 400 }).map(parts => parts.join(' '));
    fc.assert(
      fc.property(fc.oneof(text, long), fc.integer({ min: LEAST_WINDOW, max: 20 }), (body, window) => {
        const tokens = tokensOf(body);
        const { words, postings } = sketchOf(tokens, 1000, window);
        expect(words).toBe(tokens.count);
        expect([...postings]).toEqual(winnowed(shinglesOf(tokens), window));
      }),
      { numRuns: 800 },
    );
  });

  test.each([16_380, 16_384, 150_000])('has room for a body of %i words', count => {
    const body = Array.from({ length: count }, (_, i) => `w${(i * 7919) % 100_003}`).join(' ');
    const tokens = tokensOf(body);
    const { postings } = sketchOf(tokens, Number.POSITIVE_INFINITY, 16);
    expect([...postings]).toEqual(winnowed(shinglesOf(tokens), 16));
    // What was read before and is read afterwards is as it was.
    expect(digests(tokensOf(body))).toEqual(digests(tokens));
  });

  test('its numbers are those that indexes have stored', () => {
    const body = 'The harbour of Ελλάς opens on Monday at 9, and “co­op” ships may leave. 中央銀行は今日 الأحد';
    const { postings } = sketchOf(tokensOf(body), 1000, LEAST_WINDOW);
    expect(SKETCH_VERSION).toBe(1);
    expect([...postings]).toEqual(PINNED);
  });
});
