/** `copydesk dedup` and what `clean` does with copies: the built command, as a user sees it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ARAB_NEWS, bash, copydesk, rowsOf, sandbox } from './cli-helpers.js';

const letters = (i: number) => [...String(i)].map(digit => 'abcdefghij'[Number(digit)]).join('');
const words = (count: number, name: string) => Array.from({ length: count }, (_, i) => name + letters(i));
const whole = words(150, 'port');
const edited = whole.map((word, i) => (i % 20 === 7 ? `x${word}` : word));
const other = [...words(90, 'hill'), ...whole.slice(20, 80), ...words(60, 'lake')];
const lines = (rows: readonly object[]) => rows.map(row => `${JSON.stringify(row)}\n`).join('');

const DOLMA = [
  { id: 'whole', text: whole.join(' '), source: 'web', metadata: { tags: [1, null] } },
  { id: 'edited', text: edited.join(' '), added: '2025-08-20' },
  { id: 17, text: whole.slice(0, 70).join(' ') },
  { id: 'other', text: other.join(' ') },
];

describe('rows of other programs', () => {
  test('{id, text}: kept rows are as they were, and told of their kin', () => {
    const folder = sandbox({ 'a.jsonl': lines(DOLMA) });
    const { stdout, stderr, code } = copydesk(folder, ['dedup', 'a.jsonl', '--dropped', 'gone.ndjson']);
    expect([code, stderr]).toEqual([0, 'copydesk: 1 near duplicate dropped; 1 truncated copy dropped\n']);
    const [kept, related, ...none] = rowsOf(stdout) as Record<string, unknown>[];
    expect(none).toEqual([]);
    expect(stdout.startsWith(JSON.stringify(DOLMA[0]).slice(0, -1))).toBe(true);
    expect(kept.copies).toMatchObject([
      {
        id: 'edited',
        kind: 'near',
        containment: 0.9467,
        own: [],
        verified: 'text',
        source: { file: 'a.jsonl', firstLine: 2 },
      },
      { id: 17, kind: 'truncated', containment: 1, source: { article: 3 } },
    ]);
    const passage = [{ words: 60, here: { paragraph: 0 }, there: { paragraph: 0 } }];
    expect(related.related).toMatchObject([{ id: 'whole', kind: 'passage', passages: passage }]);
    const gone = rowsOf<{ copies: object[] }>(readFileSync(join(folder, 'gone.ndjson'), 'utf8'));
    const ours = { duplicateOf: 'whole', copies: expect.anything() };
    expect(gone).toEqual([
      { ...DOLMA[1], ...ours },
      { ...DOLMA[2], ...ours },
    ]);
    // How each is like the one that stands for it, which is named.
    const whole = { id: 'whole', source: { file: 'a.jsonl', article: 1 } };
    expect(gone.map(({ copies }) => copies)).toMatchObject([
      [{ ...whole, kind: 'near', containment: 0.9467, own: [] }],
      [{ ...whole, kind: 'truncated', containment: 1 }],
    ]);
  });
  test('rows that say nothing, or whose text is no text, are not the same for that', () => {
    const rows = [{ text: { v: 'ferries' } }, { text: { v: 'olives' } }, { text: null }, { x: 1 }, { x: 2 }, { x: 2 }];
    const { stdout, stderr, code } = copydesk(sandbox({ 'a.jsonl': lines(rows) }), ['dedup', 'a.jsonl']);
    expect([code, stderr]).toEqual([0, 'copydesk: 1 exact duplicate dropped\n']);
    expect(rowsOf(stdout)).toMatchObject(rows.slice(0, -1));
  });
  test('a passage stands where it is said to', () => {
    const [, row] = rowsOf(copydesk(sandbox({ 'a.jsonl': lines(DOLMA) }), ['dedup', 'a.jsonl']).stdout) as [
      unknown,
      { related: { passages: { here: { start: number; end: number } }[] }[] },
    ];
    const { start, end } = row.related[0].passages[0].here;
    expect([...other.join(' ')].slice(start, end).join('')).toBe(whole.slice(20, 80).join(' '));
  });
  test('again with its own output nothing changes', () => {
    const folder = sandbox({ 'a.jsonl': lines(DOLMA) });
    const { stdout } = copydesk(folder, ['dedup', 'a.jsonl']);
    writeFileSync(join(folder, 'b.jsonl'), stdout);
    expect(copydesk(folder, ['dedup', 'b.jsonl'])).toEqual({ code: 0, stdout, stderr: '' });
  });
  test('fields by name, gzip, a field of theirs called copies', () => {
    const rows = DOLMA.map(({ id, text }) => ({ key: id, article: text, copies: 3 }));
    const folder = sandbox({ 'a.ndjson.gz': gzipSync(lines(rows)) });
    const { stdout } = copydesk(folder, ['dedup', '--text-field', 'article', '--id-field', 'key', 'a.ndjson.gz']);
    const [kept] = rowsOf(stdout) as Record<string, unknown>[];
    expect([kept.copies, (kept.copydesk_copies as object[]).length]).toEqual([3, 2]);
  });
  test('CSV: rows over several lines, quotes, marks in a column of their own', () => {
    const quoted = (text: string) => `"${text.replace(' ', ', ""so"" ')}\nend"`;
    const csv = `n,text\n1,${quoted(DOLMA[0].text)}\n2,${quoted(edited.slice(1).join(' '))}\n3,${quoted(DOLMA[3].text)}\n`;
    const folder = sandbox({ 'a.csv': csv });
    const kept = csv.replace(/2,"[^]*?end"\n/, '');
    expect(copydesk(folder, ['dedup', 'a.csv', '-q']).stdout).toBe(kept);
    const marked = copydesk(folder, ['dedup', 'a.csv', '--id-field', 'n', '--duplicates', 'mark']).stdout;
    expect(marked).toBe(
      `${csv
        .replaceAll('end"\n', 'end",\n')
        .replace(/(2,"[^]*?end",)\n/, '$11\n')
        .replace('n,text', 'n,text,duplicateOf')}`,
    );
  });
  test('more records than stay at hand: each is compared with the other one, never with itself', () => {
    const hub = { id: 'hub', text: [...words(100, 'hub'), ...whole].join(' ') };
    const rim = Array.from({ length: 400 }, (_, i) => ({
      id: i,
      text: [...words(90, `rim${letters(i)}x`), ...whole.slice(40, 90)].join(' '),
    }));
    const { stdout, stderr } = copydesk(sandbox({ 'a.jsonl': lines([hub, ...rim]) }), ['dedup', 'a.jsonl']);
    expect([rowsOf(stdout).length, stderr]).toEqual([401, '']);
  });
  test('rows that are none are told, and the others go on', () => {
    const folder = sandbox({ 'a.jsonl': `${lines(DOLMA.slice(0, 1))}{"id": 3,\n${lines(DOLMA.slice(3))}` });
    const { code, stdout, stderr } = copydesk(folder, ['dedup', 'a.jsonl']);
    expect([code, rowsOf(stdout).length]).toEqual([3, 2]);
    expect(stderr).toContain('a.jsonl:2: the line is no JSON object\n');
    const noText = copydesk(sandbox({ 'a.csv': 'a,b\n1,2\n' }), ['dedup', 'a.csv']);
    expect([noText.code, noText.stderr]).toEqual([
      2,
      'copydesk: a.csv: no field text, body, content, articleBody in the first row, which has a, b; name the field of the text with --text-field\n',
    ]);
    const formatted = copydesk(folder, ['dedup', 'a.jsonl', '-f', 'csv']);
    expect([formatted.code, formatted.stdout]).toEqual([2, '']);
  });
  test('equal rows one behind the other are all counted', () => {
    const row = lines(DOLMA.slice(0, 1));
    const { stdout, stderr } = copydesk(sandbox({ 'a.jsonl': row.repeat(4) }), ['dedup', 'a.jsonl']);
    const copies = (rowsOf(stdout) as { copies: { source: { firstLine: number; startByte: number } }[] }[])[0].copies;
    expect(copies.map(({ source }) => [source.firstLine, source.startByte])).toEqual(
      [2, 3, 4].map(n => [n, (n - 1) * Buffer.byteLength(row)]),
    );
    expect(stderr).toBe('copydesk: 3 exact duplicates dropped\n');
  });
});

/** A dump of one article as one of the known layouts has it. */
const dump = (headline: string, body: readonly string[], updated: string) =>
  `${headline}\n\n${headline}\nThe quay at dawn. (Example Agency)\nShort Url\nUpdated ${updated}\n\n${headline}\n\n${headline}\n${body.join('\n')}\n`;
const sentence = (name: string, count: number) =>
  `${words(count, name).join(' ')}.`.replace(/^./, first => first.toUpperCase());
const BODY = ['one', 'two', 'three', 'four'].map(name => sentence(name, 40));

describe('clean', () => {
  test('exact copies of a copy are copies of its kind', () => {
    const cut = ARAB_NEWS.toString().split('\n').slice(0, 22).join('\n');
    const folder = sandbox({ 'a.txt': ARAB_NEWS, 'b.txt': cut, 'c.txt': cut });
    const { code, stdout } = copydesk(folder, ['a.txt', 'b.txt', 'c.txt', '-q']);
    expect(code).toBe(0);
    const copies = rowsOf(stdout).map(record => record.copies.map(({ source, kind }) => [source.file, kind]));
    expect(copies).toEqual([
      [
        ['b.txt', 'truncated'],
        ['c.txt', 'truncated'],
      ],
      [],
    ]);
  });
  const files = {
    'a.txt': dump('Harbour keeps its ferry', [...BODY, 'It had 4 boats.'], '19 August 2025'),
    'b.txt': dump('Harbour keeps its ferry', BODY.slice(0, 2), '19 August 2025'),
    'c.txt': dump('Harbour keeps its ferry', [...BODY, 'It had 5 boats.'], '20 August 2025'),
    'd.txt': dump(
      'Hill road closes',
      ['ash', 'oak', 'elm'].map(name => sentence(name, 40)),
      '20 August 2025',
    ),
  };
  const ids = (stdout: string) => (rowsOf(stdout) as { id: string }[]).map(({ id }) => id);
  const all = (folder: string, ...flags: string[]) => copydesk(folder, [...flags, '-f', 'ndjson']);

  test('keeps the latest of an update, and it stands for all; in any order of files', () => {
    const folder = sandbox(files);
    const { stdout, stderr } = all(folder, 'a.txt', 'b.txt', 'c.txt', 'd.txt');
    expect(stderr).toBe('copydesk: 1 truncated copy dropped; 1 other version dropped\n');
    const rows = rowsOf(stdout) as { source: { file: string }; copies: object[]; duplicateOf: null }[];
    expect(rows.map(({ source }) => source.file)).toEqual(['c.txt', 'd.txt']);
    expect(rows[0].copies).toMatchObject([
      { kind: 'update', source: { file: 'a.txt' } },
      { kind: 'truncated', source: { file: 'b.txt' }, own: [] },
    ]);
    const turned = all(folder, 'd.txt', 'c.txt', 'b.txt', 'a.txt').stdout;
    expect(turned.split('\n').toSorted()).toEqual(stdout.split('\n').toSorted());
  });
  test('--keep, --dedup and --duplicates', () => {
    const folder = sandbox(files);
    const names = Object.keys(files);
    const kept = (...flags: string[]) =>
      (rowsOf(all(folder, ...flags, ...names).stdout) as { source: { file: string } }[]).map(
        ({ source }) => source.file,
      );
    expect(kept('--keep', 'first')).toEqual(['a.txt', 'd.txt']);
    expect(kept('--keep', 'latest')).toEqual(['c.txt', 'd.txt']);
    expect(kept('--dedup', 'exact')).toEqual(names);
    expect(kept('--dedup', 'off')).toEqual(names);
    const marked = rowsOf(all(folder, '--duplicates', 'mark', ...names).stdout) as {
      id: string;
      duplicateOf: string | null;
    }[];
    expect(marked.map(({ duplicateOf }) => duplicateOf)).toEqual([marked[2].id, marked[2].id, null, null]);
  });
  test('what is dropped and what is kept are together what was there', () => {
    const folder = sandbox(files);
    const names = Object.keys(files);
    const { stdout } = all(folder, ...names, '--dropped', 'gone.ndjson');
    const gone = readFileSync(join(folder, 'gone.ndjson'), 'utf8');
    expect([...ids(stdout), ...ids(gone)].toSorted()).toEqual(
      ids(all(folder, '--dedup', 'off', ...names).stdout).toSorted(),
    );
  });
  test('dedup of what extract made is clean; of what clean made, the same', () => {
    const folder = sandbox(files);
    const { stdout } = all(folder, ...Object.keys(files));
    writeFileSync(
      join(folder, 'all.ndjson'),
      copydesk(folder, ['extract', ...Object.keys(files), '-f', 'ndjson']).stdout,
    );
    expect(copydesk(folder, ['dedup', 'all.ndjson']).stdout).toBe(stdout);
    writeFileSync(join(folder, 'clean.ndjson'), stdout);
    expect(copydesk(folder, ['dedup', 'clean.ndjson'])).toEqual({ code: 0, stdout, stderr: '' });
  });
});

describe('explain', () => {
  interface Row {
    readonly file: string;
    readonly fate: string;
    readonly rule: string | null;
    readonly record: string | null;
    readonly fields: object[];
    readonly evidence: string;
  }
  const files = {
    'a.txt': dump('Harbour keeps its ferry', BODY, '19 August 2025'),
    'b.txt': dump('Harbour keeps its ferry', BODY.slice(0, 2), '19 August 2025'),
  };

  test('the lines of a copy are dropped, by its kind, and the record that stands for them is named', () => {
    const folder = sandbox(files);
    const [kept] = rowsOf(copydesk(folder, ['a.txt', 'b.txt', '-q']).stdout);
    const rows = rowsOf<Row>(copydesk(folder, ['explain', 'a.txt', 'b.txt', '-f', 'ndjson']).stdout);
    const ofB = rows.filter(({ file, record }) => file === 'b.txt' && record !== null);
    expect(ofB.length).toBeGreaterThan(5);
    expect(ofB.filter(({ fate, fields }) => fate !== 'dropped' || fields.length > 0)).toEqual([]);
    expect(new Set(ofB.map(({ record }) => record))).toEqual(new Set([kept.id]));
    const told = ofB.filter(({ rule }) => rule === 'truncated_copy');
    expect(told.length).toBeGreaterThan(3);
    expect(told[0].evidence).toBe(`another article has its own in it: ${kept.id} at a.txt:${kept.source.firstLine}`);
    const alone = copydesk(folder, ['explain', 'a.txt', 'b.txt', '-f', 'ndjson', '--dedup', 'off']).stdout;
    expect(rowsOf<Row>(alone).filter(({ rule }) => rule?.endsWith('_copy'))).toEqual([]);
  });
  test('standard input as well, and a named pipe is read once', () => {
    const input = files['a.txt'] + files['b.txt'];
    const rows = rowsOf<Row>(copydesk(sandbox(), ['explain', '-f', 'ndjson'], { input }).stdout);
    expect(new Set(rows.map(({ rule }) => rule)).has('truncated_copy')).toBe(true);
    const piped = bash(sandbox(files), 'copydesk explain <(cat a.txt) b.txt -f ndjson');
    expect(rowsOf<Row>(piped.stdout).length).toBe(rows.length);
  });
});
