/** Output files, compressed or not: they appear whole, or not at all, and replace only what they may. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import process from 'node:process';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { fileTarget } from '../src/io/atomic.js';
import { gzipTarget } from '../src/io/gzip.js';
import type { Target } from '../src/io/target.js';
import { createTemporary } from '../src/io/temporary.js';
import { at, bytes, folder } from './folder-helpers.js';

const REPLACE = { clobber: true };
const KEEP = { clobber: false };

async function write(target: Target, ...texts: string[]): Promise<void> {
  for (const text of texts) await target.write(bytes(text));
  await target.close();
}

/**
 * A device to write to; null where there is none. Who may replace the system’s own devices gets others, lest a fault that the
 * test is to find does so.
 */
function device(name: string, minor: number): string | null {
  const path = `/dev/${name}`;
  if (process.getuid?.() !== 0) return existsSync(path) ? path : null;
  const own = at(name);
  return spawnSync('mknod', [own, 'c', '1', String(minor)]).status === 0 ? own : null;
}

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
    const [empty, full] = [device('null', 3), device('full', 7)];
    if (empty === null || full === null) return;
    await write(await fileTarget(empty, REPLACE), 'rows');
    const target = await fileTarget(full, KEEP);
    await expect(target.write(bytes('rows'))).rejects.toMatchObject({ exit: 'output', file: full });
    await target.abort();
    expect([empty, full].map(path => lstatSync(path).isCharacterDevice())).toEqual([true, true]);
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
