/** The words that the page model weighs: how a text is cut into them, and for which pages they count. */
import { describe, expect, test } from 'vitest';
import { prepare } from '../src/articles/page/index.js';
import { LEXICON, type Lexicon, lexiconWords } from '../src/articles/page/lexicon.js';
import { features } from '../src/articles/page/model.js';

describe('words of a text', () => {
  test.each([
    ['', []],
    ['… — !', []],
    ['read more read', ['read', 'more', '^read', 'read$']],
    ['café 2025 17', ['café', '0000', '00', '^café', '00$']],
    ['12345678', ['0000', '^0000', '0000$']],
  ])('%s', (text, words) => expect([...lexiconWords(text)]).toEqual(words));
  test('of a long text only its ends are looked at', () => {
    const words = Array.from({ length: 61 }, (_, at) => String.fromCodePoint(0x3b1 + (at % 20), 0x430 + (at % 30)));
    const found = lexiconWords(words.join(' '));
    expect(found.size).toBe(new Set([...words.slice(0, 15), ...words.slice(-10)]).size + 2);
    expect(found.has(words[30])).toBe(false);
  });
});

const lexicon: Lexicon = new Map([
  ['^related', -2],
  ['lake', 0.5],
  ['the', 0.25],
]);

/** What the lexicon's features are of the units of a page. */
function featuresOf(lines: readonly string[]): Record<string, number[]> {
  const { page, pageContent } = prepare(lines, null, 'lines');
  const found: Record<string, number[]> = {};
  features(page, pageContent, (name, column) => (found[name] = [...column]), lexicon);
  return { own: found.lexicon, before: found.lexicon_before, after: found.lexicon_after };
}

describe('what they weigh', () => {
  test('each counts once in a unit, and for the units beside it', () => {
    expect(featuresOf(['The lake, the lake', '', 'Related lake', '', 'The'])).toEqual({
      own: [0.75, -1.5, 0.25],
      before: [0, 0.75, -1.5],
      after: [-1.5, 0.25, 0],
    });
  });
  test('a page of which hardly a word is known is in another language', () => {
    const other = ['Lake vivo miru sole', '', 'Related pano deru kilo sato', '', 'Tamo 12 31 45'];
    expect(featuresOf(other)).toEqual({ own: [0, 0, 0], before: [0, 0, 0], after: [0, 0, 0] });
  });
  test('no word decides by itself', () => {
    for (const weight of LEXICON.values()) expect(Math.abs(weight)).toBeLessThan(3);
    expect(LEXICON.size).toBeLessThanOrEqual(1000);
  });
});
