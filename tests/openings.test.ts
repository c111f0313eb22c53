/** Openings: no text that begins with one of the words is passed over, whatever letters it is in. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { INVITING, invites } from '../src/text/invitations.js';
import { mayOpen } from '../src/text/openings.js';
import { PROMO_SIGNS, PROMO_WORDS, promoIn } from '../src/text/promos.js';

const WORDS = [...PROMO_WORDS, ...INVITING];
const mayPromote = mayOpen(WORDS, PROMO_SIGNS);
const encode = (text: string) => new TextEncoder().encode(text);
const passes = (text: string) => mayPromote(encode(text), 0, encode(text).length);

test('every word passes in small letters, in capitals and decomposed, with signs before it', () => {
  const capital = (word: string) => word[0].toUpperCase() + word.slice(1);
  for (const word of WORDS)
    for (const spelled of [word, word.toUpperCase(), capital(word), word.normalize('NFD')])
      for (const sign of ['', '* ', '• ', '>> ', '» ', '【', '– '])
        expect(passes(sign + spelled), sign + spelled).toBe(true);
});

test('whatever is read as a promotion passes, and paragraphs do not', () => {
  const letters = fc.constantFrom(...new Set([...WORDS.join(''), ...PROMO_SIGNS, ' ', ':', 'İ', 'ß']));
  const begun = fc.tuple(fc.constantFrom(...WORDS), fc.nat(8), fc.string({ unit: letters, maxLength: 8 }));
  const texts = begun.map(([word, length, rest]) => word.slice(0, length) + rest);
  fc.assert(
    fc.property(texts, text => {
      fc.pre(text.trim() === text && text !== '');
      if (promoIn(text) !== null || invites(text)) expect(passes(text)).toBe(true);
    }),
  );
  for (const text of ['The harbor of Nevra opened', 'Он сказал', '记者昨天', 'Ab'])
    expect(passes(text), text).toBe(false);
});
