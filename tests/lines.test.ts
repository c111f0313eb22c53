/** The splitter of lines on any bytes in any chunks: ranges, numbers, texts, batches. */
import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextBreak } from '../src/input/lines/breaks.js';
import { lineSplitter } from '../src/input/lines/lines.js';
import { anyBytes, bytesOf, decoder, type Read, read, sizes, trim, wellFormed } from './lines-helpers.js';

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
