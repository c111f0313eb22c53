/**
 * Words that tell bodies from what stands around them: “related” at the beginning of a unit, “photo”, “newsletter”. They weigh beside
 * the form of a unit and its place, and in the language that they were learned from alone: pages of another are read without.
 * tests/fit/lexicon.py makes lexicon.json; a row is a word.
 */
import type { Columns } from './columns.js';
import type { Emit } from './features-own.js';
import fitted from './lexicon.json' with { type: 'json' };
import { columnBy } from './sums.js';

/** By word what it weighs; `^word` begins a unit, `word$` ends it. */
export type Lexicon = ReadonlyMap<string, number>;

export const LEXICON: Lexicon = new Map(Object.entries(fitted));

const WORDS = /[\p{L}\p{M}\p{N}]+/gu;
const DIGITS = /^\p{Nd}+$/u;
/** Of a longer unit its first and last words are looked at. */
const MOST_WORDS = 60;
const [FIRST_WORDS, LAST_WORDS] = [15, 10];
/** Of the words of a page so many are known: of 99 in 100 English pages .31 and more, of those in four other languages less than .1. */
const LEAST_KNOWN = 0.2;
/** What is neither a number nor marked as the edge of a unit. */
const LETTERS = /^\p{L}[^$]*$/u;
/** Longer numbers are alike. */
const MOST_DIGITS = 4;

/** The distinct words of a text in lower case, its first and its last one marked; of a number how many digits it has. */
export function lexiconWords(text: string): Set<string> {
  const words = (text.match(WORDS) ?? []).map(word =>
    DIGITS.test(word) ? '0'.repeat(Math.min(word.length, MOST_DIGITS)) : word,
  );
  const all = new Set(
    words.length <= MOST_WORDS ? words : [...words.slice(0, FIRST_WORDS), ...words.slice(-LAST_WORDS)],
  );
  if (words.length > 0) all.add(`^${words[0]}`).add(`${words[words.length - 1]}$`);
  return all;
}

/**
 * Emits what the words of each unit weigh together, and those of the units beside it; 0 on a page of another language, where words
 * that look alike mean something else.
 */
export function lexiconFeatures({ known }: Columns, lexicon: Lexicon, emit: Emit): void {
  const said = known.map(({ lower }) => lexiconWords(lower));
  const isKnown = knowsLanguage(said, lexicon);
  const weights = columnBy(known.length, at => (isKnown ? weightOf(said[at], lexicon) : 0));
  const beside = (by: number) => columnBy(known.length, at => weights[at + by] ?? 0);
  emit('lexicon', weights);
  emit('lexicon_before', beside(-1));
  emit('lexicon_after', beside(1));
}

function weightOf(words: Iterable<string>, lexicon: Lexicon): number {
  let sum = 0;
  for (const word of words) sum += lexicon.get(word) ?? 0;
  return sum;
}

/** Whether so many of a page’s words are in the lexicon that it is of its language. */
function knowsLanguage(said: readonly Iterable<string>[], lexicon: Lexicon): boolean {
  let [all, known] = [0, 0];
  for (const words of said)
    for (const word of words) {
      if (!LETTERS.test(word)) continue;
      all++;
      if (lexicon.has(word)) known++;
    }
  return known > all * LEAST_KNOWN;
}
