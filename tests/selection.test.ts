/** Which files are read: folders and what is looked for in them, globs, lists, and names that are no UTF-8. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { tar } from './archives.js';
import { ARAB_NEWS, ASHARQ, bash, copydesk, rowsOf, sandbox } from './cli-helpers.js';

/** A folder of files at any depth, each with the same dump. */
function tree(...names: string[]): string {
  const folder = sandbox();
  for (const name of names) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), name.endsWith('.gz') ? gzipSync(ASHARQ) : ASHARQ);
  }
  return folder;
}

const filesOf = (ndjson: string) => [...new Set(rowsOf(ndjson).map(({ source }) => source.file))];
const read = (folder: string, ...args: string[]) => filesOf(copydesk(folder, ['extract', ...args]).stdout);

describe('folders', () => {
  test('every known ending but those that copydesk writes, in byte order of the names', () => {
    const dumps = [
      'Z.TXT',
      'a.htm',
      'a.txt',
      'a.txt.gz',
      'b.html',
      'c',
      'd.gz',
      'sub/e.txt',
      'x.jpg.gz',
      'y.ndjson',
      'y.csv',
      'y.ndjson.gz',
    ];
    const folder = tree(...dumps);
    writeFileSync(join(folder, 'f.tar'), tar([{ name: 'inner', bytes: ASHARQ }]));
    const found = ['Z.TXT', 'a.htm', 'a.txt', 'a.txt.gz', 'b.html', 'd.gz', 'f.tar!inner', 'sub/e.txt'];
    expect(read(folder, '.')).toEqual(found.map(name => `./${name}`));
  });
  test('a folder without any says what it looked for', () => {
    const { code, stderr } = copydesk(tree('a.jpg'), ['extract', '.']);
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^copydesk: \.: warning: has no file whose name ends in .*\.warc.*; it has 1 \*\.jpg; to read them, name them or use --include$/m,
    );
    expect(copydesk(tree(), ['extract', '.']).stderr).toMatch(/, \.txt; nothing is in it$/m);
  });
});

describe('globs', () => {
  const folder = tree('a.txt', 'b.log', 'old/a.txt', 'old/deep/c.txt', 'new/a.txt', 'new/[x].txt');
  test.each([
    [['--include', '*.log'], ['./b.log']],
    [
      ['--include', '*.log', '--include', 'a.*'],
      ['./a.txt', './b.log', './new/a.txt', './old/a.txt'],
    ],
    [
      ['--exclude', 'old'],
      ['./a.txt', './new/[x].txt', './new/a.txt'],
    ],
    [
      ['--exclude', 'old/**'],
      ['./a.txt', './new/[x].txt', './new/a.txt'],
    ],
    [
      ['--exclude', 'old/*.txt'],
      ['./a.txt', './new/[x].txt', './new/a.txt', './old/deep/c.txt'],
    ],
    [
      ['--exclude', '/a.txt', '--exclude', '\\[x\\].txt'],
      ['./new/a.txt', './old/a.txt', './old/deep/c.txt'],
    ],
    [['--include', '**/deep/*'], ['./old/deep/c.txt']],
    [['--include', '[!ac].log'], ['./b.log']],
    [['--include', '[!b].log'], []],
    [
      ['--include', '*.{log,txt}', '--exclude', '{old,new}'],
      ['./a.txt', './b.log'],
    ],
  ])('%j', (flags, files) => {
    expect(read(folder, ...flags, '.')).toEqual(files);
  });
  test('they are not for files that are named themselves', () => {
    expect(read(folder, '--exclude', '*.txt', 'a.txt')).toEqual(['a.txt']);
  });
  test('of archives too', () => {
    const names = ['a.txt', 'b.jpg', 'old/c.txt', '__MACOSX/._a.txt'];
    const bytes = tar(names.map(name => ({ name, bytes: ASHARQ })));
    const archive = sandbox({ 'a.tar': bytes });
    expect(read(archive, 'a.tar', '--include', '*.txt', '--exclude', '__MACOSX', '--exclude', 'old')).toEqual([
      'a.tar!a.txt',
    ]);
  });
  test.each([
    [['--include', '*.none'], 'has no file that fits --include *.none; it has 5 *.txt, 1 *.log'],
    [
      ['--include', 'deep/*.txt', '--include', 'x'],
      'has no file that fits --include deep/*.txt, x; it has 5 *.txt, 1 *.log',
    ],
    [
      ['--include', '*.log', '--exclude', '*.log'],
      'has no file that fits --include *.log; it has 5 *.txt; --exclude *.log leaves out 1 of its files and folders',
    ],
  ])('a folder in which none matches says so, and what it has: %j', (flags, words) => {
    const { code, stdout, stderr } = copydesk(folder, ['extract', ...flags, '.']);
    expect([code, stdout, stderr.split('\n')[0]]).toEqual([0, '', `copydesk: .: warning: ${words}`]);
    expect(copydesk(folder, ['extract', ...flags, '--strict', '.']).code).toBe(3);
  });
  test('of many kinds of files the most frequent are told', () => {
    const many = tree('a.md', 'b.MD', 'c.jpg', 'd', 'e.x', 'f.y', '.hidden');
    expect(copydesk(many, ['extract', '--include', 'none', '.']).stderr).toContain(
      '; it has 2 *.md, 1 *.jpg, 1 *.x and 2 others\n',
    );
  });
});

describe('lists', () => {
  const names = ['b.txt', 'a.txt', 'with space.txt', '-rf', 'caf\u00e9.txt'];
  const folder = tree(...names, 'sub/c.txt', 'line\nend.txt');
  test('files come in the order of the list, behind the operands; folders are walked', () => {
    writeFileSync(join(folder, 'list'), `${names.slice(1).join('\n')}\n\nsub`);
    expect(read(folder, '--files-from', 'list', 'b.txt')).toEqual([...names, 'sub/c.txt']);
  });
  test('lines may end as on Windows, when all do', () => {
    const { stdout, code } = copydesk(folder, ['extract', '--files-from', '-'], { input: 'b.txt\r\na.txt\r\n' });
    expect([code, filesOf(stdout)]).toEqual([0, ['b.txt', 'a.txt']]);
  });
  test('with NULs, from standard input', () => {
    const { stdout, code } = bash(folder, "find . -name '*.txt' -print0 | sort -z | copydesk extract --files0-from -");
    const found = ['./a.txt', './b.txt', './caf\u00e9.txt', './line\nend.txt', './sub/c.txt', './with space.txt'];
    expect([code, filesOf(stdout).toSorted()]).toEqual([0, found.toSorted()]);
  });
  test('an empty list is nothing to read, not standard input', () => {
    writeFileSync(join(folder, 'empty'), '');
    expect(copydesk(folder, ['extract', '--files-from', 'empty'], { input: ASHARQ })).toMatchObject({
      code: 0,
      stdout: '',
    });
  });
  test('a list that is not there, standard input named twice', () => {
    const missing = copydesk(folder, ['extract', '--files-from', 'none']);
    expect(missing).toMatchObject({ code: 1, stdout: '' });
    expect(missing.stderr).toBe('copydesk: none: cannot read the list of files: no such file or directory\n');
    const [lines, ended] = ['a.txt\nb.txt\n', 'a.txt\0b.txt\0'].map(
      input => (flag: string) => copydesk(folder, ['extract', flag, '-'], { input }),
    );
    expect(lines('--files0-from')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('use --files-from'),
    });
    expect(ended('--files-from')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('use --files0-from'),
    });
    const twice = copydesk(folder, ['extract', '--files-from', '-', '-']);
    expect([twice.code, twice.stderr]).toEqual([2, expect.stringContaining('standard input is named twice')]);
  });
  test('a file that it names and that is not there does not stop the others', () => {
    writeFileSync(join(folder, 'list'), 'none.txt\na.txt\n');
    const { code, stdout, stderr } = copydesk(folder, ['extract', '--files-from', 'list']);
    expect([code, filesOf(stdout)]).toEqual([3, ['a.txt']]);
    expect(stderr).toContain('copydesk: none.txt: no such file or directory\n');
  });
});

describe('E18: a name that is no UTF-8', () => {
  const BYTES = Buffer.concat([Buffer.from('caf'), Buffer.from([0xe9]), Buffer.from('.txt')]);
  const NAME = `base64:${BYTES.toString('base64')}`;
  const made = (bytes: Uint8Array = ASHARQ) => {
    const folder = sandbox();
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), BYTES]), bytes);
    return folder;
  };
  test.skipIf(!existsSync('/proc/self/cmdline'))('as an operand', () => {
    const { code, stdout } = bash(made(), "copydesk extract $'caf\\xe9.txt'");
    expect([code, filesOf(stdout)]).toEqual([0, [NAME]]);
  });
  test('in a folder and in a list', () => {
    const inFolder = bash(made(), 'copydesk extract .');
    expect(filesOf(inFolder.stdout)).toEqual([
      `base64:${Buffer.concat([Buffer.from('./'), BYTES]).toString('base64')}`,
    ]);
    expect(filesOf(bash(made(), "printf 'caf\\xe9.txt\\0' | copydesk extract --files0-from -").stdout)).toEqual([NAME]);
  });
  test('is shown escaped', () => {
    const { code, stderr } = bash(made(new Uint8Array(100_000)), 'copydesk extract .');
    expect([code, stderr]).toEqual([3, expect.stringMatching(/^copydesk: \.\/caf\\xe9\.txt: looks binary/)]);
  });
});

test('E19: names with line breaks, spaces, a leading hyphen, and of 255 bytes', () => {
  const names = ['-rf.txt', ' a b .txt', 'new\nline.txt', `${'x'.repeat(251)}.txt`];
  expect(read(tree(...names), '--', ...names)).toEqual(names);
});

test('E29: many files with few descriptors', () => {
  const folder = tree(...Array.from({ length: 600 }, (_, at) => `${at % 7}/${at}.txt`));
  const { code, stdout } = bash(folder, 'ulimit -n 32; copydesk extract .');
  expect([code, filesOf(stdout).length]).toEqual([0, 600]);
});

test('E28: one that cannot be read among many: the others are, and one line says so', () => {
  const folder = tree(...Array.from({ length: 300 }, (_, at) => `${at}.txt`));
  const whole = copydesk(folder, ['extract', '.']).stdout;
  writeFileSync(join(folder, '150.txt'), Buffer.alloc(100_000));
  const { code, stdout, stderr } = copydesk(folder, ['extract', '-q', '.']);
  expect([code, stderr.split('\n').length]).toEqual([3, 2]);
  expect(stdout).toBe(
    rowsOf(whole)
      .filter(({ source }) => source.file !== './150.txt')
      .map(row => `${JSON.stringify(row)}\n`)
      .join(''),
  );
});

test('a folder and a file in it are read once, an archive under two names too', () => {
  const folder = sandbox({ 'a.txt': ASHARQ, 'b.txt': ARAB_NEWS });
  const { stdout, stderr } = copydesk(folder, ['extract', 'b.txt', '.']);
  expect(filesOf(stdout)).toEqual(['b.txt', './a.txt']);
  expect(stderr).toContain('copydesk: ./b.txt: warning: is the same as b.txt, which was read already\n');
});
