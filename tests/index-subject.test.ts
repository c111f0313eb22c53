/** What the index makes of a record, and which of those that it has count as its copies. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { copyAmong } from '../src/dedup/history/counts.js';
import type { Judgement, Subject } from '../src/dedup/history/judge.js';
import { outlineOf, shortWords } from '../src/dedup/history/outline.js';
import { outlineNames } from '../src/dedup/history/outline-names.js';
import { type Asked, bodyHashOf } from '../src/dedup/history/subject.js';
import { newTokens, readTokens } from '../src/dedup/tokens.js';
import type { Verdict } from '../src/dedup/verdict.js';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const tokensOf = (text: string) => readTokens(bytesOf(text), 0, bytesOf(text).length, newTokens());
const wordsFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, at) => `w${(first + at).toString(36)}`).join(' ');

test('where only records that say the same are copies, ids of ours tell, and of others all words', () => {
  const subject = { words: 90, time: Number.NaN } as Subject;
  const judged = (id: string, verdict: Verdict) => ({ entry: { id }, verdict }) as Judgement;
  const copy = (own: string, id: string, verdict: Verdict) =>
    copyAmong([judged(id, verdict)], subject, own, { keep: 'best', isExact: true }) !== undefined;
  const [ours, another] = ['cd1-0123456789abcdef', 'cd1-fedcba9876543210'];
  expect(copy(ours, ours, 'near')).toBe(true);
  expect(copy(ours, another, 'exact')).toBe(false);
  expect(copy('a1', 'a1', 'near')).toBe(false);
  expect(copy('a1', 'b2', 'exact')).toBe(true);
});

test('a body that says too little is known by all that its record says, any other by its words', () => {
  const asked = (id: string, key?: string) => ({ id, key }) as Asked;
  const [one, other] = ['cd1-0123456789abcdef', 'cd1-fedcba9876543210'];
  const short = tokensOf('Ferry late');
  expect(bodyHashOf(short, asked(one))).not.toEqual(bodyHashOf(short, asked(other)));
  expect(bodyHashOf(short, asked('a1', '0123456789abcdef'))).toEqual(bodyHashOf(short, asked(one)));
  const long = tokensOf(wordsFrom(0, 60));
  expect(bodyHashOf(long, asked(one))).toEqual(bodyHashOf(long, asked(other)));
  expect(bodyHashOf(tokensOf(wordsFrom(1, 60)), asked(one))).not.toEqual(bodyHashOf(long, asked(one)));
});

test('outlines are what indexes hold: a recipe that makes others needs a new SKETCH_VERSION', () => {
  const outlines = [1, 30, 400, 5000].map(count => outlineOf(shortWords(tokensOf(wordsFrom(7, count)))));
  const hash = createHash('sha256');
  for (const { choice, marks } of outlines) hash.update(`${choice} `).update(marks);
  expect(outlines.map(({ marks }) => marks.length)).toEqual([1, 30, 63, 144]);
  expect(hash.digest('hex').slice(0, 16)).toBe('591a1bc0505603d1');
});

test('words that are gone with nothing in their stead are not replaced', () => {
  const [short, names] = [Uint16Array.of(4, 8, 12), Uint8Array.of(1, 1, 1)];
  const changed = (marks: number[]) =>
    outlineNames({ short, names, places: Uint32Array.of(0, 1, 2), marks: Int32Array.from(marks) }).changed;
  expect(changed([0, -1, 1])).toBe(0);
  expect(changed([0, -1, 2])).toBeGreaterThan(0);
});
