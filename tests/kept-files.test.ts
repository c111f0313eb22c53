/** What output does to the files of others: old ones kept beside, private ones, links, pipes, and temporary files of ours. */
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { fileTarget, keepBeside, replacesFile } from '../src/io/atomic.js';
import {
  createTemporary,
  keepTemporary,
  removeAllTemporaries,
  removeTemporary,
  TEMPORARY_NAME,
  writeAll,
} from '../src/io/temporary.js';
import { at, bytes, folder } from './folder-helpers.js';

const REPLACE = { clobber: true };
const modeOf = (name: string): number => statSync(at(name)).mode & 0o777;
const descriptors = '/proc/self/fd';

async function write(path: string, text: string): Promise<void> {
  const target = await fileTarget(path, REPLACE);
  await target.write(bytes(text));
  await target.close();
}

/** How often this process has a file open. */
function timesOpen(path: string): number {
  return readdirSync(descriptors).filter(number => {
    try {
      return readlinkSync(`${descriptors}/${number}`) === path;
    } catch {
      return false;
    }
  }).length;
}

describe('what a file held that is replaced', () => {
  test('is kept beside it, with its permissions, and in place of nothing', async () => {
    writeFileSync(at('out'), 'old', { mode: 0o640 });
    writeFileSync(at('out~'), 'older');
    // Whoever was killed does it again.
    for (let i = 0; i < 2; i++) expect(await keepBeside(at('out'))).toBe(at('out~2'));
    expect(readFileSync(at('out'), 'utf8')).toBe('old');
    await write(at('out'), 'new');
    const names = ['out', 'out~', 'out~2'];
    expect(names.map(name => readFileSync(at(name), 'utf8'))).toEqual(['new', 'older', 'old']);
    expect([modeOf('out'), modeOf('out~2')]).toEqual([0o640, 0o640]);
    expect(readdirSync(folder)).toEqual(names);
    // What was kept is nobody’s temporary file.
    removeAllTemporaries();
    expect(readdirSync(folder)).toEqual(names);
  });

  test('is not kept where there is nothing to keep: no file, an empty one, a folder, a link', async () => {
    writeFileSync(at('empty'), '');
    mkdirSync(at('folder'));
    symlinkSync('empty', at('link'));
    for (const name of ['none', 'empty', 'folder', 'link']) expect(await keepBeside(at(name))).toBe(null);
    expect(readdirSync(folder)).toEqual(['empty', 'folder', 'link']);
  });

  test('is kept under the next name where a folder has its own', async () => {
    writeFileSync(at('out'), 'old');
    mkdirSync(at('out~', 'in'), { recursive: true });
    expect(await keepBeside(at('out'))).toBe(at('out~2'));
    expect(readdirSync(folder)).toEqual(['out', 'out~', 'out~2']);
  });

  test('is told before it happens', async () => {
    writeFileSync(at('file'), 'old');
    symlinkSync('nowhere', at('dangling'));
    symlinkSync('file', at('link'));
    const found = await Promise.all(['file', 'dangling', 'link', 'none'].map(name => replacesFile(at(name))));
    expect(found).toEqual([true, true, true, false]);
    expect(await replacesFile('/dev/null')).toBe(false);
  });
});

describe('an output file', () => {
  test('that replaces a private one is private while it is written', async () => {
    writeFileSync(at('out'), 'old', { mode: 0o600 });
    const target = await fileTarget(at('out'), REPLACE);
    const temporary = readdirSync(folder).find(name => name !== 'out') ?? '';
    expect(temporary).toMatch(TEMPORARY_NAME);
    expect(modeOf(temporary)).toBe(0o600);
    await target.abort();
  });

  test('in place of a link has the permissions of a new file', async () => {
    writeFileSync(at('like'), '');
    symlinkSync('nowhere', at('dangling'));
    symlinkSync('like', at('link'));
    for (const name of ['dangling', 'link']) {
      await write(at(name), 'rows');
      expect([lstatSync(at(name)).isFile(), modeOf(name)]).toEqual([true, modeOf('like')]);
    }
    symlinkSync('loop', at('loop'));
    await write(at('loop'), 'rows');
    expect(lstatSync(at('loop')).isFile()).toBe(true);
  });

  test('is compressed by its ending in capitals too', async () => {
    await write(at('OUT.NDJSON.GZ'), 'rows');
    expect(gunzipSync(readFileSync(at('OUT.NDJSON.GZ'))).toString()).toBe('rows');
  });

  test('is refused by what is wrong with its place, and what to do is said', async () => {
    mkdirSync(at('folder'));
    await expect(fileTarget(at('folder'), REPLACE)).rejects.toMatchObject({
      exit: 'cannot',
      message: 'is a folder',
      hint: 'name a file for the output',
    });
    await expect(fileTarget(at('none', 'out'), REPLACE)).rejects.toMatchObject({
      exit: 'cannot',
      message: 'cannot write here: no such file or directory',
      hint: null,
    });
    await expect(replacesFile(at('x'.repeat(300)))).rejects.toMatchObject({ code: 'ENAMETOOLONG' });
  });
});

describe.skipIf(!existsSync(descriptors))('what is no file', () => {
  test('a descriptor that is open is appended to, and closed again', async () => {
    writeFileSync(at('open'), 'first,');
    const own = openSync(at('open'), 'r+');
    await write(`${descriptors}/${own}`, 'second,');
    const aborted = await fileTarget(`${descriptors}/${own}`, REPLACE);
    await aborted.write(bytes('third'));
    expect(timesOpen(at('open'))).toBe(2);
    await aborted.abort();
    expect(timesOpen(at('open'))).toBe(1);
    closeSync(own);
    expect(readFileSync(at('open'), 'utf8')).toBe('first,second,third');
    expect(readdirSync(folder)).toEqual(['open']);
  });

  test('a named pipe is written to without blocking, and stays', async () => {
    if (spawnSync('mkfifo', [at('pipe')]).status !== 0) return;
    const read = openSync(at('pipe'), 'r+');
    const target = await fileTarget(at('pipe'), REPLACE);
    const number = readdirSync(descriptors).find(
      fd =>
        Number(fd) !== read &&
        existsSync(`${descriptors}/${fd}`) &&
        readlinkSync(`${descriptors}/${fd}`) === at('pipe'),
    );
    const flags = /^flags:\s*(\d+)$/m.exec(readFileSync(`/proc/self/fdinfo/${number}`, 'utf8'));
    expect(Number.parseInt(flags?.[1] ?? '0', 8) & 0o4000).toBe(0o4000);
    await target.write(bytes('rows'));
    await target.close();
    const buffer = Buffer.alloc(8);
    expect(buffer.toString('utf8', 0, readSync(read, buffer))).toBe('rows');
    closeSync(read);
    expect(lstatSync(at('pipe')).isFIFO()).toBe(true);
  });
});

describe('temporary files', () => {
  test('go at once at an end that allows no waiting, but for those that have their name', async () => {
    const [one, gone, kept] = await Promise.all([0, 1, 2].map(() => createTemporary(folder, 0o600)));
    for (const { handle } of [one, gone, kept]) await handle.close();
    unlinkSync(gone.path);
    keepTemporary(kept.path);
    removeAllTemporaries();
    expect(readdirSync(folder)).toEqual([kept.path.slice(folder.length + 1)]);
    writeFileSync(one.path, 'another’s');
    removeAllTemporaries();
    expect(existsSync(one.path)).toBe(true);
  });

  test('that are removed are not removed again', async () => {
    const { handle, path } = await createTemporary(folder, 0o600);
    await handle.close();
    expect(await removeTemporary(path)).toBe(true);
    expect(await removeTemporary(path)).toBe(true);
    writeFileSync(path, 'another’s');
    removeAllTemporaries();
    expect(readFileSync(path, 'utf8')).toBe('another’s');
  });

  test('say when they cannot be removed', async () => {
    mkdirSync(at('folder', 'in'), { recursive: true });
    expect(await removeTemporary(at('folder'))).toBe(false);
  });

  test('a disk that takes a part at a time gets all parts, each once', async () => {
    const taken: number[] = [];
    const slow = {
      write: async (from: Uint8Array, at: number) => {
        const bytesWritten = Math.min(3, from.length - at);
        taken.push(...from.subarray(at, at + bytesWritten));
        return { bytesWritten, buffer: from };
      },
    };
    await writeAll(slow as unknown as FileHandle, bytes('ten bytes.'));
    expect(Buffer.from(taken).toString()).toBe('ten bytes.');
  });
});
