/** `copydesk dedup`: files of rows of several kinds in one run, and CSV as other programs write it. */
import { expect, test } from 'vitest';
import { copydesk, rowsOf, sandbox } from './cli-helpers.js';
import { wordsOf } from './invented-bodies.js';

const text = (seed: number, more = '') => `${wordsOf(seed, 60).join(' ')}${more}`;
const csv = (rows: readonly (readonly string[])[], separator = ',') =>
  rows.map(row => `${row.join(separator)}\n`).join('');
const HEAD = ['n', 'text', 'x'];
const JSON_ROWS = [
  { id: 'j1', text: text(1, ' and more'), z: 1 },
  { id: 'j2', text: text(3) },
];
const ndjson = JSON_ROWS.map(row => `${JSON.stringify(row)}\n`).join('');
const dedup = (files: Record<string, string>) =>
  copydesk(sandbox(files), ['dedup', ...Object.keys(files), '--id-field', 'n']);

test.each([[';'], ['\t'], ['|']])('CSV with %j between the cells is printed as it came', separator => {
  const rows = [HEAD, ['1', text(1), 'a, b'], ['2', text(1, ' end'), 'q'], ['3', text(2), 'r']];
  const { code, stdout } = dedup({ 'a.csv': csv(rows, separator) });
  expect([code, stdout]).toEqual([0, csv([rows[0], rows[2], rows[3]], separator)]);
});

test('a blank line in a quoted cell is text, between rows it is nothing', () => {
  const file = `\nn,text,x\n1,"${text(1)}\n\n${text(2)}",p\n\n2,${text(3)},q\n`;
  expect(dedup({ 'a.csv': file }).stdout).toBe(file.slice(1).replace('p\n\n', 'p\n'));
});

test('rows of CSV become such of NDJSON when that is named first', () => {
  const files = { 'a.ndjson': ndjson, 'b.csv': csv([HEAD, ['1', text(1), 'p'], ['2', text(2), 'q']], ';') };
  const { code, stdout, stderr } = dedup(files);
  expect([code, stderr]).toEqual([0, 'copydesk: 1 near duplicate dropped\n']);
  const rows = rowsOf(stdout) as object[];
  expect(rows).toHaveLength(3);
  expect(rows[2]).toEqual({ n: '2', text: text(2), x: 'q' });
});

test('CSV of other separators is written as the first file is', () => {
  const { stdout } = dedup({
    'a.csv': csv([HEAD, ['1', text(1), 'p']]),
    'b.csv': csv([HEAD, ['2', text(2), 'a, b']], ';'),
  });
  expect(stdout).toBe(csv([HEAD, ['1', text(1), 'p'], ['2', text(2), '"a, b"']]));
});

test.each([
  ['NDJSON after CSV', ndjson, 'is NDJSON, and the first file is CSV; the file is left out; name NDJSON first'],
  [
    'other columns',
    csv([
      ['text', 'y'],
      [text(5), 'p'],
    ]),
    'has other columns than the first file',
  ],
  ['no rows at all', 'just a line\n'.repeat(50), 'no field text, body, content in the first row; the file is left out'],
])('what cannot be printed with the others is one error a file: %s', (_, other, message) => {
  const first = csv([HEAD, ['1', text(1), 'p']]);
  const { code, stdout, stderr } = dedup({ 'a.csv': first, 'b.txt': other, 'c.csv': csv([HEAD, ['2', text(2), 'q']]) });
  expect([code, stdout]).toEqual([3, csv([HEAD, ['1', text(1), 'p'], ['2', text(2), 'q']])]);
  const told = stderr.split('\n').filter(line => line.includes('b.txt'));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(`b.txt:1: ${message}`);
});

test('a quote that is never closed is told where it was opened, and what came before stays', () => {
  const before = csv([HEAD, ['1', text(1), 'p']]);
  const { code, stdout, stderr } = dedup({ 'a.csv': `${before}2,"${`${text(4)}\n`.repeat(5000)}` });
  expect([code, stdout]).toEqual([3, before]);
  expect(stderr).toContain('copydesk: a.csv:3: a quote is opened and never closed; what stands from here to the end');
});
