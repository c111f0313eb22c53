/** Two bodies word by word: what they share in the same order, where they say the same longest, and what only one of them has. */
import { BLOCK_ROW, commonBlocks } from './blocks.js';
import { heaviestChain } from './chain.js';
import { matchGap } from './gaps.js';
import { type ChangedNames, changedNames, NO_NAMES } from './names.js';
import { ownParagraphs, sayingParagraphs } from './own.js';
import { CHARACTERS_A_WORD, countReplaced, type Replaced } from './replaced.js';
import { CHARACTER, type Tokens } from './tokens.js';

/** Words that both bodies have without a break, and the number of its first word in each. */
export interface SharedPassage {
  readonly words: number;
  readonly a: number;
  readonly b: number;
}

export interface Comparison {
  /** Words of the two bodies; of the shorter and of the longer one. */
  readonly wordsA: number;
  readonly wordsB: number;
  readonly shorter: number;
  readonly longer: number;
  /** As how many words the shorter body weighs, characters being parts of words. */
  readonly weight: number;
  /** Words that stand in runs common to both, in the same order. */
  readonly shared: number;
  /** The share of them in the shorter body, and in the longer, 0 to 1. */
  readonly containment: number;
  readonly similarity: number;
  readonly passage: SharedPassage | null;
  /** Words of the longer body before the first and behind the last that they share. */
  readonly outside: number;
  /** Paragraphs by number, from 0, that only the first and only the second body have; none without words. */
  readonly ownA: number[];
  readonly ownB: number[];
  /** The same, and paragraphs with a figure or a name that the other body has nowhere; looked for where half of the shorter one is shared. */
  readonly saysA: number[];
  readonly saysB: number[];
  readonly replaced: Replaced;
  /** Looked for where half of the shorter body or more is shared. */
  readonly names: ChangedNames;
}

/** By place in the first body: one more than the place of the same word in the second. */
let pairs = new Int32Array(1024);
/** Of the last comparison: words in the body that went first, and whether that was the second one. */
let last = { words: 0, isTurned: false };
/** By place, whether the word stands in any common run. */
let seenA = new Uint8Array(1024);
let seenB = new Uint8Array(1024);

/**
 * Compares two bodies. Linear in their words; DESIGN.md, “Duplicates”, says what the numbers mean. They are the same whichever
 * body comes first: the alignment always goes from the shorter to the longer, or from the lesser hashes to the greater.
 */
export function compare(a: Tokens, b: Tokens): Comparison {
  last = goesFirst(a, b) ? { words: a.count, isTurned: false } : { words: b.count, isTurned: true };
  return last.isTurned ? turned(compareInOrder(b, a)) : compareInOrder(a, b);
}

function goesFirst(a: Tokens, b: Tokens): boolean {
  if (a.count !== b.count) return a.count < b.count;
  for (let at = 0; at < a.count; at++) if (a.hashes[at] !== b.hashes[at]) return a.hashes[at] < b.hashes[at];
  return true;
}

/** A comparison seen from the other body. */
function turned(comparison: Comparison): Comparison {
  const { wordsA, wordsB, passage, ownA, ownB, saysA, saysB } = comparison;
  const seen = passage && { words: passage.words, a: passage.b, b: passage.a };
  const sides = { wordsA: wordsB, wordsB: wordsA, ownA: ownB, ownB: ownA, saysA: saysB, saysB: saysA };
  return { ...comparison, ...sides, passage: seen };
}

function compareInOrder(a: Tokens, b: Tokens): Comparison {
  prepare(a, b);
  const passage = align(a, b);
  let shared = 0;
  let [first, last] = [0, 0];
  for (let at = 0; at < a.count; at++) {
    if (pairs[at] === 0) continue;
    if (shared++ === 0) first = pairs[at] - 1;
    last = pairs[at];
  }
  const shorter = Math.min(a.count, b.count);
  const longer = Math.max(a.count, b.count);
  const isAlike = 2 * shared >= shorter && shared < longer;
  const [ownA, ownB] = [ownParagraphs(a, seenA), ownParagraphs(b, seenB)];
  const replaced = countReplaced(a, b, pairs);
  return {
    wordsA: a.count,
    wordsB: b.count,
    shorter,
    longer,
    weight: weightOf(a),
    shared,
    containment: shorter === 0 ? 0 : shared / shorter,
    similarity: longer === 0 ? 0 : shared / longer,
    passage,
    outside: first + b.count - last,
    ownA,
    ownB,
    saysA: isAlike ? sayingParagraphs(a, seenA, b, ownA) : ownA,
    saysB: isAlike ? sayingParagraphs(b, seenB, a, ownB) : ownB,
    replaced,
    names: isAlike ? changedNames(a, b, pairs, replaced) : NO_NAMES,
  };
}

/** By place in the first body of the last comparison: the place of the same word in the second, or -1. */
export function lastAlignment({ count }: Tokens): Int32Array {
  const places = pairs.slice(0, last.words).map(pair => pair - 1);
  if (!last.isTurned) return places;
  const others = new Int32Array(count).fill(-1);
  for (let at = 0; at < places.length; at++) if (places[at] >= 0) others[places[at]] = at;
  return others;
}

function prepare(a: Tokens, b: Tokens): void {
  if (pairs.length < a.count) pairs = new Int32Array(a.count * 2);
  if (seenA.length < a.count) seenA = new Uint8Array(a.count * 2);
  if (seenB.length < b.count) seenB = new Uint8Array(b.count * 2);
  pairs.fill(0, 0, a.count);
  seenA.fill(0, 0, a.count);
  seenB.fill(0, 0, b.count);
}

/** Fills `pairs`, `seenA` and `seenB`; returns the longest run. */
function align(a: Tokens, b: Tokens): SharedPassage | null {
  const blocks = commonBlocks(a, b);
  const { rows } = blocks;
  let longest: SharedPassage | null = null;
  for (let block = 0; block < blocks.count; block++) {
    const [aFrom, bFrom, words] = [rows[block * BLOCK_ROW], rows[block * BLOCK_ROW + 1], rows[block * BLOCK_ROW + 2]];
    seenA.fill(1, aFrom, aFrom + words);
    seenB.fill(1, bFrom, bFrom + words);
    if (words > (longest?.words ?? 0)) longest = { words, a: aFrom, b: bFrom };
  }
  const pair = (aAt: number, bAt: number): void => {
    pairs[aAt] = bAt + 1;
    seenA[aAt] = 1;
    seenB[bAt] = 1;
  };
  let aEnd = 0;
  let bEnd = 0;
  for (const block of heaviestChain(blocks, a.count)) {
    const [aFrom, bFrom, words] = [rows[block * BLOCK_ROW], rows[block * BLOCK_ROW + 1], rows[block * BLOCK_ROW + 2]];
    // A run that begins within the one before it is trimmed.
    const skip = Math.max(0, aEnd - aFrom, bEnd - bFrom);
    if (skip >= words) continue;
    matchGap(a, [aEnd, aFrom + skip], b, [bEnd, bFrom + skip], pair);
    for (let i = skip; i < words; i++) pairs[aFrom + i] = bFrom + i + 1;
    aEnd = aFrom + words;
    bEnd = bFrom + words;
  }
  matchGap(a, [aEnd, a.count], b, [bEnd, b.count], pair);
  return longest;
}

function weightOf({ hashes, count }: Tokens): number {
  let characters = 0;
  for (let at = 0; at < count; at++) if ((hashes[at] & CHARACTER) !== 0) characters++;
  return count - characters + characters / CHARACTERS_A_WORD;
}
