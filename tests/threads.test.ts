/** Work on threads: whatever is cut where, the same comes out as from one. Here the threads are this one. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startAccount } from '../src/account.js';
import type { Options } from '../src/options.js';
import { ndjson } from '../src/output/formats/ndjson.js';
import { recordKind } from '../src/output/kinds/record-kind.js';
import { FIELDS } from '../src/records/fields.js';
import { openReport } from '../src/report.js';
import { findInputs } from '../src/run/inputs.js';
import { openReading } from '../src/run/reading.js';
import { ByteSink } from '../src/text/sink.js';
import { runOnPool } from '../src/threads/index.js';
import { rowMover } from '../src/threads/places.js';
import { startPool } from '../src/threads/pool.js';
import { queue } from '../src/threads/queue.js';
import { copydesk, sandbox } from './cli-helpers.js';
import { namesIn, readCase } from './fixtures.js';
import { built, inProcess, NAMES, NO_STDIN, optionsOf } from './thread-ends.js';

interface Outcome {
  readonly rows: string;
  readonly said: string;
}

function collector(options: Options) {
  let said = '';
  const stderr = new Writable({
    write(chunk, _encoding, done) {
      said += chunk;
      done();
    },
  });
  const report = openReport({ ...options, verbose: true }, stderr, () => {});
  // What a file as a whole gives cause to say may come before or behind the doubts about its last article.
  return { report, said: () => said.split('\n').toSorted().join('\n') };
}

async function serially(files: string[], options: Options): Promise<Outcome> {
  const reading = await openReading(files, options, NO_STDIN);
  const { report, said } = collector(options);
  const sink = new ByteSink();
  const writer = await ndjson.open(sink, recordKind(FIELDS), FIELDS);
  let written = 0;
  const taker = {
    take({ record }: Parameters<Parameters<typeof reading.read>[2]['take']>[0]) {
      if (record !== null && record.wordCount < options.minWords) report.leaveOut('short');
      else if (record !== null) {
        written++;
        writer.row(record);
      }
      return true;
    },
    flush: async () => {},
  };
  for await (const source of reading.sources(report)) await reading.read(source, null, taker, report);
  report.sumUp({ written });
  return { rows: new TextDecoder().decode(sink.take()), said: said() };
}

async function onThreads(
  files: string[],
  options: Options,
  threads: number,
  partSize: number,
  start = inProcess,
): Promise<Outcome> {
  const reading = await openReading(files, options, NO_STDIN);
  const { report, said } = collector(options);
  const pool = startPool(threads, { options, fields: NAMES }, start);
  const decoder = new TextDecoder();
  let rows = '';
  let written = 0;
  const work = {
    report,
    reading,
    knowledge: null,
    inputs: findInputs(reading),
    async takeRows(bytes: Uint8Array, records: number) {
      rows += decoder.decode(bytes, { stream: true });
      written += records;
    },
    readHere: async () => {},
  };
  await runOnPool(pool, threads, work, partSize);
  await pool.abort();
  report.sumUp({ written });
  return { rows, said: said() };
}

const CASES = namesIn('extract').map(name => readCase(name).input);
/** What stands between: nothing, line ends, bytes that are no text, a byte order mark, a line that is too long, no article at all. */
const BETWEEN = [
  '',
  '\n\n',
  '\r\n',
  '\ufeff',
  'x'.repeat(3000),
  'Home\nSports\nLogin\n'.repeat(40),
  'word '.repeat(900),
]
  .map(text => Buffer.from(text))
  .concat(Buffer.from([0xff, 0xc0, 0x80, 0x0a]));
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...CASES.filter(input => input.length < 20_000)) },
  { weight: 1, arbitrary: fc.constantFrom(...BETWEEN) },
);

describe('large files in parts', () => {
  test('whatever is cut where, the same comes out', async () => {
    const folder = sandbox();
    const file = join(folder, 'dump.txt');
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 200, max: 9000 }),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom<string[]>([], ['--line-limit', '500'], ['--record-limit', '2K'], ['--min-words', '60']),
        async (pieces, partSize, threads, flags) => {
          writeFileSync(file, Buffer.concat(pieces.flatMap(each => [each, Buffer.from('\n')])));
          const options = optionsOf(...flags);
          expect(await onThreads([file], options, threads, partSize)).toEqual(await serially([file], options));
        },
      ),
      { numRuns: 150 },
    );
  });

  test('small files in groups, and those that cannot be read, come in order', async () => {
    const folder = sandbox();
    mkdirSync(join(folder, 'in'));
    const names = CASES.slice(0, 40).map((input, i) => {
      const file = join(folder, 'in', `${i}.txt`);
      writeFileSync(file, i % 7 === 3 ? Buffer.alloc(300) : input);
      return i % 11 === 5 ? join(folder, 'none.txt') : file;
    });
    const options = optionsOf();
    for (const threads of [1, 3])
      expect(await onThreads(names, options, threads, 4000)).toEqual(await serially(names, options));
  });
});

test('the same on threads of the built program', async () => {
  const folder = sandbox();
  const files = ['big.txt', 'a.txt', 'none.txt', 'b.txt'].map(name => join(folder, name));
  writeFileSync(files[0], Buffer.concat(CASES.flatMap(input => [input, Buffer.from('\n\n')])));
  writeFileSync(files[1], CASES[0]);
  writeFileSync(files[3], CASES[1]);
  const options = optionsOf('--layout', 'generic');
  expect(await onThreads(files, options, 3, 20_000, built)).toEqual(await serially(files, options));
});

test('numbers of rows are moved, and nothing else', () => {
  const encoder = new TextEncoder();
  const text =
    '{"a":9,"article":1,"firstLine":9,"lastLine":99,"b":1}\n{"article":12,"firstLine":3,"lastLine":4,"c":"9"}\n';
  const rows = encoder.encode(text);
  const places = Int32Array.from([text.indexOf('"article":') + 10, text.lastIndexOf('"article":') + 10]);
  const move = rowMover();
  const moved = new TextDecoder().decode(move(rows, 0, rows.length, places, { articles: 9, lines: 1_000_000 }));
  expect(moved).toBe(
    '{"a":9,"article":10,"firstLine":1000009,"lastLine":1000099,"b":1}\n{"article":21,"firstLine":1000003,"lastLine":1000004,"c":"9"}\n',
  );
});

test('a queue gives things in order, then its end or its error', async () => {
  const numbers = queue<number>();
  numbers.push(1);
  const room = numbers.room(1);
  numbers.push(2);
  expect([await numbers.next(), await numbers.next()]).toEqual([1, 2]);
  await room;
  const late = numbers.next();
  numbers.end();
  expect(await late).toBe(null);
  const broken = queue<number>();
  broken.push(1);
  broken.fail(new Error('broken'));
  expect(await broken.next()).toBe(1);
  await expect(broken.next()).rejects.toThrow('broken');
});

test('an account says what a report would have', () => {
  const account = startAccount();
  account.dump('a.txt');
  account.leaveOut('short');
  account.bug(new Error('odd'), 'a.txt');
  expect(account.take()).toMatchObject({
    dumps: 1,
    leftOut: { short: 1 },
    told: [{ bug: { message: 'odd', file: 'a.txt' } }],
  });
  expect(account.take()).toEqual({ dumps: 0, articles: 0, leftOut: {}, lines: [], shapes: [], told: [] });
});

describe('-j', () => {
  test.each([['0'], ['x'], ['1000']])('%j is refused', jobs => {
    expect(copydesk(sandbox({ 'a.txt': 'x' }), ['extract', 'a.txt', '-j', jobs]).code).toBe(2);
  });
});
