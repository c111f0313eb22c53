/** `copydesk dedup` of what copydesk printed in a format that is no record: the same records stay as of the NDJSON. */
import { expect, test } from 'vitest';
import { copydesk, dumpOf, rowsOf, sandbox } from './cli-helpers.js';

const DUMPS = [
  'seed--arab-news-twin',
  'seed--asharq-twin',
  'asharq--w5-archive',
  'asharq--w2-opinion-arabic',
  'arab-news--a3-gallery',
  'arab-news--a10-listing',
  'hostile--b18-captions-only',
  'hostile--b23-equal-headlines',
  'header--chinese',
];
type Row = Record<string, unknown>;
/** Where a row of a format names its record. */
const NAMES: Readonly<Record<string, (row: Row) => unknown>> = {
  'schema.org': row => row.identifier,
  ninjs: row => String(row.uri).replace('urn:copydesk:', ''),
};
const FORMATS = ['json', 'dolma', 'trafilatura', 'schema.org', 'ninjs', 'csv', 'tsv'];

/** The dumps, each again cut short, and one that is there twice. */
function dumps(): Record<string, string> {
  const whole = DUMPS.map(name => [name, dumpOf(name).toString()]);
  const cut = whole.map(([name, text]) => [`${name}-cut`, text.slice(0, Math.floor(text.length * 0.6))]);
  // Nothing but their ids tells which of these is to stay.
  const edited = whole.map(([name, text]) => [
    `${name}-edited`,
    text.replaceAll(' and ', ' with ').replaceAll(' of ', ' by '),
  ]);
  const all = [...whole, ...cut, ...edited, ['again', whole[0][1]]];
  return Object.fromEntries(all.map(([name, text]) => [`${name}.txt`, text]));
}

const folder = sandbox(dumps());
const printed = (command: string, format: string) => copydesk(folder, [command, '.', '-f', format, '-q']).stdout;

/** Ids of what `dedup` keeps of rows in a format, and what it says. */
function deduped(format: string, input: string, ...flags: string[]): readonly [unknown[], string] {
  const asRows = ['csv', 'tsv', 'json'].includes(format) ? ['-f', 'ndjson'] : [];
  const { code, stdout, stderr } = copydesk(folder, ['dedup', ...asRows, ...flags], { input });
  expect(code).toBe(0);
  return [rowsOf<Row>(stdout).map(NAMES[format] ?? (row => row.id)), stderr];
}

const extracted = printed('extract', 'ndjson');
const kept = deduped('ndjson', extracted);
const latest = deduped('ndjson', extracted, '--keep', 'latest');

test('something is dropped, or the others would say nothing', () => {
  expect(rowsOf(extracted).length - kept[0].length).toBeGreaterThan(5);
  expect(kept[1]).toMatch(/exact.*truncated/);
});

test.each(FORMATS)('%s', format => {
  const rows = printed('extract', format);
  expect(deduped(format, rows)).toEqual(kept);
  // What clean kept is kept.
  expect(deduped(format, printed('clean', format))).toEqual([kept[0], '']);
  expect(deduped(format, rows, '--keep', 'latest')).toEqual(latest);
});

test('rows of Dolma that were marked are marked no further', () => {
  const rows = printed('clean', 'dolma').length;
  const marked = copydesk(folder, ['clean', '.', '-f', 'dolma', '-q', '--duplicates', 'mark']).stdout;
  expect(marked.length).toBeGreaterThan(rows);
  expect(copydesk(folder, ['dedup', '-q', '--duplicates', 'mark'], { input: marked }).stdout).toBe(marked);
});

test.each(['csv', 'tsv'])('%s is told of copies in the columns that it has for them, as records are', format => {
  const dedup = (input: string, flags: string) =>
    copydesk(folder, ['dedup', '-q', ...flags.split(' ')], { input }).stdout;
  for (const how of ['drop', 'mark']) {
    const told = dedup(printed('extract', format), `--duplicates ${how} -f ${format}`);
    expect(told).toBe(dedup(extracted, `--duplicates ${how} -f ${format}`));
    expect(dedup(told, `--duplicates ${how} -f ${format}`)).toBe(told);
  }
});
