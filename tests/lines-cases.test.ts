/** Lines of HOSTILE.md's parts A and B, one by one, and lines about the limit of their length. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LINE_LIMIT } from '../src/input/lines/lines.js';
import { anyBytes, bytesOf, encoder, read, sizes, texts } from './lines-helpers.js';

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
