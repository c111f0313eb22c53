/** Folds: lines that differ only in case, digits or signs have one fold; kept as 53-bit hashes, for sites have many lines. */
import { DIGIT, flagsOf, IDEOGRAPH, pointAt, WORD } from './characters.js';

const FNV_PRIME = 0x01000193;
const OTHER_PRIME = 0x85ebca6b;
const SPACE_POINT = 32;
const ZERO_POINT = 48;

/** Lower case, each run of digits as 0, all between words as one space: as a hash, 0 for a text without a word. */
export function foldKey(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  let any = false;
  visitFold(text, point => {
    any = true;
    low = Math.imul(low ^ point, FNV_PRIME);
    high = Math.imul(high ^ point, OTHER_PRIME) ^ (high >>> 15);
  });
  return any ? (high >>> 11) * 0x100000000 + (low >>> 0) || 1 : 0;
}

/** The fold itself, for the few lines whose beginnings are compared. */
export function foldText(text: string): string {
  const points: string[] = [];
  visitFold(text, point => points.push(String.fromCodePoint(point)));
  return points.join('');
}

function visitFold(text: string, visit: (point: number) => void): void {
  const lower = text.toLowerCase();
  let last = 0;
  let any = false;
  for (let at = 0; at < lower.length; at++) {
    const point = pointAt(lower, at);
    if (point > 0xffff) at++;
    const flags = flagsOf(point);
    if ((flags & WORD) !== 0) {
      if (any && (last & WORD) === 0) visit(SPACE_POINT);
      if ((flags & DIGIT) === 0) visit(point);
      else if ((last & DIGIT) === 0) visit(ZERO_POINT);
      any = true;
    }
    last = flags;
  }
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

/** Calls `visit` for each word in lower case; a Han or Kana character is a word unless it stands in another. The token is used again. */
export function visitTokens(text: string, visit: (token: Token) => void): void {
  const lower = text.toLowerCase();
  const token: Token = { hash: 0, head: 0, length: 0, isNumber: true };
  for (let at = 0; at <= lower.length; at++) {
    const point = at < lower.length ? pointAt(lower, at) : SPACE_POINT;
    if (point > 0xffff) at++;
    const flags = flagsOf(point);
    if ((flags & WORD) === 0) {
      if (token.length > 0) visit(token);
      token.length = 0;
      continue;
    }
    if (token.length === 0) Object.assign(token, { hash: 0x811c9dc5, isNumber: true });
    token.hash = Math.imul(token.hash ^ point, FNV_PRIME);
    if (token.length < HEAD_LENGTH) token.head = token.hash;
    token.length++;
    token.isNumber &&= (flags & DIGIT) !== 0;
    if (token.length === 1 && (flags & IDEOGRAPH) !== 0) {
      visit(token);
      token.length = 0;
    }
  }
}
