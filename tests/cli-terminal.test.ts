/** What a terminal gets: tables, colours, a summary. Run in this process, on streams that say they are terminals. */
import { join } from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { ASHARQ, copydesk, onTerminal, sandbox } from './cli-helpers.js';
import { FORBIDDEN } from './output-helpers.js';

const SGR = /\u001b\[[0-9;]*m/g;

function dumpFile(dump: string | Uint8Array = ASHARQ): string {
  return join(sandbox({ 'a.txt': dump }), 'a.txt');
}

test('a table as wide as the terminal, and a summary', async () => {
  for (const columns of [60, 100]) {
    const { code, stdout, stderr } = await onTerminal([dumpFile()], { columns, env: { NO_COLOR: '1' } });
    expect(code).toBe(0);
    const widths = stdout.split('\n').map(line => stringWidth(line));
    expect(Math.max(...widths)).toBeLessThanOrEqual(columns);
    expect(stdout).toMatch(/^#  headline/);
    expect(stderr).toMatch(/^copydesk: 1 dump, 4 articles, 4 records written\ncopydesk: 107 lines: /);
  }
});

test('a summary is broken between words, on a terminal only', async () => {
  const file = dumpFile();
  const piped = copydesk(sandbox(), ['-v', '-f', 'ndjson', file]).stderr;
  for (const columns of [25, 60]) {
    const { stderr } = await onTerminal([file], { columns });
    expect(Math.max(...stderr.split('\n').map(line => line.length))).toBeLessThanOrEqual(columns);
    expect(stderr.split(/\s/)).toEqual(piped.split(/\s/));
  }
});

test('so are warnings, and what ended the run', async () => {
  const folder = sandbox({ '甲.txt': ASHARQ, 'list.txt': 'x' });
  const given = [join(folder, '甲.txt'), join(folder, '甲.txt'), join(folder, 'none.txt')];
  const wrong = ['extract', '--layuot', 'x'];
  for (const [args, code] of [
    [['extract', ...given, '-q'], 3],
    [['extract', ...given], 3],
    [wrong, 2],
  ] as const) {
    const piped = copydesk(folder, args);
    const shown = await onTerminal(args, { columns: 60 });
    expect([piped.code, shown.code]).toEqual([code, code]);
    expect(shown.stderr.split(/\s/)).toEqual(expect.arrayContaining(piped.stderr.split(/\s/)));
    // A name of a file that is longer than a line stays in one piece.
    for (const line of shown.stderr.split('\n').filter(each => each.includes(' ')))
      expect(line.length).toBeLessThanOrEqual(60);
  }
});

test('words of East Asia are as wide as they look', async () => {
  const { stderr } = await onTerminal([`${'港'.repeat(12)} ${'口'.repeat(12)}`], { columns: 40 });
  expect(stderr.split('\n').slice(0, 2)).toEqual([`copydesk: ${'港'.repeat(12)}`, `${'口'.repeat(12)}: no such file`]);
});

test('a table has at most 200 rows, and says how many more there are', async () => {
  const file = dumpFile(Buffer.concat(Array(60).fill(Buffer.concat([ASHARQ, Buffer.from('\n\n\n')]))));
  const shown = await onTerminal(['extract', file, '-q']);
  expect(shown.stdout).toMatch(/\n40 more: use -f ndjson or -o\n$/);
  const piped = copydesk(sandbox(), ['extract', file, '-q', '-f', 'table']);
  expect(piped.stdout).not.toContain(' more: ');
  expect(piped.stdout).toMatch(/^ *240 /m);
});

describe('colours', () => {
  test.each([
    [[], {}, true],
    [[], { NO_COLOR: '1' }, false],
    [[], { NO_COLOR: '' }, true],
    [[], { TERM: 'dumb' }, false],
    [[], { TERM: 'dumb', FORCE_COLOR: '1' }, true],
    [[], { FORCE_COLOR: '0' }, false],
    [['--color', 'always'], { NO_COLOR: '1' }, true],
    [['--color', 'never'], { FORCE_COLOR: '1' }, false],
  ])('on a terminal with flags %j and environment %j: %j', async (flags, env, isColoured) => {
    const { stdout } = await onTerminal(['explain', dumpFile(), ...flags], { env });
    expect(SGR.test(stdout)).toBe(isColoured);
    SGR.lastIndex = 0;
  });
  test.each([
    [[], {}, false],
    [[], { FORCE_COLOR: '1' }, true],
    [['--color', 'always'], {}, true],
  ])('in a pipe with flags %j and environment %j: %j', (flags, env, isColoured) => {
    const { stdout } = copydesk(sandbox(), ['explain', '-f', 'table', dumpFile(), ...flags], { env });
    expect(stdout.includes('\u001b[')).toBe(isColoured);
  });
});

test('COLUMNS tells the width where there is no terminal', () => {
  const { stdout } = copydesk(sandbox(), ['-f', 'table', dumpFile()], { env: { COLUMNS: '50' } });
  expect(Math.max(...stdout.split('\n').map(line => stringWidth(line)))).toBe(50);
});
test('COLUMNS beyond all screens makes no line of that length', () => {
  const { stdout } = copydesk(sandbox(), ['explain', '-f', 'table', dumpFile()], { env: { COLUMNS: '9999999' } });
  expect(Math.max(...stdout.split('\n').map(line => line.length))).toBeLessThan(2000);
});

test('C1, C2, C6, C8: what a dump says to terminals is shown, not sent', async () => {
  const evil = '\u001b[2J\u001b]52;c;AAAA\u0007\u202e\u009b31m';
  const file = dumpFile(ASHARQ.toString().replaceAll('Varenia', `Varenia${evil}`));
  for (const args of [
    [file],
    ['explain', file],
    [file, '-f', 'csv'],
    [file, '-f', 'ndjson'],
    ['explain', file, '-f', 'tsv'],
  ]) {
    const { stdout, stderr } = await onTerminal(args, { env: { NO_COLOR: '1' } });
    expect(stdout.replaceAll('\t', ' ')).not.toMatch(FORBIDDEN);
    expect(stderr).not.toMatch(FORBIDDEN);
    expect(stdout).toContain('Varenia');
  }
});

test('standard input that is a terminal is nothing to read', async () => {
  const { code, stderr } = await onTerminal([]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^copydesk: nothing to read: standard input is a terminal; /);
});
