/** What explain holds while copies are looked for is told as it was noted, be it from memory or from a temporary file. */
import { expect, it } from 'vitest';
import type { Account } from '../src/account.js';
import { headSettler } from '../src/articles/head-roles.js';
import { lineSplitter } from '../src/input/lines.js';
import { rawOffset } from '../src/input/offsets.js';
import { layoutsFor } from '../src/layouts/index.js';
import { extraction } from '../src/pipeline.js';
import { countedRows } from '../src/records/ledger.js';
import type { Report } from '../src/report.js';
import type { CopyFate } from '../src/run/fates.js';
import { holdRows } from '../src/run/held-rows.js';
import { REASONS } from '../src/text/reasons.js';
import type { LedgerRow } from '../src/types.js';
import { ARAB_NEWS } from './cli-helpers.js';

const SETTINGS = {
  settler: headSettler(layoutsFor('auto')),
  knowledge: null,
  recordLimit: 32 * 1024 * 1024,
  file: 'a.txt',
  captured: null,
  url: null,
  isRendered: false,
  readTime: () => null,
  identifyLanguage: null,
};
const FATE: CopyFate = { reason: REASONS.exact_copy, id: 'cd1-0123456789abcdef', place: 'b.txt:1' };
/** Articles between lists, of which there are no records. */
const DUMP = Buffer.concat([
  Buffer.from('Home\n'.repeat(3)),
  Buffer.from(Array.from({ length: 200 }, (_, at) => `Story ${at}\n`).join('')),
  ARAB_NEWS,
  Buffer.from('\n'),
  ARAB_NEWS,
]);

/** What is told of a dump that was held, every other record as a copy. */
async function told(mostInMemory: number) {
  const held = await holdRows(null, mostInMemory);
  const stage = extraction(SETTINGS);
  const splitter = lineSplitter();
  held.noting.dump('a.txt');
  const take = async (found: ReturnType<typeof stage.end>) => {
    for (const extracted of found) {
      held.noting.article(extracted);
      const { article, record } = extracted;
      await held.take(
        countedRows(article, record, 'a.txt', (line, at) => rawOffset(line, at, 'utf-8')),
        record !== null,
      );
    }
  };
  for (const batch of splitter.push(DUMP)) await take(stage.push(batch));
  for (const batch of splitter.end()) await take(stage.push(batch));
  await take(stage.end());
  const merged: Account[] = [];
  const dumps: string[] = [];
  const report = { merge: account => merged.push(account), dump: name => dumps.push(name) } as Partial<Report>;
  const rows: LedgerRow[] = [];
  let asked = 0;
  await held.tell(
    report as Report,
    () => (asked++ % 2 === 0 ? FATE : null),
    row => (rows.push(row), null),
  );
  await held.abort();
  return { rows, merged, dumps, asked };
}

it('tells the same from memory, from a file, and from both', async () => {
  const inMemory = await told(Number.POSITIVE_INFINITY);
  expect(inMemory.asked).toBe(4);
  expect(inMemory.dumps).toEqual(['a.txt']);
  expect(inMemory.rows.map(({ line }) => line)).toEqual(inMemory.rows.map((_, at) => at + 1));
  expect(inMemory.rows.at(-1)?.endByte).toBe(DUMP.length);
  const dropped = inMemory.rows.filter(({ rule }) => rule === 'exact_copy');
  expect(new Set(dropped.map(({ record }) => record))).toEqual(new Set([FATE.id]));
  expect(inMemory.rows.some(({ fate }) => fate === 'kept')).toBe(true);
  for (const most of [0, 10_000, 30_000]) expect(await told(most)).toEqual(inMemory);
});

it('counts what is no record together, and each record by itself', async () => {
  const { merged } = await told(Number.POSITIVE_INFINITY);
  expect(merged.map(({ articles }) => articles)).toEqual([0, 1, 1, 1, 1]);
});
