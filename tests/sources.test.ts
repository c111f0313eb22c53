import { execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { endingsInFolders } from '../src/input/detect.js';
import { NO_WISHES } from '../src/input/globs.js';
import { INPUTS } from '../src/input/index.js';
import { type InputSettings, readDumps } from '../src/input/read.js';
import { operandOf } from '../src/input/operands.js';
import type { InputStream } from '../src/input/stdin.js';
import { fileKey } from '../src/io/identity.js';
import type { Problem } from '../src/types.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copydesk-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (...names: string[]) => join(folder, ...names);

/** Makes a file whose only line is its own name, or the text given. */
function file(name: string, text = `${name}\n`): string {
  mkdirSync(join(at(name), '..'), { recursive: true });
  writeFileSync(at(name), text);
  return at(name);
}

function stream(text: string, rest: { fd?: number; isTTY?: boolean } = {}): InputStream {
  async function* chunks() {
    yield encoder.encode(text);
  }
  return Object.assign(chunks(), rest);
}

const SETTINGS: InputSettings = {
  stdin: stream(''),
  stdinName: '-',
  outputKey: null,
  encoding: null,
  forceText: false,
  lineLimit: 1024 * 1024,
  from: null,
  unpackLimit: 1024 ** 3,
  pageFields: { text: null, url: null, time: null },
  wantsMember: () => true,
  selection: NO_WISHES,
};

interface Options {
  stdin?: InputStream;
  outputKey?: string | null;
  /** Called with each dump before its first batch, and after it. */
  before?: (name: string) => void;
  during?: (name: string) => void;
}

/** Reads all operands: names and texts of the dumps, and what was told, without the folder's own name. */
async function read(operands: string[], { stdin = stream('piped\n'), outputKey = null, before, during }: Options = {}) {
  const problems: Problem[] = [];
  const texts: Record<string, string> = {};
  const shown = (name: string | null) => name?.replace(`${folder}/`, '') ?? '';
  const settings = { ...SETTINGS, stdin, outputKey };
  for await (const dump of readDumps(operands.length === 0 ? null : operands.map(operandOf), settings, problem =>
    problems.push(problem),
  )) {
    let text = '';
    before?.(shown(dump.name));
    for await (const batch of dump.lines) {
      if (text === '') during?.(shown(dump.name));
      for (const { textFrom, textTo } of batch.lines) text += decoder.decode(batch.bytes.subarray(textFrom, textTo));
    }
    texts[shown(dump.name)] = text;
  }
  const told = problems.map(({ severity, code, file }) => `${severity} ${code} ${shown(file)}`);
  return { names: Object.keys(texts), texts, told, problems };
}

describe('order', () => {
  test('operands come as given; a folder, at every level, in the byte order of its names', async () => {
    for (const name of [
      'b.txt',
      'a/z.TXT',
      'a/B.txt',
      'a/a.txt',
      'a/é.txt',
      'a.txt',
      'a/c/1.txt',
      'x.text',
      'a/notes.md',
    ]) {
      file(name);
    }
    const { names, told } = await read([at('x.text'), folder]);
    expect(names).toEqual(['x.text', 'a/B.txt', 'a/a.txt', 'a/c/1.txt', 'a/z.TXT', 'a/é.txt', 'a.txt', 'b.txt']);
    expect(told).toEqual([]);
  });

  test('hidden files and folders are left out of a walk, and read when named', async () => {
    for (const name of ['.hidden.txt', '.git/a.txt', 'shown.txt']) file(name);
    expect((await read([folder])).names).toEqual(['shown.txt']);
    expect((await read([at('.hidden.txt'), at('.git')])).names).toEqual(['.hidden.txt', '.git/a.txt']);
  });

  test('a folder named with a slash gives names without two', async () => {
    file('a/1.txt');
    expect((await read([`${at('a')}/`])).names).toEqual(['a/1.txt']);
  });

  test('a folder without any dump is told, with the endings of the table', async () => {
    file('notes.md');
    const { told, problems } = await read([folder]);
    expect(told).toEqual([`warning no_dumps ${folder}`]);
    for (const ending of endingsInFolders(INPUTS)) expect(problems[0].message).toContain(ending);
  });
});

describe('standard input', () => {
  test('no operand, and -', async () => {
    expect((await read([])).texts).toEqual({ '-': 'piped' });
    expect((await read([file('a.txt'), '-'])).names).toEqual(['a.txt', '-']);
  });

  test('a terminal is not waited for unless it is asked for', async () => {
    await expect(read([], { stdin: stream('typed\n', { isTTY: true }) })).rejects.toMatchObject({ exit: 'usage' });
    expect((await read(['-'], { stdin: stream('typed\n', { isTTY: true }) })).texts).toEqual({ '-': 'typed' });
  });

  test('twice is once', async () => {
    expect((await read(['-', '-'])).told).toEqual(['warning repeated -']);
  });

  async function withDescriptor(path: string, operands: string[]) {
    const fd = openSync(path, 'r');
    try {
      return await read(operands, { stdin: stream('', { fd }) });
    } finally {
      closeSync(fd);
    }
  }

  test('E11 a folder as standard input is an error of usage', async () => {
    for (const operands of [[], ['-']]) {
      await expect(withDescriptor(folder, operands)).rejects.toMatchObject({
        exit: 'usage',
        message: 'standard input is a folder',
      });
    }
  });

  test('F3 a closed standard input (Node opens the null device) and no operand is an error of usage', async () => {
    await expect(withDescriptor('/dev/null', [])).rejects.toMatchObject({ exit: 'usage' });
    expect((await withDescriptor('/dev/null', ['-'])).told).toEqual(['warning empty -']);
    await expect(read([], { stdin: stream('', { fd: 1_000_000 }) })).rejects.toMatchObject({ exit: 'usage' });
  });
});

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
    const outputKey = fileKey(at('a/link'));
    const refused = expect.objectContaining({ exit: 'usage', message: expect.stringContaining('is an input') });
    await expect(read([file('first.txt'), at('a/1.txt')], { outputKey })).rejects.toEqual(refused);
    await expect(read([at('a')], { outputKey })).rejects.toEqual(refused);
    const fd = openSync(at('a/1.txt'), 'r');
    await expect(read([], { outputKey, stdin: stream('', { fd }) })).rejects.toEqual(refused);
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
    const open = () =>
      execFileSync('ls', ['-l', `/proc/${process.pid}/fd`])
        .toString()
        .includes(at('a.txt'));
    for await (const dump of readDumps([operandOf(folder)], settings, () => {})) {
      for await (const batch of dump.lines) {
        expect([batch.lines.length > 0, open()]).toEqual([true, true]);
        break;
      }
    }
    expect(open()).toBe(false);
  });
});
