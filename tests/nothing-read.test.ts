/** A run that reads nothing leaves the files of its outputs as they were. */
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ASHARQ, copydesk, rowsOf, sandbox } from './cli-helpers.js';

const text = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');

test.runIf(existsSync('/dev/zero'))('a list of files without an end is told, not read on and on', () => {
  const folder = sandbox();
  symlinkSync('/dev/zero', join(folder, 'list'));
  for (const flag of ['--files-from', '--files0-from']) {
    const { code, stderr } = copydesk(folder, [flag, 'list']);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^copydesk: list: has more than \d+ bytes, and is no list /),
    ]);
  }
});

describe('a run that reads nothing', () => {
  const gone = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0]);
  const given = {
    'j.jpg': gone,
    'e.gz': '',
    'none.list': '',
    'blank.txt': '\n',
    'o.ndjson': 'good',
    'd.ndjson': 'old',
  };
  const left = (name: string) => `copydesk: warning: ${name} is left as it was, since nothing was read\n`;
  test.each([
    ['clean', 3, ['notthere', '--dropped', 'd.ndjson']],
    ['clean', 3, ['j.jpg', 'e.gz', '--dropped', 'd.ndjson']],
    ['clean', 0, ['empty', '--dropped', 'd.ndjson']],
    ['clean', 0, ['--files-from', 'none.list', '--dropped', 'd.ndjson']],
    ['dedup', 3, ['notthere.ndjson', '--dropped', 'd.ndjson']],
    ['dedup', 3, ['j.jpg', '--dropped', 'd.ndjson']],
    ['dedup', 0, ['empty', '--dropped', 'd.ndjson']],
    ['extract', 3, ['notthere', 'j.jpg']],
    ['extract', 0, ['empty']],
    ['explain', 3, ['notthere', 'e.gz']],
    ['explain', 0, ['empty']],
  ])('%s leaves the files that are there (exit code %d): %j', (command, expected, args) => {
    const folder = sandbox(given);
    mkdirSync(join(folder, 'empty'));
    const { code, stderr } = copydesk(folder, [command, ...args, '-o', 'o.ndjson']);
    expect(code).toBe(expected);
    expect([text(folder, 'o.ndjson'), text(folder, 'd.ndjson')]).toEqual(['good', 'old']);
    expect(stderr).toContain(left('o.ndjson'));
    expect(stderr.includes(left('d.ndjson'))).toBe(args.includes('d.ndjson'));
    expect(readdirSync(folder)).toHaveLength(Object.keys(given).length + 1);
  });
  test('what was read and holds no article makes the file empty, and so does a wish for none', () => {
    for (const [command, ...args] of [
      ['clean', 'blank.txt', 'notthere'],
      ['extract', 'blank.txt'],
      ['extract', 'a.txt', '--limit', '0'],
      ['clean', 'a.txt', '--shard', '2/2'],
      ['clean', 'a.txt', '--shard', '1/2'],
    ]) {
      const folder = sandbox({ ...given, 'a.txt': 'Menu\n' });
      const { stderr } = copydesk(folder, [command, ...args, '-o', 'o.ndjson']);
      expect([text(folder, 'o.ndjson'), stderr.includes('is left')], args.join(' ')).toEqual(['', false]);
    }
  });
  test('of an input that is damaged, what could be read replaces the file', () => {
    const folder = sandbox({ ...given, 'a.gz': gzipSync(ASHARQ).subarray(0, -4) });
    expect(copydesk(folder, ['a.gz', '-o', 'o.ndjson']).code).toBe(3);
    expect(rowsOf(text(folder, 'o.ndjson')).length).toBeGreaterThan(0);
  });
  test('a file that is not there is made, and standard output ended', () => {
    const folder = sandbox(given);
    expect(copydesk(folder, ['notthere', '-o', 'new.json']).stderr).not.toContain('is left');
    expect(text(folder, 'new.json')).toBe('[]\n');
    expect(copydesk(folder, ['notthere', '-f', 'json']).stdout).toBe('[]\n');
  });
});
