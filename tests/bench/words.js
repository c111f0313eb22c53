/**
 * Invented words for the benchmark's dumps: a seeded random source, a vocabulary made of syllables, and a text buffer
 * that appends words drawn by Zipf's law. Words are bytes from the start: strings would be five times too slow for 1 GB.
 */

const VOCABULARY = 20_000;
const ONSETS = [
  'b',
  'br',
  'd',
  'dr',
  'f',
  'g',
  'gl',
  'h',
  'j',
  'k',
  'l',
  'm',
  'n',
  'p',
  'pl',
  'r',
  's',
  'st',
  't',
  'v',
  'z',
];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ai', 'ou'];
const CODAS = ['', '', '', 'l', 'm', 'n', 'r', 's', 't'];
/** Zipf's law as Mandelbrot amended it: the most frequent word is 4 % of a text, not 10. */
const ZIPF_SHIFT = 2.7;
/**
 * Words up to these ranks have 1, 2, 3 syllables, all others 4: frequent words are short, and the mean is 5 letters
 * .
 */
const SHORT_RANKS = [120, 3_000, 14_000];
/** A word and its space stand in one slot of this many bytes: 4 syllables have at most 20 letters. */
const SLOT = 24;
/** Draws of 18 bits: the rarest of 20,000 words has a probability of 1 in 185,000, so that each can be drawn. */
const DRAW_BITS = 18;
const SPACE = 32;
const LAST_ASCII = 127;
const CASE = 32;

/**
 * Random numbers of 32 bits (xoroshiro64**): 64 bits of state, so that the streams of two articles do not overlap
 * .
 */
export class Random {
  /** @param {number} seed @param {number} stream  Which of the independent streams of this seed. */
  constructor(seed, stream) {
    this.low = mix(seed ^ mix(stream + 1));
    this.high = mix(this.low + stream) | 1;
  }

  /** An integer of 32 bits, without sign. */
  next() {
    const { low } = this;
    const crossed = this.high ^ low;
    this.low = rotate(low, 26) ^ crossed ^ (crossed << 9);
    this.high = rotate(crossed, 13);
    return Math.imul(rotate(Math.imul(low, 0x9e3779bb), 5), 5) >>> 0;
  }

  /** An integer of 0 to `limit` - 1. @param {number} limit */
  below(limit) {
    return Math.floor((this.next() / 2 ** 32) * limit);
  }
}

/** @param {number} value @param {number} count */
function rotate(value, count) {
  return (value << count) | (value >>> (32 - count));
}

/** The finaliser of MurmurHash3. @param {number} value */
function mix(value) {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** @param {Random} random @param {readonly string[]} list */
export function pick(random, list) {
  return list[random.below(list.length)];
}

/**
 * All words by rank, each with its space in a slot of its own, and which rank each draw means.
 * @param {number} seed
 */
function makeVocabulary(seed) {
  const random = new Random(seed, -2);
  /** @type {Set<string>} */
  const words = new Set();
  while (words.size < VOCABULARY) {
    let word = '';
    for (let left = syllables(words.size); left > 0; left--) {
      word += pick(random, ONSETS) + pick(random, VOWELS) + pick(random, CODAS);
    }
    words.add(word);
  }
  const bytes = new Uint8Array(VOCABULARY * SLOT);
  const lengths = new Uint8Array(VOCABULARY);
  for (const [rank, word] of [...words].entries()) {
    lengths[rank] = new TextEncoder().encodeInto(`${word} `, bytes.subarray(rank * SLOT)).written;
  }
  return { bytes, lengths, ranks: zipf() };
}

/** @param {number} rank */
function syllables(rank) {
  const found = SHORT_RANKS.findIndex(last => rank < last);
  return found < 0 ? SHORT_RANKS.length + 1 : found + 1;
}

/** The rank for each of the possible draws. */
function zipf() {
  const ranks = new Uint16Array(2 ** DRAW_BITS);
  const weights = Array.from({ length: VOCABULARY }, (_, rank) => 1 / (rank + ZIPF_SHIFT));
  const total = weights.reduce((sum, weight) => sum + weight);
  let sum = 0;
  let draw = 0;
  for (const [rank, weight] of weights.entries()) {
    sum += weight / total;
    for (; draw < ranks.length && draw + 0.5 < sum * ranks.length; draw++) ranks[draw] = rank;
  }
  return ranks;
}

/** A buffer of text under construction. Whoever uses it keeps each text below `size` bytes. */
export class Text {
  /** @param {number} seed @param {number} size  In bytes. */
  constructor(seed, size) {
    this.vocabulary = makeVocabulary(seed);
    this.bytes = new Uint8Array(size);
    this.length = 0;
    this.encoder = new TextEncoder();
  }

  /**
   * Appends the word that the upper bits of a draw mean, and a space.
   * @param {number} draw @param {boolean} capital
   */
  word(draw, capital) {
    const { bytes: words, lengths, ranks } = this.vocabulary;
    const rank = ranks[draw >>> (32 - DRAW_BITS)];
    const start = this.length;
    const from = rank * SLOT;
    const count = lengths[rank];
    for (let i = 0; i < count; i++) this.bytes[start + i] = words[from + i];
    if (capital) this.bytes[start] -= CASE;
    this.length = start + count;
  }

  /** Appends text as it stands. @param {string} text */
  add(text) {
    // Most of it is a few ASCII characters, for which the encoder is slow to call.
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > LAST_ASCII) return this.encode(text.slice(i));
      this.bytes[this.length++] = code;
    }
    return undefined;
  }

  /** @param {string} text */
  encode(text) {
    this.length += this.encoder.encodeInto(text, this.bytes.subarray(this.length)).written;
  }

  /** Appends text in place of the space at the end. @param {string} text */
  join(text) {
    if (this.bytes[this.length - 1] === SPACE) this.length--;
    this.add(text);
  }
}
