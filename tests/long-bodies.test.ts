/** What is too long to be compared word by word: a copy only by its id, and never a string in memory. */
import { spawnSync } from 'node:child_process';
import { execPath } from 'node:process';
import { expect, onTestFinished, test } from 'vitest';
import { MOST_COMPARED } from '../src/dedup/index.js';
import { openDuplicates } from '../src/run/copies/duplicates.js';
import { RECORD_LINES } from '../src/run/copies/facts.js';
import { ByteSink } from '../src/text/sink.js';
import { BIN, rowsOf } from './cli-helpers.js';
import { bodyText } from './invented-bodies.js';

/** What becomes of two records that differ in a word, with bodies of so many bytes; and how many bodies were read again. */
async function fates(size: number) {
  let read = 0;
  const reader = { ...RECORD_LINES, body: (line: Uint8Array) => (read++, RECORD_LINES.body(line)) };
  const duplicates = await openDuplicates({ dedup: 'near', keep: 'best', tmpDir: null }, reader);
  onTestFinished(() => duplicates.abort());
  const text = bodyText(1, 1000)
    .repeat(Math.ceil(size / 1000))
    .slice(0, size - 10);
  const encoder = new TextEncoder();
  for (const [i, end] of ['one', 'other'].entries()) {
    const body = encoder.encode(`${text} ${end}`);
    const source = { file: 'a', article: i, firstLine: 1, lastLine: 1, startByte: 0, endByte: 1 };
    const record = { id: `cd1-${i}`, source, headline: null, highlights: [], captions: [], body: [`${text} ${end}`] };
    const facts = { key: `000000000000000${i}`, words: 9, fullness: 0, time: Number.NaN, file: 'a', place: i };
    await duplicates.add(facts, () => body, encoder.encode(`${JSON.stringify(record)}\n`));
  }
  await duplicates.resolve();
  return { keepers: [duplicates.keeper(0), duplicates.keeper(1)], read };
}

test('beyond the limit no body is read again', async () => {
  expect(await fates(MOST_COMPARED + 1000)).toEqual({ keepers: [0, 1], read: 0 });
  expect(await fates(200_000)).toMatchObject({ keepers: [expect.any(Number), expect.any(Number)], read: 2 });
  const { keepers } = await fates(200_000);
  expect(keepers[0]).toBe(keepers[1]);
});

test('records of a line of 72 MiB, in a heap of 48 MiB', () => {
  const input = Buffer.alloc(72 * 1024 * 1024, 'words that never end ');
  const args = ['--max-old-space-size=48', BIN, 'clean', '-q', '--fields', 'wordCount,issues', '-'];
  const { status, stdout } = spawnSync(execPath, args, { input });
  expect(status).toBe(0);
  expect(rowsOf(stdout.toString()).map(({ issues }) => issues)).toEqual([
    ['no_headline', 'record_limit'],
    ['no_headline', 'cut_head', 'record_limit'],
    ['no_headline', 'cut_head', 'cut_body'],
  ]);
});

test('a sink lets a buffer go that one long text made large', () => {
  const sink = new ByteSink();
  sink.text('a');
  const { bytes } = sink;
  sink.take();
  expect(sink.bytes).toBe(bytes);
  sink.raw(new Uint8Array(8 * 1024 * 1024));
  expect(sink.take()).toHaveLength(8 * 1024 * 1024);
  expect(sink.bytes.length).toBeLessThanOrEqual(bytes.length);
});
