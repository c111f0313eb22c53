/** Entries of the index as rows hold them: times as numbers, and an order that no arrival changes. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareEntries, type Entry, packedTime, unpackedTime } from '../src/dedup/history/entry.js';

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
