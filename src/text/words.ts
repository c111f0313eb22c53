/** Counting words: runs of letters, marks and digits; each Han or Kana character is one. */
import { characterClass, characterLength, IDEOGRAPH, OTHER, pointAt, WORD } from './characters.js';

/** 1 for the ASCII bytes that belong to words. */
const asciiWord = new Uint8Array(128);
for (let byte = 0; byte < 128; byte++) asciiWord[byte] = characterClass(byte) === WORD ? 1 : 0;

/** Words in well-formed UTF-8 bytes [from, to). */
export function countWords(bytes: Uint8Array, from: number, to: number): number {
  let words = 0;
  let inWord = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte < 0x80) {
      const isWord = asciiWord[byte];
      words += isWord & ~inWord;
      inWord = isWord;
    } else {
      const kind = characterClass(pointAt(bytes, at));
      at += characterLength(byte) - 1;
      if (kind === IDEOGRAPH || (kind === WORD && inWord === 0)) words++;
      inWord = kind === WORD ? 1 : 0;
    }
  }
  return words;
}

/** Whether there is any letter or digit in the bytes; marks and signs alone make no word. */
export function hasWord(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += characterLength(bytes[at])) {
    const point = pointAt(bytes, at);
    if (point < 128 ? asciiWord[point] === 1 : characterClass(point) !== OTHER && !isMark(point)) return true;
  }
  return false;
}

const MARK = /\p{M}/u;

function isMark(point: number): boolean {
  return MARK.test(String.fromCodePoint(point));
}
