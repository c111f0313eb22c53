/** `copydesk dedup`: rows in arrays of JSON, in whatever lines, and brackets that are none of an array. */
import { describe, expect, test } from 'vitest';
import { copydesk, sandbox } from './cli-helpers.js';
import { dedup, JSON_ROWS, lines, ndjson, text } from './row-helpers.js';

test('an array of objects of another program, a line each', () => {
  const array = (rows: readonly object[]) => `[\n${rows.map(row => JSON.stringify(row)).join(',\n')}\n]\n`;
  const folder = sandbox({ 'a.json': array(JSON_ROWS) });
  expect(copydesk(folder, ['dedup', 'a.json', '-q']).stdout).toBe(ndjson);
  expect(copydesk(folder, ['dedup', 'a.json', '-q', '-f', 'json']).stdout).toBe(array(JSON_ROWS));
});

describe('an array in other lines', () => {
  const rows = [...JSON_ROWS, { id: 'odd', text: 'brackets ]}, a "quote" and \\ are text, [{' }];
  const wanted = lines(rows);
  const tight = (json: string) =>
    lines(
      json
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line)),
    );
  test.each([
    ['all on one', JSON.stringify(rows)],
    ['with spaces, as Python writes it', `[${rows.map(row => JSON.stringify(row)).join(', ')}]\n`],
    ['each row on several', JSON.stringify(rows, null, 2)],
    ['the brackets beside the first and the last', JSON.stringify(rows, null, 1).replace('[\n ', '[')],
    ['with CR LF', JSON.stringify(rows, null, 1).replaceAll('\n', '\r\n')],
    ['two arrays', `${JSON.stringify(rows.slice(0, 2))}\n${JSON.stringify(rows.slice(2), null, 1)}`],
    ['a byte order mark before it', `\ufeff${JSON.stringify(rows)}`],
  ])('%s', (_, file) => {
    const { code, stdout, stderr } = dedup({ 'a.json': file });
    expect([code, stderr, tight(stdout)]).toEqual([0, '', wanted]);
  });
  test('of more than the record limit, row by row: only a row beyond it is left out, and told', () => {
    const many = Array.from({ length: 60 }, (_, i) => ({ id: i, text: text(i + 10) }));
    const long = { id: 'long', text: 'a word '.repeat(2000) };
    const folder = sandbox({ 'a.json': JSON.stringify([...many.slice(0, 30), long, ...many.slice(30)]) });
    const { code, stdout, stderr } = copydesk(folder, ['dedup', 'a.json', '--record-limit', '8K']);
    expect([code, stdout]).toEqual([3, lines(many)]);
    expect(stderr).toContain('a.json:1: the record is longer than the record limit');
  });
  test('a row that is none, and one in which the file ends, are told, and the others stay', () => {
    const [one, other] = rows.map(row => JSON.stringify(row));
    const { code, stdout, stderr } = dedup({ 'a.json': `[${one}, 7, ${other}, {"id":` });
    expect([code, stdout]).toEqual([3, `${one}\n${other}\n`]);
    expect(stderr).toContain('a.json:1: the line is no JSON object');
    expect(stderr).toContain('a.json:1: the file ends within a row of its array');
  });
  test.each([
    ['first of all', `[7, ONE, OTHER]`, 1],
    ['below the bracket', `[\n"odd",\nONE,\nOTHER\n]`, 2],
    ['beside others, on a line of several', `[ONE,\nnull, OTHER]`, 2],
  ])('what is no row takes no neighbour along: %s', (_, form, number) => {
    const [one, other] = rows.map(row => JSON.stringify(row));
    const { code, stdout, stderr } = dedup({ 'a.json': form.replace('ONE', one).replace('OTHER', other) });
    expect([code, stdout]).toEqual([3, `${one}\n${other}\n`]);
    expect(stderr).toBe(`copydesk: a.json:${number}: the line is no JSON object\n`);
  });
  test('an object over several lines is told how it can be read', () => {
    const { code, stderr } = dedup({ 'a.json': JSON.stringify(rows[0], null, 1) });
    expect([code, stderr.split('\n')[0]]).toEqual([3, expect.stringContaining('jq -c . makes such')]);
  });
});

describe('brackets are those of an array only in a file that begins with one', () => {
  const [first, second] = JSON_ROWS.map(row => JSON.stringify(row));
  test.each(['[]', '[', ']', `[${second}]`, `[${second},`, `${second}]`, '[1]', 'null'])(
    '%s behind a row of NDJSON is no row',
    line => {
      const { code, stdout, stderr } = dedup({ 'a.ndjson': `${first}\n${line}\n${second}\n` });
      expect([code, stdout]).toEqual([3, ndjson]);
      expect(stderr).toContain('a.ndjson:2: the line is no JSON object');
    },
  );
  test('neither is [] before one', () => {
    const { code, stdout, stderr } = dedup({ 'a.ndjson': `[]\n${ndjson}` });
    expect([code, stdout]).toEqual([3, ndjson]);
    expect(stderr).toContain('a.ndjson:1: the line is no JSON object');
  });
  test.each(['[]', '['])('%s within an array is no row', line => {
    const { code, stdout, stderr } = dedup({ 'a.json': `[\n${first},\n${line}\n${second}\n]\n` });
    expect([code, stdout]).toEqual([3, ndjson]);
    expect(stderr).toContain('a.json:3: the line is no JSON object');
  });
  test.each([
    ['empty', '[]\n', ''],
    ['brackets beside rows', `[${first},\n${second}]\n`, ndjson],
    ['one behind another', `[\n${first}\n]\n[]\n[\n${second}\n]\n`, ndjson],
    ['an empty one first', `[]\n[\n${first},\n${second}\n]\n`, ndjson],
  ])('arrays: %s', (_, file, rows) => {
    const { code, stdout } = dedup({ 'a.json': file });
    expect([code, stdout]).toEqual([0, rows]);
  });
});
