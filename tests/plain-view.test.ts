/** The table of chosen fields. */
import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import type { Cell, OutputSettings, RowField, RowKind } from '../src/output/format.js';
import { table } from '../src/output/formats/table.js';
import { ByteSink } from '../src/text/sink.js';
import { FORBIDDEN, SETTINGS, textOf } from './output-helpers.js';

type Row = Readonly<Record<string, Cell>>;

async function view(rows: readonly Row[], names: readonly string[], settings: Partial<OutputSettings> = {}) {
  const fields: RowField<Row>[] = names.map(name => ({ name, columns: [{ name, value: row => row[name] }] }));
  const kind: RowKind<Row> = { title: 'Cells', fields: [], view: () => Promise.reject(new Error('its own view')) };
  const sink = new ByteSink();
  return textOf(sink, await table.open(sink, kind, fields, { ...SETTINGS, ...settings }), rows);
}

test('shows the chosen columns in their order, lists on one line, numbers to the right', async () => {
  const rows = [
    { headline: 'Harbour town keeps its ferry', wordCount: 12, tags: ['Local', 'Sea'] },
    { headline: null, wordCount: 1234, tags: [] },
  ];
  expect((await view(rows, ['wordCount', 'tags', 'headline'])).split('\n')).toEqual([
    'wordCount  tags         headline',
    '─'.repeat(9 + 2 + 11 + 2 + 28),
    '       12  Local · Sea  Harbour town keeps its ferry',
    '     1234',
    '',
  ]);
});

test('long texts share the width and are cut after four lines', async () => {
  const long = 'the ferry sails again '.repeat(50);
  const lines = (await view([{ a: long, b: long, n: 123456789012 }], ['a', 'b', 'n'])).trimEnd().split('\n');
  expect(lines).toHaveLength(2 + 4);
  expect(lines[0]).toBe(`${'a'.padEnd(34)}${'b'.padEnd(34)}${'n'.padStart(12)}`);
  expect(lines[2]).toMatch(/^the ferry .* 123456789012$/);
  expect(lines[5].match(/…/g)).toHaveLength(2);
});

test('columns for which there is no room are named', async () => {
  const names = ['first', 'second', 'third', 'fourth', 'fifth'];
  const text = await view([Object.fromEntries(names.map(name => [name, 'x'.repeat(50)]))], names, { width: 40 });
  expect(text.split('\n')[0]).toBe('first     second    third     fourth');
  expect(text).toMatch(/\nno room for fifth: use -f ndjson or -o\n$/);
});

test('rows beyond the limit are counted, and no rows are no table', async () => {
  const lines = (
    await view(
      Array.from({ length: 250 }, () => ({ a: 'ferry' })),
      ['a'],
      { rows: 210 },
    )
  )
    .trimEnd()
    .split('\n');
  expect(lines).toHaveLength(2 + 210 + 1);
  expect(lines.at(-1)).toBe('40 more: use -f ndjson or -o');
  expect(await view([], ['a'])).toBe('');
});

test('nothing forbidden passes and every line fits', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(fc.string({ unit: 'binary' })),
    fc.nat(),
  );
  return fc.assert(
    fc.asyncProperty(fc.array(fc.record({ a: cell, b: cell, c: cell })), async rows => {
      const text = await view(rows, ['a', 'b', 'c'], { width: 50 });
      expect(text).not.toMatch(FORBIDDEN);
      for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(50);
    }),
    { numRuns: 300 },
  );
});
