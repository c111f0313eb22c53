/** Files of HOSTILE.md's part E: special, missing, linked, oddly named, or changed while they are read. */
import { execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  renameSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { describe, expect, test } from 'vitest';
import { operandOf } from '../src/input/files/operands.js';
import { readDumps } from '../src/input/read.js';
import { fileKey } from '../src/io/identity.js';
import { at, folder } from './folder-helpers.js';
import { file, read, SETTINGS, stream } from './sources-helpers.js';

describe('cases', () => {
  test('A1 an empty file is a warning', async () => {
    expect((await read([file('empty.txt', '')])).told).toEqual(['warning empty empty.txt']);
  });

  test('E12 a named pipe is read as a stream; in a walk it would hang, and is refused', async () => {
    execFileSync('mkfifo', [at('pipe.txt')]);
    spawn('sh', ['-c', 'echo through > "$0"', at('pipe.txt')], { stdio: 'ignore' });
    expect((await read([at('pipe.txt')])).texts).toEqual({ 'pipe.txt': 'through' });
    expect((await read([folder])).told).toEqual(['error special_file pipe.txt']);
  });

  test('E13 devices are refused', async () => {
    const { told, names } = await read(['/dev/zero', '/dev/null', file('a.txt')]);
    expect(told).toEqual(['error special_file /dev/zero', 'error special_file /dev/null']);
    expect(names).toEqual(['a.txt']);
  });

  test('E14 files of /proc have no size, but text', async () => {
    if (!existsSync('/proc/self/status')) return;
    const { texts, told } = await read(['/proc/self/status']);
    expect(texts['/proc/self/status']).toContain('Pid:');
    expect(told).toEqual([]);
    expect((await read(['/proc/self/mem'])).told).toEqual(['error unreadable /proc/self/mem']);
  });

  test('E15 missing files, dangling links and loops are told, and the others read', async () => {
    symlinkSync('nowhere', at('dangling.txt'));
    symlinkSync('loop.txt', at('loop.txt'));
    file('a.txt');
    const { names, told, problems } = await read([at('missing.txt'), folder, at('a.txt', 'b.txt')]);
    expect(names).toEqual(['a.txt']);
    expect(told).toEqual(
      ['missing.txt', 'dangling.txt', 'loop.txt', 'a.txt/b.txt'].map(name => `error unreadable ${name}`),
    );
    expect(problems[0].message).toBe('no such file or directory');
  });

  test('E16 links to folders are not followed in a walk, links to files are', async () => {
    file('a/1.txt');
    file('elsewhere', 'linked\n');
    symlinkSync('..', at('a/up'));
    symlinkSync('..', at('a/up.txt'));
    symlinkSync('../elsewhere', at('a/2.txt'));
    symlinkSync('a', at('link'));
    expect((await read([at('a')])).texts).toEqual({ 'a/1.txt': 'a/1.txt', 'a/2.txt': 'linked' });
    expect((await read([at('link')])).names).toEqual(['link/1.txt', 'link/2.txt']);
  });

  test('E17 a file given twice, by a link or in a folder, is read once, and it is told', async () => {
    file('a/1.txt');
    linkSync(at('a/1.txt'), at('a/2.txt'));
    symlinkSync('1.txt', at('a/3.txt'));
    const { names, told, problems } = await read([at('a/1.txt'), at('a'), at('a')]);
    expect(names).toEqual(['a/1.txt']);
    expect(told).toEqual(['a/1.txt', 'a/2.txt', 'a/3.txt', 'a'].map(name => `warning repeated ${name}`));
    expect(problems[1].message).toBe(`is the same as ${at('a/1.txt')}, which was read already`);
  });

  test('E18 a name that is no UTF-8 works', async () => {
    mkdirSync(Buffer.concat([Buffer.from(at('d')), Buffer.from([0xff])]));
    const name = Buffer.concat([Buffer.from(at('d')), Buffer.from([0xff, 0x2f, 0xfe]), Buffer.from('.txt')]);
    writeFileSync(name, 'found\n');
    const { texts, told } = await read([folder]);
    expect([texts, told]).toEqual([{ [`base64:${name.toString('base64')}`]: 'found' }, []]);
  });

  test('E19 names with line breaks, spaces, a leading hyphen, and of 255 bytes', async () => {
    const names = ['-rf.txt', ' a b .txt', 'new\nline.txt', `${'x'.repeat(251)}.txt`];
    for (const name of names) file(name, 'text\n');
    expect((await read([folder])).names.toSorted()).toEqual(names.toSorted());
  });

  test('E24 an output that is an input is refused, whatever it is called', async () => {
    file('a/1.txt');
    symlinkSync('1.txt', at('a/link'));
    const written = new Map([[fileKey(at('a/link')) ?? '', '-o']]);
    const refused = expect.objectContaining({ exit: 'usage', message: expect.stringContaining('is an input') });
    await expect(read([file('first.txt'), at('a/1.txt')], { written })).rejects.toEqual(refused);
    await expect(read([at('a')], { written })).rejects.toEqual(refused);
    const fd = openSync(at('a/1.txt'), 'r');
    await expect(read([], { written, stdin: stream('', { fd }) })).rejects.toEqual(refused);
    closeSync(fd);
    expect(fileKey(at('new.ndjson'))).toBeNull();
  });

  test('E26 a file that vanishes between listing and opening is told, and the others read', async () => {
    for (const name of ['1.txt', '2.txt', '3.txt']) file(name);
    const before = (name: string) => name === '1.txt' && unlinkSync(at('2.txt'));
    const { texts, told } = await read([folder], { before });
    expect(texts).toEqual({ '1.txt': '1.txt', '3.txt': '3.txt' });
    expect(told).toEqual(['error unreadable 2.txt']);
  });

  describe('E27 a file that changes while it is read', () => {
    const size = 1024 * 1024;
    const long = 'The ferry left at noon, as it does.\n'.repeat(size).slice(0, size);
    const changing = (during: () => void) => read([file('a.txt', long)], { during });

    test('grown: a warning, and what was there at first is read', async () => {
      const { told, texts } = await changing(() => appendFileSync(at('a.txt'), 'more'));
      expect(told).toEqual(['warning grown_while_read a.txt']);
      expect(texts['a.txt']).toHaveLength(long.replaceAll('\n', '').length);
    });

    test('cut short, replaced or overwritten: not read whole', async () => {
      const ways = [
        () => truncateSync(at('a.txt'), 10),
        () => {
          file('new.txt', long);
          renameSync(at('new.txt'), at('a.txt'));
        },
        () => utimesSync(at('a.txt'), 1, 1),
      ];
      for (const way of ways) {
        const { told, problems } = await changing(way);
        expect(told).toEqual(['error changed_while_read a.txt']);
        expect(problems[0].message).toMatch(/^was (cut short|replaced|overwritten) while it was read$/);
      }
    });

    test('removed: it is whole all the same', async () => {
      expect((await changing(() => unlinkSync(at('a.txt')))).told).toEqual([]);
    });
  });

  test('a run that stops early closes what it has open', async () => {
    if (!existsSync('/proc/self/fd')) return;
    const settings = { ...SETTINGS, lineLimit: 1024 };
    file('a.txt', 'line\n'.repeat(200_000));
    const open = () => descriptors().includes(at('a.txt'));
    for await (const dump of readDumps([operandOf(folder)], settings, () => {})) {
      for await (const batch of dump.lines) {
        expect([batch.lines.length > 0, open()]).toEqual([true, true]);
        break;
      }
    }
    expect(open()).toBe(false);
  });
});

/** The files that this process has open. What another test closes meanwhile is left out. */
function descriptors(): string[] {
  return readdirSync('/proc/self/fd').flatMap(number => {
    try {
      return readlinkSync(`/proc/self/fd/${number}`);
    } catch {
      return [];
    }
  });
}
