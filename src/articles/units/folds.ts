/** Folds: lines that differ only in case, digits or signs have one fold; kept as 53-bit hashes, for sites have many lines. */
import { DIGIT, flagsOf, IDEOGRAPH, pointAt, WORD } from './characters.js';
import type { Unit } from './units.js';

const SEED = 0x811c9dc5;
const OTHER_SEED = 0x9747b28c;
const FNV_PRIME = 0x01000193;
const OTHER_PRIME = 0x85ebca6b;
const SPACE_POINT = 32;
const ZERO_POINT = 48;

/** Hash of the fold of a text in lower case: each run of digits as 0, all between words as one space. 0 for no word. */
export function foldKey(lower: string): number {
  let [low, high, last] = [SEED, OTHER_SEED, 0];
  let any = false;
  for (let at = 0; at < lower.length; at++) {
    const point = pointAt(lower, at);
    if (point > 0xffff) at++;
    const flags = flagsOf(point);
    if ((flags & WORD) !== 0) {
      if (any && (last & WORD) === 0) {
        low = Math.imul(low ^ SPACE_POINT, FNV_PRIME);
        high = Math.imul(high ^ SPACE_POINT, OTHER_PRIME);
      }
      if ((flags & last & DIGIT) === 0) {
        const folded = (flags & DIGIT) === 0 ? point : ZERO_POINT;
        low = Math.imul(low ^ folded, FNV_PRIME);
        high = Math.imul(high ^ folded, OTHER_PRIME) ^ (high >>> 15);
      }
      any = true;
    }
    last = flags;
  }
  return any ? (high >>> 11) * 0x100000000 + (low >>> 0) || 1 : 0;
}

/** Where the last run of letters and digits before a place ends and begins; [0, 0] where there is none. */
export function runBefore(text: string, place: number): readonly [from: number, to: number] {
  let to = place;
  while (to > 0 && !isWordBefore(text, to)) to--;
  let from = to;
  while (from > 0 && isWordBefore(text, from)) from--;
  return [from, to];
}

/** Whether the character before a place, or the one of which that is a half, is a letter or digit. */
function isWordBefore(text: string, place: number): boolean {
  const unit = text.charCodeAt(place - 1);
  const isHalf = unit >= 0xd800 && unit < 0xe000;
  const at = isHalf && unit >= 0xdc00 && place > 1 ? place - 2 : place - 1;
  return (flagsOf(isHalf ? pointAt(text, at) : unit) & WORD) !== 0;
}

/** The hash of a unit’s fold. */
export function foldOf(unit: Unit): number {
  return (unit.fold ??= foldKey(unit.text.toLowerCase()));
}

const DIGITS = /\p{Nd}+/gu;
const WORDS = /[\p{L}\p{M}\p{N}]+/gu;

/** The fold itself, for the few lines whose beginnings are compared. */
export function foldText(lower: string): string {
  return lower.replace(DIGITS, '0').match(WORDS)?.join(' ') ?? '';
}

/** What a token is, for those who look at all tokens of a text. */
export interface Token {
  /** 32-bit hash of the whole token, and of its first HEAD_LENGTH characters. */
  hash: number;
  head: number;
  length: number;
  isNumber: boolean;
}
/** Two words with one beginning are taken as forms of one word. */
const HEAD_LENGTH = 6;

/**
 * Calls `visit` for each word of a text in lower case, or of its characters [from, to), until it gives true; a Han or Kana
 * character is a word unless it stands in another. The token is used again.
 */
export function visitTokens(
  lower: string,
  visit: (token: Token) => boolean | void,
  from = 0,
  to: number = lower.length,
): void {
  const token: Token = { hash: SEED, head: 0, length: 0, isNumber: true };
  for (let at = from; at <= to; at++) {
    const point = at < to ? pointAt(lower, at) : SPACE_POINT;
    if (point > 0xffff) at++;
    const flags = flagsOf(point);
    const isAlone = token.length === 0 && (flags & IDEOGRAPH) !== 0;
    if ((flags & WORD) !== 0) {
      token.hash = Math.imul(token.hash ^ point, FNV_PRIME);
      if (token.length < HEAD_LENGTH) token.head = token.hash;
      token.length++;
      if ((flags & DIGIT) === 0) token.isNumber = false;
      if (!isAlone) continue;
    }
    if (token.length === 0) continue;
    if (visit(token) === true) return;
    token.hash = SEED;
    token.length = 0;
    token.isNumber = true;
  }
}
