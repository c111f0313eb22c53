/**
 * What each character is to the comparison of bodies, as one number: a break between words, nothing at all, or a folded letter,
 * digit or character that is a word by itself. Letter case, accents, vowel points, width and digit shapes are folded away.
 */
import { CLASSES, classes } from './kernel.js';

/** Breaks words. */
export const BREAK = 1;
/** Stands in words without being seen: marks, joiners, direction marks, tatweel. */
export const UNSEEN = 2;
/** Letters and digits: the folded code point, and what it makes of its word. */
export const LETTER = 1 << 24;
/** Its word is a figure. */
export const DIGIT = 1 << 25;
/** It is a word by itself. */
export const ALONE = 1 << 26;
export const POINT = (1 << 21) - 1;

const BLOCK = 256;

const WORD_PATTERN = /[\p{L}\p{M}\p{N}]/u;
/** Scripts that put no spaces between words: there, characters are compared. */
const ALONE_PATTERN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Accents and vowel points that writers leave out at will; the vowel signs of Indic scripts are no such marks. */
const POINTS_PATTERN = /(?=\p{M})[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u;
const POINTS_EVERYWHERE = new RegExp(POINTS_PATTERN.source, 'gu');
const UNSEEN_PATTERN = /[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/;
const DIGIT_PATTERN = /\p{N}/u;
const DECIMAL_PATTERN = /\p{Nd}/u;
/** Han characters that write numbers. */
const HAN_NUMBERS = new Set('〇零一二三四五六七八九十百千万萬亿億两兩');
const ALIKE: Readonly<Record<string, string>> = { ς: 'σ', ى: 'ي', ک: 'ك', ی: 'ي' };

/** The class of a code point. The kernel keeps those of most, made a block at a time when one of it is first met; 0 is not made yet. */
export function letterClass(point: number): number {
  if (point >= CLASSES) return makeClass(point);
  if (classes[point] === 0) {
    const first = point - (point % BLOCK);
    for (let at = first; at < first + BLOCK; at++) classes[at] = makeClass(at);
  }
  return classes[point];
}

/** The classes of ASCII, for the loop that reads most texts. */
export const asciiClasses = Int32Array.from({ length: 128 }, (_, byte) => letterClass(byte));

function makeClass(point: number): number {
  if (point >= 0xd800 && point < 0xe000) return BREAK;
  const character = String.fromCodePoint(point);
  if (UNSEEN_PATTERN.test(character) || POINTS_PATTERN.test(character)) return UNSEEN;
  if (!WORD_PATTERN.test(character)) return BREAK;
  const isMark = !/[\p{L}\p{N}]/u.test(character);
  const alone = ALONE_PATTERN.test(character) ? (isMark ? UNSEEN : ALONE) : 0;
  if (alone === UNSEEN) return UNSEEN;
  const digit = DIGIT_PATTERN.test(character) || HAN_NUMBERS.has(character) ? DIGIT : 0;
  return LETTER | alone | digit | foldedPoint(character);
}

/** The code point that stands for a letter or digit; itself when folding makes several of it. */
function foldedPoint(character: string): number {
  const plain = character.normalize('NFKD').replace(POINTS_EVERYWHERE, '').toLowerCase();
  const folded = [...plain].length === 1 ? plain : character;
  const point = (ALIKE[folded] ?? folded).codePointAt(0) as number;
  return DECIMAL_PATTERN.test(folded) ? 0x30 + decimalValue(point) : point;
}

/** Decimal digits stand in Unicode in runs of ten, from 0 to 9. */
function decimalValue(point: number): number {
  let zero = point;
  while (point - zero < 9 && DECIMAL_PATTERN.test(String.fromCodePoint(zero - 1))) zero--;
  return (point - zero) % 10;
}
