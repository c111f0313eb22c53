/** The same input again, with `--index`: nothing is printed twice, and what is told of earlier runs is told once. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Copy } from '../src/records/record.js';
import { copydesk, rowsOf, sandbox } from './cli-helpers.js';
import { wordsOf } from './invented-bodies.js';
import { lines, printedBy, rowOf, version } from './versions.js';

test.each([[[]], [['--index-text']]])('a second run of the same versions prints nothing %j', async flags => {
  await fc.assert(
    fc.asyncProperty(fc.array(version, { minLength: 2, maxLength: 16 }), async versions => {
      const folder = sandbox({ 'a.ndjson': lines(versions.map(rowOf)) });
      const dedup = ['dedup', join(folder, 'a.ndjson'), '--index', join(folder, 'seen'), ...flags, '-q'];
      const first = await printedBy(dedup);
      expect(first).not.toBe('');
      expect(await printedBy(dedup)).toBe('');
      writeFileSync(join(folder, 'a.ndjson'), first);
      expect(await printedBy(dedup)).toBe('');
    }),
    { seed: 5, numRuns: 20 },
  );
});

test.each([
  [[], 506],
  [[], 510],
  [['--index-text'], 506],
  [['--keep', 'latest'], 3],
] as const)('so it does with an index of other inputs %j', async (flags, seed) => {
  const inputs = fc.array(fc.array(version, { minLength: 1, maxLength: 12 }), { minLength: 2, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(inputs, async files => {
      const texts = files.map((versions, file) => lines(versions.map((each, i) => rowOf(each, file * 100 + i))));
      const folder = sandbox(Object.fromEntries(texts.map((text, i) => [`${i}.ndjson`, text])));
      const dedup = (i: number) =>
        printedBy(['dedup', join(folder, `${i}.ndjson`), '--index', join(folder, 'seen'), ...flags, '-q']);
      for (let i = 0; i < texts.length; i++) {
        await dedup(i);
        expect(await dedup(i)).toBe('');
      }
      for (let i = 0; i < texts.length; i++) expect(await dedup(i)).toBe('');
    }),
    { seed, numRuns: Number(env.COPYDESK_RUNS ?? 10) },
  );
});

const PARTS = Array.from({ length: 6 }, (_, i) => wordsOf(950 + i, 30).join(' '));
const named = (id: string, parts: readonly string[]) => ({ id, text: parts.join('\n') });

test.each([[[]], [['--index-text']]])('a copy of an earlier run that is here as well is told once %j', flags => {
  const old = named('old', PARTS.slice(0, 4));
  const half = named('half', [
    ...PARTS.slice(0, 3),
    ...Array.from({ length: 3 }, (_, i) => wordsOf(980 + i, 30).join(' ')),
  ]);
  const folder = sandbox({ 'a.ndjson': lines([old, half]), 'b.ndjson': lines([named('new', PARTS)]) });
  const index = ['--index', 'seen', '-q', ...flags];
  expect(rowsOf(copydesk(folder, ['dedup', 'a.ndjson', ...index]).stdout)).toHaveLength(2);
  const [found, ...others] = rowsOf(copydesk(folder, ['dedup', 'a.ndjson', 'b.ndjson', ...index]).stdout);
  expect([found.id, found.supersedes, others]).toEqual(['new', 'old', []]);
  expect(found.copies.map(({ id, verified }) => [id, verified])).toEqual([['old', 'text']]);
  expect(found.related.map(({ id }) => id)).toEqual(['half']);
});

test('what is told of a dropped copy is what only that one says', () => {
  const [mine, theirs] = [wordsOf(990, 14), wordsOf(991, 14)].map(words => words.join(' '));
  const folder = sandbox({
    'a.ndjson': lines([named('old', [...PARTS, theirs])]),
    'b.ndjson': lines([named('copy', [...PARTS, mine]), named('cut', PARTS)]),
  });
  copydesk(folder, ['dedup', 'a.ndjson', '--index', 'seen', '--index-text']);
  const flags = ['--index', 'seen', '--index-text', '--dropped', 'dropped.ndjson'];
  expect(copydesk(folder, ['dedup', 'b.ndjson', ...flags]).stdout).toBe('');
  const dropped = rowsOf<{ copies: Copy[] }>(readFileSync(join(folder, 'dropped.ndjson'), 'utf8'));
  expect(dropped.map(({ copies }) => copies.map(({ id, own }) => [id, own]))).toEqual([
    [['old', [mine]]],
    [['old', []]],
  ]);
});
