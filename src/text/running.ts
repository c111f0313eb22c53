/** Scripts that part no words and, but for a few, end no sentence: Thai, Lao, Khmer, Burmese. Told by their first bytes. */
import { characterLength } from './characters.js';

/** Characters of a word, its vowels and tones included. */
const WORD = 5;
/** Bytes of a line that is no headline, at three a character, and of its end where such a character must stand. */
const SENTENCE = 360;
const END = 48;

/** Whether a character of such a script begins at a place: U+0E00 to U+0EFF, U+1000 to U+109F, U+1780 to U+17FF. */
function isRunning(bytes: Uint8Array, at: number): boolean {
  const [lead, next] = [bytes[at], bytes[at + 1]];
  if (lead === 0xe0) return next >= 0xb8;
  return lead === 0xe1 && (next <= 0x82 || next === 0x9e || next === 0x9f);
}

/** How many words the characters of such scripts in [from, to) make. */
export function runningWords(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += characterLength(bytes[at])) if (isRunning(bytes, at)) count++;
  return Math.round(count / WORD);
}

/** Whether a text in [from, to) without an end mark is a paragraph all the same: long, and of such a script at its end. */
export function isRunningSentence(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from < SENTENCE) return false;
  for (let at = to - END; at < to; at++) if (isRunning(bytes, at)) return true;
  return false;
}
