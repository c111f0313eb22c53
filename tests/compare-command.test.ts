/** `compare`: two articles side by side, chosen by number, by id or by what they share. */
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Pair } from '../src/dedup/pair.js';
import { ARAB_NEWS, ASHARQ, copydesk, onTerminal, rowsOf, sandbox } from './cli-helpers.js';
import { words } from './port-words.js';

const folder = sandbox({ 'a.txt': ASHARQ, 'b.txt': ARAB_NEWS });
const records = rowsOf(copydesk(folder, ['extract', 'a.txt', 'b.txt']).stdout);

function compared(...args: string[]): Pair {
  const { stdout, stderr, code } = copydesk(folder, ['compare', ...args, '-f', 'ndjson']);
  expect([code, stderr]).toEqual([0, '']);
  const [pair, ...others] = rowsOf<Pair>(stdout);
  expect(others).toEqual([]);
  return pair;
}

/** The page of an article with this body. */
function page(headline: string, body: readonly string[]): string {
  return `${[headline, '', 'Crates stand on a quay. (AFP)', 'TT', '', headline, '', ...body.flatMap(text => [text, ''])].join('\n')}\n`;
}

describe('the two dumps with one passage in their background', () => {
  test('the passage is found, and nothing is called a copy', () => {
    const pair = compared('a.txt', 'b.txt');
    expect(pair.passage?.words).toBe(25);
    expect(pair.passage?.a.text).toBe(
      'for work in its ports, and Malkoun signed a long-term trade pact with Brandeg in March, although it did not contain a customs union',
    );
    expect(pair.a.paragraphs[pair.passage?.a.paragraph ?? -1].text).toContain(pair.passage?.a.text);
    expect(pair.b.paragraphs[pair.passage?.b.paragraph ?? -1].text).toContain(pair.passage?.b.text);
    expect(pair.passage?.b.text).toContain('in its ports and Malkoun signed');
    expect(pair.verdict).toBe('none');
    expect(pair.containment).toBeLessThan(0.5);
  });
  test('no run drops either', () => {
    expect(rowsOf(copydesk(folder, ['a.txt', 'b.txt']).stdout).map(({ id }) => id)).toEqual(
      records.map(({ id }) => id),
    );
  });
  test('people see both beside each other, without colours in a pipe', () => {
    const { stdout, code } = copydesk(folder, ['compare', 'a.txt', 'b.txt']);
    expect(code).toBe(0);
    expect(stdout).toContain('longest shared passage: 25 words');
    expect(stdout).not.toContain('\u001b');
    const row = stdout.split('\n').find(line => line.startsWith('≈»')) ?? '';
    expect(row).toMatch(/^≈» Varenia has sold Thessmark .* │ ≈» Varenia has sold cranes/);
    for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
  });
  test('a terminal sees the same words in colour', async () => {
    const { stdout } = await onTerminal(['compare', `${folder}/a.txt`, `${folder}/b.txt`], { columns: 120 });
    expect(stdout).toContain('\u001b[');
    expect(stdout).toContain('longest shared passage: 25 words');
  });
});

describe('an article is chosen', () => {
  test('by its number in the dump', () => {
    const pair = compared('a.txt#3', 'b.txt#2');
    expect([pair.a.id, pair.b.id]).toEqual([records[2].id, records[5].id]);
  });
  test.each(['news.ndjson', 'news.jsonl.gz'])('by its id in %s', name => {
    const ndjson = records.map(record => `${JSON.stringify(record)}\n`).join('');
    const inside = sandbox({ [name]: name.endsWith('.gz') ? gzipSync(ndjson) : ndjson });
    const operands = [`${name}#${records[1].id}`, `${name}#${records[4].id}`];
    const { stdout } = copydesk(inside, ['compare', ...operands, '-f', 'json']);
    const [pair] = JSON.parse(stdout) as Pair[];
    expect([pair.a.id, pair.b.id]).toEqual([records[1].id, records[4].id]);
    expect(pair.a.paragraphs.map(({ text }) => text)).toEqual(records[1].body);
  });
  test('by an id that is a number, rather than by the number of the row', () => {
    const rows = ['2', '3', '1'].map((id, i) => ({ id, text: `Row ${i}: ${records[i].body.join(' ')}` }));
    const inside = sandbox({ 'a.ndjson': rows.map(row => `${JSON.stringify(row)}\n`).join('') });
    const { stdout } = copydesk(inside, ['compare', 'a.ndjson#1', 'a.ndjson#3', '-f', 'json']);
    expect((JSON.parse(stdout) as Pair[]).map(({ a, b }) => [a.id, b.id])).toEqual([['1', '3']]);
  });
  test('one that was edited and kept its id is not the same', () => {
    const edited = { ...records[0], body: records[3].body };
    const lines = (record: object) => `${JSON.stringify(record)}\n`;
    const inside = sandbox({ 'a.ndjson': lines(records[0]), 'b.ndjson': lines(edited) });
    const { stdout } = copydesk(inside, ['compare', 'a.ndjson', 'b.ndjson', '-f', 'json']);
    expect((JSON.parse(stdout) as Pair[]).map(({ verdict }) => verdict)).toEqual(['none']);
  });
  test('a share that is too little for a copy does not read as enough', () => {
    const shared = words(797, 'all');
    const rows = ['a', 'b'].map(name => ({ id: name, text: [...shared, ...words(203, name)].join(' ') }));
    const inside = sandbox({ 'a.ndjson': rows.map(row => `${JSON.stringify(row)}\n`).join('') });
    const { stdout } = copydesk(inside, ['compare', 'a.ndjson#a', 'a.ndjson#b', '-q']);
    expect(stdout.replace(/\s+/g, ' ')).toContain('containment 0.7970 (copies from 0.80');
  });
  test('unless a file has that very name', () => {
    const inside = sandbox({ 'a#1': ASHARQ, 'b.txt': ARAB_NEWS });
    expect(copydesk(inside, ['compare', 'a#1', 'b.txt']).code).toBe(0);
  });
});

describe('verdicts', () => {
  const body = [
    'The harbour board of Ormvik met on Monday evening to hear why the new crane had stood idle since the spring fair.',
    'Its builder blamed a cracked bearing, which had been ordered three times and was sent each time to another port.',
    'Two members asked for their money back, and one of them left the hall before the vote on the budget was called.',
    'A second crane, older than most of the clerks who keep its books, has done the work of both without a day of rest.',
  ];
  const inside = sandbox({
    'whole.txt': page('Crane Stands Idle', body),
    'same.txt': page('Crane Stands Idle', body),
    'cut.txt': page('Crane Stands Idle in Ormvik', body.slice(0, 2)),
    'last.txt': page('Crane Stands Idle', [...body.slice(0, 3), body[3].slice(0, 60)]),
    'edited.txt': page('Idle Crane', [body[0], body[1].replace('blamed', 'named'), body[2], body[3]]),
  });
  test.each([
    ['same.txt', 'exact', 0],
    ['cut.txt', 'truncated', 2],
    ['last.txt', 'truncated', 1],
    ['edited.txt', 'near', 0],
  ])('%s: %s', (other, verdict, own) => {
    const { stdout } = copydesk(inside, ['compare', 'whole.txt', other, '-f', 'ndjson']);
    const [pair] = rowsOf<Pair>(stdout);
    expect(pair.verdict).toBe(verdict);
    expect(pair.a.paragraphs.filter(paragraph => paragraph.own)).toHaveLength(own);
    const said = copydesk(inside, ['compare', 'whole.txt', other]).stdout.split('\n')[0];
    if (verdict === 'truncated') expect(said).toBe('truncated: copies of one article, of which one is cut short');
  });
});

describe('what cannot be compared is told', () => {
  test.each([
    [['a.txt'], 2, 'takes two operands'],
    [['a.txt#9', 'b.txt'], 1, 'a.txt: has no article 9; choose by number, 1 to 4, or by id'],
    [['a.txt', 'gone.txt'], 1, 'gone.txt: '],
  ])('%j', (operands, code, message) => {
    const ended = copydesk(folder, ['compare', ...operands]);
    expect(ended.code).toBe(code);
    expect(ended.stderr).toContain(message);
    expect(ended.stdout).toBe('');
  });
  test('a file of records that are none', () => {
    const inside = sandbox({
      'a.ndjson': '{"id":"cd1-0","text":[]}\n{"body":1}\n',
      'b.ndjson': '{"x":1}\n',
      'c.json': '[]\n',
    });
    const ended = (...operands: string[]) => copydesk(inside, ['compare', ...operands]);
    const first = ended('b.ndjson', 'a.ndjson');
    expect([first.code, first.stderr]).toEqual([2, expect.stringContaining('b.ndjson: no field text, body')]);
    expect(first.stderr).toContain('which has x; name the field of the text with --text-field');
    const empty = ended('a.ndjson', 'c.json');
    expect([empty.code, empty.stderr]).toEqual([1, 'copydesk: c.json: has no article to compare\n']);
    const gone = ended('a.ndjson', 'gone.txt');
    expect([gone.code, gone.stderr]).toEqual([1, 'copydesk: gone.txt: no such file or directory\n']);
    expect(ended('a.ndjson#5', 'a.ndjson').stderr).toContain('has no article 5; choose by number, 1 to 2, or by id');
  });
});

describe('records in all formats that dedup takes', () => {
  const [one, other] = [records[1], records[4]];
  const endings: Readonly<Record<string, string>> = { json: 'json', csv: 'csv', tsv: 'tsv' };
  test.each(['json', 'csv', 'tsv', 'dolma', 'trafilatura', 'schema.org', 'ninjs'])('%s', format => {
    const name = `x.${endings[format] ?? 'jsonl'}`;
    const inside = sandbox({ [name]: copydesk(folder, ['extract', 'a.txt', 'b.txt', '-f', format]).stdout });
    for (const [a, b] of [
      [one.id, other.id],
      ['2', '5'],
    ]) {
      const { stdout, stderr, code } = copydesk(inside, ['compare', `${name}#${a}`, `${name}#${b}`, '-f', 'ndjson']);
      expect([code, stderr]).toEqual([0, '']);
      const [pair] = rowsOf<Pair>(stdout);
      expect([pair.a.id, pair.b.id]).toEqual([one.id, other.id]);
      expect([pair.a.headline, pair.b.headline]).toEqual([one.headline, other.headline]);
      const { words } = compared('a.txt#2', 'b.txt#1').a;
      expect(pair.a.words).toBe(words);
    }
  });

  const text = (record: (typeof records)[number]) => record.body.join('\n');
  const rows = [one, other].map((record, i) => ({ key: 70 + i, title: record.headline, article: text(record) }));
  const cell = (value: unknown) => `"${String(value).replaceAll('"', '""')}"`;
  test.each([
    ['rows.ndjson', rows.map(row => `${JSON.stringify(row)}\n`).join('')],
    ['rows.json', `[\n${rows.map(row => JSON.stringify(row)).join(',\n')}\n]\n`],
    ['rows.csv', `key,title,article\n${rows.map(row => `${Object.values(row).map(cell).join(',')}\n`).join('')}`],
  ])('rows of another program: %s', (name, content) => {
    const inside = sandbox({ [name]: content });
    const flags = ['--text-field', 'article', '--id-field', 'key', '-f', 'ndjson'];
    const { stdout, stderr, code } = copydesk(inside, ['compare', `${name}#70`, `${name}#2`, ...flags]);
    expect([code, stderr]).toEqual([0, '']);
    const [pair] = rowsOf<Pair>(stdout);
    expect([pair.a.id, pair.b.id, pair.a.headline]).toEqual(['70', '71', one.headline]);
    expect(pair.b.paragraphs.map(each => each.text)).toEqual(other.body);
    const wrong = copydesk(inside, [
      'compare',
      `${name}#nothing`,
      name,
      '--text-field',
      'article',
      '--id-field',
      'kye',
    ]);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('no row has a field kye')]);
  });
});

test('people are told how many pairs were looked at, where there is a choice', () => {
  const counts = ['a.txt', 'b.txt'].map(file => rowsOf(copydesk(folder, ['extract', file]).stdout).length);
  const said = (...args: string[]) => copydesk(folder, ['compare', ...args]).stderr;
  expect(said('a.txt', 'b.txt')).toBe(
    `copydesk: these are the closest pair of ${counts[0]} x ${counts[1]} articles; name others as in a.txt#1 b.txt#1\n`,
  );
  expect([said('a.txt#1', 'b.txt#1'), said('a.txt', 'b.txt', '-q')]).toEqual(['', '']);
});
