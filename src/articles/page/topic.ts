/** What a page is about: the content words of its sentences, without a dictionary of any language. */
import { flagsOf, IDEOGRAPH, RUNNING, WORD } from '../units/characters.js';
import { visitTokens } from '../units/folds.js';
import type { Columns } from './columns.js';
import type { Emit } from './features-own.js';
import type { Run } from './features-page.js';
import { columnBy, fadingAfter, fadingBefore, mapped } from './sums.js';

/** Words with fewer letters are mostly articles, pronouns and prepositions. */
const CONTENT_LENGTH = 5;
/** A unit without any content word is as likely to be on the topic as the average one. */
const UNKNOWN = 0.2;
const PRIOR = { hits: 0.3, words: 1.5 };
const DECAY = 0.8;
const MOST_WEIGHT = 30;
const FADE_PRIOR = 3;
/** Spreads pairs over the numbers that hashes of words have. */
const PAIR_PRIME = 0x9e3779b1;

/** Content words of units as numbers from 0; each once a unit. */
export interface Content {
  readonly of: readonly (readonly number[])[];
  readonly size: number;
}

/**
 * The content words of texts in lower case: words of 5 letters or more cut to 6, pairs of Han or Kana characters, and runs of letters
 * where words are not parted.
 */
export function contentOf(texts: readonly string[]): Content {
  const numbers = new Map<number, number>();
  const lastSeen: number[] = [];
  const of = texts.map((text, at) => {
    const words: number[] = [];
    const take = (key: number): void => {
      let word = numbers.get(key);
      if (word === undefined) numbers.set(key, (word = numbers.size));
      if (lastSeen[word] === at) return;
      lastSeen[word] = at;
      words.push(word);
    };
    visitTokens(text, ({ head, length, isNumber }) => {
      if (length >= CONTENT_LENGTH && !isNumber) take(head);
    });
    visitPairs(text, take);
    if (UNPARTED.test(text)) visitRuns(text, take);
    return words;
  });
  return { of, size: numbers.size };
}

function visitPairs(text: string, take: (key: number) => void): void {
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Everything below U+3040 is neither Han nor Kana.
    const here = code >= 0x3040 && (flagsOf(code) & IDEOGRAPH) !== 0 ? code : 0;
    if (before > 0 && here > 0) take(Math.imul(before * 0x10000 + here, PAIR_PRIME));
    before = here;
  }
}

/** Letters and marks of a run; about as many as a word has. */
const RUN = 5;
const UNPARTED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/;

function visitRuns(text: string, take: (key: number) => void): void {
  const run: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const flags = flagsOf(code);
    if ((flags & WORD) === 0 || (run.length === 0 && (flags & RUNNING) === 0)) run.length = 0;
    else run.push(code);
    if (run.length > RUN) run.shift();
    if (run.length === RUN) take(run.reduce((key, code) => Math.imul(key ^ code, PAIR_PRIME), RUN));
  }
}

/** In how many of the units each content word stands. */
export function countsIn(content: Content, units: Iterable<number>): Uint32Array {
  const counts = new Uint32Array(content.size);
  for (const at of units) for (const word of content.of[at]) counts[word]++;
  return counts;
}

/** How many of a unit's content words stand in the counted units, not counting its own showing. */
export function shared(words: readonly number[], counts: Uint32Array, own: boolean): number {
  const least = own ? 1 : 0;
  let sum = 0;
  for (const word of words) if (counts[word] > least) sum++;
  return sum;
}

/** Emits how far each unit, and what is around it, is about what the sentences of the run are about. */
export function topicFeatures(page: Columns, content: Content, [from, to]: Run, emit: Emit): void {
  const { words, mass, length } = page;
  const isCounted = (at: number): boolean => at >= from && at < to && mass[at] > 0;
  const counts = countsIn(content, page.known.map((_, at) => at).filter(isCounted));
  const topic = columnBy(words.length, at => {
    const own = content.of[at];
    return own.length === 0 ? UNKNOWN : (shared(own, counts, isCounted(at)) + PRIOR.hits) / (own.length + PRIOR.words);
  });
  const weight = mapped(words, count => Math.min(count, MOST_WEIGHT));
  const weighted = columnBy(words.length, at => topic[at] * weight[at]);
  emit('topic', topic);
  emit(
    'topic_length',
    columnBy(words.length, at => topic[at] * length[at]),
  );
  for (const [side, fading] of [['before', fadingBefore] as const, ['after', fadingAfter] as const]) {
    const sums = fading(weighted, DECAY);
    const weights = fading(weight, DECAY);
    emit(
      `topic_${side}`,
      columnBy(words.length, at => sums[at] / (weights[at] + FADE_PRIOR)),
    );
  }
}
