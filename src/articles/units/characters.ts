/** What each character is, as flags: one look-up a character instead of many regular expressions a line. */

export const LETTER = 1;
export const NUMBER = 2;
/** Letters, their marks and numbers make words; signs do not. */
export const WORD = LETTER | NUMBER;
export const IDEOGRAPH = 4;
export const UPPER = 8;
export const LOWER = 16;
export const SPACE = 32;
export const DIGIT = 64;
export const COMMA = 128;
export const SEPARATOR = 256;
export const QUOTE = 512;
/** Ends a sentence at the end of a unit; `;` is the Greek question mark. */
export const STOP = 1024;
/** Ends a sentence inside a unit when a space follows. */
export const INNER_STOP = 2048;
/** Ends a sentence inside a unit whatever follows. */
export const WIDE_STOP = 4096;
/** May stand between the end of a sentence and the end of its unit. */
export const CLOSER = 8192;
/** Of a script that parts no words and, as Thai, mostly ends no sentence: Thai, Lao, Khmer, Burmese. */
export const RUNNING = 0x4000;

const KNOWN = 0x8000;
const PATTERNS: readonly (readonly [RegExp, number])[] = [
  // Vowels of India and Thailand are marks; those that choose the picture of a sign are none.
  [/(?![\ufe00-\ufe0f\u20d0-\u20ff])[\p{L}\p{M}]/u, LETTER],
  [/\p{N}/u, NUMBER],
  [/[\u3040-\u30ff\u3400-\u9fff]/u, IDEOGRAPH],
  [/\p{Uppercase}/u, UPPER],
  [/\p{Lowercase}/u, LOWER],
  [/\s/u, SPACE],
  [/\p{Nd}/u, DIGIT],
  [/[,،、，；;]/u, COMMA],
  [/[|»›>•·¦│/\\→←↑↓▼▲►◄★☆]/u, SEPARATOR],
  [/[“”„«»「」『』"]/u, QUOTE],
  [/[.!?…。！？．｡؟۔।॥។။։;；]/u, STOP],
  [/[.!?…؟۔।။]/u, INNER_STOP],
  [/[。！？]/u, WIDE_STOP],
  [/["'”’“‘»«›‹)\]）」』】＂]/u, CLOSER],
  [/(?=\p{L})[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/u, RUNNING],
];

const memo = new Uint16Array(0x10000);

/** The flags of a code point. */
export function flagsOf(point: number): number {
  if (point > 0xffff) return lookedUp(point);
  return memo[point] || (memo[point] = KNOWN | lookedUp(point));
}

function lookedUp(point: number): number {
  const text = String.fromCodePoint(point);
  return PATTERNS.reduce((flags, [pattern, flag]) => (pattern.test(text) ? flags | flag : flags), 0);
}

/** The code point at a place of a text, with surrogate pairs taken together. */
export function pointAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit < 0xdc00 ? text.codePointAt(at)! : unit;
}

/** Flags of the first character; 0 for no character. */
export function firstFlags(text: string): number {
  return text === '' ? 0 : flagsOf(pointAt(text, 0));
}

/** Flags of the last UTF-16 unit; enough for all that is asked of the end of a text. */
export function lastFlags(text: string): number {
  return text === '' ? 0 : flagsOf(text.charCodeAt(text.length - 1));
}
