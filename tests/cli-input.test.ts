/** What the program reads, and what it says of inputs that it cannot. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ARAB_NEWS, ASHARQ, bash, copydesk, dumpOf, rowsOf, sandbox } from './cli-helpers.js';

const files = { 'a.txt': ASHARQ, 'b.txt': ARAB_NEWS };
const sources = (ndjson: string) => rowsOf(ndjson).map(({ source }) => `${source.file} ${source.article}`);

describe('standard input', () => {
  test.each([[[]], [['-']]])('with operands %j', operands => {
    const { code, stdout } = copydesk(sandbox(), ['extract', ...operands], { input: ARAB_NEWS });
    expect(code).toBe(0);
    expect(sources(stdout)).toEqual(['- 1', '- 2']);
  });
  test('has the name that it is given', () => {
    const { stdout } = copydesk(sandbox(), ['extract', '--stdin-name', 'crawl.gz'], { input: ARAB_NEWS });
    expect(sources(stdout)).toEqual(['crawl.gz 1', 'crawl.gz 2']);
  });
  test('F3: closed, and no operand', () => {
    const { code, stderr } = bash(sandbox(), 'copydesk <&-');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^copydesk: nothing to read: standard input is closed; /);
  });
  test('E11: a folder', () => {
    const { code, stderr } = bash(sandbox(), 'copydesk < .');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^copydesk: standard input is a folder; /);
  });
});

describe('rows of NDJSON that no name tells', () => {
  const row = '{"text":"Norvik opens its harbour"}\n';
  const warning = /^copydesk: -: warning: begins as NDJSON does, .*--from ndjson/;
  test.each([row, `\ufeff${row}`, `{ "text": "Norvik" }\n`])('are read as text, with a warning: %j', input => {
    const { code, stderr } = copydesk(sandbox(), ['extract'], { input });
    expect(code).toBe(0);
    expect(stderr).toMatch(warning);
  });
  test.each([
    [['--from', 'text'], row],
    [['--from', 'ndjson'], row],
    [[], '{Norvik} opens its harbour\n'],
  ])('no warning where the user says what they are, or for other braces: %j', (flags, input) => {
    expect(copydesk(sandbox(), ['extract', ...flags], { input }).stderr).not.toContain('NDJSON');
  });
  test('one thread or two warn alike of a file that is large enough to be cut', () => {
    const folder = sandbox({ 'rows.txt': row.repeat(2_000_000) });
    const [one, two] = ['1', '2'].map(threads => copydesk(folder, ['extract', '-j', threads, 'rows.txt']));
    expect(one.stderr).toContain('rows.txt: warning: begins as NDJSON does');
    expect(two).toEqual(one);
  });
});

describe('operands', () => {
  test('a folder stands for its .txt files in byte order, at all depths', () => {
    const folder = sandbox({ 'b.txt': ARAB_NEWS, 'B.txt': ASHARQ, 'notes.md': ASHARQ });
    mkdirSync(join(folder, 'a'));
    writeFileSync(join(folder, 'a', 'z.txt'), ARAB_NEWS);
    const { stdout } = copydesk(folder, ['extract', '.', '--fields', 'source', '--layout', 'auto']);
    expect([...new Set(rowsOf(stdout).map(({ source }) => source.file))]).toEqual(['./B.txt', './a/z.txt', './b.txt']);
  });
  test('E12: a FIFO', () => {
    const { code, stdout } = bash(sandbox(files), 'mkfifo p; cat a.txt > p & copydesk extract p');
    expect(code).toBe(0);
    expect(sources(stdout)).toEqual(['p 1', 'p 2', 'p 3', 'p 4']);
  });
  test('one that cannot be read does not stop the others: exit 3', () => {
    const folder = sandbox({ ...files, 'c.txt': Buffer.alloc(100_000) });
    const { code, stdout, stderr } = copydesk(folder, ['extract', 'a.txt', 'none.txt', 'c.txt', 'b.txt']);
    expect(code).toBe(3);
    expect(sources(stdout)).toHaveLength(6);
    expect(stderr).toContain('copydesk: none.txt: no such file or directory\n');
    expect(stderr).toMatch(/^copydesk: c\.txt: looks binary/m);
  });
  test('C9: a hostile name is one printable line', () => {
    const name = 'a\u001b[2J\nb\u202e.txt';
    const { code, stderr } = copydesk(sandbox(), [`./${name}`]);
    expect(code).toBe(3);
    expect(stderr).toBe('copydesk: ./a\\u{1b}[2J\\u{a}b\\u{202e}.txt: no such file or directory\n');
  });
  test('the same file twice is read once', () => {
    const { code, stdout, stderr } = copydesk(sandbox(files), ['a.txt', './a.txt']);
    expect(code).toBe(0);
    expect(rowsOf(stdout)).toHaveLength(4);
    expect(stderr).toContain('copydesk: ./a.txt: warning: is the same as a.txt, which was read already\n');
  });
  test('an empty file is no records and a warning', () => {
    const { code, stdout, stderr } = copydesk(sandbox({ 'e.txt': '' }), ['e.txt']);
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(/^copydesk: e\.txt: warning: is empty\n/);
  });
});

describe('encodings', () => {
  const arabic = dumpOf('text--arabic-w1').toString();
  const records = (ndjson: string) => rowsOf(ndjson).map(({ headline, body, id }) => ({ headline, body, id }));
  test('A6: UTF-16 gives the same records', () => {
    const folder = sandbox({ 'u8.txt': arabic, 'u16.txt': Buffer.from(`\ufeff${arabic}`, 'utf16le') });
    const [narrow, wide] = ['u8.txt', 'u16.txt'].map(name => copydesk(folder, ['extract', name]));
    expect(records(wide.stdout)).toEqual(records(narrow.stdout));
    expect([wide.code, wide.stderr]).toEqual([0, '']);
  });
  test('a legacy one by --encoding, with places in the bytes of the file', () => {
    const text = ASHARQ.toString().replace(/[^\0-\x7f]/g, 'é');
    const folder = sandbox({ 'u8.txt': text, 'l1.txt': Buffer.from(text, 'latin1') });
    const legacy = copydesk(folder, ['extract', '--encoding', 'latin1', 'l1.txt']);
    expect([legacy.code, legacy.stderr]).toEqual([0, '']);
    expect(records(legacy.stdout)).toEqual(records(copydesk(folder, ['extract', 'u8.txt']).stdout));
    const last = rowsOf(legacy.stdout).at(-1);
    expect(last?.source.endByte).toBeLessThanOrEqual(text.length);
    const explained = copydesk(folder, ['explain', '--encoding', 'latin1', '-f', 'ndjson', 'l1.txt']);
    expect(rowsOf<{ endByte: number }>(explained.stdout).at(-1)?.endByte).toBe(text.length);
  });
  test('A13: bytes that mean nothing are told', () => {
    const { code, stderr } = copydesk(sandbox({ 'a.txt': Buffer.concat([ASHARQ, Buffer.of(0xc0, 0x80)]) }), ['a.txt']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^copydesk: a\.txt:\d+: warning: 2 invalid bytes read as U\+FFFD; try --encoding/);
  });
});
