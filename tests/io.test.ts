import { spawn } from 'node:child_process';
import {
  createWriteStream,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileTarget } from '../src/io/atomic.js';
import { gzipTarget } from '../src/io/gzip.js';
import { openSpool, type Range } from '../src/io/spool.js';
import { ClosedPipe, type Target } from '../src/io/target.js';
import { createTemporary } from '../src/io/temporary.js';
import { streamTarget } from '../src/io/writer.js';

const encoder = new TextEncoder();
const bytes = (text: string) => encoder.encode(text);
const REPLACE = { clobber: true };
const KEEP = { clobber: false };
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copydesk-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);

async function write(target: Target, ...texts: string[]): Promise<void> {
  for (const text of texts) await target.write(bytes(text));
  await target.close();
}

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

describe('writing a file', () => {
  test('E22 the file appears whole, replaces the old one with its permissions, and nothing else is left', async () => {
    writeFileSync(at('out.ndjson'), 'old', { mode: 0o640 });
    const target = await fileTarget(at('out.ndjson'), REPLACE);
    await target.write(bytes('new '));
    expect(readFileSync(at('out.ndjson'), 'utf8')).toBe('old');
    await write(target, 'rows');
    expect(readFileSync(at('out.ndjson'), 'utf8')).toBe('new rows');
    expect(statSync(at('out.ndjson')).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['out.ndjson']);
  });

  test('a new file has the permissions that any new file has', async () => {
    writeFileSync(at('like'), '');
    await write(await fileTarget(at('out.csv'), REPLACE), 'row');
    expect(statSync(at('out.csv')).mode).toBe(statSync(at('like')).mode);
  });

  test('aborted, it leaves the old file and nothing else; to abort twice or after the end does no harm', async () => {
    writeFileSync(at('out.ndjson'), 'old');
    const target = await fileTarget(at('out.ndjson'), REPLACE);
    await target.write(bytes('half a ro'));
    await target.abort();
    await target.abort();
    expect(readdirSync(folder)).toEqual(['out.ndjson']);
    expect(readFileSync(at('out.ndjson'), 'utf8')).toBe('old');
    const finished = await fileTarget(at('out.ndjson'), REPLACE);
    await write(finished, 'new');
    await finished.abort();
    expect(readFileSync(at('out.ndjson'), 'utf8')).toBe('new');
  });

  test('E22 --no-clobber refuses at once, and also a file that appears meanwhile', async () => {
    const refused = expect.objectContaining({ exit: 'cannot', message: 'exists already' });
    writeFileSync(at('old'), 'old');
    symlinkSync('nowhere', at('dangling'));
    for (const name of ['old', 'dangling']) await expect(fileTarget(at(name), KEEP)).rejects.toEqual(refused);
    const late = await fileTarget(at('late'), KEEP);
    writeFileSync(at('late'), 'somebody else');
    await expect(write(late, 'ours')).rejects.toEqual(refused);
    await write(await fileTarget(at('free'), KEEP), 'ours');
    expect(readFileSync(at('late'), 'utf8')).toBe('somebody else');
    expect(readFileSync(at('free'), 'utf8')).toBe('ours');
    expect(readdirSync(folder).toSorted()).toEqual(['dangling', 'free', 'late', 'old']);
  });

  test('E23 a link in its place is replaced, and what it leads to stays as it is', async () => {
    writeFileSync(at('victim'), 'precious');
    symlinkSync('victim', at('out'));
    await write(await fileTarget(at('out'), REPLACE), 'rows');
    expect(readFileSync(at('victim'), 'utf8')).toBe('precious');
    expect(lstatSync(at('out')).isFile()).toBe(true);
  });

  test('E25 a temporary name that is taken, by a link even, is not used', async () => {
    writeFileSync(at('victim'), 'precious');
    symlinkSync('victim', at('taken'));
    const names = ['taken', 'victim', 'free'];
    const { handle, path } = await createTemporary(folder, 0o600, () => names.shift() ?? 'none');
    await handle.write('ours');
    await handle.close();
    expect([path, readFileSync(at('victim'), 'utf8')]).toEqual([at('free'), 'precious']);
    await expect(createTemporary(folder, 0o600, () => 'taken')).rejects.toMatchObject({ code: 'EEXIST' });
  });

  test('F9 a place where nothing can be written is known before anything is read', async () => {
    mkdirSync(at('folder'));
    writeFileSync(at('file'), '');
    for (const name of ['folder', 'missing/out', 'file/out', `${'x'.repeat(300)}.csv`]) {
      await expect(fileTarget(at(name), REPLACE)).rejects.toMatchObject({ exit: 'cannot', file: at(name) });
    }
  });

  test('a device is written to, never replaced', async () => {
    if (!existsSync('/dev/full')) return;
    await write(await fileTarget('/dev/null', REPLACE), 'rows');
    const full = await fileTarget('/dev/full', KEEP);
    await expect(full.write(bytes('rows'))).rejects.toMatchObject({ exit: 'output', file: '/dev/full' });
    await full.abort();
    expect(['/dev/null', '/dev/full'].map(path => lstatSync(path).isCharacterDevice())).toEqual([true, true]);
  });

  test('an output file of 255 bytes of name works', async () => {
    const name = `${'x'.repeat(250)}.json`;
    await write(await fileTarget(at(name), REPLACE), 'rows');
    expect(readdirSync(folder)).toEqual([name]);
  });
});

describe('compressed output', () => {
  test('.gz compresses; the same rows give the same bytes, without a time', async () => {
    const rows = Array.from({ length: 2000 }, (_, i) => `{"headline":"Ferry ${i} leaves"}\n`.repeat(50));
    for (const name of ['a.ndjson.gz', 'b.ndjson.gz']) await write(await fileTarget(at(name), REPLACE), ...rows);
    const [a, b] = ['a.ndjson.gz', 'b.ndjson.gz'].map(name => readFileSync(at(name)));
    expect(gunzipSync(a).toString()).toBe(rows.join(''));
    expect(a.equals(b)).toBe(true);
    expect([...a.subarray(4, 8)]).toEqual([0, 0, 0, 0]);
  });

  test('no row at all gives an empty gzip file', async () => {
    await write(await fileTarget(at('none.gz'), REPLACE));
    expect(gunzipSync(readFileSync(at('none.gz')))).toHaveLength(0);
  });

  test('aborted, it leaves nothing', async () => {
    const target = await fileTarget(at('out.gz'), REPLACE);
    await target.write(bytes('rows'));
    await target.abort();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('what fails beneath comes out of the write or the close', async () => {
    const failing = (): Target => ({
      write: () => Promise.reject(new Error('disk full')),
      close: () => Promise.resolve(),
      abort: () => Promise.resolve(),
    });
    await expect(write(await gzipTarget(failing()), 'short')).rejects.toThrow('disk full');
    const noise = Uint8Array.from({ length: 1_000_000 }, (_, i) => (i * i * 31) >> 7);
    const target = await gzipTarget(failing());
    const many = async () => {
      for (let i = 0; i < 50; i++) await target.write(noise);
    };
    await expect(many()).rejects.toThrow('disk full');
    await expect(target.write(noise)).rejects.toThrow('disk full');
    await expect(target.close()).rejects.toThrow('disk full');
    await target.abort();
  });
});

describe('spool', () => {
  test('gives back what was appended, by ranges in any order and with gaps', async () => {
    const spool = await openSpool(folder);
    const lengths = fc.array(fc.integer({ min: 0, max: 300_000 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(lengths, fc.array(fc.nat({ max: 11 })), async (lengths, picks) => {
        const pieces = lengths.map((length, i) => new Uint8Array(length).fill(i + 1));
        const ranges: Range[] = [];
        for (const piece of pieces) ranges.push(await spool.append(piece));
        const chosen = picks.filter(pick => pick < pieces.length);
        let next = 0;
        for await (const bytes of spool.read(chosen.map(pick => ranges[pick]))) {
          expect(Buffer.compare(bytes, pieces[chosen[next++]])).toBe(0);
        }
        expect(next).toBe(chosen.length);
      }),
      { numRuns: 30 },
    );
    await spool.close();
  });

  test('holds pieces larger than its blocks', async () => {
    const spool = await openSpool(folder);
    const large = Uint8Array.from({ length: 3_000_000 }, (_, i) => i % 251);
    await spool.append(bytes('before'));
    const range = await spool.append(large);
    for await (const read of spool.read([{ at: 0, length: 6 }, range])) {
      expect(Buffer.compare(read, read.length === 6 ? bytes('before') : large)).toBe(0);
    }
    await spool.close();
  });

  test('has no name from the start, so that no end of the process leaves it', async () => {
    const spool = await openSpool(folder);
    await spool.append(bytes('rows'));
    expect(readdirSync(folder)).toEqual([]);
    await spool.close();
  });

  test('a folder where it cannot be is an output error with a way out', async () => {
    await expect(openSpool(at('missing'))).rejects.toMatchObject({
      exit: 'cannot',
      hint: 'name a folder for temporary files with --tmp-dir',
      file: at('missing'),
    });
  });
});
