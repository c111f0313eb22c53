/** The one place where lines are made, so that all have one shape; and the features that are taken off their bytes. */
import type { Line } from '../types.js';
import { bulletLength } from './bullets.js';
import { characterBefore, pointAt } from './characters.js';
import { lineKey } from './hash.js';
import { REASONS } from './reasons.js';
import { skipSpace, skipSpaceBack } from './utf8.js';
import { hasWord } from './words.js';

const points = (signs: string): readonly number[] => [...signs].map(sign => sign.codePointAt(0) as number);

/** What ends a sentence, in the scripts of the world (Unicode Sentence_Terminal, the common ones). */
const SENTENCE_ENDS = new Set(points('.!?…。！？．؟۔।॥։።။‽⁇⁈⁉'));
/** What may close behind it. */
const CLOSERS = new Set(points('"\'”’»)]}›」』）】》〉*_'));
const ENDS = 1;
const CLOSES = 2;
/** The same for ASCII, which most lines end with. */
const asciiEnds = Uint8Array.from({ length: 128 }, (_, byte) =>
  SENTENCE_ENDS.has(byte) ? ENDS : CLOSERS.has(byte) ? CLOSES : 0,
);

/** ENDS, CLOSES or 0 for the character that begins at a place. */
function endingAt(bytes: Uint8Array, at: number): number {
  if (bytes[at] < 0x80) return asciiEnds[bytes[at]];
  const point = pointAt(bytes, at);
  return SENTENCE_ENDS.has(point) ? ENDS : CLOSERS.has(point) ? CLOSES : 0;
}

/** Whether the text in [from, to) ends as a sentence. */
function endsSentence(bytes: Uint8Array, from: number, to: number): boolean {
  let end = to;
  while (end > from) {
    const at = bytes[end - 1] < 0x80 ? end - 1 : characterBefore(bytes, end);
    const ending = endingAt(bytes, at);
    if (ending !== CLOSES) return ending === ENDS;
    end = at;
  }
  return false;
}

/** A line with the text [textFrom, textTo) of `bytes`; `start` and `end` are its offsets in the dump. */
export function makeLine(
  number: number,
  start: number,
  end: number,
  bytes: Uint8Array,
  textFrom: number,
  textTo: number,
  continued: boolean,
  raw: Uint8Array | null,
): Line {
  const from = skipSpace(bytes, textFrom, textTo);
  const to = skipSpaceBack(bytes, from, textTo);
  const blank = from === to;
  const worded = !blank && hasWord(bytes, from, to);
  return {
    number,
    start,
    end,
    textFrom,
    textTo,
    from,
    to,
    continued,
    raw,
    key: blank ? 0 : lineKey(bytes, from, to),
    worded,
    sentence: worded && endsSentence(bytes, from, to),
    bullet: worded && bulletLength(bytes, from, to) > 0,
    role: blank ? 'blank' : 'furniture',
    fate: 'dropped',
    reason: blank ? REASONS.blank : worded ? REASONS.other : REASONS.no_word,
    repeats: null,
    more: 0,
    back: 0,
    again: false,
    looks: null,
  };
}

/** Whether a line has nothing but white space. */
export function isBlank(line: Line): boolean {
  return line.from === line.to;
}
