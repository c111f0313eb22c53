/** Where a run of words stands in the paragraphs of its body. */
import type { Place } from '../records/record.js';
import type { Tokens } from './tokens.js';

const LINE_FEED = 0x0a;
const CONTINUATION = 0x80;
const CONTINUATION_MASK = 0xc0;

/** The place of words [first, first + words) of a body. */
export function placeOf({ bytes, starts, ends }: Tokens, first: number, words: number): Place {
  const [from, to] = [starts[first], ends[first + words - 1]];
  const begin = paragraphStart(bytes, from);
  const lastBegin = paragraphStart(bytes, to);
  return {
    paragraph: count(bytes, 0, begin, isLineFeed),
    start: count(bytes, begin, from, isCharacter),
    lastParagraph: count(bytes, 0, lastBegin, isLineFeed),
    end: count(bytes, lastBegin, to, isCharacter),
  };
}

function paragraphStart(bytes: Uint8Array, at: number): number {
  return at === 0 ? 0 : bytes.lastIndexOf(LINE_FEED, at - 1) + 1;
}

const isLineFeed = (byte: number): boolean => byte === LINE_FEED;
/** Every byte of a character but its first is a continuation. */
const isCharacter = (byte: number): boolean => (byte & CONTINUATION_MASK) !== CONTINUATION;

function count(bytes: Uint8Array, from: number, to: number, counts: (byte: number) => boolean): number {
  let found = 0;
  for (let at = from; at < to; at++) if (counts(bytes[at])) found++;
  return found;
}
