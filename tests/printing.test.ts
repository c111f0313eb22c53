/** Printing: what counts as accepted by an output, and how often what stands for what is found out anew. */
import { expect, test } from 'vitest';
import type { History, Past } from '../src/dedup/history/index.js';
import type { RowKind } from '../src/output/format.js';
import { ndjson } from '../src/output/formats/ndjson.js';
import { type Output, openRows } from '../src/output/open.js';
import { printKept, type RowMaker } from '../src/run/copies/dropping.js';
import type { Duplicates } from '../src/run/copies/duplicates.js';
import type { Run } from '../src/run/run.js';

const KIND: RowKind<{ cell: string }> = {
  title: 'Cells',
  fields: [{ name: 'cell', columns: [{ name: 'cell', value: row => row.cell }] }],
  view: () => Promise.reject(new Error('not looked at')),
};
const CHOICE = { output: 'cells', noClobber: false, format: null, fields: null, csvSafe: false, csvBom: false };

/** An output whose writes end when somebody lets them. */
async function slowOutput() {
  const ends: (() => void)[] = [];
  const written: string[] = [];
  const target = {
    async write(bytes: Uint8Array) {
      await new Promise<void>(resolve => ends.push(resolve));
      written.push(new TextDecoder().decode(bytes));
    },
    close: async () => {},
    abort: async () => {},
  };
  const host = { stdout: { write: () => true } as never, env: {} };
  const output = await openRows(KIND, { ...CHOICE, color: 'never' }, ndjson, async () => target, host);
  return { output, ends, written };
}

const isDone = async (work: Promise<void>): Promise<boolean> => {
  const turn = new Promise<'waits'>(resolve => setImmediate(() => resolve('waits')));
  return (await Promise.race([work, turn])) !== 'waits';
};

test('what was flushed was written, what was sent will be', async () => {
  const { output, ends, written } = await slowOutput();
  output.row({ cell: 'one' });
  expect([await isDone(output.send()), written]).toEqual([true, []]);
  output.row({ cell: 'two' });
  const flushed = output.flush();
  expect(await isDone(flushed)).toBe(false);
  ends[0]();
  expect(await isDone(flushed)).toBe(false);
  ends[1]();
  await flushed;
  expect(written).toEqual(['{"cell":"one"}\n', '{"cell":"two"}\n']);
});

const COUNT = 60;
const NUMBERS = Array.from({ length: COUNT }, (_, record) => record);
const PAST = { takesItsPlace: false, related: [], pending: {} } as unknown as Past;
const maker = {
  line: (stored: Uint8Array) => stored,
  asked: (stored: Uint8Array) => stored,
  row: (stored: Uint8Array) => stored,
} as unknown as RowMaker<Uint8Array>;

test('versions of one story that an earlier run knows are asked about at once', async () => {
  const resolved: number[] = [];
  let keeper = 0;
  const duplicates = {
    count: COUNT,
    // All are copies of the first that does not stand apart.
    keeper: (record: number) => (record < keeper ? record : keeper),
    kind: () => 'near',
    hasKin: () => false,
    line: (record: number) => Uint8Array.of(record),
    async *lines() {
      for (const record of NUMBERS) yield Uint8Array.of(record);
    },
    async resolve(apart: ReadonlySet<number>) {
      resolved.push(apart.size);
      keeper = NUMBERS.find(record => !apart.has(record)) ?? COUNT;
    },
  } as unknown as Duplicates;
  const copy = { id: 'past' };
  let left = 0;
  const history = {
    ask: () => ({ ...PAST, copy }),
    printed() {},
    async accepted() {},
    leftOut: async () => void left++,
  } as unknown as History;
  const run = { options: { limit: Infinity, duplicates: 'drop' }, report: { leaveOut() {} } } as unknown as Run;
  const output = { takesLines: true, line() {}, row() {}, isFull: () => false } as unknown as Output<Uint8Array>;
  expect(await printKept(run, duplicates, maker, output, null, { history })).toBe(0);
  expect([resolved, left]).toEqual([[COUNT], COUNT]);
});
