/** Reading characters off UTF-8 bytes: code points, and what each is to words and to composition. */
import { classes } from './kernel.js';

const BMP = 0x10000;
const BLOCK = 256;
const LAST_POINT = 0x10ffff;

/** Kinds: what a code point is to the word counter. */
export const OTHER = 1;
export const WORD = 2;
export const IDEOGRAPH = 3;
const KIND = 3;
/** Set in a class when a text with it may not be in NFC. */
export const COMPOSES = 4;

const WORD_PATTERN = /[\p{L}\p{M}\p{N}]/u;
const MARK_PATTERN = /\p{M}/u;
const IDEOGRAPH_PATTERN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Vowels and finals of Hangul join what stands before them. */
const JAMO_PATTERN = /[\u1160-\u11ff\ud7b0-\ud7ff]/;

function kindOf(character: string): number {
  if (!WORD_PATTERN.test(character)) return OTHER;
  return IDEOGRAPH_PATTERN.test(character) ? IDEOGRAPH : WORD;
}

/** The class of a code point: its kind, and COMPOSES unless it is the same in NFC whatever stands before it. */
function makeClass(point: number): number {
  if ((point >= 0xd800 && point < 0xe000) || point > LAST_POINT) return OTHER | COMPOSES;
  const character = String.fromCodePoint(point);
  const stays =
    character.normalize('NFC') === character && !MARK_PATTERN.test(character) && !JAMO_PATTERN.test(character);
  return kindOf(character) | (stays ? 0 : COMPOSES);
}

/** The class of a code point. Those of the BMP are made a block at a time, when one of it is first met. */
export function classOf(point: number): number {
  if (point >= BMP) return makeClass(point);
  if (classes[point] === 0) {
    const first = point - (point % BLOCK);
    for (let at = first; at < first + BLOCK; at++) classes[at] = makeClass(at);
  }
  return classes[point];
}

/** OTHER, WORD (letter, mark or digit) or IDEOGRAPH (Han or Kana: a word each). */
export function kindOfPoint(point: number): number {
  return classOf(point) & KIND;
}

/** Whether a code point is a letter or digit: of a word, and no mark, which makes no word alone. */
export function isLetter(point: number): boolean {
  return kindOfPoint(point) !== OTHER && !MARK_PATTERN.test(String.fromCodePoint(point));
}

/** Bytes of the character that begins with `lead`, in well-formed UTF-8. */
export function characterLength(lead: number): number {
  return lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/** The code point that begins at `at`, in well-formed UTF-8. */
export function pointAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at];
  if (lead < 0x80) return lead;
  if (lead < 0xe0) return ((lead & 0x1f) << 6) | (bytes[at + 1] & 0x3f);
  if (lead < 0xf0) return ((lead & 0x0f) << 12) | ((bytes[at + 1] & 0x3f) << 6) | (bytes[at + 2] & 0x3f);
  return (
    ((lead & 0x07) << 18) | ((bytes[at + 1] & 0x3f) << 12) | ((bytes[at + 2] & 0x3f) << 6) | (bytes[at + 3] & 0x3f)
  );
}

/** Where the character that ends before `to` begins, in well-formed UTF-8. */
export function characterBefore(bytes: Uint8Array, to: number): number {
  let at = to - 1;
  while ((bytes[at] & 0xc0) === 0x80) at--;
  return at;
}
