/** Compressed files, with the programs that unpack them and without: what comes out is what went in, and what cannot is told. */
import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { extracted, lookIn, PROGRAMS } from './archives-helpers.js';
import { ARAB_NEWS, ASHARQ, copydesk, rowsOf, sandbox } from './cli-helpers.js';

const LONG = Buffer.concat(Array.from({ length: 60 }, () => [ASHARQ, ARAB_NEWS]).flat());
const WHOLE = extracted(LONG, 'plain.txt').records;

const ZSTD_START = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/** What a program makes of bytes; null where there is no such program. */
function packed(program: string, ...args: string[]): Buffer | null {
  const { error, stdout } = spawnSync(program, ['-c', ...args], { input: LONG, maxBuffer: LONG.length });
  return error === undefined ? stdout : null;
}

const PACKED: readonly [program: string, ending: string, bytes: Buffer | null][] = [
  ['zstd', '.zst', packed('zstd', '-q')],
  ['bzip2', '.bz2', packed('bzip2')],
  ['xz', '.xz', packed('xz')],
  ['brotli', '.br', brotliCompressSync(LONG)],
];

describe.each([
  ...PACKED.map(row => ({ where: '', row })),
  ...PACKED.slice(0, 3).map(row => ({ where: ' where there is no such program', row })),
])('$row.0$where', ({ where, row: [program, ending, bytes] }) => {
  beforeAll(() => lookIn(where === '' ? PROGRAMS : '/nowhere'));
  afterAll(() => lookIn(PROGRAMS));
  if (bytes === null) return void test.skip(`needs the program ${program}`, () => {});
  test('is unpacked', () => {
    expect(extracted(bytes, `dump.txt${ending}`)).toMatchObject({ code: 0, stderr: '', records: WHOLE });
  });
  test.skipIf(program === 'brotli')('is known by its first bytes, from standard input too', () => {
    expect(extracted(bytes, 'dump.txt').records).toEqual(WHOLE);
    expect(rowsOf(copydesk(sandbox(), ['extract'], { input: bytes }).stdout)).toHaveLength(WHOLE.length);
  });
  test('two behind each other are both read', () => {
    if (program === 'brotli') return;
    const { code, records } = extracted(Buffer.concat([bytes, bytes]), `dump.txt${ending}`);
    expect([code, records.length]).toEqual([0, 2 * WHOLE.length]);
  });
  test('truncated: told, and what came before is out', () => {
    const { code, stderr, records } = extracted(bytes.subarray(0, bytes.length - 20), `dump.txt${ending}`);
    expect(code).toBe(3);
    expect(stderr).toContain(`dump.txt${ending}: ${program} data is truncated; fetch it again\n`);
    expect(records.slice(0, -1)).toEqual(WHOLE.slice(0, Math.max(0, records.length - 1)));
  });
  test('damaged: told', () => {
    const bad = Buffer.from(bytes);
    bad.fill(0xa5, bad.length >> 1, (bad.length >> 1) + 40);
    const { code, stderr } = extracted(bad, `dump.txt${ending}`);
    expect(code).toBe(3);
    expect(stderr).toMatch(new RegExp(`^copydesk: dump\\.txt\\${ending}: ${program} data is (damaged|truncated)`, 'm'));
  });
  test('with something behind it: told, and all of it out', () => {
    const { code, stderr, records } = extracted(Buffer.concat([bytes, Buffer.from('something')]), `dump.txt${ending}`);
    expect([code, records]).toEqual([3, WHOLE]);
    // xz itself does not know such from damage.
    const told = program === 'xz' ? 'xz data is ' : 'has something behind its';
    expect(stderr).toContain(`copydesk: dump.txt${ending}: ${told}`);
  });
  test('what is called so and is none is told, once', () => {
    const from = program as string;
    const { code, stdout, stderr } = copydesk(sandbox(), ['extract', '--from', from], { input: LONG });
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toMatch(
      new RegExp(`^copydesk: -: (is no ${from} data|${from} data is [^;]*, or is none);[^\\n]*\\n$`),
    );
  });
  test('an empty file of that name is told', () => {
    expect(extracted(Buffer.alloc(0), `dump.txt${ending}`).code).toBe(3);
  });
  test('a bomb is read up to the limit', () => {
    const { code, stderr } = extracted(bytes, `dump.txt${ending}`, '--unpack-limit', '64K');
    expect(code).toBe(3);
    expect(stderr).toContain('unpacks to more than 65536 bytes');
  });
  test('whoever wants no more is not waited for', () => {
    expect(extracted(bytes, `dump.txt${ending}`, '--limit', '1')).toMatchObject({
      code: 0,
      files: [expect.anything()],
    });
  });
});

test.each([
  ['bzip2', ['-1']],
  ['xz', ['-9e', '--check=crc32']],
  ['xz', ['--check=none']],
  ['xz', ['--format=xz', '--block-size=4096']],
  ['zstd', ['-q', '--no-check']],
  ['zstd', ['-q', '-19', '--check']],
  ['zstd', ['-q', '-1', '--no-content-size']],
])('%s %j is unpacked without the program', (program, flags) => {
  const bytes = packed(program, ...flags);
  if (bytes === null) return;
  lookIn('/nowhere');
  try {
    expect(extracted(bytes, 'dump.txt')).toMatchObject({ code: 0, stderr: '', records: WHOLE });
  } finally {
    lookIn(PROGRAMS);
  }
});

test.each(['0', '1'])('a program that has given all, and ends later with %s, is waited for', code => {
  // As on a machine with much else to do.
  const slow = sandbox({ zstd: `#!/bin/sh\ntail -c +5\nexec >&-\nsleep 0.2\nexit ${code}\n` });
  chmodSync(join(slow, 'zstd'), 0o755);
  lookIn(`${slow}:${PROGRAMS}`);
  try {
    const ended = extracted(Buffer.concat([ZSTD_START, LONG]), 'dump.txt.zst');
    expect(ended.records).toEqual(WHOLE);
    expect(ended.code).toBe(code === '0' ? 0 : 3);
    if (code === '1') expect(ended.stderr).toContain('zstd data is damaged (the program ended with 1)');
  } finally {
    lookIn(PROGRAMS);
  }
});
