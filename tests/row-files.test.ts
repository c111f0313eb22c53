/** `copydesk dedup`: files of rows of several kinds in one run, and CSV as other programs write it; arrays are in row-arrays.test.ts. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ARAB_NEWS, copydesk, rowsOf, sandbox } from './cli-helpers.js';
import { dedup, ndjson, text } from './row-helpers.js';

const csv = (rows: readonly (readonly string[])[], separator = ',') =>
  rows.map(row => `${row.join(separator)}\n`).join('');
const HEAD = ['n', 'text', 'x'];

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

test('whichever is named first, the same rows stay', () => {
  const files = { 'a.ndjson': ndjson, 'b.csv': csv([HEAD, ['1', text(1), 'p'], ['2', text(2), 'q']]) };
  const [one, other] = [files, Object.fromEntries(Object.entries(files).toReversed())].map(these => dedup(these));
  expect([one.code, other.code]).toEqual([0, 0]);
  expect(other.stdout.split('\n').toSorted()).toEqual(one.stdout.split('\n').toSorted());
});

test('columns of one name are all there when rows of CSV become such of NDJSON', () => {
  const { stdout } = dedup({ 'a.csv': `x,text,x,__proto__\n1,${text(2)},2,3\n`, 'b.ndjson': ndjson });
  expect(stdout.split('\n')[0]).toMatch(/^\{"x":"1","text":"[a-z ]+","x_2":"2","__proto__":"3"/);
});

const FIRST = csv([HEAD, ['1', text(1), 'p']]);
const OTHER_COLUMNS = csv([
  ['text', 'y'],
  [text(5), 'p'],
]);
const noField = 'no field text, body, content, articleBody in the first row, which has';
test.each([
  ['NDJSON after CSV', ndjson, ['-f', 'csv'], 'is NDJSON, and the first file is CSV: --format csv is not for both'],
  ['other columns', OTHER_COLUMNS, ['-f', 'csv'], 'has other columns than the first file'],
  ['no rows at all', 'just a line\n'.repeat(50), [], `${noField} just a line; the file is left out`],
  ['objects without a text', '{"a":1,"b":2}\n'.repeat(50), [], `${noField} a, b; the file is left out`],
])('what cannot be printed with the others is one error a file: %s', (_, other, flags, message) => {
  const files = { 'a.csv': FIRST, 'b.txt': other, 'c.csv': csv([HEAD, ['2', text(2), 'q']]) };
  const { code, stdout, stderr } = copydesk(sandbox(files), ['dedup', ...Object.keys(files), ...flags]);
  expect([code, stdout]).toEqual([3, csv([HEAD, ['1', text(1), 'p'], ['2', text(2), 'q']])]);
  const told = stderr.split('\n').filter(line => line.includes('b.txt'));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(`b.txt:1: ${message}`);
  expect(told[0]).toMatch(/--text-field|-f ndjson/);
});

test.each([
  ['first', '{"x":1}\n', 'which has x'],
  ['empty objects', '{}\n', 'which has none'],
  ['a line of prose', 'a b c\n', 'which has a b c'],
])('a bad file, alone or before others: %s', (_, bad, has) => {
  const alone = copydesk(sandbox({ 'a.txt': bad }), ['dedup', 'a.txt']);
  expect([alone.code, alone.stdout]).toEqual([2, '']);
  expect(alone.stderr).toContain(`${has}; name the field of the text with --text-field`);
  const { code, stdout, stderr } = dedup({ 'a.txt': bad, 'b.ndjson': ndjson });
  expect([code, stdout]).toEqual([3, ndjson]);
  expect(stderr).toContain(`a.txt:1: ${noField} ${has.replace('which has ', '')}; the file is left out`);
});

test.each(['null', '1', '"text of no row', '{"id": 4,', '[1,2]'])(
  '%s in the first line is a problem of that line',
  line => {
    const { code, stdout, stderr } = dedup({ 'a.ndjson': `${line}\n${ndjson}` });
    expect([code, stdout]).toEqual([3, ndjson]);
    expect(stderr.split('\n')[0]).toContain('a.ndjson:1: the line is no JSON object');
  },
);

test('what ends the name of the output decides, or it is refused', () => {
  const rows = [HEAD, ['1', text(1), 'p'], ['2', text(2), 'a, b']];
  const folder = sandbox({ 'a.csv': csv(rows, ';'), 'b.ndjson': ndjson });
  const written = (name: string, ...operands: string[]) => {
    const { code } = copydesk(folder, ['dedup', ...operands, '-o', name, '-q']);
    return [code, readFileSync(join(folder, name), 'utf8')];
  };
  const objects = rows.slice(1).map(([n, body, x]) => `${JSON.stringify({ n, text: body, x })}\n`);
  expect(written('x.ndjson', 'a.csv')).toEqual([0, objects.join('')]);
  expect(written('x.csv', 'a.csv')).toEqual([0, csv(rows, ';')]);
  expect(written('x.tsv', 'a.csv')).toEqual([0, csv(rows, '\t')]);
  for (const name of ['x.csv', 'x.parquet', 'x.html']) {
    const { code, stderr } = copydesk(folder, ['dedup', 'b.ndjson', '-o', `no-${name}`]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/b\.ndjson: is NDJSON.*no-x/)]);
    expect(readdirSync(folder)).not.toContain(`no-${name}`);
  }
});

test.each(['\r\n', '\r'])('a line end %j in a quoted cell stays, and is the same text', end => {
  const lines = [text(1), text(2)];
  const row = (n: number, between: string) => `${n},"${lines.join(between)}",p`;
  const file = `n,text,x\r\n${row(1, end)}\r\n${row(2, '\n')}\r\n3,${text(3)},q\r\n`;
  const { code, stdout, stderr } = dedup({ 'a.csv': file });
  expect([code, stderr]).toEqual([0, 'copydesk: 1 exact duplicate dropped\n']);
  // One of them stays, as it was.
  expect([row(1, end), row(2, '\n')].filter(each => stdout.includes(each))).toHaveLength(1);
  const wide = new Uint8Array(Buffer.from(`\ufeff${file}`, 'utf16le'));
  const folder = sandbox({ 'a.csv': wide });
  expect(copydesk(folder, ['dedup', 'a.csv', '-q']).stdout).toBe(stdout);
});

test('a mark in mid-file, as joined files have it, is no part of a row; extract and dedup agree', () => {
  const folder = sandbox({ 'a.ndjson': `\ufeff${ndjson.replace('\n', '\n\ufeff')}` });
  expect(copydesk(folder, ['dedup', 'a.ndjson'])).toEqual({ code: 0, stdout: ndjson, stderr: '' });
  const { code, stderr } = copydesk(folder, ['extract', 'a.ndjson', '--strict']);
  expect([code, stderr]).toEqual([0, expect.not.stringContaining('JSON')]);
});

test('rows that have not the cells of the first are told, the first few, and summed up; all are in --errors', () => {
  const rows = [HEAD, ['1', text(1), 'p'], ...Array.from({ length: 60 }, (_, i) => [String(i), 'b'])];
  const folder = sandbox({ 'a.csv': csv(rows) });
  const { code, stdout, stderr } = copydesk(folder, ['dedup', 'a.csv', '-q', '--errors', 'e.ndjson']);
  expect([code, stdout]).toEqual([3, csv(rows.slice(0, 2))]);
  const told = stderr.trimEnd().split('\n');
  expect(told).toHaveLength(6);
  expect(told.at(-1)).toBe('copydesk: a.csv: 55 more rows could not be read');
  expect(readFileSync(join(folder, 'e.ndjson'), 'utf8').trimEnd().split('\n')).toHaveLength(60);
});

test('a quote in mid-cell is text', () => {
  const file = csv([HEAD, ['1', `a 5" pipe ${text(1)}`, 'p'], ['2', text(2), 'q']]);
  expect(dedup({ 'a.csv': file })).toEqual({ code: 0, stdout: file, stderr: '' });
});

test('a quote that is never closed is told where it was opened, and what came before stays', () => {
  const before = csv([HEAD, ['1', text(1), 'p']]);
  const { code, stdout, stderr } = dedup({ 'a.csv': `${before}2,"${`${text(4)}\n`.repeat(5000)}` });
  expect([code, stdout]).toEqual([3, before]);
  expect(stderr).toContain('copydesk: a.csv:3: a quote is opened and never closed; what stands from here to the end');
});

test('who gives dumps to dedup, or records to clean, is told the other command', () => {
  const dump = 'A headline, and another\n\nSome text of it.\n';
  const folder = sandbox({ 'a.txt': dump, 'b.html': `<p>${dump}</p>` });
  mkdirSync(join(folder, 'dumps'));
  for (const name of ['a.txt', 'b.html', 'dumps'])
    expect(copydesk(folder, ['dedup', name]).stderr, name).toContain('for dumps of text use copydesk clean');
  writeFileSync(
    join(folder, 'news.ndjson'),
    copydesk(folder, ['extract', '-f', 'ndjson'], { input: ARAB_NEWS }).stdout,
  );
  writeFileSync(join(folder, 'news.csv'), copydesk(folder, ['extract', '-f', 'csv'], { input: ARAB_NEWS }).stdout);
  for (const name of ['news.ndjson', 'news.csv']) {
    const { code, stderr } = copydesk(folder, [name]);
    expect([code, stderr.trimEnd().split('; ')[1]], name).toEqual([3, 'for records of copydesk use copydesk dedup']);
  }
});
