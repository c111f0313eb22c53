import { describe, expect, test } from 'vitest';
import { readDump } from '../src/input/dump.js';
import { ENCODINGS, encodingName, HEAD_SIZE } from '../src/input/encoding.js';
import type { Problem } from '../src/types.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

interface Options {
  encoding?: string | null;
  forceText?: boolean;
  chunk?: number;
}

/** Reads bytes as a dump: the trimmed lines, what was told (codes with severity), and the outcome. */
async function read(bytes: Uint8Array, { encoding = null, forceText = false, chunk = 65_536 }: Options = {}) {
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  }
  const problems: Problem[] = [];
  const source = { name: 'dump.txt', path: null, size: null, key: null, open: chunks };
  const dump = readDump(source, { encoding, forceText, lineLimit: 1024 * 1024 }, problem => problems.push(problem));
  const lines: string[] = [];
  for await (const batch of dump.lines) {
    for (const { from, to } of batch.lines) lines.push(decoder.decode(batch.bytes.subarray(from, to)));
  }
  return { lines, problems, told: problems.map(({ severity, code }) => `${severity} ${code}`), outcome: dump.outcome };
}

const TEXT = 'Harbour bridge reopens\nThe bridge over the old harbour opened again on Monday, the port said.\n';
const ARABIC = 'قال رئيس الميناء إن الجسر القديم فوق المرفأ فتح من جديد صباح اليوم، وأضاف أن العمل استمر ثلاثة أشهر.\n';
const LINES = TEXT.trimEnd().split('\n');

const utf16 = (text: string, littleEndian = true) =>
  Uint8Array.from(
    Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).flatMap(unit =>
      littleEndian ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255],
    ),
  );

/** Text in an encoding of one byte a character. */
function single(text: string, encoding: string): Uint8Array {
  const table = Array.from(new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte)));
  return Uint8Array.from(Array.from(text, character => table.indexOf(character)));
}

const filled = (length: number, byte: number) => new Uint8Array(length).fill(byte);

describe('text', () => {
  test('A1 an empty file is told and no failure', async () => {
    const { lines, told, outcome } = await read(new Uint8Array(0));
    expect([lines, told]).toEqual([[], ['warning empty']]);
    expect(outcome).toMatchObject({ whole: true, doubtful: true, bytes: 0 });
  });

  test('A2 A3 white space alone is text', async () => {
    expect(await read(encoder.encode('\n'))).toMatchObject({ lines: [''], told: [] });
    expect(await read(encoder.encode(' \n\t\n'.repeat(50)))).toMatchObject({ told: [] });
  });

  test('A4 UTF-8 with a byte order mark', async () => {
    const { lines, told, outcome } = await read(encoder.encode(`\ufeff${TEXT}`));
    expect([lines, told, outcome.encoding]).toEqual([LINES, [], 'utf-8']);
  });

  test('A6 A7 UTF-16 with a byte order mark', async () => {
    for (const littleEndian of [true, false]) {
      const { lines, told, outcome } = await read(utf16(`\ufeff${TEXT}`, littleEndian), { chunk: 7 });
      expect([lines, told, outcome.encoding]).toEqual([LINES, [], littleEndian ? 'utf-16le' : 'utf-16be']);
    }
  });

  test('A8 UTF-16 without a mark is guessed and told, in Latin and Arabic script', async () => {
    for (const littleEndian of [true, false]) {
      for (const text of [TEXT, ARABIC]) {
        const { lines, problems } = await read(utf16(text, littleEndian), { chunk: 3 });
        expect(lines).toEqual(text.trimEnd().split('\n'));
        expect(problems).toMatchObject([
          { severity: 'warning', message: `guessed UTF-16${littleEndian ? 'LE' : 'BE'}` },
        ]);
      }
    }
  });

  test('A9 UTF-16 with an odd number of bytes', async () => {
    const { lines, problems, outcome } = await read(Uint8Array.from([...utf16(`\ufeff${TEXT}`), 0x41]));
    expect(lines).toEqual([...LINES, '\ufffd']);
    expect(problems).toMatchObject([{ code: 'invalid_bytes', severity: 'warning', line: 3, hint: null }]);
    expect(outcome).toMatchObject({ whole: true, doubtful: true });
  });

  test('A12 windows-1256 without a label is read, counted and a way out told; with a label it is right', async () => {
    const bytes = single(ARABIC, 'windows-1256');
    const bare = await read(bytes);
    expect(bare.told).toEqual(['warning invalid_bytes']);
    expect(bare.problems[0].message).toMatch(/^\d+ invalid bytes read as U\+FFFD$/);
    expect(bare.problems[0].hint).toBe('try --encoding auto');
    expect(bare.lines[0]).toMatch(/^\ufffd{3} /);
    const named = await read(bytes, { encoding: encodingName('CP1256') });
    expect([named.lines, named.told]).toEqual([[ARABIC.trim()], []]);
  });

  test('--encoding auto guesses, and says what', async () => {
    const { lines, problems } = await read(single(ARABIC.repeat(5), 'windows-1256'), { encoding: 'auto', chunk: 5 });
    expect(lines[0]).toBe(ARABIC.trim());
    expect(problems).toMatchObject([{ code: 'guessed_encoding', message: 'guessed windows-1256' }]);
    const plain = await read(encoder.encode(ARABIC), { encoding: 'auto' });
    expect([plain.lines, plain.told]).toEqual([[ARABIC.trim()], []]);
  });

  test('A13 invalid bytes have a place', async () => {
    const { problems } = await read(Uint8Array.from([...encoder.encode(TEXT), 0xff, 0x41]));
    expect(problems).toMatchObject([{ message: '1 invalid byte read as U+FFFD', file: 'dump.txt', line: 3 }]);
  });

  test('A15 A17 the end of the head may cut a character, and a NUL may follow it', async () => {
    const text = `${'é'.repeat(HEAD_SIZE / 2 - 1)}x€\0end`;
    for (const pad of ['', 'a', 'ab']) {
      expect(await read(encoder.encode(pad + text))).toMatchObject({ lines: [pad + text], told: [] });
    }
  });

  test('A16 a NUL inside a headline is text', async () => {
    const text = TEXT.replace('bridge', 'bri\0dge');
    expect(await read(encoder.encode(text))).toMatchObject({ lines: text.trimEnd().split('\n'), told: [] });
  });

  test('A25 text that was encoded twice is left as it is', async () => {
    const twice = new TextDecoder('windows-1254').decode(encoder.encode('café “quay”'));
    expect(await read(encoder.encode(twice))).toMatchObject({ lines: [twice], told: [] });
  });

  test('the verdict does not depend on the chunks', async () => {
    const dumps = [utf16(TEXT), filled(100, 0), encoder.encode(ARABIC), single(ARABIC, 'windows-1256')];
    for (const dump of dumps) {
      const whole = await read(dump);
      for (const chunk of [1, 2, 3, 64]) expect(await read(dump, { chunk })).toEqual(whole);
    }
  });

  test('Chinese in a legacy encoding is text, though hardly a byte of it is UTF-8 or white space', async () => {
    const line = Array.from({ length: 300 }, (_, i) => [0xb0 + (i % 40), 0xa1 + (i % 90)]).flat();
    const { told } = await read(Uint8Array.from([...line, 0x0a, ...line, 0x0a]));
    expect(told).toEqual(['warning invalid_bytes']);
  });
});

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

describe('names of encodings', () => {
  test('all that are suggested can be decoded', () => {
    for (const name of ENCODINGS) expect(encodingName(name)).toBe(name);
  });

  test('labels in any case give the standard name', () => {
    expect(encodingName('UTF-16')).toBe('utf-16le');
    expect(encodingName('Latin1')).toBe('windows-1252');
    expect(encodingName('AUTO')).toBe('auto');
  });

  test('an unknown one is an error of usage with the nearest name', () => {
    expect(() => encodingName('windos-1256')).toThrow(
      expect.objectContaining({
        exit: 'usage',
        message: 'unknown encoding windos-1256',
        hint: 'did you mean windows-1256?',
      }),
    );
    expect(() => encodingName('klingon')).toThrow(expect.objectContaining({ exit: 'usage' }));
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
