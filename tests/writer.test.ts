/** Writing to a stream: each write waits, and what ends it is told apart: a full disk, a reader that went away, a bug. */
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { ClosedPipe } from '../src/io/target.js';
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
});
