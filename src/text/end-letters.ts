/** The letters that a text begins and ends with, folded, to tell quickly that two texts are no variants of each other. */
import { characterBefore, characterLength, kindOfPoint, OTHER, pointAt } from './characters.js';

/** So many letters, of so many bits each: a number holds them all. */
const LETTERS = 3;
const BITS = 10;

/** The letter or digit at a place, folded and cut to BITS bits; 0 for other characters. */
function letterAt(bytes: Uint8Array, at: number): number {
  const point = pointAt(bytes, at);
  if (kindOfPoint(point) === OTHER) return 0;
  const folded = point < 0x80 ? point | 0x20 : (String.fromCodePoint(point).toLowerCase().codePointAt(0) as number);
  return folded & ((1 << BITS) - 1);
}

/** The first letters of a text, bytes [from, to), as one number. */
export function frontLetters(bytes: Uint8Array, from: number, to: number): number {
  let letters = 0;
  for (let at = from, count = 0; at < to && count < LETTERS; at += characterLength(bytes[at])) {
    const letter = letterAt(bytes, at);
    if (letter === 0) continue;
    letters = (letters << BITS) | letter;
    count++;
  }
  return letters;
}

/** The same of its last letters. */
export function rearLetters(bytes: Uint8Array, from: number, to: number): number {
  let letters = 0;
  for (let end = to, count = 0; end > from && count < LETTERS; ) {
    end = characterBefore(bytes, end);
    const letter = letterAt(bytes, end);
    if (letter === 0) continue;
    letters = (letters << BITS) | letter;
    count++;
  }
  return letters;
}
