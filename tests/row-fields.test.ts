/** `copydesk dedup`: fields that the user names, and what rows of other programs are called. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copydesk, dumpOf, rowsOf, sandbox } from './cli-helpers.js';
import { wordsOf } from './invented-bodies.js';

const text = (seed: number, more = '') => `${wordsOf(seed, 60).join(' ')}${more}`;
const lines = (rows: readonly object[]) => rows.map(row => `${JSON.stringify(row)}\n`).join('');

const ROWS = [
  { key: 'a', title: 'Ferry', text: text(1) },
  { key: 'b', url: 'x', text: text(2) },
];
const CSV = `key,title,text\na,Ferry,${text(1)}\nb,Crane,${text(2)}\n`;

test.each([
  [
    '--id-field',
    'kye',
    'no row has a field kye; the first row, which has key, title, text; did you mean --id-field key?',
  ],
  ['--headline-field', 'headline', 'which has key, title, text; name a field that there is with --headline-field'],
  ['--id-field', 'key.part', 'no row has a field key.part'],
])('%s %s, which no row has, is an error that names the fields there are', (flag, name, message) => {
  const folder = sandbox({ 'a.ndjson': lines(ROWS), 'b.csv': CSV });
  for (const file of ['a.ndjson', 'b.csv']) {
    const { code, stdout, stderr } = copydesk(folder, ['dedup', file, flag, name, '-o', 'kept']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`${file}: `);
    expect(stderr).toContain(message);
    expect(() => readFileSync(join(folder, 'kept'))).toThrow('ENOENT');
  }
  expect(copydesk(folder, ['dedup', 'a.ndjson', 'b.csv', flag, name]).code).toBe(2);
});

test.each([
  ['--id-field', 'url'],
  ['--headline-field', 'title'],
])('%s %s, which some rows have, passes', (flag, name) => {
  const folder = sandbox({ 'a.ndjson': lines(ROWS.toReversed()) });
  expect(copydesk(folder, ['dedup', 'a.ndjson', flag, name, '-q'])).toEqual({
    code: 0,
    stdout: lines(ROWS.toReversed()),
    stderr: '',
  });
});

const SAME = text(5);
const idRows = (ids: readonly string[]) => ids.map((id, i) => `{"id": ${id}, "text": "${SAME}", "n": ${i}}\n`).join('');

test.each([
  ['numbers', ['7', '12']],
  ['numbers that JavaScript would round', ['12345678901234567891', '12345678901234567893']],
  ['texts of digits', ['"7"', '"12"']],
  ['texts that begin with a control character', [String.raw`"\u00007"`, String.raw`"\u000012"`]],
  ['other values', ['true', '[1,"a"]']],
])('ids are named as they stand in the rows: %s', (_, ids) => {
  const folder = sandbox({ 'a.ndjson': idRows(ids) });
  const marked = copydesk(folder, ['dedup', 'a.ndjson', '--duplicates', 'mark']).stdout.trimEnd().split('\n');
  const copy = marked.findIndex(line => line.includes('"duplicateOf"'));
  expect(marked[copy]).toContain(`"duplicateOf":${ids[1 - copy]}`);
  expect(marked[1 - copy]).toContain(`"copies":[{"id":${ids[copy]},`);
  // A second time nothing is added or changed.
  const kept = copydesk(folder, ['dedup', 'a.ndjson', '-q']).stdout;
  expect(kept).toContain(`"copies":[{"id":${ids[copy]},`);
  expect(copydesk(folder, ['dedup', '-q'], { input: kept }).stdout).toBe(kept);
  const more = copydesk(folder, ['dedup', '-q'], { input: kept + idRows(['99']) }).stdout;
  expect(more.split('\n')).toHaveLength(2);
  expect(more).toContain(`"id":${ids[copy]},`);
  expect(more).toContain('"id":99,');
});

test('an earlier run is named by the id as it stood, too', () => {
  const folder = sandbox({ 'a.ndjson': idRows(['7']), 'b.ndjson': idRows(['8']) });
  copydesk(folder, ['dedup', 'a.ndjson', '--index', 'seen']);
  const { stdout } = copydesk(folder, ['dedup', 'b.ndjson', '--index', 'seen', '--duplicates', 'mark']);
  expect(stdout).toContain('"duplicateOf":7,"copies":[{"id":7,');
});

test('in CSV an id is a text, of whatever file it comes', () => {
  const folder = sandbox({ 'a.csv': `id,text\n7,${SAME}\n12,${SAME}\n` });
  const { stdout } = copydesk(folder, ['dedup', 'a.csv', '--duplicates', 'mark']);
  expect(stdout).toMatch(/^id,text,duplicateOf\n(7,.*,12\n12,.*,|7,.*,\n12,.*,7)\n$/);
  expect(copydesk(folder, ['dedup', 'a.csv', '-f', 'ndjson', '-q']).stdout).toMatch(/"copies":\[\{"id":"\d+"/);
});

test('which of rows that say the same stays is for what they are, not for where they stand', () => {
  const rows = ['3', '1', '2'].map(id => ({ id, text: SAME, url: `u${id}` }));
  const kept = (...files: (typeof rows)[]) => {
    const named = Object.fromEntries(files.map((file, i) => [`${i}.ndjson`, lines(file)]));
    const { stdout } = copydesk(sandbox(named), ['dedup', ...Object.keys(named), '-q']);
    return rowsOf<{ id: string }>(stdout).map(({ id }) => id);
  };
  const [a, b, c] = rows;
  const all = [kept([a, b, c]), kept([c, b, a]), kept([b, a], [c]), kept([c], [a], [b])];
  expect(new Set(all.map(String)).size).toBe(1);
  expect(all[0]).toHaveLength(1);
});

describe('--dedup exact', () => {
  const file = lines([
    { id: 1, title: 'Ferry', text: text(1) },
    { id: 2, title: 'Ferry', text: text(1) },
    { id: 2, title: 'Crane', text: text(2) },
    { id: 3, title: 'Crane', text: text(1) },
  ]);
  const ids = (stdout: string) => rowsOf<{ id: number; title: string }>(stdout).map(({ title }) => title);
  test('goes by headline and text, whatever the ids are', () => {
    const folder = sandbox({ 'a.ndjson': file });
    expect(ids(copydesk(folder, ['dedup', 'a.ndjson', '--dedup', 'exact', '-q']).stdout)).toEqual([
      'Ferry',
      'Crane',
      'Crane',
    ]);
  });
  test('with an index by the text, too', () => {
    const other = lines([
      { id: 9, title: 'Ferry', text: text(1) },
      { id: 1, title: 'Ferry', text: text(7) },
    ]);
    const folder = sandbox({ 'a.ndjson': file, 'b.ndjson': other });
    const flags = ['--dedup', 'exact', '--index', 'seen', '-q'];
    copydesk(folder, ['dedup', 'a.ndjson', ...flags]);
    const left = rowsOf<{ id: number }>(copydesk(folder, ['dedup', 'b.ndjson', ...flags]).stdout);
    expect(left.map(({ id }) => id)).toEqual([1]);
  });
});

test('--duplicates mark: the summary counts what is marked', () => {
  const folder = sandbox({ 'a.ndjson': idRows(['7', '12']) + lines([{ id: 1, text: `${SAME} and more of it` }]) });
  const { stderr } = copydesk(folder, ['dedup', 'a.ndjson', '--duplicates', 'mark', '-v']);
  expect(stderr).toBe('copydesk: 1 file, 3 records read, 3 records written, 2 near duplicates marked\n');
  expect(copydesk(folder, ['dedup', 'a.ndjson', '--duplicates', 'mark']).stderr).toBe('');
});

describe('--dropped', () => {
  const dump = dumpOf('seed--asharq-twin');
  const files = () => sandbox({ 'a.txt': dump, 'b.txt': dump, 'a.ndjson': idRows(['7', '12']) });
  test.each([['a.txt'], ['dedup', 'a.ndjson']])('%j: an ending of no format is told with its flag', (...args) => {
    const { code, stderr } = copydesk(files(), [...args, '--dropped', 'x.xyz']);
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/^copydesk: --dropped x\.xyz: no format has the ending \.xyz/),
    ]);
    expect(stderr).not.toMatch(/-f\b|--output/);
  });
  test.each([
    ['a.txt', 'b.txt'],
    ['dedup', 'a.ndjson'],
  ])('%j: - is standard output, where nothing else goes', (...args) => {
    const folder = files();
    const refused = copydesk(folder, [...args, '--dropped', '-']);
    expect([refused.code, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toContain(
      '--dropped -: the records go to standard output already; write them to a file with -o',
    );
    expect(copydesk(folder, [...args, '--dropped', 'dropped.ndjson', '-o', 'one.ndjson']).code).toBe(0);
    const { code, stdout } = copydesk(folder, [...args, '--dropped', '-', '-o', 'kept.ndjson']);
    expect([code, stdout]).toEqual([0, readFileSync(join(folder, 'dropped.ndjson'), 'utf8')]);
    expect(stdout).toContain('"duplicateOf":');
    expect(readdirSync(folder)).not.toContain('-');
  });
});

test.each([
  ['updated_at', '2025-08-20T10:00:00Z', '2025-08-20 11:00:00'],
  ['pubDate', 'Wed, 20 Aug 2025 23:00:00 +0200', 'Wed, 20 Aug 2025 22:00:00 GMT'],
  ['timestamp', 1755691200, 1755694800],
  ['date', '1755691200000', '1755694800000'],
  ['published_at', '2025-08-20T23:30:00+05:00', '2025-08-20t20:00:00.5z'],
])('the later of two versions stays: %s %s', (name, earlier, later) => {
  const version = (id: string, time: unknown, figure: number) => ({
    id,
    updated: null,
    modified: 'unknown',
    [name]: time,
    text: `${text(7)} It cost ${figure} crowns in all. ${text(8)}`,
  });
  // What tells no time hides none.
  const [older, newer] = [version('b', earlier, 4711), version('a', later, 4812)];
  const [newest, oldest] = [version('b', later, 4711), version('a', earlier, 4812)];
  for (const [rows, kept] of [
    [[older, newer], newer],
    [[newest, oldest], newest],
  ] as const) {
    const { stdout, stderr } = copydesk(sandbox({ 'a.ndjson': lines(rows) }), ['dedup', 'a.ndjson']);
    expect([rowsOf<{ text: string }>(stdout).map(row => row.text), stderr]).toEqual([
      [kept.text],
      'copydesk: 1 other version dropped\n',
    ]);
  }
});
