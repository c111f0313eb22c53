/** Openings: whether a text may begin with one of many words, told by its first bytes, so that most texts are never decoded. */
import { pointAt } from './characters.js';

/** Bytes of a word that are looked at. */
const LENGTH = 4;

const encoder = new TextEncoder();

/**
 * Whether a text, bytes [from, to), may begin with one of the words, in whatever letters, or with one of the signs that may stand before
 * them. False is sure. The words have 4 bytes and more.
 */
export function mayOpen(
  words: readonly string[],
  signs: string,
): (bytes: Uint8Array, from: number, to: number) => boolean {
  const openings = new Set<number>();
  for (const word of words)
    for (const form of [word, word.normalize('NFD')])
      for (const spelling of spellings([...form].slice(0, LENGTH))) openings.add(keyAt(encoder.encode(spelling), 0));
  const isSign = new Set([...signs].map(sign => sign.codePointAt(0)));
  return (bytes, from, to) =>
    isSign.has(pointAt(bytes, from)) || (to - from >= LENGTH && openings.has(keyAt(bytes, from)));
}

/** The first bytes of a word, as one number. */
function keyAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
}

/** A word in all mixtures of small letters and capitals. */
function spellings([first, ...rest]: readonly string[]): string[] {
  if (first === undefined) return [''];
  const behind = spellings(rest);
  const letters = first === 'i' ? ['i', 'I', 'İ'] : [first.toLowerCase(), first.toUpperCase()];
  return letters.flatMap(letter => behind.map(end => letter + end));
}
