import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printable } from '../src/text/printable.js';

const FORBIDDEN = /[\p{Cc}\u2028-\u202e\u2066-\u2069\p{Cs}]/u;
const MARK = '\u0301';

describe('printable', () => {
  test('C1 a screen-clearing sequence is shown, not sent', () => {
    expect(printable('Pier\u001b[2J\u001b[1;1H opens')).toBe('Pier\\u{1b}[2J\\u{1b}[1;1H opens');
  });

  test('C2 C3 OSC, DCS, APC, PM and SOS are shown', () => {
    expect(printable('\u001b]0;title\u0007')).toBe('\\u{1b}]0;title\\u{7}');
    expect(printable('\u001bPq \u001b_a \u001b^b \u001bXc')).not.toMatch(FORBIDDEN);
  });

  test('C4 the single-character CSI is shown', () => {
    expect(printable('\u009b31m')).toBe('\\u{9b}31m');
  });

  test('C5 BEL, BS, CR, HT, LF, VT, NUL and DEL are shown', () => {
    expect(printable('\u0007\b\r\t\n\v\u0000\u007f')).toBe('\\u{7}\\u{8}\\u{d}\\u{9}\\u{a}\\u{b}\\u{0}\\u{7f}');
  });

  test('C6 bidirectional controls and line separators are shown', () => {
    expect(printable('\u202eabc\u2066\u2028\u2029')).toBe('\\u{202e}abc\\u{2066}\\u{2028}\\u{2029}');
  });

  test('C7 Arabic with its marks and joiners is unchanged', () => {
    const arabic = 'مَرْحَبًا\u200f می\u200cخواهم \u200eabc\u200d';
    expect(printable(arabic)).toBe(arabic);
  });

  test('C13 of 500 marks on one base, 30 are shown', () => {
    expect(printable(`a${MARK.repeat(500)}b`)).toBe(`a${MARK.repeat(30)}…b`);
    expect(printable(`a${MARK.repeat(30)}b`)).toBe(`a${MARK.repeat(30)}b`);
    expect(printable(`a${`${MARK}\u200d`.repeat(500)}b`)).toBe(`a${`${MARK}\u200d`.repeat(15)}…b`);
  });

  test('a lone surrogate is shown, a pair is unchanged', () => {
    expect(printable('\ud83d\ude00 \ud83d')).toBe('\ud83d\ude00 \\u{d83d}');
  });

  test('nothing forbidden passes, and what is printable stays as it is', () => {
    const units = fc.array(
      fc.oneof(
        fc.integer({ min: 0, max: 0xffff }),
        fc.integer({ min: 0, max: 0xa0 }),
        fc.integer({ min: 0x2020, max: 0x2070 }),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(units, codes => {
        const text = String.fromCharCode(...codes);
        const shown = printable(text);
        expect(shown).not.toMatch(FORBIDDEN);
        expect(printable(shown)).toBe(shown);
        if (!FORBIDDEN.test(text) && !/\p{M}/u.test(text)) expect(shown).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });
});
