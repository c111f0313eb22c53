/** T16: the cap of combining marks changes nothing that Unicode knows. */
import { expect, test } from 'vitest';
import { composed, hasExcessMarks } from '../src/text/fold.js';

const LAST_POINT = 0x10ffff;
const FORMS = ['NFC', 'NFD', 'NFKC', 'NFKD'] as const;
const MARK = /\p{M}/u;
/** Characters that have a decomposition or are marks, at least: 19,000 in Unicode 15. */
const LEAST = 15_000;
const isSurrogate = (point: number) => point >= 0xd800 && point <= 0xdfff;

test('of no character, in any normal form and between others, is a mark left out', () => {
  let [checked, other] = [0, 0];
  for (let point = 0; point <= LAST_POINT; point++) {
    if (isSurrogate(point)) continue;
    const character = String.fromCodePoint(point);
    // What is no mark and consists of nothing else can lose nothing.
    if (character.normalize('NFKD') === character && !MARK.test(character)) continue;
    for (const form of FORMS) {
      const text = `a${character.normalize(form)}\u0301${character}`;
      checked++;
      if (composed(text) !== text.normalize('NFC') || hasExcessMarks(text)) other++;
    }
  }
  expect(other).toBe(0);
  expect(checked).toBeGreaterThan(LEAST * FORMS.length);
});
