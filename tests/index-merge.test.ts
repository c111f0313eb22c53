/** Many commits: segments are merged, and what they hold stays what it was. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openHistory } from '../src/dedup/history/index.js';
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
