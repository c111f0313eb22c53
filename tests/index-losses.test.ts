/**
 * Each file of an index damaged in each of its parts, cut short, and taken away: what a run makes of it is right or told, what one
 * adds costs nothing that was there, and a rebuilding counts what it could not save.
 */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openHistory } from '../src/dedup/history/index.js';
import { PAGE_SIZE } from '../src/dedup/history/pages.js';
import { rebuild } from '../src/dedup/history/rebuild.js';
import { flaws } from '../src/dedup/history/salvage.js';
import { LOST_NAME } from '../src/dedup/history/salvaged.js';
import type { Asked } from '../src/dedup/history/subject.js';
import { SKETCH_VERSION } from '../src/dedup/sketch.js';
import { UserError } from '../src/errors.js';
import { sandbox } from './cli-helpers.js';
import { paragraphs } from './index-helpers.js';

const recordOf = (number: number, count: number): Asked => ({
  id: number % 2 === 0 ? `row ${number} with ${count}` : `cd1-${String(number * 10 + count).padStart(16, '0')}`,
  source: { file: `${number}.txt`, article: 1, firstLine: count, lastLine: 9, startByte: 0, endByte: 99 },
  paragraphs: paragraphs(number + 1, count),
  time: Number.NaN,
});
const FIRST = Array.from({ length: 9 }, (_, number) => recordOf(number, 2));
/** One of them takes the place of an earlier one. */
const SECOND = [recordOf(0, 4), recordOf(50, 2)];
const ALL = [...FIRST, ...SECOND];
const NEXT = recordOf(30, 2);
const STRANGER = recordOf(40, 3);

const open = (folder: string, damaged: () => void, writes = true) =>
  openHistory({ folder, writes, keepsText: false, keep: 'best', isExact: false, tmpDir: null, damaged });

async function add(folder: string, records: readonly Asked[]): Promise<void> {
  const history = await open(folder, () => {});
  try {
    for (const record of records) history.printed(history.ask(record));
    await history.accepted();
    await history.commit();
  } finally {
    await history.abort();
  }
}

/** Asks for all: how many come again, and how often damage was told; fails where a record is told of what it is no copy of. */
async function asked(folder: string): Promise<{ again: number; told: number }> {
  let [again, told] = [0, 0];
  const history = await open(folder, () => void told++, false);
  for (const record of ALL) {
    const { copy } = history.ask(record);
    if (copy === null) again++;
    else if (![`${Number.parseInt(record.source.file, 10)}.txt`, LOST_NAME].includes(copy.source.file))
      expect.fail(`${record.id} was told of ${JSON.stringify(copy)}`);
  }
  if (history.ask(STRANGER).copy !== null) expect.fail('a stranger is known');
  await history.abort();
  return { again, told };
}

async function countFlaws(folder: string): Promise<number> {
  let count = 0;
  for await (const _ of flaws(folder, SKETCH_VERSION)) count++;
  return count;
}

/** What a call gives, or null when it is refused by name. */
async function unlessRefused<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof UserError && error.hint?.includes('index rebuild') === true) return null;
    throw error;
  }
}

const folder = join(sandbox(), 'seen');
beforeAll(async () => {
  await add(folder, FIRST);
  await add(folder, SECOND);
});

type Harm = readonly [name: string, harm: (bytes: Buffer) => Buffer | null];

/** A bit in each page, cuts, and the whole file. */
function harmsOf(bytes: Buffer): Harm[] {
  const flip = (at: number): Harm => [
    `bit in byte ${at}`,
    old => {
      const harmed = Buffer.from(old);
      harmed[at] ^= 4;
      return harmed;
    },
  ];
  const cut = (length: number): Harm => [`cut to ${length}`, old => old.subarray(0, length)];
  const pages = Array.from({ length: Math.ceil(bytes.length / PAGE_SIZE) }, (_, page) => page * PAGE_SIZE);
  return [
    ...pages.map(page => flip(page + 30)),
    ...[0, bytes.length >> 1, bytes.length - 1].map(cut),
    ['one byte more', old => Buffer.concat([old, Buffer.of(0)])],
    ['taken away', () => null],
  ];
}

test('all are known, and two segments and a manifest are there', async () => {
  expect(await asked(folder)).toEqual({ again: 0, told: 0 });
  expect(await countFlaws(folder)).toBe(0);
  expect(
    readdirSync(folder)
      .map(name => name.split('-')[0])
      .toSorted(),
  ).toEqual(['manifest', 'segment', 'segment']);
});

test('each harm to each file', async () => {
  const seen = join(sandbox(), 'seen');
  const put = (file: string, harm: Harm[1]) => {
    for (const each of [seen, `${seen}~`]) rmSync(each, { recursive: true, force: true });
    cpSync(folder, seen, { recursive: true });
    const bytes = harm(readFileSync(join(seen, file)));
    if (bytes === null) rmSync(join(seen, file));
    else writeFileSync(join(seen, file), bytes);
  };
  let count = 0;
  for (const file of readdirSync(folder)) {
    for (const [name, harm] of harmsOf(readFileSync(join(folder, file)))) {
      const why = `${file}: ${name}`;
      put(file, harm);
      const flawed = await unlessRefused(() => countFlaws(seen));
      if (flawed === 0) expect.fail(`${why}: verify sees nothing`);
      const run = await unlessRefused(() => asked(seen));
      expect(run === null, `${why}: refused by all or by none`).toBe(flawed === null);
      if (run !== null && run.again > 0 && run.told === 0) expect.fail(`${why}: ${JSON.stringify(run)}`);
      const before = readdirSync(seen);
      const added = await unlessRefused(() => add(seen, [NEXT]).then(() => true));
      if (added === null) expect(readdirSync(seen), why).toEqual(before);
      const after = await rebuild(seen, SKETCH_VERSION);
      expect(await countFlaws(seen), why).toBe(0);
      const { again, told } = await asked(seen);
      const lost = after.lost + after.unread > 0;
      expect([told, again > 0 && !lost], `${why}: ${JSON.stringify({ ...after, again })}`).toEqual([0, false]);
      if (run !== null) expect(again, why).toBeLessThanOrEqual(run.again);
      count++;
    }
  }
  expect(count).toBeGreaterThan(30);
});
