/**
 * Which names stand in the stead of which, where two bodies differ: who and where, which change from event to event when a report is
 * written by a form. A name is a word with a capital in the midst of a sentence; scripts without capitals have none here.
 */
import { characterLength, pointAt } from '../text/characters.js';
import type { Replaced } from './replaced.js';
import { FIGURE, type Tokens } from './tokens.js';

export interface ChangedNames {
  /** Names that stand in another’s stead, and names that both bodies have at the same place; of both bodies together. */
  readonly changed: number;
  readonly kept: number;
  /** Of all words that stand in another’s stead the share that are such names, or figures. */
  readonly share: number;
}

export const NO_NAMES: ChangedNames = { changed: 0, kept: 0, share: 0 };

/** Longer stretches are rewritten, and no name in the stead of another. */
export const MOST_WORDS = 4;
const SPACE = 0x20;
const COMMA = 0x2c;
const CAPITAL = /^\p{Lu}/u;
const [FIRST_CAPITAL, LAST_CAPITAL, LAST_ASCII] = [0x41, 0x5a, 0x7f];

/** Looks between every two neighbours of an alignment: by place in the first body, one more than the place in the second, or 0. */
export function changedNames(a: Tokens, b: Tokens, pairs: Int32Array, replaced: Replaced): ChangedNames {
  if (a.bytes.length === 0 || b.bytes.length === 0) return NO_NAMES;
  const kept = new Set<number>();
  const changed = [new Set<number>(), new Set<number>()] as const;
  let words = 0;
  let [aLast, bLast] = [-1, -1];
  for (let at = 0; at < a.count; at++) {
    const pair = pairs[at] - 1;
    if (pair < 0) continue;
    if (aLast >= 0 && at - aLast > 1 && pair - bLast > 1) {
      const sides = [namesIn(a, aLast + 1, at), namesIn(b, bLast + 1, pair)];
      if (sides.every(side => side.length > 0) && !isSpelt(a, aLast + 1, at, b, bLast + 1, pair)) {
        for (const [i, side] of sides.entries()) for (const name of side) changed[i].add(name);
        words += sides[0].length + sides[1].length;
      }
    }
    if (isName(a, at) && isName(b, pair)) kept.add(a.hashes[at]);
    [aLast, bLast] = [at, pair];
  }
  const [inA, inB] = changed.map(names => [...names].filter(name => !kept.has(name)).length);
  const share = replaced.words === 0 ? 0 : (words + replaced.figures) / replaced.words;
  return { changed: Math.min(inA, inB) === 0 ? 0 : inA + inB, kept: 2 * kept.size, share };
}

function namesIn(tokens: Tokens, from: number, to: number): number[] {
  const names: number[] = [];
  if (to - from > MOST_WORDS) return names;
  for (let at = from; at < to; at++) if (isName(tokens, at)) names.push(tokens.hashes[at]);
  return names;
}

/** Whether both say the same, and only the spaces are others. */
function isSpelt(a: Tokens, aFrom: number, aTo: number, b: Tokens, bFrom: number, bTo: number): boolean {
  const letters = ({ bytes, starts, ends }: Tokens, from: number, to: number) =>
    bytes.subarray(starts[from], ends[to - 1]).filter(byte => byte !== SPACE);
  const [one, other] = [letters(a, aFrom, aTo), letters(b, bFrom, bTo)];
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}

/** By place, 1 for a word that is a name. */
export function nameMarks(tokens: Tokens): Uint8Array {
  return Uint8Array.from({ length: tokens.count }, (_, at) => (isName(tokens, at) ? 1 : 0));
}

/** Whether a word is a name, as far as its capital tells. */
export function isName({ bytes, hashes, starts, ends }: Tokens, at: number): boolean {
  if (at === 0 || bytes.length === 0 || (hashes[at] & FIGURE) !== 0 || !isCapital(bytes, starts[at])) return false;
  const [end, start] = [ends[at - 1], starts[at]];
  const isNext = start - end === 1 || (start - end === 2 && bytes[end] === COMMA);
  return isNext && bytes[start - 1] === SPACE;
}

export function isCapital(bytes: Uint8Array, at: number): boolean {
  const lead = bytes[at];
  if (lead <= LAST_ASCII) return lead >= FIRST_CAPITAL && lead <= LAST_CAPITAL;
  return at + characterLength(lead) <= bytes.length && CAPITAL.test(String.fromCodePoint(pointAt(bytes, at)));
}
