/**
 * The outline of a body: some of its words in their order, a byte each, by which it can be aligned with another body. Which words
 * is told by their hashes, so the same ones are chosen of a copy, wherever it was cut; a word that was edited costs no more than
 * itself, as it does in the bodies. A figure is chosen with the word before it, so that one in the stead of another is seen.
 */
import { CHARACTER, FIGURE, finish, newTokens, type Tokens } from '../tokens.js';

export interface Outline {
  /** Which words there are: 0 for all, else the salt of the hashes that choose, and their limit. */
  readonly choice: number;
  readonly marks: Uint8Array;
}

/** With 144 marks an index takes 335 bytes a record, and edits of 15 % are told from texts half rewritten (tests/index-recall.test.ts). */
export const MOST_MARKS = 144;
const LIMIT_BITS = 11;
const LIMITS = 2 ** LIMIT_BITS;
const SALT_BITS = 3;
const SALTS = 2 ** SALT_BITS;
/** The bits of a word that are its mark. */
export const MARK = 0xff;
const KIND = FIGURE | CHARACTER;

/** How many words have a key, by key. */
const histogram = new Uint16Array(LIMITS);

/** The words of a body as outlines know them: 16 bits each, of which the lowest two tell the kind of the word. */
export function shortWords({ hashes, count }: Tokens): Uint16Array {
  return Uint16Array.from({ length: count }, (_, at) => {
    const hash = hashes[at];
    return ((hash ^ (hash >>> 16)) & ~KIND) | (hash & KIND);
  });
}

function keyOf(word: number, salt: number): number {
  return finish(word + Math.imul(salt + 1, 0x9e3779b1)) >>> (32 - LIMIT_BITS);
}

/** The outline of a body, by its short words: all of them, or at most MOST_MARKS. */
export function outlineOf(words: Uint16Array): Outline {
  const choice = words.length <= MOST_MARKS ? 0 : bestChoice(words);
  return { choice, marks: Uint8Array.from(chosenPlaces(words, choice), at => words[at] & MARK) };
}

/** The numbers of the words that an outline of this choice has of a body. */
export function chosenPlaces(words: Uint16Array, choice: number): Uint32Array {
  const places = new Uint32Array(words.length);
  const [limit, salt] = [choice >>> SALT_BITS, choice & (SALTS - 1)];
  let count = 0;
  let isChosen = true;
  for (let at = 0; at < words.length; at++) {
    if (choice > 0 && (at === 0 || (words[at] & FIGURE) === 0)) isChosen = keyOf(words[at], salt) < limit;
    if (isChosen) places[count++] = at;
  }
  return places.subarray(0, count);
}

/** For each word the one that it is chosen by. */
function choosers(words: Uint16Array): Uint16Array {
  let chooser = 0;
  return words.map((word, at) => {
    if (at === 0 || (word & FIGURE) === 0) chooser = word;
    return chooser;
  });
}

/** What is chosen is to be of many different words: with a word that comes everywhere, everything looks alike. */
function bestChoice(words: Uint16Array): number {
  const { types, counts } = countTypes(choosers(words));
  let [best, least] = [1, Number.POSITIVE_INFINITY];
  for (let salt = 0; salt < SALTS; salt++) {
    const limit = limitFor(types, counts, salt);
    let [total, squares] = [0, 0];
    for (let i = 0; i < types.length; i++) {
      if (keyOf(types[i], salt) >= limit) continue;
      total += counts[i];
      squares += counts[i] * counts[i];
    }
    const cost = squares / (total * total);
    if (total > 0 && cost < least) [best, least] = [(limit << SALT_BITS) | salt, cost];
  }
  return best;
}

function countTypes(words: Uint16Array): { types: Uint16Array; counts: Uint32Array } {
  const types = words.toSorted();
  const counts = new Uint32Array(types.length);
  let length = 0;
  for (let at = 0; at < types.length; at++) {
    if (at > 0 && types[at] === types[length - 1]) counts[length - 1]++;
    else [types[length], counts[length++]] = [types[at], 1];
  }
  return { types: types.subarray(0, length), counts };
}

/** The highest limit below which there are no more than MOST_MARKS words. */
function limitFor(types: Uint16Array, counts: Uint32Array, salt: number): number {
  histogram.fill(0);
  for (let i = 0; i < types.length; i++) {
    const key = keyOf(types[i], salt);
    histogram[key] = Math.min(MOST_MARKS + 1, histogram[key] + counts[i]);
  }
  let total = 0;
  for (let limit = 0; limit < LIMITS; limit++) {
    total += histogram[limit];
    if (total > MOST_MARKS) return limit;
  }
  return LIMITS;
}

/** Marks of an outline as tokens that can be compared. */
export function outlineTokens(marks: Uint8Array): Tokens {
  return { ...newTokens(), count: marks.length, hashes: Int32Array.from(marks) };
}

/** The words of a body at these places as tokens of an outline. */
export function chosenTokens(words: Uint16Array, places: Uint32Array): Tokens {
  return outlineTokens(Uint8Array.from(places, at => words[at] & MARK));
}
