/** Entries of the index as rows hold them: times as numbers, an order that no arrival changes, and what an outline tells. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareEntries,
  type Entry,
  idNumbers,
  isRemoved,
  packedTime,
  type Row,
  removalKey,
  unpackedTime,
} from '../src/dedup/history/entry.js';
import { judge, type Subject } from '../src/dedup/history/judge.js';
import { paragraphsNotShown } from '../src/dedup/history/outline-own.js';
import { DamagedPage } from '../src/dedup/history/pages.js';
import type { Candidate } from '../src/dedup/history/snapshot.js';
import { toldRelated } from '../src/dedup/history/telling.js';
import type { Tokens } from '../src/dedup/tokens.js';

const FIRST = Date.parse('0001-01-01T00:00:00Z');

test('a time comes back to the second; none, and one before the year 1, as none', () => {
  fc.assert(
    fc.property(fc.integer({ min: FIRST / 1000, max: 4e9 }), seconds => {
      expect(unpackedTime(packedTime(seconds * 1000 + 999))).toBe(seconds * 1000);
    }),
  );
  expect(packedTime(FIRST)).toBe(1);
  for (const none of [Number.NaN, FIRST - 1]) {
    expect(packedTime(none)).toBe(0);
    expect(unpackedTime(packedTime(none))).toBeNaN();
  }
});

test('entries stand by body, then by id, file and article', () => {
  const entry = (high: number, low: number, id: string, file: string, article: number) =>
    ({ bodyHash: [high, low], id, file, article }) as unknown as Entry;
  const sorted = [
    entry(1, 2, 'b', 'b', 2),
    entry(1, 3, 'a', 'b', 2),
    entry(1, 3, 'b', 'a', 2),
    entry(1, 3, 'b', 'b', 1),
    entry(1, 3, 'b', 'b', 2),
    entry(2, 1, 'a', 'a', 1),
  ];
  for (const [i, one] of sorted.entries())
    for (const [j, other] of sorted.entries())
      expect(Math.sign(compareEntries(one, other)), `${i} ${j}`).toBe(Math.sign(i - j));
});

test('of a paragraph that an outline shows nothing or little of, it is told that only the record has it', () => {
  const words = 12;
  const aligned = {
    short: new Uint16Array(words),
    names: new Uint8Array(words),
    // None of the first four words was chosen.
    places: Uint32Array.from([4, 5, 6, 7, 8, 9, 10, 11]),
    marks: Int32Array.from([0, 1, 2, 3, 4, -1, -1, -1]),
  };
  const tokens = { paragraphs: 3, paragraphEnds: Uint32Array.from([4, 8, 12]) } as unknown as Tokens;
  expect(paragraphsNotShown(tokens, aligned, new Uint8Array(5))).toEqual([0, 2]);
});

test('what the sketch of an entry does not reach is not counted against a record', () => {
  // Of the ten postings of the record the entry has the five that it reaches.
  const postings = Uint32Array.from({ length: 10 }, (_, at) => (at + 1) * 2 ** 16);
  const subject = {
    words: 1000,
    sample: (_: number, reach: number) => postings.filter(posting => posting <= reach),
  } as unknown as Subject;
  const judged = (reach: number) => {
    const entry = { words: 1000, postings: 6, reach, outline: null, body: null } as unknown as Entry;
    const count = (sample: Uint32Array) => sample.filter(posting => posting <= 5 * 2 ** 16).length;
    return judge(subject, { entry, isExact: false, count } as unknown as Candidate, packed => packed);
  };
  expect(judged(5)?.containment).toBe(1);
  // One that reaches all has none of the others.
  expect(judged(0)?.containment).toBe(0.5);
});

test('a row of another program’s id is taken away by the key of that id and its body, and by no other’s', () => {
  const number = fc.integer({ min: 0, max: 2 ** 32 - 1 });
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), number, number, number, (id, high, low, other) => {
      const [idHigh, idLow] = idNumbers(id);
      const row = { high, low, idHigh, idLow, idName: 1, reach: 0, postings: 1 } as unknown as Row;
      expect(isRemoved(row, new Set([removalKey(id, [high, low])]))).toBe(true);
      expect(isRemoved(row, new Set([removalKey(id, [other, low])]))).toBe(other === high);
    }),
  );
});

test('what is related by an index without texts is a part where that much of it is shared, else a passage', () => {
  const entry = { id: 'a', file: 'a.txt' } as unknown as Entry;
  const told = (containment: number) =>
    toldRelated({ entry, containment, comparison: null, body: null } as never, {} as never).kind;
  expect([told(0.9), told(0.01)]).toEqual(['part', 'passage']);
});

test('a damaged page is told by its number', () => {
  expect(new DamagedPage('a.cds', 7).message).toBe('page 7 is damaged');
});
