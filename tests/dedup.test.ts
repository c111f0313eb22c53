/** Telling exact duplicates: the table of ids, the list of copies, and what is said of them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copyList } from '../src/dedup/copies.js';
import { idTable } from '../src/dedup/ids.js';
import { exactDuplicates } from '../src/dedup/index.js';
import { numberList } from '../src/dedup/numbers.js';

const source = (file: string, article: number) => ({
  file,
  article,
  firstLine: article,
  lastLine: 9,
  startByte: 0,
  endByte: 2 ** 40,
});
const id = fc
  .oneof(
    // Few ids, so that they come back; ids that are alike in one half; any id.
    fc.integer({ min: 0, max: 5 }).map(n => n.toString(16).padStart(16, '0')),
    fc.integer({ min: 0, max: 5 }).map(n => n.toString(16).padEnd(16, '0')),
    fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(n => n.toString(16).padStart(16, '0')),
  )
  .map(digits => `cd1-${digits}`);

describe('the table of ids', () => {
  test('knows what a Map knows', () => {
    fc.assert(
      fc.property(fc.array(id, { maxLength: 300 }), ids => {
        const [table, map] = [idTable(), new Map<string, number>()];
        for (const [i, each] of ids.entries()) {
          if (!map.has(each)) map.set(each, i);
          expect(table.place(each, i)).toBe(map.get(each));
        }
      }),
      { seed: 1 },
    );
  });
  test('grows, and still knows the first', () => {
    const table = idTable();
    const nth = (i: number) => `cd1-${(i * 65_537).toString(16).padStart(16, '0')}`;
    for (let i = 0; i < 100_000; i++) if (table.place(nth(i), i) !== i) throw new Error(`${i} was there before`);
    for (let i = 0; i < 100_000; i += 997) expect(table.place(nth(i), 0xffff)).toBe(i);
  });
});

test('a list of numbers grows; what was not set is 0', () => {
  const list = numberList();
  list.set(5000, 2 ** 50);
  expect([list.get(5000), list.get(4999), list.get(10 ** 9)]).toEqual([2 ** 50, 0, 0]);
});

test('copies come back as they were, in order, each with its record', () => {
  const copies = copyList();
  copies.add(7, source('a', 1));
  copies.add(0, source('a', 2));
  copies.add(7, source('b', 1));
  copies.add(7, source('a', 3));
  expect(copies.of(7)).toEqual([source('a', 1), source('b', 1), source('a', 3)]);
  expect(copies.of(0)).toEqual([source('a', 2)]);
  expect([copies.has(0), copies.has(1), copies.of(1)]).toEqual([true, false, []]);
});

test('the first of equal ids is kept', () => {
  const duplicates = exactDuplicates();
  const [one, two] = ['cd1-0000000000000001', 'cd1-0000000000000002'];
  const fates = [one, two, one, two, one].map((each, i) => duplicates.isNew({ id: each, source: source('a', i + 1) }));
  expect(fates).toEqual([true, true, false, false, false]);
  expect(duplicates.copiesOf(0, one).map(copy => [copy.id, copy.source.article, copy.kind, copy.verified])).toEqual([
    [one, 3, 'exact', 'id'],
    [one, 5, 'exact', 'id'],
  ]);
  expect(duplicates.hasCopies(1)).toBe(true);
});
