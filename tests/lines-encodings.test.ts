/** Lines of dumps that are not in UTF-8: the same lines, and places that lead back to their bytes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf16 } from './encoding-helpers.js';
import { bytesOf, read, sizes, texts, trim } from './lines-helpers.js';

describe('other encodings', () => {
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
