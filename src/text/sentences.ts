/** Where sentences end, in the scripts of the world. */
import { characterBefore, pointAt } from './characters.js';
import { isRunningSentence } from './running.js';

const points = (signs: string): readonly number[] => [...signs].map(sign => sign.codePointAt(0) as number);

/** What ends a sentence, in the scripts of the world (Unicode Sentence_Terminal, the common ones). */
const SENTENCE_ENDS = new Set(points('.!?…。！？．؟۔।॥։።။‽⁇⁈⁉'));
/** What may close behind it; some languages close with the marks that others open with. */
const CLOSERS = new Set(points('"\'”’“‘»«›‹)]}」』）】》〉*_'));
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
export function endsSentence(bytes: Uint8Array, from: number, to: number): boolean {
  let end = to;
  while (end > from) {
    const at = bytes[end - 1] < 0x80 ? end - 1 : characterBefore(bytes, end);
    const ending = endingAt(bytes, at);
    if (ending !== CLOSES) return ending === ENDS || isRunningSentence(bytes, from, to);
    end = at;
  }
  return false;
}

/** The same for a text that was broken into lines, which may end before a semicolon too. */
const TEXT_END = /[.!?…。！？．｡؟۔।॥;；]["'”’“‘»«›‹)\]）」』】＂]{0,9}$/;
const LONGEST_END = 10;

/** Whether a text that may go on in the next line ends a sentence, or a part of one that could stand alone. */
export const endsText = (text: string): boolean => TEXT_END.test(text.slice(-LONGEST_END));

const COLON = 0x3a;
/** U+FF1A in UTF-8. */
const WIDE_COLON = [0xef, 0xbc, 0x9a];

/** Whether the text in [from, to) ends with a colon: it announces what follows. */
export function endsWithColon(bytes: Uint8Array, from: number, to: number): boolean {
  const wide = to - WIDE_COLON.length;
  return bytes[to - 1] === COLON || (wide >= from && WIDE_COLON.every((byte, i) => bytes[wide + i] === byte));
}
