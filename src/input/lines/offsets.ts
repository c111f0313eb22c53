/** From a place in a line's text to the place of the dump whose bytes it was read from. */
import { sequenceLength } from '../../text/utf8.js';
import type { Line } from '../../types.js';
import { decoderOf } from './decoder.js';

/** Encodings whose characters can take several bytes; those of all others take one. */
const MULTIBYTE = new Set(['gbk', 'gb18030', 'big5', 'euc-jp', 'shift_jis', 'euc-kr', 'iso-2022-jp']);
const REPLACEMENT = 0xfffd;

/** How many bytes the character at a place takes in the dump, and how many in UTF-8. */
type Step = (raw: Uint8Array, at: number) => readonly [taken: number, given: number];

/**
 * The offset in the dump of a place in a line's text; `place` is in the same buffer as `line.from`. A place within a
 * character gives the beginning of the character. Linear in the line, and slow for multi-byte encodings: for explaining.
 */
export function rawOffset(line: Line, place: number, encoding: string): number {
  const distance = place - line.textFrom;
  if (line.raw === null) return line.start + distance;
  const { raw } = line;
  if (encoding === 'utf-8') return line.start + walk(raw, distance, utf8Step);
  if (encoding.startsWith('utf-16')) return line.start + walk(raw, distance, utf16Step(encoding));
  if (!MULTIBYTE.has(encoding)) return line.start + walk(raw, distance, singleStep(encoding));
  return line.start + multibyteOffset(raw, distance, encoding);
}

function walk(raw: Uint8Array, distance: number, step: Step): number {
  let text = 0;
  let at = 0;
  while (at < raw.length) {
    const [taken, given] = step(raw, at);
    text += given;
    if (text > distance) break;
    at += taken;
  }
  return Math.min(at, raw.length);
}

const utf8Step: Step = (raw, at) => {
  const length = sequenceLength(raw, at, raw.length);
  return length > 0 ? [length, length] : [-length, utf8Size(REPLACEMENT)];
};

function utf16Step(encoding: string): Step {
  const high = encoding === 'utf-16le' ? 1 : 0;
  const unit = (raw: Uint8Array, at: number) =>
    at + 1 < raw.length ? raw[at + high] * 256 + raw[at + 1 - high] : REPLACEMENT;
  return (raw, at) => {
    const first = unit(raw, at);
    const isPair = first >= 0xd800 && first < 0xdc00 && (unit(raw, at + 2) & 0xfc00) === 0xdc00;
    return isPair ? [4, 4] : [2, utf8Size(first)];
  };
}

function singleStep(encoding: string): Step {
  const text = decoderOf(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return (raw, at) => [1, utf8Size(text.charCodeAt(raw[at]))];
}

/** Decodes byte by byte: whatever comes out was begun where the last thing that came out ended. */
function multibyteOffset(raw: Uint8Array, distance: number, encoding: string): number {
  const decoder = decoderOf(encoding);
  let text = 0;
  let begun = 0;
  for (let at = 0; at < raw.length; at++) {
    const characters = Array.from(decoder.decode(raw.subarray(at, at + 1), { stream: true }));
    for (const [i, character] of characters.entries()) {
      text += utf8Size(character.codePointAt(0) as number);
      if (text > distance) return begun;
      // Bytes that cannot go on with what was begun are read again, each as a character of its own.
      begun = at + 1 - (characters.length - 1 - i);
    }
  }
  return distance > text ? raw.length : begun;
}

/** Bytes of a code point in UTF-8; a lone surrogate counts as U+FFFD. */
function utf8Size(point: number): number {
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}
