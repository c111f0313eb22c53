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

describe('files beside the outputs of a batch', () => {
  test('stand in its folder, also in one that is not there yet', () => {
    const folder = sandbox({ ...files, 'bin.txt': Buffer.alloc(4096) });
    for (const more of [[], ['--resume']]) {
      const args = ['extract', 'a.txt', 'bin.txt', '--out-dir', 'out', '--errors', './out/errors.ndjson', ...more];
      expect(copydesk(folder, args).code).toBe(3);
      expect(text(folder, 'out/errors.ndjson')).toContain('"code":"binary"');
    }
  });
  test.each(['--errors', '--dropped'])('%s takes the name of no output', flag => {
    const folder = sandbox(files);
    const dumps = ['a.txt', 'b.txt'];
    const { code } = copydesk(folder, ['clean', ...dumps, '--out-dir', 'out', flag, 'out/b.txt.ndjson']);
    expect([
      code,
      readdirSync(join(folder, 'out'))
        .filter(name => !name.startsWith('.'))
        .toSorted(),
    ]).toEqual([0, ['a.txt.ndjson', 'b.txt.ndjson', 'b.txt~2.ndjson']]);
    expect(text(folder, 'out/b.txt~2.ndjson').split('\n')).toHaveLength(3);
    const planned = copydesk(folder, ['clean', ...dumps, '--out-dir', 'out', flag, 'out/b.txt.ndjson', '--dry-run']);
    expect(planned.stdout).toContain('out/b.txt~2.ndjson');
  });
  test.each(['-o', '--errors', '--dropped'])('%s is no name of what copydesk keeps for itself', flag => {
    const folder = sandbox(files);
    mkdirSync(join(folder, 'out'));
    const { code, stderr } = copydesk(folder, ['a.txt', flag, 'out/.copydesk-journal']);
    expect([code, stderr.split(';')[0]]).toEqual([
      2,
      `copydesk: ${flag === '-o' ? '--output' : flag} out/.copydesk-journal: is a name that copydesk keeps for itself`,
    ]);
  });
});

describe('what is read is not written', () => {
  test('a layout that is checked or shown', () => {
    const layout = copydesk(sandbox(), ['layouts', 'show', 'arab-news']).stdout;
    const folder = sandbox({ ...files, 'own.json': layout });
    for (const args of [
      ['check', 'own.json', 'b.txt'],
      ['show', './own.json'],
    ]) {
      const { code, stderr } = copydesk(folder, ['layouts', ...args, '-o', 'own.json']);
      expect([code, stderr]).toEqual([2, expect.stringContaining('is an input, and the output would replace it')]);
    }
    expect(text(folder, 'own.json')).toBe(layout);
  });
  test.each(['-o', '--errors', '--dropped'])('a file of arguments, by %s', flag => {
    const folder = sandbox({ ...files, 'args.ndjson': 'a.txt\n' });
    const { code, stderr } = copydesk(folder, ['@args.ndjson', flag, './args.ndjson']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('./args.ndjson: is an input, and ')]);
    expect(text(folder, 'args.ndjson')).toBe('a.txt\n');
  });
});

test('a refused --resume leaves nothing', () => {
  const folder = sandbox(files);
  copydesk(folder, ['extract', 'a.txt', '--out-dir', 'out']);
  const before = readdirSync(join(folder, 'out'));
  expect(copydesk(folder, ['clean', 'a.txt', '--out-dir', 'out', '--resume']).code).toBe(2);
  expect(readdirSync(join(folder, 'out'))).toEqual(before);
});

test('--errors - is standard output, where no records go to that', () => {
  const folder = sandbox({ 'bin.txt': Buffer.alloc(4096), ...files });
  const { code, stdout } = copydesk(folder, ['extract', 'bin.txt', 'a.txt', '-o', 'o.ndjson', '--errors', '-']);
  expect([code, JSON.parse(stdout)]).toEqual([3, expect.objectContaining({ code: 'binary', file: 'bin.txt' })]);
  for (const more of [[], ['-o', 'o.ndjson', '--dropped', '-']]) {
    const refused = copydesk(folder, ['clean', 'a.txt', '--errors', '-', ...more]);
    expect([refused.code, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toMatch(/^copydesk: --errors -: .* standard output already; /);
  }
});
