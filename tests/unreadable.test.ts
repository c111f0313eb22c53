/** Dumps that are not read, or not to their end: bytes that are no text, and what stops the reading. */
import { describe, expect, test } from 'vitest';
import { readDump } from '../src/input/dump.js';
import type { Problem } from '../src/types.js';
import { encoder, filled, LINES, read, TEXT, utf16 } from './encoding-helpers.js';

describe('no text', () => {
  test('A11 UTF-32', async () => {
    for (const mark of [
      [0xff, 0xfe, 0, 0],
      [0, 0, 0xfe, 0xff],
    ]) {
      const { lines, problems, outcome } = await read(Uint8Array.from([...mark, 0x41, 0, 0, 0]));
      expect(lines).toEqual([]);
      expect(problems).toMatchObject([{ severity: 'error', code: 'utf32', message: 'UTF-32 is not supported' }]);
      expect(outcome).toMatchObject({ whole: false, encoding: null });
    }
  });

  test('A18 NULs alone, A20 FF alone, and noise', async () => {
    const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * i * 31 + (i >> 3) * 17) & 255);
    for (const dump of [filled(200_000, 0), filled(200_000, 0xff), noise]) {
      const { lines, problems, told } = await read(dump);
      expect([lines, told]).toEqual([[], ['error binary']]);
      expect(problems[0].hint).toContain('--force-text');
      expect((await read(dump, { forceText: true })).outcome).toMatchObject({ whole: true, bytes: dump.length });
    }
  });

  test('A19 files of other kinds are called by their names', async () => {
    const kinds: [number[], string, string][] = [
      [[0x25, 0x50, 0x44, 0x46, 0x2d, 0x31], 'PDF', 'pdftotext'],
      [[0x7f, 0x45, 0x4c, 0x46], 'ELF', '--force-text'],
      [[0xff, 0xd8, 0xff, 0xe0], 'JPEG', '--force-text'],
      [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'PNG', '--force-text'],
      [[0x47, 0x49, 0x46, 0x38, 0x39, 0x61], 'GIF', '--force-text'],
      [[0x50, 0x4b, 3, 4], 'zip', 'unzip -p FILE | copydesk -'],
      [[0x1f, 0x8b, 8], 'gzip', 'zcat FILE | copydesk -'],
      [[0x28, 0xb5, 0x2f, 0xfd], 'zstd', 'zstdcat FILE | copydesk -'],
      [[0xfd, 0x37, 0x7a, 0x58, 0x5a, 0], 'xz', 'xzcat FILE | copydesk -'],
      [[0x42, 0x5a, 0x68, 0x39, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59], 'bzip2', 'bzcat FILE | copydesk -'],
    ];
    for (const [magic, name, hint] of kinds) {
      const dump = Uint8Array.from([...magic, ...encoder.encode(TEXT)]);
      const { problems, lines } = await read(dump, { chunk: 2 });
      expect(lines).toEqual([]);
      expect(problems[0].message).toMatch(new RegExp(`^looks binary \\(.*${name}`));
      expect(problems[0].hint).toContain(hint);
      expect((await read(dump, { forceText: true })).lines.at(-1)).toBe(LINES[1]);
    }
    expect((await read(encoder.encode('BZh5 is how the plate read.\n'))).told).toEqual([]);
  });

  test('a named encoding is believed, but not against NULs', async () => {
    expect((await read(filled(200, 0xe1), { encoding: 'windows-1256' })).told).toEqual([]);
    expect((await read(filled(200, 0), { encoding: 'windows-1256' })).told).toEqual(['error binary']);
    expect((await read(utf16(TEXT), { encoding: 'utf-16le' })).lines).toEqual(LINES);
  });
});

describe('what stops the reading', () => {
  async function readFailing(error: Error) {
    async function* chunks() {
      yield encoder.encode(TEXT);
      yield encoder.encode('The rest of the');
      throw error;
    }
    const problems: Problem[] = [];
    const source = { name: 'dump.txt', path: null, size: null, key: null, open: chunks };
    const dump = readDump(source, { encoding: null, forceText: false, lineLimit: 1024 }, p => problems.push(p));
    let lines = 0;
    for await (const batch of dump.lines) lines += batch.lines.length;
    return { lines, problems, outcome: dump.outcome };
  }

  test('what was read before a system error still counts', async () => {
    const { lines, problems, outcome } = await readFailing(
      Object.assign(new Error('EIO: read'), { code: 'EIO', errno: -5 }),
    );
    expect(lines).toBe(3);
    expect(problems).toMatchObject([{ severity: 'error', code: 'unreadable', message: 'i/o error' }]);
    expect(outcome.whole).toBe(false);
  });

  test('a bug is not taken for a bad input', async () => {
    await expect(readFailing(new TypeError('oops'))).rejects.toThrow('oops');
  });
});
