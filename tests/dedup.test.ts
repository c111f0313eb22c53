/** Finding duplicates: what is known of records, who is kept, and that nothing depends on how they came. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare } from '../src/dedup/compare.js';
import { linkLog } from '../src/dedup/link-log.js';
import { numberList } from '../src/dedup/numbers.js';
import { placeOf } from '../src/dedup/places.js';
import { seenRecords } from '../src/dedup/seen.js';
import { tokensOf } from '../src/dedup/tokens.js';
import { verdictOf } from '../src/dedup/verdict.js';
import { findDuplicates, type Story } from './dedup-memory.js';

const key = fc.oneof(
  // Few keys, so that they come back; keys that are alike in one half; any key.
  fc.integer({ min: 0, max: 5 }).map(n => n.toString(16).padStart(16, '0')),
  fc.integer({ min: 0, max: 5 }).map(n => n.toString(16).padEnd(16, '0')),
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(n => n.toString(16).padStart(16, '0')),
);
const facts = { words: 1, fullness: 0, time: Number.NaN, file: 'a', place: 1 };

describe('records that were seen', () => {
  test('know the first of each key, as a Map would', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 300 }), keys => {
        const [seen, map] = [seenRecords(), new Map<string, number>()];
        for (const [i, each] of keys.entries()) {
          if (!map.has(each)) map.set(each, i);
          expect(seen.add({ ...facts, key: each })).toBe(map.get(each));
        }
      }),
      { seed: 1 },
    );
  });
  test('grow, and still know the first', () => {
    const seen = seenRecords();
    const nth = (i: number) => (i * 65_537).toString(16).padStart(16, '0');
    for (let i = 0; i < 50_000; i++)
      if (seen.add({ ...facts, key: nth(i), words: i }) !== i) throw new Error(`${i} was there before`);
    for (let i = 0; i < 50_000; i += 997) expect(seen.add({ ...facts, key: nth(i) })).toBe(i);
    expect([seen.words(49_999), seen.file(3), seen.place(3)]).toEqual([49_999, 'a', 1]);
  });
});

test('a list of numbers grows; what was not set is 0', () => {
  const list = numberList();
  list.set(5000, 2 ** 50);
  expect([list.get(5000), list.get(4999), list.get(10 ** 9)]).toEqual([2 ** 50, 0, 0]);
});

test('the log gives the texts of a record in order, and the text of a copy', () => {
  const log = linkLog();
  log.add(7, 3);
  log.add(0, null);
  log.add(7, 5);
  expect([log.about(7), log.about(0), log.about(1), log.of(5), log.of(4)]).toEqual([[0, 2], [1], [], 2, -1]);
  log.forget(7);
  expect([log.has(7), log.has(0), log.about(7)]).toEqual([false, true, []]);
});

test('a place is told in paragraphs and characters', () => {
  const text = 'Én two\n𝔸 three four\nfive';
  const place = placeOf(tokensOf(text), 1, 4);
  expect(place).toEqual({ paragraph: 0, start: 3, lastParagraph: 1, end: 12 });
});

/** Words that no text repeats by chance. */
const words = (count: number, name: string) =>
  Array.from(
    { length: count },
    (_, i) => `${name}${[...String(i)].map(digit => 'abcdefghij'[Number(digit)]).join('')}`,
  );
const story = (list: readonly string[]): Story => ({ text: list.join(' ') });

describe('who is kept', () => {
  const text = words(120, 'w');
  test('the most complete of all, with whom every other was compared', () => {
    const [whole, cut, edited] = [text, text.slice(0, 70), text.map((word, i) => (i % 9 === 4 ? `x${word}` : word))];
    const { keepers, links } = findDuplicates([cut, whole, edited.slice(0, 100), words(90, 'o')].map(story));
    expect(keepers).toEqual([1, 1, 1, 3]);
    expect(links.map(({ kept, other, verdict }) => [kept, other, verdict])).toEqual([
      [1, 2, 'near'],
      [1, 0, 'truncated'],
    ]);
  });
  test('likeness is no chain: what is like a copy only is kept', () => {
    // The middle one shares most of its words with both others, which share little.
    const [a, b, c] = [words(100, 'a'), words(90, 'b'), words(100, 'c')];
    const middle = [...a.slice(0, 50), ...b];
    const { keepers } = findDuplicates([[...a, ...b, ...c].slice(0, 200), middle, [...b, ...c]].map(story));
    for (const keeper of keepers) expect(keepers[keeper]).toBe(keeper);
  });
  test('of an update the latest, where times tell; with --keep latest of all copies', () => {
    const [early, late] = [10, 20].map(time => ({ time }));
    const report = (figure: string) => text.map((word, i) => (i === 30 ? figure : word));
    const longer = { text: [...report('12'), 'one', 'more'].join(' '), ...early };
    const later = { text: report('15').join(' '), ...late };
    const cut = { text: text.slice(40, 90).join(' '), time: 30 };
    expect(findDuplicates([longer, later]).keepers).toEqual([1, 1]);
    expect(findDuplicates([longer, later, cut]).keepers).toEqual([1, 1, 1]);
    expect(findDuplicates([{ text: longer.text }, { text: later.text }]).keepers).toEqual([0, 0]);
    expect(findDuplicates([longer, later, cut], 'latest').keepers).toEqual([2, 2, 2]);
    expect(findDuplicates([later, longer, cut], 'first').keepers).toEqual([0, 0, 0]);
  });
  test('both of two that are related, which is told', () => {
    const [one, other] = [
      [...text, ...words(150, 'a')],
      [...words(150, 'b'), ...text.slice(0, 60), ...words(80, 'c')],
    ];
    const { keepers, links } = findDuplicates([one, other].map(story));
    expect(keepers).toEqual([0, 1]);
    expect(links.map(({ verdict, comparison }) => [verdict, comparison.passage?.words])).toEqual([['related', 60]]);
  });
  test('a hundred records that share a passage are compared with a few of them', () => {
    const shared = words(30, 's');
    const stories = Array.from({ length: 100 }, (_, i) =>
      story([...words(60, `n${'abcdefghij'[i % 10]}${'klmnopqrst'[Math.floor(i / 10)]}`), ...shared]),
    );
    expect(new Set(findDuplicates(stories).keepers).size).toBe(100);
  });
});

describe('nothing depends on how records came', () => {
  // Stories of a few sentences each from a small stock, so that there are copies of all kinds, and chains of likeness.
  const sentences = Array.from({ length: 12 }, (_, i) => words(9, 'klmnopqrstuv'[i]).join(' '));
  const made = fc.record({
    picks: fc.array(fc.nat({ max: 11 }), { minLength: 1, maxLength: 9 }),
    figure: fc.nat({ max: 2 }),
    time: fc.option(fc.nat({ max: 3 }), { nil: Number.NaN }),
  });
  const toStory = (
    { picks, figure, time }: { picks: number[]; figure: number; time: number },
    place: number,
  ): Story => ({
    text: `${picks.map(pick => sentences[pick]).join('\n')}\n${figure} in all`,
    time,
    file: 'f',
    place,
  });
  const stories = fc.array(made, { minLength: 1, maxLength: 14 }).map(list => list.map(toStory));
  const keptOf = (list: readonly Story[], keep: 'best' | 'latest') =>
    new Set(findDuplicates(list, keep).keepers.map(keeper => list[keeper].place));
  const runs = { seed: 4, numRuns: 400 };

  test.each(['best', 'latest'] as const)('the same are kept in any order, and again: %s', keep => {
    fc.assert(
      fc.property(stories, fc.infiniteStream(fc.nat()), (list, order) => {
        const kept = keptOf(list, keep);
        const shuffled = list.map(each => ({ each, at: order.next().value as number })).toSorted((a, b) => a.at - b.at);
        expect(
          keptOf(
            shuffled.map(({ each }) => each),
            keep,
          ),
        ).toEqual(kept);
        const left = list.filter(({ place = -1 }) => kept.has(place));
        expect(keptOf(left, keep)).toEqual(kept);
      }),
      runs,
    );
  });
  test('every copy was compared with the record that stands for it, and that is kept; no two kept ones are copies', () => {
    fc.assert(
      fc.property(stories, list => {
        const { keepers, links } = findDuplicates(list);
        for (const [i, keeper] of keepers.entries()) {
          expect(keepers[keeper]).toBe(keeper);
          if (keeper === i || list[keeper].text === list[i].text) continue;
          const verdicts = links.filter(link => link.kept === keeper && list[link.other].text === list[i].text);
          expect(verdicts.map(({ verdict }) => verdict)).not.toEqual([]);
        }
        const kept = list.filter((_, i) => keepers[i] === i);
        for (const a of kept) {
          for (const b of kept) {
            if (a === b) continue;
            const verdict = verdictOf(compare(tokensOf(a.text), tokensOf(b.text)), a.time, b.time);
            expect([null, 'related']).toContain(verdict);
          }
        }
      }),
      runs,
    );
  });
  test('a paragraph of a dropped record stands in the kept one, or is told as its own', () => {
    fc.assert(
      fc.property(stories, list => {
        for (const { kept, other, verdict, comparison } of findDuplicates(list).links) {
          if (verdict === 'related') continue;
          const own = new Set(comparison.ownB);
          const paragraphs = list[other].text.split('\n');
          for (const [i, paragraph] of paragraphs.entries()) {
            if (paragraph.length > 20 && !list[kept].text.includes(paragraph)) expect(own).toContain(i);
          }
        }
      }),
      runs,
    );
  });
});
