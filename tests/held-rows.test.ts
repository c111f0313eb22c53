/** What explain holds while copies are looked for is told as it was noted. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Account } from '../src/account.js';
import { headSettler } from '../src/articles/roles/head-roles.js';
import { lineSplitter } from '../src/input/lines/lines.js';
import { rawOffset } from '../src/input/lines/offsets.js';
import { layoutsFor } from '../src/layouts/index.js';
import { type Extracted, extraction } from '../src/pipeline.js';
import { type CountedRow, countedRows, ledgerRows } from '../src/records/ledger.js';
import { rowPacker, rowReader } from '../src/records/packed-rows.js';
import type { Report } from '../src/report.js';
import { type CopyFate, droppedRow } from '../src/run/copies/fate.js';
import { holdRows } from '../src/run/copies/held-rows.js';
import { REASONS } from '../src/text/reasons.js';
import { FATES, type LedgerRow, type Line, ROLES } from '../src/types.js';
import { ARAB_NEWS, BIN, sandbox } from './cli-helpers.js';

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

/** What a stage makes of the dump, given to whoever takes it before the next is made. */
async function extracted(take: (found: Extracted) => Promise<void> | void): Promise<void> {
  const stage = extraction(SETTINGS);
  const splitter = lineSplitter();
  const takeAll = async (all: Iterable<Extracted>) => {
    for (const found of all) await take(found);
  };
  for (const batch of splitter.push(DUMP)) await takeAll(stage.push(batch));
  for (const batch of splitter.end()) await takeAll(stage.push(batch));
  await takeAll(stage.end());
}
const offsetOf = (line: Line, at: number): number => rawOffset(line, at, 'utf-8');

/** What is told of the dump when it was held, every other record as a copy. */
async function told(mostBytes?: number) {
  const held = await holdRows(null, mostBytes);
  held.noting.dump('a.txt');
  await extracted(async found => {
    held.noting.article(found);
    await held.take(countedRows(found.article, found.record, 'a.txt', offsetOf), found.record !== null);
  });
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
  const { isWhole } = held;
  await held.abort();
  return { rows, merged, dumps, asked, isWhole };
}

it('tells the rows that were made, and those of copies as such', async () => {
  const { rows, dumps, asked, isWhole } = await told();
  const made: LedgerRow[] = [];
  let records = 0;
  await extracted(({ article, record }) => {
    const isCopy = record !== null && records++ % 2 === 0;
    for (const row of ledgerRows(article, record, 'a.txt', offsetOf)) made.push(isCopy ? droppedRow(row, FATE) : row);
  });
  expect([asked, dumps, isWhole]).toEqual([4, ['a.txt'], true]);
  expect(rows).toEqual(made);
  expect(rows.at(-1)?.endByte).toBe(DUMP.length);
});

it('holds nothing where that would be too long', async () => {
  expect(await told(10_000)).toMatchObject({ rows: [], merged: [], isWhole: false });
});

it('counts what is no record together, and each record by itself', async () => {
  const { merged } = await told();
  expect(merged.map(({ articles }) => articles)).toEqual([0, 1, 1, 1, 1]);
});

const word = fc.constantFrom('', 'é', 'body[0]', 'a rule', '漢'.repeat(200), '"\\');
const whole = fc.nat({ max: 2 ** 40 });
const maybe = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { nil: null });
const counted = fc.record({
  row: fc.record({
    file: word,
    line: whole,
    startByte: whole,
    endByte: whole,
    role: fc.constantFrom(...ROLES),
    article: maybe(whole),
    record: maybe(word),
    fate: fc.constantFrom(...FATES),
    fields: fc.array(fc.record({ path: maybe(word), rule: maybe(word), start: whole, end: whole }), { maxLength: 3 }),
    rule: maybe(word),
    repeats: maybe(whole),
    evidence: word,
    certainty: fc.double({ min: 0, max: 1, noNaN: true }),
    text: word,
  }),
  around: word,
  more: whole,
});
const inOrder = ({ row, ...rest }: CountedRow): CountedRow => {
  const fields = row.fields.map(part => ({ ...part, end: part.start + part.end }));
  return { ...rest, row: { ...row, fields, endByte: row.startByte + row.endByte, certainty: row.certainty + 0 } };
};

it('packed rows are read as they were, in any pieces', () => {
  const property = fc.property(fc.array(fc.array(counted)), pieces => {
    const packer = rowPacker();
    const read = rowReader();
    for (const piece of pieces.map(rows => rows.map(inOrder))) {
      for (const row of piece) packer.add(row);
      expect([...read(packer.take().slice())]).toEqual(piece);
    }
  });
  fc.assert(property, { numRuns: 200 });
});

it('values beyond those that are named by a number', () => {
  const packer = rowPacker();
  const read = rowReader();
  const [first] = fc.sample(counted.map(inOrder), { numRuns: 1, seed: 1 });
  const rows = Array.from({ length: 10_000 }, (_, at) => ({
    ...first,
    row: { ...first.row, rule: `rule ${at % 6000}` },
  }));
  for (const row of rows) packer.add(row);
  expect([...read(packer.take())]).toEqual(rows);
});

it('explain of 12 MB, in a heap of 40 MiB', () => {
  const file = join(sandbox(), 'a.txt');
  writeFileSync(file, Buffer.concat(Array(Math.ceil(12_000_000 / ARAB_NEWS.length)).fill(ARAB_NEWS)));
  const args = ['--max-old-space-size=40', BIN, 'explain', '-q', '-o', `${file}.ndjson`, file];
  expect(spawnSync(execPath, args).status).toBe(0);
});
