/** The passages that two articles share, as places in the text of their paragraphs: what can be marked on both sides. */
import { decode } from '../text/passage.js';
import { compare, lastAlignment } from './compare.js';
import { newTokens, readTokens, type Tokens } from './tokens.js';

/** Shorter runs of words are found in any two texts. */
const LEAST_WORDS = 4;
/** Paragraphs of an article that are looked for elsewhere in the other one, each against the whole of it. */
const MOST_MOVED = 50;
const LINE_FEED = 0x0a;

/** A body as it is compared. */
export interface PairBody {
  readonly bytes: Uint8Array;
  readonly tokens: Tokens;
}

/** Characters (UTF-16) [start, end) of a paragraph, which counts from 0. */
export interface PairRange {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
}

/** Words that both articles have in a row, within one paragraph of each. */
export interface PairPassage {
  readonly words: number;
  readonly a: PairRange;
  readonly b: PairRange;
}

/** The shared passages in their order, which is the same in both; `places` is the place in B of each word of A, or -1. */
export function passagesOf(a: PairBody, b: PairBody, places: Int32Array): PairPassage[] {
  const [ofA, ofB] = [paragraphNumbers(a.tokens), paragraphNumbers(b.tokens)];
  const [rangeInA, rangeInB] = [ranges(a, ofA), ranges(b, ofB)];
  const found: PairPassage[] = [];
  for (let at = 0, end = 0; at < places.length; at = end) {
    const place = places[at];
    end = at + 1;
    if (place < 0) continue;
    while (
      end < places.length &&
      places[end] === place + end - at &&
      ofA[end] === ofA[at] &&
      ofB[places[end]] === ofB[place]
    )
      end++;
    const words = end - at;
    if (words >= LEAST_WORDS) found.push({ words, a: rangeInA(at, end), b: rangeInB(place, place + words) });
  }
  return found;
}

/**
 * The passages of paragraphs that stand elsewhere in the other article, out of the order of all else. Nothing is told twice:
 * words of B that are in a passage already are left to that.
 */
export function movedPassages(
  a: PairBody,
  b: PairBody,
  moved: readonly number[],
  known: readonly PairPassage[],
): PairPassage[] {
  const starts = paragraphStarts(a.bytes);
  const taken = known.map(passage => passage.b);
  const found: PairPassage[] = [];
  for (const paragraph of moved.slice(0, MOST_MOVED)) {
    const bytes = a.bytes.subarray(starts[paragraph], (starts[paragraph + 1] ?? a.bytes.length + 1) - 1);
    const tokens = readTokens(bytes, 0, bytes.length, newTokens());
    compare(tokens, b.tokens);
    for (const passage of passagesOf({ bytes, tokens }, b, lastAlignment(tokens))) {
      if (taken.some(range => overlap(range, passage.b))) continue;
      taken.push(passage.b);
      found.push({ ...passage, a: { ...passage.a, paragraph } });
    }
  }
  return found;
}

function overlap(a: PairRange, b: PairRange): boolean {
  return a.paragraph === b.paragraph && a.start < b.end && b.start < a.end;
}

/** By word, the number of its paragraph. */
export function paragraphNumbers({ count, paragraphs, paragraphEnds }: Tokens): Int32Array {
  const numbers = new Int32Array(count);
  for (let paragraph = 0, at = 0; paragraph < paragraphs; paragraph++)
    for (; at < paragraphEnds[paragraph]; at++) numbers[at] = paragraph;
  return numbers;
}

/** A function that gives the range of words [from, to) of one paragraph; ranges are asked for in the order of the text. */
function ranges({ bytes, tokens }: PairBody, numbers: Int32Array): (from: number, to: number) => PairRange {
  const starts = paragraphStarts(bytes);
  let [paragraph, byte, character] = [-1, 0, 0];
  const characterAt = (place: number) => {
    character += decode(bytes, byte, place).length;
    byte = place;
    return character;
  };
  return (from, to) => {
    if (numbers[from] !== paragraph) {
      paragraph = numbers[from];
      [byte, character] = [starts[paragraph], 0];
    }
    return { paragraph, start: characterAt(tokens.starts[from]), end: characterAt(tokens.ends[to - 1]) };
  };
}

function paragraphStarts(bytes: Uint8Array): number[] {
  const starts = [0];
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) starts.push(at + 1);
  return starts;
}
