/** Where dumps come from: operands and folders in order, and standard input. */
import { closeSync, openSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { endingsInFolders } from '../src/input/detect.js';
import { INPUTS } from '../src/input/index.js';
import { at, folder } from './folder-helpers.js';
import { file, read, stream } from './sources-helpers.js';

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
