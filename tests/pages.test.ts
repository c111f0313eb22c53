/** NDJSON and CSV of pages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMoment } from '../src/flags/values.js';
import { CsvReader } from '../src/input/formats/csv.js';
import { momentOf } from '../src/text/moment.js';
import { ASHARQ, copydesk, rowsOf, sandbox } from './cli-helpers.js';

const TEXT = ASHARQ.toString();
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

function extracted(text: string | Uint8Array, name: string, ...flags: string[]) {
  const { code, stdout, stderr } = copydesk(sandbox({ [name]: text }), ['extract', ...flags, name]);
  const records = rowsOf(stdout);
  return { code, stderr, records, files: [...new Set(records.map(({ source }) => source.file))] };
}
const IDS = extracted(TEXT, 'a.txt').records.map(({ id }) => id);

describe('NDJSON', () => {
  const row = { text: TEXT, url: 'https://a.example/', capturedAt: '2025-08-20T14:30:00Z' };
  test('each object is a dump, by the number of its line', () => {
    const { code, records, files } = extracted(`${JSON.stringify(row)}\n\n${JSON.stringify(row)}`, 'a.ndjson');
    expect([code, files]).toEqual([0, ['a.ndjson!1', 'a.ndjson!3']]);
    expect(records.map(({ id }) => id)).toEqual([...IDS, ...IDS]);
    expect(records[0]).toMatchObject({ url: row.url, capturedAt: row.capturedAt, issues: ['rendered'] });
  });
  test('fields by other names, also within an object', () => {
    const other = { page: { text: TEXT }, address: row.url, seen: 1_755_700_200 };
    const flags = ['--text-field', 'page.text', '--url-field', 'address', '--time-field', 'seen'];
    const { code, records } = extracted(JSON.stringify(other), 'a.jsonl', ...flags);
    expect([code, records.length]).toEqual([0, IDS.length]);
    expect(records[0]).toMatchObject({ url: row.url, capturedAt: '2025-08-20T14:30:00Z' });
  });
  test('a text of many pieces is one, wherever a character of two halves stands', () => {
    for (const shift of [0, 1]) {
      const text = `${TEXT}\n\n${'x'.repeat(shift)}A ferry named ${'🛶'.repeat(40_000)} left the harbour on Monday.`;
      const plain = extracted(text, 'a.txt').records.map(({ id }) => id);
      expect(extracted(JSON.stringify({ text }), 'a.ndjson').records.map(({ id }) => id)).toEqual(plain);
      expect(plain).not.toEqual(IDS);
    }
  });
  test('standard input by --from', () => {
    const { stdout } = copydesk(sandbox(), ['extract', '--from', 'ndjson'], { input: JSON.stringify(row) });
    expect(rowsOf(stdout).map(({ source }) => source.file)).toEqual(IDS.map(() => '-!1'));
  });
  test('a text that is HTML is rendered', () => {
    const page = `<!doctype html><title>Harbour bridge reopens after repairs</title><h1>Harbour bridge reopens after repairs</h1>
      <p>The bridge over the old harbour opened again on Monday, the port said.</p>
      <p>Work took three months and cost two million crowns, it said.</p>`;
    expect(extracted(JSON.stringify({ text: page }), 'a.ndjson').records[0].body).toEqual([
      'The bridge over the old harbour opened again on Monday, the port said.',
      'Work took three months and cost two million crowns, it said.',
    ]);
  });
  test('what is no page is told, and the others are read', () => {
    const lines = ['{"text":', '[1]', '{"body":"x","__proto__":1}', '{"text":null}', JSON.stringify(row)];
    const { code, stderr, files } = extracted(lines.join('\n'), 'a.ndjson');
    expect([code, files]).toEqual([3, ['a.ndjson!5']]);
    expect(stderr).toBe(
      'copydesk: a.ndjson: 2 lines are no JSON objects: 1, 2\n' +
        'copydesk: a.ndjson: 2 rows have no text in text: 3, 4; name another of its fields: --text-field (body, __proto__)\n',
    );
  });
  test('a time without a zone is not guessed at', () => {
    const { code, stderr, records } = extracted(JSON.stringify({ ...row, capturedAt: '2025-08-20 14:30' }), 'a.ndjson');
    expect([code, records[0].capturedAt]).toEqual([0, null]);
    expect(stderr).toContain('a.ndjson: warning: row 1 tells no time with its zone');
  });
  const NO_TIMES = [
    '2025-02-31T10:00:00Z',
    '2025-04-31',
    '2025-08-20T24:00:00Z',
    '2025-08-20T10:60:00Z',
    '2025-08-20T10:00:60Z',
    '2025-08-20T10:00:00+25:00',
    '2025-08-20T10:00:00+02:60',
    '0000-08-20T10:00:00Z',
    '+002025-08-20T10:00:00Z',
  ];
  test('what no calendar and no clock has is no time, and that is told once', () => {
    const times = [...NO_TIMES, 9e17, -1e15, true, ['2025-08-20'], { at: '2025-08-20' }];
    const rows = times.map(capturedAt => JSON.stringify({ text: TEXT, capturedAt })).join('\n');
    const { code, stderr, records } = extracted(rows, 'a.ndjson');
    expect([code, new Set(records.map(each => each.capturedAt))]).toEqual([0, new Set([null])]);
    expect(stderr).toContain(
      'a.ndjson: warning: 14 rows tell no time with its zone: 1, 2, 3, 4, 5 and 9 more; one such',
    );
    for (const time of NO_TIMES) {
      expect(momentOf(time)).toBe(null);
      expect(() => readMoment(time)).toThrow('a time with its zone is wanted');
    }
  });
  test.each([
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['2025-08-20t10:00z', '2025-08-20T10:00:00.000Z'],
    ['2025-08-20 10:00:05.25+0545', '2025-08-20T04:15:05.250Z'],
    ['2025-01-01T00:00:00+14:00', '2024-12-31T10:00:00.000Z'],
    ['2025-01-01T00:00:00-09:30', '2025-01-01T09:30:00.000Z'],
    ['0025-01-01T00:00:00Z', '0025-01-01T00:00:00.000Z'],
  ])('%s is %s', (text, time) => expect(new Date(momentOf(text) ?? Number.NaN).toISOString()).toBe(time));
});

describe('CSV', () => {
  test.each([
    ['a.csv', `url,text\r\nhttps://a.example/,${cell(TEXT)}\r\n`],
    ['a.tsv', `text\turl\n${cell(TEXT)}\thttps://a.example/\n`],
    ['a.csv', `\ufefftext;url\n${cell(TEXT)};https://a.example/`],
  ])('%s: each row is a dump', (name, text) => {
    const { code, records, files } = extracted(text, name);
    expect([code, files]).toEqual([0, [`${name}!1`]]);
    expect(records.map(({ id }) => id)).toEqual(IDS);
    expect(records[0]).toMatchObject({ url: 'https://a.example/', issues: ['rendered'] });
  });
  test('what is wrong with many rows is told once', () => {
    const rows = Array.from({ length: 60 }, (_, at) => (at % 3 === 0 ? cell(TEXT) : at % 3 === 1 ? '""' : 'x'));
    const folder = sandbox({ 'a.csv': `text,capturedAt\n${rows.map(text => `${text},31 May\n`).join('')}` });
    const { code, stderr } = copydesk(folder, ['extract', 'a.csv', '--errors', 'e']);
    expect([code, stderr.split('\n').filter(line => line.startsWith('copydesk: a.csv: '))]).toEqual([
      0,
      [
        'copydesk: a.csv: warning: 40 rows tell no time with its zone: 1, 3, 4, 6, 7 and 35 more; one such as ' +
          '2025-08-20T14:30:00Z is read',
        'copydesk: a.csv: warning: 20 rows have an empty text: 2, 5, 8, 11, 14 and 15 more',
      ],
    ]);
    expect(rowsOf<{ code: string }>(readFileSync(join(folder, 'e'), 'utf8')).map(each => each.code)).toEqual([
      'bad_time',
      'empty',
    ]);
  });
  test('a quote that is never closed is told', () => {
    const { code, stderr } = extracted(`text\n${cell(TEXT)}\n"The ferry left, the port said.`, 'a.csv');
    expect(code).toBe(3);
    expect(stderr).toContain('a.csv: ends in a quoted cell; a quote is missing, or the end of the file\n');
  });
  test('a column that is not there is told', () => {
    const { code, stderr } = extracted('a,b\n1,2\n', 'a.csv');
    expect(code).toBe(3);
    expect(stderr).toContain('a.csv: row 1 has no text in text; name another of its fields: --text-field (a, b)\n');
  });
  test('the reader reads what csv-parse does, however it is cut', () => {
    const cells = fc
      .array(fc.constantFrom('a', 'b', '"', ',', '\n', '\r\n', ';', 'é', ''), { maxLength: 6 })
      .map(x => x.join(''));
    const tables = fc.array(fc.array(cells, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(tables, fc.integer({ min: 1, max: 7 }), (rows, size) => {
        const text = ['x,y', ...rows.map(row => row.map(cell).join(','))].join('\r\n');
        const reader = new CsvReader();
        const read: (string[] | null)[] = [];
        for (let at = 0; at < text.length; at += size) read.push(...reader.push(text.slice(at, at + size)));
        read.push(...reader.end());
        expect(read).toEqual(parse(text, { record_delimiter: '\r\n' }));
        expect(read.slice(1)).toEqual(rows);
      }),
      { numRuns: 5000 },
    );
  });
});
