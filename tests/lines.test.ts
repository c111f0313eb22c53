import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextBreak } from '../src/input/breaks.js';
import { LINE_LIMIT, type LineSettings, lineSplitter } from '../src/input/lines.js';
import { rawOffset } from '../src/input/offsets.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const bytesOf = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap(part => (typeof part === 'string' ? Array.from(encoder.encode(part)) : part)));

interface Read {
  number: number;
  start: number;
  end: number;
  text: string;
  trimmed: string;
  continued: boolean;
  raw: number[] | null;
  /** The dump offset of each place between two characters of the text. */
  places: number[];
}

/** Places of longer texts are not looked up: it would take long and show nothing new. */
const LONGEST_PLACED = 1000;

/** All lines of a dump, pushed in chunks of the given sizes (the last one again and again) out of one reused buffer. */
function read(dump: Uint8Array, sizes: number[] = [dump.length || 1], settings: Partial<LineSettings> = {}) {
  const splitter = lineSplitter({ isUtf8, ...settings });
  const lines: Read[] = [];
  const take = (batches: ReturnType<typeof splitter.push>) => {
    for (const { bytes, lines: batch } of batches) {
      for (const line of batch) {
        const { number, start, end, textFrom, textTo, from, to, continued, raw } = line;
        const text = decoder.decode(bytes.subarray(textFrom, textTo));
        const trimmed = decoder.decode(bytes.subarray(from, to));
        const places: number[] = [];
        let place = textFrom;
        for (const character of text.length > LONGEST_PLACED ? [] : [...text, '']) {
          places.push(rawOffset(line, place, settings.encoding ?? 'utf-8'));
          place += encoder.encode(character).length;
        }
        lines.push({ number, start, end, text, trimmed, continued, raw: raw && [...raw], places });
      }
    }
  };
  const buffer = new Uint8Array(Math.max(...sizes));
  for (let at = 0, i = 0; at < dump.length; i++) {
    const size = Math.min(sizes[Math.min(i, sizes.length - 1)], dump.length - at);
    buffer.set(dump.subarray(at, at + size));
    take(splitter.push(buffer.subarray(0, size)));
    buffer.fill(0x0a);
    at += size;
  }
  take(splitter.end());
  return { lines, stats: splitter.stats };
}

const texts = (dump: Uint8Array, ...rest: [number[]?, Partial<LineSettings>?]) =>
  read(dump, ...rest).lines.map(l => l.text);

const PLAIN = [
  'a',
  'Zebra ',
  'é',
  'م',
  '€',
  '😀',
  '\n',
  '\r',
  '\r\n',
  ' ',
  '\t',
  '\u00a0',
  '\u0085',
  '\u200b',
  '\u2028',
  '\v',
  '\f',
];
const PLAIN_PIECES = [...PLAIN, '\ufeff', '\u200f', '\u200c', '\0', '\u3000', '\u1680'].map(text => bytesOf(text));
const BROKEN_PIECES = [
  [0xff],
  [0xc0, 0x80],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xe2, 0x82],
  [0xf0, 0x9f, 0x98],
  [0x9b],
];
const joined = (pieces: Uint8Array[]) => Uint8Array.from(pieces.flatMap(piece => [...piece]));
const wellFormed = fc.array(fc.constantFrom(...PLAIN_PIECES), { maxLength: 60 }).map(joined);
const anyBytes = fc
  .array(fc.constantFrom(...PLAIN_PIECES, ...BROKEN_PIECES.map(piece => Uint8Array.from(piece))), { maxLength: 60 })
  .map(joined);
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 });

/** White space as the input trims it, and only that. */
const SPACE = '[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200b\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]';
const trim = (text: string) =>
  text.replace(new RegExp(`^${SPACE}+`), '').replace(new RegExp(`(?<!${SPACE})${SPACE}+$`), '');

describe('lines', () => {
  test('their ranges cover every byte of a dump once, in order, and numbers count from 1', () => {
    fc.assert(
      fc.property(anyBytes, sizes, (dump, sizes) => {
        const { lines, stats } = read(dump, sizes);
        let at = 0;
        for (const [i, line] of lines.entries()) {
          expect([line.start, line.number]).toEqual([at, i + 1]);
          expect(line.end).toBeGreaterThan(line.start);
          at = line.end;
        }
        expect([at, stats.lines]).toEqual([dump.length, lines.length]);
      }),
    );
  });

  test('chunks do not matter, one byte at a time included (A15, B4)', () => {
    fc.assert(
      fc.property(anyBytes, sizes, fc.integer({ min: 8, max: 40 }), (dump, sizes, lineLimit) => {
        const whole = read(dump, undefined, { lineLimit });
        expect(read(dump, sizes, { lineLimit })).toEqual(whole);
        expect(read(dump, [1], { lineLimit })).toEqual(whole);
      }),
    );
  });

  test('they are what splitting and trimming the text gives', () => {
    fc.assert(
      fc.property(wellFormed, sizes, (dump, sizes) => {
        const expected = decoder.decode(dump).split(/\r\n|\r|\n/);
        if (expected.at(-1) === '') expected.pop();
        const { lines, stats } = read(dump, sizes);
        expect(lines.map(line => line.text)).toEqual(expected);
        expect(lines.map(line => line.trimmed)).toEqual(expected.map(trim));
        expect(lines.every(line => line.raw === null)).toBe(true);
        expect(stats.invalidBytes).toBe(0);
      }),
    );
  });

  test('CRLF changes offsets and nothing else (B1)', () => {
    fc.assert(
      fc.property(wellFormed, sizes, (dump, sizes) => {
        const unix = bytesOf(decoder.decode(dump).replace(/\r\n?/g, '\n'));
        const dos = bytesOf(decoder.decode(unix).replaceAll('\n', '\r\n'));
        const said = ({ number, text, trimmed }: Read) => ({ number, text, trimmed });
        expect(read(dos, sizes).lines.map(said)).toEqual(read(unix, sizes).lines.map(said));
      }),
    );
  });

  test('bytes that are no UTF-8 are read as the standard decoder reads them, and their bytes kept', () => {
    fc.assert(
      fc.property(anyBytes, sizes, (dump, sizes) => {
        const { lines, stats } = read(dump, sizes);
        for (const { text, raw, start } of lines) {
          if (raw === null) continue;
          expect([...dump.subarray(start, start + raw.length)]).toEqual(raw);
          expect(text).toBe(decoder.decode(Uint8Array.from(raw)));
        }
        expect(stats.firstInvalid).toBe(lines.find(line => line.raw !== null)?.number ?? 0);
      }),
    );
  });

  test('a place in the text leads back to the byte that it was read from', () => {
    fc.assert(
      fc.property(anyBytes, sizes, (dump, sizes) => {
        for (const { text, places, start } of read(dump, sizes).lines) {
          const characters = [...text];
          for (let i = 0; i < places.length; i++) {
            const before = decoder.decode(dump.subarray(start, places[i]));
            expect(before).toBe(characters.slice(0, i).join(''));
          }
        }
      }),
    );
  });

  test('the library works without any help for the check of UTF-8', () => {
    const splitter = lineSplitter();
    const [batch] = [...splitter.push(bytesOf('Harbour \n', [0xff], '\nrest'))];
    expect(batch.lines.map(({ textFrom, textTo }) => decoder.decode(batch.bytes.subarray(textFrom, textTo)))).toEqual([
      'Harbour ',
      '\ufffd',
    ]);
    expect(splitter.stats).toMatchObject({ lines: 2, invalidBytes: 1, firstInvalid: 2 });
  });

  test('a chunk of very many lines comes in several batches, all valid until the next chunk', () => {
    const dump = bytesOf(
      ...Array.from({ length: 10_000 }, (_, i): string | number[] => (i % 7 === 0 ? [0xff, 0x0a] : `${i}\n`)),
    );
    const splitter = lineSplitter({ isUtf8 });
    const batches = [...splitter.push(dump)];
    const found = batches.flatMap(({ bytes, lines }) =>
      lines.map(l => decoder.decode(bytes.subarray(l.textFrom, l.textTo))),
    );
    expect(batches.length).toBeGreaterThan(1);
    expect(found).toEqual(Array.from({ length: 10_000 }, (_, i) => (i % 7 === 0 ? '\ufffd' : String(i))));
    expect(read(dump, [50_000])).toEqual(read(dump, [99]));
  });

  test('batches that were not asked for come with the next chunk', () => {
    const splitter = lineSplitter({ isUtf8 });
    splitter.push(bytesOf('first\nsec'));
    const numbers = [...splitter.push(bytesOf('ond\nth')), ...splitter.end()].flatMap(batch =>
      batch.lines.map(l => l.end),
    );
    expect(numbers).toEqual([6, 13, 15]);
  });

  test('a line end is found wherever it stands among the words of the buffer', () => {
    const to = 40;
    for (let from = 0; from < to; from++) {
      for (let at = from; at <= to; at++) {
        // Bytes about 0E, and high ones, are what the search could mistake for a line end, or for none.
        const bytes = Uint8Array.from({ length: 48 }, (_, i) => [0x0e, 0x8a, 0xff, 0x09, 0x61, 0x8d, 0x0b][i % 7]);
        bytes[at] = at % 2 === 0 ? 0x0a : 0x0d;
        expect(nextBreak(bytes, new Int32Array(bytes.buffer), from, to)).toBe(at);
      }
    }
  });
});

describe('cases', () => {
  test('A2 one LF only', () => {
    expect(read(bytesOf('\n')).lines).toMatchObject([{ number: 1, start: 0, end: 1, text: '', trimmed: '' }]);
    expect(read(bytesOf()).lines).toEqual([]);
  });

  test('A4 a byte order mark is trimmed, and only the offset tells', () => {
    const { lines, stats } = read(bytesOf('\ufeffTown square\nreopens'));
    expect(lines.map(line => [line.start, line.trimmed])).toEqual([
      [0, 'Town square'],
      [15, 'reopens'],
    ]);
    expect(stats.innerMarks).toBe(0);
  });

  test('A5 a byte order mark at the beginning of a later line is trimmed and counted', () => {
    const { lines, stats } = read(bytesOf('Town\n\ufeffsquare \ufeff here\n'));
    expect(lines.map(line => line.trimmed)).toEqual(['Town', 'square \ufeff here']);
    expect(lines[1].text).toBe('\ufeffsquare \ufeff here');
    expect(stats.innerMarks).toBe(1);
  });

  test('A13 single invalid bytes', () => {
    const dump = bytesOf(
      [0xff],
      'a\n',
      [0xc0, 0x80],
      'b\n',
      [0xed, 0xa0, 0x80],
      'c\n',
      [0xf4, 0x90, 0x80, 0x80],
      'd\nrest',
    );
    const { lines, stats } = read(dump);
    const expected = [1, 2, 3, 4].map((n, i) => '\ufffd'.repeat(n) + 'abcd'[i]);
    expect(lines.map(line => line.text)).toEqual([...expected, 'rest']);
    expect(lines.map(line => line.start)).toEqual([0, 3, 7, 12, 18]);
    expect(stats).toMatchObject({ invalidBytes: 10, firstInvalid: 1 });
  });

  test('A14 a character cut at the end of the dump', () => {
    const { lines, stats } = read(bytesOf('caf', [0xc3]));
    expect(lines).toMatchObject([{ text: 'caf\ufffd', raw: [0x63, 0x61, 0x66, 0xc3] }]);
    expect(stats.invalidBytes).toBe(1);
  });

  test('A15 characters of 1 to 4 bytes, split over every chunk edge', () => {
    for (const character of ['x', 'é', '€', '😀']) {
      const dump = bytesOf(`ab${character}cd\n`);
      for (let edge = 1; edge < dump.length; edge++) {
        expect(texts(dump, [edge, dump.length])).toEqual([`ab${character}cd`]);
      }
    }
  });

  test('A16 a NUL is text', () => {
    expect(texts(bytesOf('mayor\0 opens\nbridge\n'))).toEqual(['mayor\0 opens', 'bridge']);
  });

  test('B2 B3 CR alone, and all line ends mixed', () => {
    expect(texts(bytesOf('a\rb\r'))).toEqual(['a', 'b']);
    expect(texts(bytesOf('a\r\nb\rc\nd\n\re\r\r\nf'))).toEqual(['a', 'b', 'c', 'd', '', 'e', '', 'f']);
  });

  test('B4 a CR at the end of a chunk and its LF in the next are one line end', () => {
    const { lines } = read(bytesOf('a\r\nb\r'), [2, 1, 2]);
    expect(lines.map(({ start, end, text }) => [start, end, text])).toEqual([
      [0, 3, 'a'],
      [3, 5, 'b'],
    ]);
    expect(texts(bytesOf('a\rb'), [2, 1])).toEqual(['a', 'b']);
  });

  test('B5 B6 B7 U+2028, U+2029, U+0085, VT and FF are white space, not line ends', () => {
    const [line, ...others] = read(bytesOf('\u2028\va\u2028b\u2029c\u0085d\ve\ff\f\u0085\n')).lines;
    expect(others).toEqual([]);
    expect(line.trimmed).toBe('a\u2028b\u2029c\u0085d\ve\ff');
  });

  test('B8 the last line needs no line end', () => {
    expect(read(bytesOf('a\nlast')).lines[1]).toMatchObject({ number: 2, start: 2, end: 6, text: 'last' });
  });

  test('B21 spaces cost their number, not its square', () => {
    const { lines } = read(bytesOf(`${' '.repeat(100_000)}x`, `${'\u00a0'.repeat(50_000)}\n`));
    expect(lines[0].trimmed).toBe('x');
  });

  test('direction marks and joiners belong to the words', () => {
    expect(read(bytesOf(' \u200f\u200cword\u200d\u200e \n')).lines[0].trimmed).toBe('\u200f\u200cword\u200d\u200e');
  });
});

describe('B10 lines about the limit', () => {
  const limit = 64;
  const parts = (dump: Uint8Array, chunk = dump.length, lineLimit = limit) => read(dump, [chunk], { lineLimit });

  for (const lineEnd of ['\n', '\r\n', '\r', '']) {
    test(`a byte less, as many and a byte more, then ${JSON.stringify(lineEnd)}`, () => {
      for (const length of [limit - 1, limit, limit + 1, 2 * limit, 2 * limit + 1]) {
        const dump = bytesOf('x'.repeat(length), lineEnd);
        for (const chunk of [1, 7, limit - 1, limit, limit + 1, dump.length]) {
          const { lines, stats } = parts(dump, chunk);
          expect(lines).toHaveLength(Math.ceil(length / limit));
          expect(lines.map(line => line.text).join('')).toBe('x'.repeat(length));
          expect(lines.map(line => [line.number, line.continued])).toEqual(lines.map((_, i) => [1, i > 0]));
          expect(lines.at(-1)?.end).toBe(dump.length);
          expect(stats).toMatchObject({
            lines: 1,
            longLines: length > limit ? 1 : 0,
            firstLong: length > limit ? 1 : 0,
          });
        }
      }
    });
  }

  test('parts end between characters, and the number goes on after them', () => {
    const long = '😀é€a'.repeat(40);
    const { lines, stats } = parts(bytesOf(`first\n${long}\nlast\n${long}`), 5);
    expect(
      lines
        .map(line => line.text)
        .join('|')
        .replaceAll('\ufffd', '?'),
    ).not.toContain('?');
    expect(new Set(lines.map(line => line.number))).toEqual(new Set([1, 2, 3, 4]));
    expect(
      lines
        .filter(line => line.number === 2)
        .map(line => line.text)
        .join(''),
    ).toBe(long);
    expect(stats).toMatchObject({ longLines: 2, firstLong: 2 });
  });

  test('no part is longer than the limit, whatever the bytes', () => {
    fc.assert(
      fc.property(anyBytes, sizes, fc.integer({ min: 8, max: 20 }), (dump, sizes, lineLimit) => {
        const whole = read(dump, sizes, { lineLimit: dump.length + 8 }).lines;
        const { lines } = read(dump, sizes, { lineLimit });
        for (const line of lines)
          expect((line.raw?.length ?? encoder.encode(line.text).length) <= lineLimit).toBe(true);
        const texts = whole.map(({ number }) =>
          lines
            .filter(line => line.number === number)
            .map(line => line.text)
            .join(''),
        );
        expect(texts).toEqual(whole.map(line => line.text));
      }),
    );
  });

  test('the limit is a mebibyte by default', () => {
    const dump = new Uint8Array(LINE_LIMIT + 1).fill(0x61);
    expect(read(dump).lines.map(line => line.end)).toEqual([LINE_LIMIT, LINE_LIMIT + 1]);
  });
});

describe('other encodings', () => {
  const utf16 = (text: string, littleEndian: boolean) =>
    Uint8Array.from(
      Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).flatMap(unit =>
        littleEndian ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255],
      ),
    );

  for (const [encoding, littleEndian] of [
    ['utf-16le', true],
    ['utf-16be', false],
  ] as const) {
    test(`A6 A7 ${encoding}: units whose halves look like line ends are none, chunks and limits do not matter`, () => {
      // U+0A0D, U+0D0A and U+0A00 are made of CR and LF bytes; U+0802 has bytes that add up to LF.
      const pieces = ['Harbour', ' ', '\n', '\r\n', '\r', '\u0a0d', '\u0d0a', '\u0a00', '\u0802', '😀', 'م', '\ufeff'];
      const dumps = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map(all => all.join(''));
      fc.assert(
        fc.property(dumps, sizes, (text, sizes) => {
          const expected = text.split(/\r\n|\r|\n/);
          if (expected.at(-1) === '') expected.pop();
          const dump = utf16(text, littleEndian);
          const { lines } = read(dump, sizes, { encoding });
          expect(lines.map(line => line.text)).toEqual(expected);
          expect(lines.map(line => line.trimmed)).toEqual(expected.map(trim));
          for (const line of lines) {
            const units = [...line.text].map((_, i, all) => all.slice(0, i).join('').length);
            expect(line.places).toEqual([...units, line.text.length].map(unit => line.start + 2 * unit));
          }
          const short = read(dump, sizes, { encoding, lineLimit: 8 });
          expect(short).toEqual(read(dump, [1], { encoding, lineLimit: 8 }));
          expect(short.lines.map(line => line.text).join('')).toBe(expected.join(''));
        }),
      );
    });

    test(`A9 A10 ${encoding}: an odd last byte and lone surrogates are replaced and counted`, () => {
      const dump = Uint8Array.from([...utf16('a\ud83db\udc00c\nd', littleEndian), 0x41]);
      const { lines, stats } = read(dump, [3], { encoding });
      expect(lines.map(line => line.text)).toEqual(['a\ufffdb\ufffdc', 'd\ufffd']);
      expect(lines[0].places).toEqual([0, 2, 4, 6, 8, 10]);
      expect(lines[1].places).toEqual([12, 14, 15]);
      expect(stats).toMatchObject({ invalidBytes: 3, firstInvalid: 1 });
    });
  }

  test('A12 windows-1256', () => {
    const dump = bytesOf([0xc7, 0xe1, 0xe6, 0xd2, 0xed, 0xd1], '\n', [0xa0], 'TT', [0xa0, 0x0d, 0x0a]);
    const { lines } = read(dump, [4], { encoding: 'windows-1256' });
    expect(lines.map(line => line.trimmed)).toEqual(['الوزير', 'TT']);
    expect(lines[0].places).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(lines[1].raw).toEqual([0xa0, 0x54, 0x54, 0xa0]);
  });

  test('windows-1252 has quotation marks where ISO 8859-1 has controls', () => {
    expect(texts(bytesOf([0x93], 'Quay', [0x94, 0x80]), undefined, { encoding: 'windows-1252' })).toEqual(['“Quay”€']);
  });

  test('multi-byte encodings: places and parts respect characters, invalid pairs included', () => {
    // GBK: two characters, a lead byte with an ASCII byte that cannot follow, one more character.
    const dump = bytesOf([0xc4, 0xe3, 0xba, 0xc3], [0xc4], '!', [0xc4, 0xe3]);
    const { lines, stats } = read(dump, [1], { encoding: 'gbk' });
    expect(lines[0].text).toBe('你好\ufffd!你');
    expect(lines[0].places).toEqual([0, 2, 4, 5, 6, 8]);
    expect(stats.invalidBytes).toBe(1);
    const long = Uint8Array.from(Array.from({ length: 21 }, (_, i) => [0xc4, 0xe3, 0x61][i % 3]));
    expect(texts(long, [1], { encoding: 'gbk', lineLimit: 8 })).toEqual(['你a你a你', 'a你a你a', '你a你a']);
    expect(texts(long.subarray(1), [1], { encoding: 'gbk', lineLimit: 8 }).join('')).toContain('a你a');
  });
});
