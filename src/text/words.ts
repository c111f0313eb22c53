/** Words: runs of letters, marks and digits; each Han or Kana character is one. */
import {
  COMPOSES,
  characterLength,
  classOf,
  IDEOGRAPH,
  isLetter,
  kindOfPoint,
  OTHER,
  pointAt,
  WORD,
} from './characters.js';
import { gathered, kernel } from './kernel.js';

/** 1 for the ASCII bytes that belong to words. */
const asciiWord = Uint8Array.from({ length: 128 }, (_, byte) => (kindOfPoint(byte) === OTHER ? 0 : 1));

/** Words in well-formed UTF-8 bytes [from, to), for lines; bodies are measured. */
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
      const kind = kindOfPoint(pointAt(bytes, at));
      at += characterLength(byte) - 1;
      if (kind === IDEOGRAPH || (kind === WORD && inWord === 0)) words++;
      inWord = kind === WORD ? 1 : 0;
    }
  }
  return words;
}

/** Whether all that was measured since the last reset is in NFC beyond doubt; false says only that somebody must look. */
export function isComposed(): boolean {
  return (kernel.classes() & COMPOSES) === 0;
}

/** Measures [from, to) of the gathered text, well-formed UTF-8; returns the words in all that was measured since the last reset. */
export function measure(from: number, to: number): number {
  const offset = gathered.byteOffset;
  let at = from + offset;
  while (at < to + offset) {
    at = kernel.measure(at, to + offset);
    if (at >= to + offset) break;
    // A character that the table does not hold yet, or never will: the loop goes on behind it.
    kernel.count(classOf(pointAt(gathered, at - offset)));
    at += characterLength(gathered[at - offset]);
  }
  return kernel.words();
}

/** Whether there is any letter or digit in the bytes; marks and signs alone make no word. */
export function hasWord(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += characterLength(bytes[at])) {
    const byte = bytes[at];
    if (byte < 0x80 ? asciiWord[byte] === 1 : isLetter(pointAt(bytes, at))) return true;
  }
  return false;
}
