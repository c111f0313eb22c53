/** Values that JSON of ours carries behind a mark are written again as they stood, whatever else the texts around them say. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readMarked, writeMarked } from '../src/run/rows/ids.js';

const again = (json: string): string => writeMarked(readMarked(json));

it('a quote before what looks like the mark ends no text', () => {
  for (const row of [{ a: 'x"\u0000y' }, { a: '"\u0000"\u0000', b: ['\\"\u0000'] }, { 'k"\u0000': '\u0000k' }])
    expect(again(JSON.stringify(row))).toBe(JSON.stringify(row));
});

it('any object, and numbers with all their digits', () => {
  const text = fc.string({ unit: fc.constantFrom('"', '\\', '\u0000', ':', 'a', '\n', '9') });
  const value = fc.oneof(text, fc.array(text), fc.double({ noNaN: true, noDefaultInfinity: true, noInteger: true }));
  fc.assert(
    fc.property(
      fc.dictionary(
        text.filter(key => key !== '__proto__'),
        value,
      ),
      row => {
        expect(JSON.parse(again(JSON.stringify(row)))).toEqual(JSON.parse(JSON.stringify(row)));
      },
    ),
    { numRuns: 1000 },
  );
  const large = '{"n":12345678901234567890,"m":["\\"\\u0000",98765432109876543210]}';
  expect(again(large)).toBe(large);
});
