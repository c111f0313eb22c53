/** The head of a dump: what is decided on it, and what need not wait for it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDump } from '../src/input/dump.js';
import { ARAB_NEWS, ASHARQ, copydesk, rowsOf, sandbox, started } from './cli-helpers.js';
import { settings } from './input-settings.js';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The lines of a dump that comes in these pieces, and what was told. */
async function read(pieces: readonly Uint8Array[], rest: Parameters<typeof settings>[0] = {}) {
  async function* chunks() {
    yield* pieces;
  }
  const told: string[] = [];
  const source = { name: 'dump.txt', open: chunks };
  const dump = readDump(source, settings(rest), ({ severity, code, line }) => told.push(`${severity} ${code} ${line}`));
  const lines: string[] = [];
  for await (const batch of dump.lines) {
    for (const { textFrom, textTo } of batch.lines) lines.push(decoder.decode(batch.bytes.subarray(textFrom, textTo)));
  }
  return { lines, told, encoding: dump.outcome.encoding };
}

const LINE = 'The bridge over the old harbour opened again on Monday, the port said in a note.\n';
const wide = (text: string) => Buffer.from(text, 'utf16le');

test('lines that are text come before the head is whole, whatever follows', async () => {
  const noise = Buffer.from(Array.from({ length: 70_000 }, (_, at) => (at * at * 31 + (at >> 2)) & 255));
  const { lines, told, encoding } = await read([Buffer.from(LINE.repeat(10)), noise]);
  expect([lines.length, encoding]).toEqual([10, 'utf-8']);
  expect(told).toEqual(['error binary null']);
});

test('however a dump is cut, its lines are the same', async () => {
  const part = fc.constantFrom<Uint8Array>(
    Buffer.from(LINE),
    Buffer.from(LINE.repeat(8)),
    Buffer.from('Überraschung – ‘حسنا’\n'),
    Buffer.from('no end of line'),
    Buffer.from([0xff, 0xfe]),
    Buffer.from([0xef, 0xbb, 0xbf]),
    Buffer.from([0xe9, 0x20, 0x0a]),
    wide(LINE),
    Buffer.alloc(300),
    Buffer.alloc(9000, 0x80),
    Buffer.from('%PDF-1.4\n'),
  );
  const dumps = fc.array(part, { minLength: 1, maxLength: 8 }).map(parts => Buffer.concat(parts));
  const options = fc.constantFrom({}, { encoding: 'utf-8' }, { encoding: 'windows-1252' }, { forceText: true });
  await fc.assert(
    fc.asyncProperty(dumps, fc.integer({ min: 1, max: 700 }), options, async (dump, size, rest) => {
      const pieces: Uint8Array[] = [];
      for (let at = 0; at < dump.length; at += size) pieces.push(dump.subarray(at, at + size));
      expect(await read(pieces, rest)).toEqual(await read([dump], rest));
    }),
    { numRuns: 1500 },
  );
});

test('a slow pipe: the first record is out long before the dump ends', async () => {
  const child = started(sandbox(), ['extract', '-f', 'ndjson']);
  const first = new Promise<string>(resolve => child.stdout?.once('data', data => resolve(String(data))));
  child.stdin?.write(Buffer.concat([ASHARQ, ARAB_NEWS]));
  expect(rowsOf(`${(await first).split('\n')[0]}\n`)[0].source.article).toBe(1);
  child.stdin?.end();
});

describe('a dump that goes on in another encoding is told', () => {
  const text = LINE.repeat(4);
  test.each([
    ['UTF-8, then UTF-16 with a mark', Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0xfe]), wide(text)]), 5],
    [
      'UTF-8 without a line end, then UTF-16 with a short first line',
      Buffer.concat([Buffer.from(text.trimEnd()), Buffer.from([0xff, 0xfe]), wide(`\u05b1\n${text}`)]),
      4,
    ],
    ['UTF-16, then UTF-8', Buffer.concat([Buffer.from([0xff, 0xfe]), wide(text), Buffer.from(text)]), 5],
    [
      'UTF-16, then UTF-8 with a mark',
      Buffer.concat([Buffer.from([0xff, 0xfe]), wide(text), Buffer.from(`\ufeff${text}`)]),
      5,
    ],
    [
      'UTF-16 big end first, then UTF-8',
      Buffer.concat([Buffer.from([0xfe, 0xff]), wide(text).swap16(), Buffer.from(text)]),
      5,
    ],
    [
      'UTF-8, then big-endian UTF-16',
      Buffer.concat([Buffer.from(text), Buffer.from([0xfe, 0xff]), wide(text).swap16()]),
      5,
    ],
  ])('%s', async (_, dump, line) => {
    const { told } = await read([dump]);
    expect(told).toContain(`warning mixed_encodings ${line}`);
  });
  test.each([
    ['UTF-16 alone', Buffer.concat([Buffer.from([0xff, 0xfe]), wide(text)])],
    [
      'UTF-16 in Chinese',
      Buffer.concat([Buffer.from([0xff, 0xfe]), wide('桥梁在星期一重新开放，港口方面在一份说明中表示。'.repeat(20))]),
    ],
    [
      'UTF-16 in Arabic',
      Buffer.concat([
        Buffer.from([0xff, 0xfe]),
        wide('قال رئيس الميناء إن الجسر القديم فوق المرفأ فتح من جديد\n'.repeat(9)),
      ]),
    ],
    ['invalid bytes in UTF-8', Buffer.from([...Buffer.from(text), 0xff, 0xff, 0xfe, 0x0a])],
  ])('%s is not', async (_, dump) => {
    expect((await read([dump])).told.join()).not.toContain('mixed');
  });
  test('by the command', () => {
    const dump = Buffer.concat([ASHARQ, Buffer.from('\n'), Buffer.from([0xff, 0xfe]), wide(ARAB_NEWS.toString())]);
    const { code, stderr } = copydesk(sandbox({ 'a.txt': dump }), ['extract', '--strict', 'a.txt']);
    expect(code).toBe(3);
    expect(stderr).toMatch(
      /^copydesk: a\.txt:\d+: warning: goes on in another encoding, read as utf-8; split it there/m,
    );
  });
});
