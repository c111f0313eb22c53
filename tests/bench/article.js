/** One invented news article: a function of (seed, number), so that a copy of an earlier one needs nothing kept. */
import { pick, Random } from './words.js';

/** @typedef {import('./words.js').Text} Text */
/** @typedef {readonly [from: number, to: number]} Range  Bytes of the text buffer. */
/**
 * @typedef {object} Article
 * @property {Range} headline
 * @property {Range} caption
 * @property {Range} updated  "Updated" and the time.
 * @property {Range[]} highlights
 * @property {Range[]} body
 */

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const AGENCIES = ['AP', 'AFP', 'Reuters'];
/** In percent of the paragraphs: with curly quotes and other characters beyond ASCII; with straight quotes. */
const CURLY_SHARE = 8;
const STRAIGHT_SHARE = 17;
const CURLY = { open: '“', close: ',”', owner: '’s —', ending: 'é' };
const STRAIGHT = { open: '"', close: ',"', owner: "'s", ending: '' };
/** Of 128 words: how many are capitalised as names, are numbers, are followed by a comma. */
const NAMES = 9;
const NUMBERS = 2;
const COMMAS = 8;

/**
 * Writes article `number` of a seed into the buffer (which it empties first).
 * @param {Text} text @param {number} seed @param {number} number @returns {Article}
 */
export function makeArticle(text, seed, number) {
  const random = new Random(seed, number * 2);
  text.length = 0;
  return {
    headline: range(text, () => headline(text, random)),
    caption: range(text, () => caption(text, random)),
    updated: range(text, () => text.add(`Updated ${time(random)}`)),
    highlights: repeat(random.below(4), () =>
      range(text, () => {
        text.add('  • ');
        words(text, random, 8 + random.below(10), 1);
      }),
    ),
    body: repeat(4 + random.below(17), index =>
      range(text, () => {
        if (index === 0) dateline(text, random);
        paragraph(text, random);
      }),
    ),
  };
}

/** @template T @param {number} count @param {(index: number) => T} make @returns {T[]} */
function repeat(count, make) {
  return Array.from({ length: count }, (_, index) => make(index));
}

/**
 * Where the text stands that `write` appends, without a space at its end.
 * @param {Text} text @param {() => void} write @returns {Range}
 */
function range(text, write) {
  const from = text.length;
  write();
  text.join('');
  return [from, text.length];
}

/**
 * @param {Text} text
 * @param {Random} random
 * @param {number} count
 * @param {number} capitals  How many, from the first, are capitalised.
 */
function words(text, random, count, capitals) {
  for (let i = 0; i < count; i++) text.word(random.next(), i < capitals);
}

/** 6 to 12 words, half the time all of them capitalised. @param {Text} text @param {Random} random */
function headline(text, random) {
  const count = 6 + random.below(7);
  words(text, random, count, random.below(2) === 0 ? count : 1);
}

/**
 * A caption with its credit in one of the four forms that news pages use.
 * @param {Text} text @param {Random} random
 */
function caption(text, random) {
  sentence(text, random, 12 + random.below(18), null);
  switch (random.below(4)) {
    case 0:
      text.add('(');
      words(text, random, 3, 3);
      return text.add(`via ${pick(random, AGENCIES)})`);
    case 1:
      text.add('REUTERS/');
      return words(text, random, 2, 2);
    case 2:
      text.length -= 2;
      return text.add(` (${pick(random, AGENCIES)}).`);
    default:
      return text.add(`(${pick(random, AGENCIES)})`);
  }
}

/** One in four is relative to the time of the crawl. @param {Random} random */
function time(random) {
  if (random.below(4) === 0) return `${1 + random.below(59)} min ${1 + random.below(59)} sec ago`;
  return `${1 + random.below(28)} ${pick(random, MONTHS)} ${2018 + random.below(8)}`;
}

/** An agency, a place in capitals, a place and a country, or nothing. @param {Text} text @param {Random} random */
function dateline(text, random) {
  const form = random.below(4);
  if (form === 0) return text.add('REUTERS: ');
  if (form === 3) return undefined;
  const from = text.length;
  words(text, random, 1, 1);
  for (let i = from; i < text.length; i++) if (text.bytes[i] > 96) text.bytes[i] -= 32;
  text.join(form === 1 ? ': ' : ', ');
  if (form === 1) return undefined;
  words(text, random, 1, 1);
  return text.join(': ');
}

/**
 * 25 to 60 words in sentences; at most one of them is a quotation, which has four words more.
 * @param {Text} text @param {Random} random
 */
function paragraph(text, random) {
  const style = random.below(100);
  let marks = style < CURLY_SHARE ? CURLY : style < CURLY_SHARE + STRAIGHT_SHARE ? STRAIGHT : null;
  for (let left = 25 + random.below(32); left > 0; ) {
    const count = left < 30 ? left : 9 + random.below(17);
    left -= count;
    const quoted = marks !== null && (left === 0 || random.below(2) === 0);
    sentence(text, random, count, quoted ? marks : null);
    if (quoted) marks = null;
  }
}

/** @param {Text} text @param {Random} random @param {number} count  Words. @param {typeof CURLY | null} quotes */
function sentence(text, random, count, quotes) {
  if (quotes !== null) text.add(quotes.open);
  for (let i = 0; i < count; i++) {
    const draw = random.next();
    // The upper 18 bits choose the word, 7 bits its case, 7 bits what follows.
    if (i > 0 && (draw & 127) >= 128 - NUMBERS) text.add(`${draw >>> 20} `);
    else text.word(draw, i === 0 || (draw & 127) < NAMES);
    if (((draw >>> 7) & 127) < COMMAS && i < count - 1) text.join(', ');
  }
  if (quotes === null) return text.join('. ');
  text.join(`${quotes.close} `);
  words(text, random, 2, 2);
  text.join(`${quotes.owner} `);
  words(text, random, 2, 0);
  return text.join(`${quotes.ending}. `);
}
