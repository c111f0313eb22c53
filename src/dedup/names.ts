/**
 * Which names stand in the stead of which, where two bodies differ: who and where, which change from event to event when a report is
 * written by a form. A name is a word with a capital in the midst of a sentence; scripts without capitals have none here.
 */
import { characterLength, pointAt } from '../text/characters.js';
import { FIGURE, type Tokens } from './tokens.js';

export interface ChangedNames {
  /** Names that stand in another word’s stead, and names that both bodies have at the same place; of both bodies together. */
  readonly changed: number;
  readonly kept: number;
  /** Words in another’s stead that are names, each as often as it is there. */
  readonly words: number;
}

export const NO_NAMES: ChangedNames = { changed: 0, kept: 0, words: 0 };

const SPACE = 0x20;
const COMMA = 0x2c;
const CAPITAL = /^\p{Lu}/u;
const [FIRST_CAPITAL, LAST_CAPITAL, LAST_ASCII] = [0x41, 0x5a, 0x7f];

/** Looks between every two neighbours of an alignment: by place in the first body, one more than the place in the second, or 0. */
export function changedNames(a: Tokens, b: Tokens, pairs: Int32Array): ChangedNames {
  if (a.bytes.length === 0 || b.bytes.length === 0) return NO_NAMES;
  const kept = new Set<number>();
  const changed = [new Set<number>(), new Set<number>()] as const;
  let words = 0;
  const note = (tokens: Tokens, from: number, to: number, names: Set<number>): void => {
    for (let at = from; at < to; at++) {
      if (!isName(tokens, at)) continue;
      names.add(tokens.hashes[at]);
      words++;
    }
  };
  let [aLast, bLast] = [-1, -1];
  for (let at = 0; at < a.count; at++) {
    const pair = pairs[at] - 1;
    if (pair < 0) continue;
    if (aLast >= 0 && at - aLast > 1 && pair - bLast > 1) {
      note(a, aLast + 1, at, changed[0]);
      note(b, bLast + 1, pair, changed[1]);
    }
    if (isName(a, at) && isName(b, pair)) kept.add(a.hashes[at]);
    [aLast, bLast] = [at, pair];
  }
  const count = changed.map(names => [...names].filter(name => !kept.has(name)).length);
  // What stands in no name’s stead is no other name.
  return { changed: Math.min(...count) === 0 ? 0 : count[0] + count[1], kept: 2 * kept.size, words };
}

function isName({ bytes, hashes, starts, ends }: Tokens, at: number): boolean {
  if (at === 0 || (hashes[at] & FIGURE) !== 0 || !isCapital(bytes, starts[at])) return false;
  const [end, start] = [ends[at - 1], starts[at]];
  const isNext = start - end === 1 || (start - end === 2 && bytes[end] === COMMA);
  return isNext && bytes[start - 1] === SPACE;
}

function isCapital(bytes: Uint8Array, at: number): boolean {
  const lead = bytes[at];
  if (lead <= LAST_ASCII) return lead >= FIRST_CAPITAL && lead <= LAST_CAPITAL;
  return at + characterLength(lead) <= bytes.length && CAPITAL.test(String.fromCodePoint(pointAt(bytes, at)));
}
