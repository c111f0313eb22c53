/** `--split`, and the marks of head and tail: pages end where they stand, and the ledger says so. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LedgerRow } from '../src/index.js';
import { compilePattern, PatternError } from '../src/text/pattern.js';
import { bash, copydesk, rowsOf, sandbox } from './cli-helpers.js';
import { bodyOf, pageOf, siteOf } from './site-pages.js';

const SITE = siteOf(6);
const PAGES = [1, 2, 3].map(number => pageOf(SITE, number));
const BODIES = [1, 2, 3].map(number => bodyOf(SITE, number));
const joined = (mark: string) => PAGES.join(mark);
const folder = sandbox({ 'a.txt': PAGES[0], 'b.txt': PAGES[1], 'c.txt': PAGES[2] });
const read = (input: string, ...flags: string[]) =>
  rowsOf(copydesk(folder, ['extract', '-f', 'ndjson', ...flags], { input }).stdout);
/** How many line feeds stand before a place; the high bytes of these texts are never one. */
const linesBefore = (bytes: Buffer, place: number) =>
  bytes.subarray(0, place).reduce((sum, byte) => sum + (byte === 0x0a ? 1 : 0), 0);
const ledgerOf = (input: string, ...flags: string[]) =>
  rowsOf<LedgerRow>(copydesk(folder, ['explain', '-f', 'ndjson', ...flags], { input }).stdout);

test.each([
  ['a pattern', '~~ page 2 of 3 ~~\n', '^~+ page \\d+ of \\d+ ~+$'],
  ['a rule', '* * * * *\n', 'rule'],
  ['form feeds', '\f', 'ff'],
  ['NULs', '\0', 'nul'],
])('%s', (_, mark, flag) => {
  const input = joined(mark);
  const records = read(input, '--split', flag);
  expect(records.map(({ body }) => body)).toEqual(BODIES);
  expect(records.map(({ source }) => source.article)).toEqual([1, 2, 3]);
  const rows = ledgerOf(input, '--split', flag);
  expect(rows.filter(({ rule }) => rule === 'split_mark')).toHaveLength(2);
  // Every byte once, in order.
  let at = 0;
  for (const { startByte, endByte } of rows) {
    expect(startByte).toBe(at);
    at = endByte;
  }
  expect(at).toBe(Buffer.byteLength(input));
});

test('the rule that underlines a headline parts nothing, wherever the dump is cut', () => {
  const headline = 'SLUICE AT THE MILL IS OPENED';
  const told =
    'The sluice at the mill was opened on Tuesday, and the meadows below it stood under water by noon, said the miller.';
  const item = `${headline}\n${'-'.repeat(headline.length)}\n${told}\n\n${told.replace('Tuesday', 'Friday')}\n\n`;
  const input = [item, item.replace('MILL', 'LOCK'), item.replace('MILL', 'WEIR')].join('***\n\n');
  const rows = ledgerOf(input, '--split', 'rule');
  expect(rows.filter(({ rule }) => rule === 'split_mark')).toHaveLength(2);
  const headlines = read(input, '--split', 'rule').map(record => record.headline);
  expect(headlines).toEqual([headline, headline.replace('MILL', 'LOCK'), headline.replace('MILL', 'WEIR')]);
});

/** Bytes, of which some mean nothing in UTF-8, and the places of their form feeds. */
const fouled = (text: string) => Buffer.from(text.replaceAll('~', '\xff'), 'latin1');
const FEEDS =
  'Ferry strike ends\n\nThe council kept the ferry on Monday ~ for a year, it said.\nLast words ~ of it\fNext page begins\n' +
  'x\f\nx\f\nx\f\nx\f\nx\f\n\nAnother text about the harbour ~\f~ and its boats, said the mayor.\n'.repeat(3);

test.each([
  ['invalid UTF-8', fouled(FEEDS), []],
  ['windows-1252', fouled(FEEDS), ['--encoding', 'windows-1252']],
  ['Shift JIS', fouled(FEEDS.replaceAll('~', '\x83\x65')), ['--encoding', 'shift_jis']],
  ['UTF-16LE', Buffer.from(`\ufeff${FEEDS.replaceAll('~', '\u0c00\u0c0c')}`, 'utf16le'), []],
  ['UTF-16BE', Buffer.from(`\ufeff${FEEDS.replaceAll('~', '\u0c00\u0c0c')}`, 'utf16le').swap16(), []],
])('form feeds in lines that are not their own text: %s, from a file and from a pipe', (_, bytes, flags) => {
  writeFileSync(join(folder, 'feeds.txt'), bytes);
  const args = ['explain', '-f', 'ndjson', '--split', 'ff', ...flags];
  const [file, pipe] = [
    copydesk(folder, [...args, 'feeds.txt']),
    copydesk(folder, [...args, '--stdin-name', 'feeds.txt'], { input: bytes }),
  ].map(({ stdout }) => rowsOf<LedgerRow>(stdout).filter(row => row.startByte !== undefined));
  const feeds = FEEDS.split('\f').length - 1;
  for (const rows of [file, pipe]) {
    let at = 0;
    for (const { startByte, endByte, text, rule } of rows) {
      expect([startByte, text.includes('\f')]).toEqual([at, rule === 'split_mark']);
      at = endByte;
    }
    expect(at).toBe(bytes.length);
    expect(rows.filter(({ rule }) => rule === 'split_mark')).toHaveLength(feeds);
    // The number of a row is that of the line it stands in.
    for (const { line, startByte } of rows) expect(line).toBe(linesBefore(bytes, startByte) + 1);
  }
  expect(pipe).toEqual(file);
});

test('paragraphs that are two articles only by what parts them', () => {
  const words = BODIES.map(body => body.join(' '));
  expect(read(words.join('\0'), '--split', 'nul').map(({ body }) => body)).toEqual(words.map(word => [word]));
  expect(read(words.join('\n'))).toHaveLength(1);
});

test('the last article of a section is not cut off in mid-sentence, that of the dump is', () => {
  const cut = BODIES.map(body => `${body.join(' ')}\n${body[1].slice(0, -1)}`);
  const issues = read(cut.join('\n---\n'), '--split', 'rule').map(each => each.issues.includes('cut_body'));
  expect(issues).toEqual([false, false, true]);
});

test('the marks of head and tail', () => {
  const { stdout } = bash(folder, 'head -n 1000 a.txt b.txt c.txt | copydesk extract -f ndjson');
  expect(rowsOf(stdout).map(({ body }) => body)).toEqual(BODIES);
  const ledger = rowsOf<LedgerRow>(bash(folder, 'tail -n 1000 a.txt b.txt | copydesk explain -f ndjson').stdout);
  expect(ledger.filter(({ rule }) => rule === 'file_mark').map(({ text }) => text)).toEqual([
    '==> a.txt <==',
    '==> b.txt <==',
  ]);
});

test.each([
  ['(a)\\1', 4],
  ['(?=x)', 3],
  ['a**', 3],
  ['[a', 1],
  ['(', 2],
  ['a)', 2],
])('%s is no pattern, and where', (pattern, at) => {
  const { code, stdout, stderr } = copydesk(folder, ['extract', 'a.txt', '--split', pattern]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(`--split ${pattern}: character ${at}: `);
});

/** Patterns made of what both engines know. */
const atom = fc.constantFrom('a', 'b', '.', '\\d', '[^a]', '[ab1]', '\\w', 'é', '^', '$');
const pattern = fc.letrec<{ one: string }>(tie => ({
  one: fc.oneof(
    { depthSize: 'small' },
    atom,
    fc.tuple(tie('one'), tie('one')).map(([one, other]) => one + other),
    fc.tuple(tie('one'), tie('one')).map(([one, other]) => `(?:${one}|${other})`),
    fc.tuple(tie('one'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}')).map(([one, sign]) => `(${one})${sign}`),
  ),
})).one;

test('a pattern matches what a regular expression does', () => {
  fc.assert(
    fc.property(
      pattern,
      fc.string({ unit: fc.constantFrom('a', 'b', '1', ' ', 'é', '😀'), maxLength: 8 }),
      (source, text) => {
        expect(compilePattern(source)(text)).toBe(new RegExp(source, 'u').test(text));
      },
    ),
    { numRuns: 2000, seed: 1 },
  );
});

test('no pattern is slow: each step is looked at once a character', () => {
  let looks = 0;
  const text = new Proxy(Object('a'.repeat(1000)), {
    get(target, name) {
      if (name === 'length') return 1000;
      looks++;
      const value = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  for (const evil of ['(a+)+$b', '(a|a)*b', '(a*)*b', '.*.*.*.*.*b', '(a?){50}a{50}b']) {
    looks = 0;
    expect(compilePattern(evil)(text)).toBe(false);
    expect(looks).toBe(1000);
  }
  expect(() => compilePattern('((a{100}){100}){100}')).toThrow(PatternError);
});

test('patterns that would be endless to read are refused: repeats of nothing, groups in groups, nothing at all', () => {
  for (const pattern of [
    '(?:(?:(?:(?:(?:){100}){100}){100}){100}){100}',
    `${'('.repeat(30_000)}${')'.repeat(30_000)}`,
    '',
  ])
    expect(() => compilePattern(pattern)).toThrow(PatternError);
});
