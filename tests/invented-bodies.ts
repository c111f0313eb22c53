/** Invented bodies of any length, the same ones for the same numbers. */

const SYLLABLES = 'ba dre fol gan hiv jol kem lor mip nal pir quo rad sev tum vok wen zil'.split(' ');

/** A generator of numbers in [0, 1): mulberry32. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** So many words, none of which says anything. */
export function wordsOf(seed: number, count: number): string[] {
  const next = random(seed * 7919 + 1);
  const syllable = () => SYLLABLES[Math.floor(next() * SYLLABLES.length)];
  return Array.from({ length: count }, () => syllable() + syllable() + (next() < 0.5 ? syllable() : ''));
}

export function bodyText(seed: number, words: number): string {
  return `${wordsOf(seed, words).join(' ')}.`;
}
