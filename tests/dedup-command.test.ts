/** `copydesk dedup` on rows of other programs: the built command, as a user sees it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ARAB_NEWS, copydesk, rowsOf, sandbox } from './cli-helpers.js';
import { letters, words } from './port-words.js';
import { lines } from './row-helpers.js';

const whole = words(150, 'port');
const edited = whole.map((word, i) => (i % 20 === 7 ? `x${word}` : word));
const other = [...words(90, 'hill'), ...whole.slice(20, 80), ...words(60, 'lake')];

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

test('a record of ours that was edited and kept its id is no exact copy, in whatever order; one that was not is', () => {
  const [record] = rowsOf(copydesk(sandbox({ 'a.txt': ARAB_NEWS }), ['extract', 'a.txt', '-q']).stdout);
  const body = [`${words(40, 'edit').join(' ')}.`];
  for (const files of [
    [record, { ...record, body }],
    [{ ...record, body }, record],
  ]) {
    const { stdout } = copydesk(sandbox({ 'a.ndjson': lines(files) }), ['dedup', 'a.ndjson', '-q']);
    expect(rowsOf(stdout).map(kept => kept.body)).toEqual(files.map(file => file.body));
  }
  // How many words it had before does not make it the more complete one.
  const cut = { ...record, body: record.body.slice(0, -2), wordCount: 9999 };
  const whole = copydesk(sandbox({ 'a.ndjson': lines([cut, record]) }), ['dedup', 'a.ndjson', '-q']);
  expect(rowsOf(whole.stdout).map(kept => kept.body)).toEqual([record.body]);
  const { stdout } = copydesk(sandbox({ 'a.ndjson': lines([record, record]) }), ['dedup', 'a.ndjson', '-q']);
  expect(rowsOf(stdout).map(({ copies }) => copies.map(({ kind }) => kind))).toEqual([['exact']]);
});

test('what only a copy of a copy says is told by the record that stands for both, in one run or in two', () => {
  const story = words(200, 'story').join(' ');
  const [only, more] = [words(30, 'only').join(' '), words(40, 'more').join(' ')];
  const rows = {
    copy: { id: 'copy', text: `${words(170, 'story').join(' ')}\n${only}` },
    kept: { id: 'kept', text: story },
    whole: { id: 'whole', text: `${story}\n${more}` },
  };
  const folder = sandbox({ 'a.ndjson': lines([rows.copy, rows.kept]), 'b.ndjson': lines([rows.whole]) });
  copydesk(folder, ['dedup', 'a.ndjson', '-o', 'first.ndjson', '-q']);
  expect(readFileSync(join(folder, 'first.ndjson'), 'utf8')).toContain(only);
  for (const flags of [[], ['--duplicates', 'mark'], ['--dedup', 'near', '--dropped', 'gone.ndjson']]) {
    const { stdout } = copydesk(folder, ['dedup', 'first.ndjson', 'b.ndjson', '-q', ...flags]);
    const kept = rowsOf<Record<string, any>>(stdout).find(row => row.id === 'whole');
    expect(kept?.copies.flatMap((copy: { own: string[] }) => copy.own)).toContain(only);
  }
  expect(readFileSync(join(folder, 'gone.ndjson'), 'utf8')).toContain(only);
});

test('a name is told though the record that stands for it has the same word, without a capital', () => {
  const paragraph = (name: string) =>
    `It was opened, the chairman ${name} said, for all that live in the valley, and for their guests.`;
  const text = (name: string) => [words(60, 'a').join(' '), paragraph(name), 'A row of bush and bramble.'].join('\n');
  const rows = [
    { id: '1', text: `${text('Miller')} ${words(9, 'b').join(' ')}` },
    { id: '2', text: text('Bush') },
  ];
  const { stdout } = copydesk(sandbox({ 'a.ndjson': lines(rows) }), ['dedup', 'a.ndjson', '-q']);
  expect(rowsOf(stdout).map(({ copies }) => copies.map(({ own }) => own))).toEqual([[[paragraph('Bush')]]]);
});

test('a row that lies too deep in itself is told, and the others go on', () => {
  const deep = `{"id":"deep","text":"of the sea","more":${'['.repeat(9000)}${']'.repeat(9000)}}\n`;
  const row = lines([{ id: 'a', text: 'one' }]);
  const { code, stdout, stderr } = copydesk(sandbox({ 'a.ndjson': row + deep }), ['dedup', 'a.ndjson']);
  expect([code, stdout]).toEqual([3, row]);
  expect(stderr).toContain('a.ndjson:2: its lists and objects lie more than 1000 deep in each other');
});

test('rows that were marked are marked no further, whatever the file is called by then', () => {
  const rows = [
    { id: 7, text: words(90, 'a').join(' ') },
    { id: 'whole', text: words(120, 'a').join(' ') },
    { text: words(60, 'a').join(' '), note: 'one without an id' },
  ];
  const folder = sandbox({
    '0.ndjson': rows.map(row => JSON.stringify(row, null, 1).replace(/\n/g, '') + '\n').join(''),
  });
  for (const i of [0, 1, 2])
    copydesk(folder, ['dedup', `${i}.ndjson`, '--duplicates', 'mark', '-q', '-o', `${i + 1}.ndjson`]);
  const [first, ...others] = [1, 2, 3].map(i => readFileSync(join(folder, `${i}.ndjson`), 'utf8'));
  expect(rowsOf<Record<string, unknown>>(first).map(row => row.duplicateOf)).toEqual(['whole', undefined, 'whole']);
  expect(others).toEqual([first, first]);
});

test('a row without a text is the same again when something was found out about it', () => {
  const row = lines([{ id: 12, text: '', more: 1 }]);
  const folder = sandbox({ 'a.ndjson': row, '0.ndjson': row + row });
  for (const i of [0, 1, 2]) copydesk(folder, ['dedup', `${i}.ndjson`, 'a.ndjson', '-q', '-o', `${i + 1}.ndjson`]);
  expect(rowsOf(readFileSync(join(folder, '3.ndjson'), 'utf8')).map(({ id, copies }) => [id, copies.length])).toEqual([
    [12, 2],
  ]);
});

test('lists of another program in a field called metadata are its own', () => {
  const text = words(90, 'a').join(' ');
  const metadata = { copies: [{ id: 'cut', own: null }], related: [], duplicateOf: 'whole' };
  const rows = [
    { id: 'whole', text: `${text} ${words(30, 'b').join(' ')}`, metadata },
    { id: 'cut', text },
  ];
  const { stdout } = copydesk(sandbox({ 'a.ndjson': lines(rows) }), ['dedup', 'a.ndjson', '-q']);
  expect(rowsOf<Record<string, unknown>>(stdout)).toMatchObject([
    { metadata, copies: [{ id: 'cut', kind: 'truncated' }] },
  ]);
});

test('rows before the first one that has a text are rows too; a file of which none has one is left out', () => {
  const rows = [{ id: 'a' }, { id: 'b', note: 1 }, { id: 'c', text: words(30, 'a').join(' ') }, { id: 'd' }];
  const folder = sandbox({
    'a.ndjson': lines(rows),
    'a.json': JSON.stringify(rows, null, 1),
    'b.ndjson': lines([rows[1], rows[0]]),
    'c.txt': `${lines(rows.slice(0, 2))}text,no\n${lines(rows.slice(2))}`,
  });
  expect(copydesk(folder, ['dedup', 'a.ndjson'])).toEqual({ code: 0, stdout: lines(rows), stderr: '' });
  expect(rowsOf(copydesk(folder, ['dedup', 'a.json', '-q']).stdout)).toEqual(rows);
  const between = copydesk(folder, ['dedup', 'c.txt']);
  expect([between.code, between.stdout]).toEqual([3, lines(rows)]);
  expect(between.stderr).toContain('c.txt:3: the line is no JSON object');
  const { code, stdout, stderr } = copydesk(folder, ['dedup', 'b.ndjson']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('b.ndjson: no field text, body, content, articleBody in the first row, which has id, note');
});
