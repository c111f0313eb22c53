/** What an output may not be: an input, what is read beside the inputs, a file of the index, another output. */
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ARAB_NEWS, ASHARQ, bash, copydesk, sandbox } from './cli-helpers.js';

const files = { 'a.txt': ASHARQ, 'b.txt': ARAB_NEWS };
const text = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');

describe('a file that is written is nothing else', () => {
  test.each([
    ['--errors', 'extract'],
    ['--errors', 'clean'],
    ['--dropped', 'clean'],
  ])('%s names a file in a folder or a list that %s reads', (flag, command) => {
    const folder = sandbox({ ...files, list: 'b.txt\na.txt\n' });
    symlinkSync('a.txt', join(folder, 'link'));
    for (const operands of [['.'], ['--files-from', 'list'], ['.', '--out-dir', 'out']]) {
      const { code, stdout, stderr } = copydesk(folder, [command, ...operands, flag, './link', '-j', '1']);
      expect([operands, code, stdout]).toEqual([operands, 2, '']);
      expect(stderr).toMatch(new RegExp(`^copydesk: (?:\\./)?a\\.txt: is an input, and ${flag} would replace it; `));
      expect(text(folder, 'a.txt')).toBe(ASHARQ.toString());
    }
  });
  test.each([['--errors'], ['--dropped']])('%s names an input', flag => {
    const folder = sandbox(files);
    const { code, stdout, stderr } = copydesk(folder, [flag, 'a.txt', 'b.txt', 'a.txt']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe(`copydesk: a.txt: is an input, and ${flag} would replace it; choose another name\n`);
    expect(text(folder, 'a.txt')).toBe(ASHARQ.toString());
  });
  test.each(['-o', '--errors', '--dropped'])('%s names what is read beside the inputs, or is in the index', flag => {
    const layout = copydesk(sandbox(), ['layouts', 'show', 'arab-news']).stdout;
    const folder = sandbox({ ...files, list: 'a.txt\n', list0: 'a.txt\0', 'own.json': layout });
    copydesk(folder, ['a.txt', '--index', 'seen']);
    mkdirSync(join(folder, 'seen2'));
    symlinkSync('seen', join(folder, 'link'));
    const manifest = readdirSync(join(folder, 'seen')).find(name => name.startsWith('manifest'));
    const before = readdirSync(join(folder, 'seen')).map(name => text(join(folder, 'seen'), name));
    const replaced = `is an input, and ${flag === '-o' ? 'the output' : flag} would replace it`;
    for (const [args, name, message] of [
      [['--files-from', 'list'], 'list', replaced],
      [['--files-from', 'list'], './list', replaced],
      [['--files0-from', 'list0'], 'list0', replaced],
      [['a.txt', '--layout', 'own.json'], 'own.json', replaced],
      [['a.txt', '--index', 'seen'], `seen/${manifest}`, 'is in the index, where nothing else may be'],
      [['a.txt', '--index', './link'], 'seen/o.ndjson', 'is in the index, where nothing else may be'],
      [['a.txt', '--index', 'new'], 'new/o.ndjson', 'is in the index, where nothing else may be'],
      [['a.txt', '--index', 'seen2'], 'seen2', 'is in the index, where nothing else may be'],
      ...(flag === '-o' ? [[['index', 'verify', 'seen'], `link/${manifest}`, 'is in the index'] as const] : []),
    ] as const) {
      const { code, stdout, stderr } = copydesk(folder, [
        ...args,
        flag,
        name,
        ...(flag === '-o' ? ['-f', 'json'] : []),
      ]);
      expect([args, code, stdout, stderr]).toEqual([
        args,
        2,
        '',
        expect.stringContaining(`copydesk: ${name}: ${message}`),
      ]);
    }
    expect([text(folder, 'list'), text(folder, 'list0'), text(folder, 'own.json')]).toEqual([
      'a.txt\n',
      'a.txt\0',
      layout,
    ]);
    expect(readdirSync(join(folder, 'seen')).map(name => text(join(folder, 'seen'), name))).toEqual(before);
    expect(existsSync(join(folder, 'new'))).toBe(false);
  });
  test.each([
    [['-o', 'o.ndjson', '--errors', './o.ndjson'], '--errors ./o.ndjson: is the file of --output'],
    [['-o', 'o.ndjson', '--dropped', 'o.ndjson'], '--dropped o.ndjson: is the file of --output'],
    [
      ['-o', 'o.ndjson', '--errors', './o.ndjson~', '--index', 'seen'],
      '--errors ./o.ndjson~: is where what --output held before is kept',
    ],
    [['--errors', 'e.ndjson', '--dropped', 'e.ndjson'], '--dropped e.ndjson: is the file of --errors'],
  ])('%j', (flags, message) => {
    const folder = sandbox(files);
    const { code, stderr } = copydesk(folder, ['a.txt', ...flags]);
    expect([code, stderr]).toEqual([2, `copydesk: ${message}; choose another name\n`]);
    expect(readdirSync(folder)).toHaveLength(2);
  });
});

describe('--dropped to where the records go', () => {
  const run = (args: string) => {
    const folder = sandbox(files);
    const { code, stderr } = bash(folder, `copydesk a.txt ${args}`);
    return [code, stderr.split(';')[0], existsSync(join(folder, 'o')) && text(folder, 'o')];
  };
  test.each([
    ['--dropped /dev/stdout', '/dev/stdout', false],
    ['--dropped /dev/stdout | cat; exit ${PIPESTATUS[0]}', '/dev/stdout', false],
    ['--dropped o > o', 'o', ''],
    ['-o /dev/stdout --dropped -', '-', false],
  ])('%s is refused', (args, name, written) => {
    expect(run(args)).toEqual([2, `copydesk: --dropped ${name}: the records go to standard output already`, written]);
  });
  test('nobody minds what goes to /dev/null', () => {
    expect(run('--dropped /dev/null > /dev/null')[0]).toBe(0);
  });
});
