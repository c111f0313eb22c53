/** Many commits: segments are merged, and what they hold stays what it was. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commit } from '../src/dedup/history/commit.js';
import { compact } from '../src/dedup/history/compact.js';
import { openHistory } from '../src/dedup/history/index.js';
import { PAGE_SIZE } from '../src/dedup/history/pages.js';
import { openSnapshot } from '../src/dedup/history/snapshot.js';
import { SKETCH_VERSION } from '../src/dedup/sketch.js';
import { sandbox } from './cli-helpers.js';
import { random, wordsOf } from './invented-bodies.js';

const damaged = () => expect.fail('new, and damaged');

function recordOf(number: number, paragraphs: number) {
  const body = Array.from({ length: paragraphs }, (_, i) => `${wordsOf(number * 10 + i, 40).join(' ')}.`);
  const id = `cd1-${(number * 8 + paragraphs).toString(16).padStart(16, '0')}`;
  const place = { article: number + 1, firstLine: 1, lastLine: paragraphs, startByte: 0, endByte: 9 };
  return { id, source: { file: `${number}.txt`, ...place }, paragraphs: body, time: 1e12 + number };
}

test('many commits of one to a hundred records, some of which take the place of earlier ones', async () => {
  const folder = join(sandbox(), 'seen');
  const next = random(3);
  /** How many paragraphs of each record the index should know. */
  const known = new Map<number, number>();
  let count = 0;
  for (let commit = 0; commit < 24; commit++) {
    const settings = { folder, writes: true, keepsText: commit % 3 === 0, keep: 'best', isExact: false } as const;
    const history = await openHistory({ ...settings, tmpDir: null, damaged });
    const longer = [...known].filter(([, paragraphs]) => paragraphs === 2 && next() < 0.05).map(([number]) => number);
    const more = Array.from({ length: 1 + Math.floor(next() ** 3 * 100) }, () => count++);
    for (const [number, paragraphs] of [...longer.map(each => [each, 4]), ...more.map(each => [each, 2])]) {
      const past = history.ask(recordOf(number, paragraphs));
      expect([past.takesItsPlace, past.pending.replaces !== null]).toEqual([paragraphs === 4, paragraphs === 4]);
      history.printed(past);
      known.set(number, paragraphs);
    }
    await history.accepted();
    expect(await history.commit()).toEqual([]);
    await history.abort();
  }
  const snapshot = await openSnapshot(folder, SKETCH_VERSION, damaged);
  expect(snapshot.segments.length).toBeLessThanOrEqual(6);
  const found = new Map<string, number>();
  for (const segment of snapshot.segments) {
    for (let number = 0; number < segment.entries; number++) {
      if (snapshot.isGone(segment, number)) continue;
      const { file, lastLine, left } = segment.entry(number);
      if (left !== null) continue;
      expect(found.has(file)).toBe(false);
      found.set(file, lastLine);
    }
  }
  snapshot.close();
  expect([...found].toSorted()).toEqual(
    [...known].map(([number, paragraphs]) => [`${number}.txt`, paragraphs]).toSorted(),
  );
  expect([...known.values()].filter(paragraphs => paragraphs === 4).length).toBeGreaterThan(5);
});

test('each segment has three times the entries of all newer ones together, or they are merged', async () => {
  const folder = join(sandbox(), 'seen');
  for (let commit = 0; commit < 20; commit++) {
    const history = await openHistory({
      ...({ folder, writes: true, keepsText: false, keep: 'best', isExact: false, tmpDir: null } as const),
      damaged,
    });
    history.printed(history.ask(recordOf(commit, 2)));
    await history.accepted();
    await history.commit();
    await history.abort();
    const snapshot = await openSnapshot(folder, SKETCH_VERSION, damaged);
    const sizes = snapshot.segments.map(({ entries }) => entries);
    snapshot.close();
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(commit + 1);
    for (const [at, size] of sizes.entries())
      expect(size, String(sizes)).toBeGreaterThanOrEqual(3 * sizes.slice(at + 1).reduce((sum, each) => sum + each, 0));
  }
});

test('a segment whose list of buckets is damaged is merged into none: its postings would be lost', async () => {
  const folder = join(sandbox(), 'seen');
  const settings = { folder, writes: true, keepsText: false, keep: 'best', isExact: false, tmpDir: null } as const;
  for (const number of [1, 2]) {
    const history = await openHistory({ ...settings, damaged });
    const { pending } = history.ask(recordOf(number, 2));
    await history.abort();
    const waiting = {
      async *all() {
        yield pending;
      },
    };
    // Without any merging.
    const judge = () => pending;
    await commit(waiting, { folder, fingerprint: SKETCH_VERSION, generation: null, judge, damaged });
  }
  const files = () => readdirSync(folder).filter(name => name.startsWith('segment-'));
  const before = files();
  expect(before).toHaveLength(2);
  const snapshot = await openSnapshot(folder, SKETCH_VERSION, damaged);
  const { name, header } = snapshot.segments[0];
  snapshot.close();
  const bytes = readFileSync(join(folder, name));
  bytes[header.sections.buckets.page * PAGE_SIZE + 9] ^= 1;
  writeFileSync(join(folder, name), bytes);
  await compact(folder, SKETCH_VERSION);
  expect(files()).toEqual(before);
});
