/**
 * Output files where the file system refuses something: one without hard links, a folder that cannot be synced, a descriptor too
 * many. Each refusal is that of the call itself, once.
 */
import { lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import type * as Files from 'node:fs/promises';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fileTarget, keepBeside, syncFolder } from '../src/io/atomic.js';
import { createTemporary, removeAllTemporaries } from '../src/io/temporary.js';
import { at, bytes, folder } from './folder-helpers.js';

/** What a call is to say, by its name; what it does first, and how often it was made. */
const refusals = new Map<string, { code: string; before?: () => void }>();
const closed: string[] = [];

vi.mock('node:fs/promises', async original => {
  const files = await original<typeof Files>();
  const refused = (name: string): void => {
    const refusal = refusals.get(name);
    if (refusal === undefined) return;
    refusals.delete(name);
    refusal.before?.();
    throw Object.assign(new Error(`${refusal.code}: refused`), { code: refusal.code });
  };
  return {
    ...files,
    async link(...given: Parameters<typeof files.link>) {
      refused('link');
      return files.link(...given);
    },
    async rename(...given: Parameters<typeof files.rename>) {
      refused('rename');
      return files.rename(...given);
    },
    async open(...given: Parameters<typeof files.open>) {
      refused('open');
      const handle = await files.open(...given);
      const { sync, close } = handle;
      handle.sync = async () => {
        if (lstatSync(String(given[0])).isDirectory()) refused('syncFolder');
        return sync.call(handle);
      };
      handle.close = async () => {
        closed.push(String(given[0]));
        return close.call(handle);
      };
      return handle;
    },
  };
});

beforeEach(() => {
  refusals.clear();
  closed.length = 0;
});

const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];
const NO_SYNC = ['EPERM', 'EACCES', 'EINVAL', 'EISDIR', 'ENOTSUP'];

async function write(name: string, clobber: boolean, text = 'ours'): Promise<void> {
  const target = await fileTarget(at(name), { clobber });
  await target.write(bytes(text));
  await target.close();
}

describe('a file system without hard links', () => {
  test.each(NO_LINKS)('%s: with --no-clobber a free name is taken all the same', async code => {
    refusals.set('link', { code });
    await write('free', false);
    expect(readFileSync(at('free'), 'utf8')).toBe('ours');
    expect(readdirSync(folder)).toEqual(['free']);
  });

  test('a file that has appeared meanwhile is not replaced, nor is a link that leads nowhere', async () => {
    for (const [name, appear] of [
      ['file', () => writeFileSync(at('file'), 'theirs')],
      ['link', () => symlinkSync('nowhere', at('link'))],
    ] as const) {
      refusals.set('link', { code: 'EPERM', before: appear });
      await expect(write(name, false)).rejects.toMatchObject({
        exit: 'cannot',
        message: 'exists already',
        hint: 'leave out --no-clobber to replace it',
        file: at(name),
      });
    }
    expect(readFileSync(at('file'), 'utf8')).toBe('theirs');
    expect(readdirSync(folder)).toEqual(['file', 'link']);
  });

  test('what else is said of a link is an error, and leaves nothing', async () => {
    refusals.set('link', { code: 'EIO' });
    await expect(write('out', false)).rejects.toMatchObject({ exit: 'output', file: at('out') });
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each(NO_LINKS)('%s: what is to be replaced is copied beside', async code => {
    writeFileSync(at('out'), 'old');
    refusals.set('link', { code });
    expect(await keepBeside(at('out'))).toBe(at('out~'));
    expect([readFileSync(at('out'), 'utf8'), readFileSync(at('out~'), 'utf8')]).toEqual(['old', 'old']);
  });

  test('where it cannot be kept, that is said, and nothing is left', async () => {
    writeFileSync(at('out'), 'old');
    refusals.set('link', { code: 'EIO' });
    await expect(keepBeside(at('out'))).rejects.toMatchObject({ code: 'EIO' });
    expect(readdirSync(folder)).toEqual(['out']);
  });
});

describe('the folder of an output', () => {
  test.each(NO_SYNC)('%s: where folders cannot be synced, the file is written all the same', async code => {
    refusals.set('syncFolder', { code });
    await write('out', true);
    expect(readFileSync(at('out'), 'utf8')).toBe('ours');
  });

  test.each(NO_SYNC)('%s: nor need they be opened', async code => {
    refusals.set('open', { code });
    await expect(syncFolder(folder)).resolves.toBeUndefined();
  });

  test('what the disk says is told, and the folder is closed', async () => {
    refusals.set('syncFolder', { code: 'EIO' });
    await expect(syncFolder(folder)).rejects.toMatchObject({ code: 'EIO' });
    expect(closed).toEqual([folder]);
    refusals.set('syncFolder', { code: 'EIO' });
    await expect(write('out', true)).rejects.toMatchObject({ exit: 'output', file: at('out') });
  });

  test('is synced behind the new name, and closed', async () => {
    let names: string[] = [];
    refusals.set('syncFolder', { code: 'EINVAL', before: () => (names = readdirSync(folder)) });
    await write('out', true);
    expect(names).toEqual(['out']);
    expect(closed.filter(name => name === folder)).toHaveLength(1);
  });
});

describe('a temporary file', () => {
  test('that cannot be opened once it is made is not left behind', async () => {
    refusals.set('open', { code: 'EMFILE' });
    await expect(createTemporary(folder, 0o600)).rejects.toMatchObject({ code: 'EMFILE' });
    expect(readdirSync(folder)).toEqual([]);
    removeAllTemporaries();
  });

  test('goes where it cannot be given its name, and what was there stays', async () => {
    writeFileSync(at('out'), 'old');
    refusals.set('rename', { code: 'EIO' });
    await expect(write('out', true)).rejects.toMatchObject({ exit: 'output', file: at('out') });
    expect(readdirSync(folder)).toEqual(['out']);
    expect(readFileSync(at('out'), 'utf8')).toBe('old');
  });
});
