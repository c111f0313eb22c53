/** Writing to a stream: each write waits, and what ends it is told apart: a full disk, a reader that went away, a bug. */
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { ClosedPipe, opening, writeError, writing } from '../src/io/target.js';
import { streamTarget } from '../src/io/writer.js';
import { bytes } from './folder-helpers.js';

describe('writing to a stream', () => {
  /** A stream that keeps copies of what it is given and answers later. */
  function slow(written: string[]): Writable {
    return new Writable({
      highWaterMark: 1,
      write: (chunk, _encoding, done) => {
        setImmediate(() => {
          written.push(String(chunk));
          done();
        });
      },
    });
  }

  test('F19 each write waits until its bytes are out, so the buffer can be used again', async () => {
    const written: string[] = [];
    const target = streamTarget(slow(written), 'standard output');
    const buffer = bytes('....');
    for (const text of ['once', 'more', 'last']) {
      buffer.set(bytes(text));
      await target.write(buffer);
    }
    await target.close();
    expect(written).toEqual(['once', 'more', 'last']);
  });

  test('F1 a full disk is an output error that names the target', async () => {
    if (!existsSync('/dev/full')) return;
    const target = streamTarget(createWriteStream('/dev/full'), 'standard output');
    const error = expect.objectContaining({
      exit: 'output',
      file: 'standard output',
      message: 'cannot write: no space left on device',
    });
    await expect(target.write(bytes('row\n'))).rejects.toEqual(error);
    await expect(target.write(bytes('row\n'))).rejects.toEqual(error);
    await expect(target.close()).rejects.toEqual(error);
    await target.abort();
  });

  test('F4 a reader that went away is no error', async () => {
    const child = spawn('true', { stdio: ['pipe', 'ignore', 'ignore'] });
    const target = streamTarget(child.stdin, 'standard output');
    const endless = async () => {
      for (;;) await target.write(new Uint8Array(100_000));
    };
    await expect(endless()).rejects.toBeInstanceOf(ClosedPipe);
    await expect(target.close()).rejects.toBeInstanceOf(ClosedPipe);
  });

  test('a bug in the stream is not dressed up as a full disk', async () => {
    const stream = new Writable({ write: (_chunk, _encoding, done) => done(new TypeError('oops')) });
    await expect(streamTarget(stream, 'x').write(bytes('row'))).rejects.toThrow(TypeError);
  });

  test('what went wrong between two writes is what the next one, and the end, are told', async () => {
    const stream = new Writable({ write: (_chunk, _encoding, done) => done() });
    const target = streamTarget(stream, 'standard output');
    await target.write(bytes('row'));
    stream.destroy(refusal('EPIPE'));
    await new Promise(resolve => stream.once('close', resolve));
    await expect(target.write(bytes('row'))).rejects.toBeInstanceOf(ClosedPipe);
    await expect(target.close()).rejects.toBeInstanceOf(ClosedPipe);
  });

  test('behind a write that failed nothing more is written', async () => {
    let writes = 0;
    const failing = {
      on: () => failing,
      write(_bytes: Uint8Array, done: (error?: Error) => void) {
        done(++writes === 1 ? refusal('EIO') : undefined);
      },
    };
    const target = streamTarget(failing as unknown as Writable, 'standard output');
    for (let tries = 0; tries < 3; tries++)
      await expect(target.write(bytes('row'))).rejects.toMatchObject({ exit: 'output' });
    expect(writes).toBe(1);
  });
});

const refusal = (code: string): Error => Object.assign(new Error('refused'), { code });

describe('what the system says to a write', () => {
  const failing = (error: unknown) => async () => {
    throw error;
  };
  test.each([
    ['ENOSPC', 'make room and run again'],
    ['EDQUOT', 'make room within the quota and run again'],
    ['EFBIG', 'raise the limit on file sizes (ulimit -f) and run again'],
    ['EIO', null],
  ])('%s is an output error, with what can be done: %s', async (code, hint) => {
    await expect(writing('out', failing(refusal(code)))).rejects.toMatchObject({ exit: 'output', file: 'out', hint });
  });

  test('a full disk is told the same when something is opened; other refusals as the user’s to mend', async () => {
    await expect(opening('out', failing(refusal('ENOSPC')), 'hint')).rejects.toMatchObject({
      exit: 'output',
      message: 'cannot write: refused',
      hint: 'make room and run again',
    });
    await expect(opening('out', failing(refusal('EACCES')), 'name another')).rejects.toMatchObject({
      exit: 'cannot',
      message: 'cannot write here: refused',
      hint: 'name another',
      file: 'out',
    });
    expect(await opening('out', async () => 'opened')).toBe('opened');
    expect(await writing('out', async () => 'written')).toBe('written');
  });

  test('a bug is a bug, and a reader that went away has a name of its own', async () => {
    for (const call of [writing, opening])
      await expect(call('out', failing(new TypeError('oops')))).rejects.toBeInstanceOf(TypeError);
    expect(String(writeError('out', refusal('EPIPE')))).toBe('ClosedPipe');
  });
});
