import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  describe as describeRow,
  FLAGS,
  FROM,
  KEY,
  MORE,
  NEXT,
  ROW,
  START,
  TEXT_TO,
  TO,
  UNKNOWN,
} from '../src/text/rows.js';
import { scanLines } from '../src/text/scan.js';
import { assemble, MODULES } from './tools/kernel.js';

const NO_LIMIT = 1 << 20;
const PIECES = [
  ...'abcXYZ019.!?"\')]}*_>-• \t\v\f\n\n\n\r',
  '\r\n',
  'A headline of some length',
  'A sentence that ends. ',
  'é',
  '”',
  '\u00a0',
  '\u3000',
  '。',
  '*  bullet',
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map(parts => `${parts.join('')}\n`);

describe('scanLines', () => {
  test('takes the same features of a line as are taken off any text, or leaves them open', () => {
    let known = 0;
    fc.assert(
      fc.property(text, dump => {
        const bytes = new TextEncoder().encode(dump);
        const { rows, stop } = scanLines(bytes, 0, bytes.length, NO_LIMIT);
        expect(stop).toBe(bytes.length);
        for (let row = 0; row < rows.length; row += ROW) {
          if (rows[row + FLAGS] === UNKNOWN) continue;
          known++;
          const expected = rows.slice(row, row + ROW);
          describeRow(expected, 0, bytes);
          expect([...rows.subarray(row, row + ROW)]).toEqual([...expected]);
        }
      }),
      { numRuns: 2000 },
    );
    expect(known).toBeGreaterThan(1000);
  });

  test('rows and the lines they only count cover the text, and the third empty line in a row is counted', () => {
    fc.assert(
      fc.property(text, dump => {
        const bytes = new TextEncoder().encode(dump);
        const { rows } = scanLines(bytes, 0, bytes.length, NO_LIMIT);
        let at = 0;
        for (let row = 0; row < rows.length; row += ROW) {
          expect(rows[row + START]).toBe(at);
          expect(rows[row + MORE] === 0 || rows[row + TEXT_TO] === at).toBe(true);
          at = rows[row + NEXT] + rows[row + MORE] * (rows[row + NEXT] - at);
        }
        expect(at).toBe(bytes.length);
      }),
      { numRuns: 2000 },
    );
    const empty = scanLines(new Uint8Array(9).fill(0x0a), 0, 9, NO_LIMIT);
    expect([empty.rows.length / ROW, empty.rows[ROW + MORE]]).toEqual([2, 7]);
  });

  test('places are those of the buffer, whatever piece of it is scanned', () => {
    const bytes = new TextEncoder().encode('xxxx\n  Harbour reopens \nrest');
    const { rows, stop } = scanLines(bytes, 5, bytes.length, NO_LIMIT);
    expect([rows[START], rows[FROM], rows[TO], rows[NEXT], stop]).toEqual([5, 7, 22, 24, 24]);
    expect(rows[KEY]).not.toBe(0);
  });

  test('stops before a line beyond the limit, and before a CR that ends the text', () => {
    const bytes = new TextEncoder().encode('one\nlonger than that\nthree\r');
    expect(scanLines(bytes, 0, bytes.length, 10)).toMatchObject({ stop: 4 });
    expect(scanLines(bytes, 21, bytes.length, 10)).toMatchObject({ stop: 21 });
  });
});

test.each(MODULES)('%s.wasm.ts is what its .wat makes', async name => {
  const code = (source: string) => source.replace(/[^A-Za-z0-9+/=]/g, '');
  const file = readFileSync(new URL(`../src/text/${name}.wasm.ts`, import.meta.url), 'utf8');
  expect(code(file)).toBe(code(await assemble(name)));
});
