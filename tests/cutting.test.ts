/** Texts cut and wrapped to so many columns of a terminal. */
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test, vi } from 'vitest';
import { cut, cutMiddle, cutStart, width, wrap } from '../src/output/terminal/terminal.js';
import { anyHeadline } from './output-helpers.js';

const { segment: segmenting } = Intl.Segmenter.prototype;

describe('cutting', () => {
  test('falls between graphemes and fits', () => {
    expect(cut('渡し船の存続', 5)).toBe('渡し…');
    expect(cut('渡し船', 6)).toBe('渡し船');
    expect(cut('👨‍👩‍👧👨‍👩‍👧', 3)).toBe('👨‍👩‍👧…');
    expect(cut('abcdef', 4)).toBe('abc…');
    expect(cutStart('dumps/harbour.txt:1-9', 12)).toBe('…our.txt:1-9');
    expect(cutMiddle('dumps/harbour.txt', 12)).toBe('dum…bour.txt');
    expect(cutMiddle('dumps/渡し船.txt', 12)).toBe('dum…し船.txt');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.integer({ min: 2, max: 40 }), (text, columns) => {
        expect(width(cut(text, columns))).toBeLessThanOrEqual(columns);
        expect(width(cutStart(text, columns))).toBeLessThanOrEqual(columns);
        if (columns > 5) expect(width(cutMiddle(text, columns))).toBeLessThanOrEqual(columns);
        if (width(text) <= columns) expect(cut(text, columns)).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  test('wrapped lines fit, and nothing but spaces is lost', () => {
    fc.assert(
      fc.property(anyHeadline, fc.integer({ min: 4, max: 60 }), (text, columns) => {
        const lines = wrap(text, columns, 1000);
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
      { numRuns: 500 },
    );
  });

  test('a long text is not looked at to its end for each of its lines', () => {
    const text = '渡し船の存続を 決めた。'.repeat(3000);
    let looked = 0;
    const segment = vi.spyOn(Intl.Segmenter.prototype, 'segment');
    segment.mockImplementation(function (this: Intl.Segmenter, part) {
      looked += part.length;
      return segmenting.call(this, part);
    });
    expect(wrap(text, 40, Number.POSITIVE_INFINITY).length).toBeGreaterThan(1000);
    segment.mockRestore();
    expect(looked).toBeGreaterThan(text.length);
    expect(looked).toBeLessThan(20 * text.length);
  });

  test('simple characters are one column each', () => {
    for (const [from, to] of [
      [0x20, 0x7e],
      [0xa1, 0xac],
      [0xae, 0x2af],
      [0x370, 0x482],
      [0x5d0, 0x5ea],
      [0x621, 0x64a],
      [0x660, 0x66f],
      [0x2010, 0x2027],
    ]) {
      for (let code = from; code <= to; code++) expect(stringWidth(String.fromCharCode(code))).toBe(1);
    }
  });
});
