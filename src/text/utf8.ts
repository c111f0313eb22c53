/** UTF-8 bytes: which are well-formed, what takes the place of those that are not, and which are white space. */
import type { ByteSink } from './sink.js';

/** Bytes that U+FFFD, the replacement character, takes. */
const REPLACEMENT_SIZE = 3;

/**
 * Length of the character at `at`, 1 to 4. Where there is none: minus the number of bytes for which one U+FFFD stands,
 * which is the longest beginning of a character, or else one byte (the rule of WHATWG, the ranges of Unicode's table 3-7).
 */
export function sequenceLength(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at];
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return -1;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (at + 1 >= end || bytes[at + 1] < least || bytes[at + 1] > most) return -1;
  for (let i = 2; i < length; i++) if (at + i >= end || (bytes[at + i] & 0xc0) !== 0x80) return -i;
  return length;
}

/** The last place in [from, at] where text can be cut without cutting a character; at most 3 bytes before `at`. */
export function edgeBefore(bytes: Uint8Array, from: number, at: number): number {
  for (let back = 1; back <= 3 && at - back >= from; back++) {
    const byte = bytes[at - back];
    if (byte >= 0xc0) return sequenceLength(bytes, at - back, at) === -back ? at - back : at;
    if (byte < 0x80) return at;
  }
  return at;
}

/** Appends bytes [from, to) with U+FFFD where they are not UTF-8, and returns how many bytes those were. */
export function repair(bytes: Uint8Array, from: number, to: number, sink: ByteSink): number {
  sink.reserve((to - from) * REPLACEMENT_SIZE);
  const out = sink.bytes;
  let invalid = 0;
  let length = sink.length;
  for (let at = from; at < to; ) {
    let size = sequenceLength(bytes, at, to);
    if (size > 0) {
      while (size-- > 0) out[length++] = bytes[at++];
    } else {
      out[length++] = 0xef;
      out[length++] = 0xbf;
      out[length++] = 0xbd;
      invalid -= size;
      at -= size;
    }
  }
  sink.length = length;
  return invalid;
}

/**
 * Length of the white-space character at `at`, or 0: TAB to CR, space, U+0085, U+00A0, U+1680, U+2000 to U+200B, U+2028, U+2029,
 * U+202F, U+205F, U+3000 and U+FEFF. Joiners and direction marks are not: they belong to the words.
 */
export function spaceLength(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at];
  if (first < 0x80) return first === 0x20 || (first >= 0x09 && first <= 0x0d) ? 1 : 0;
  if (first === 0xc2) return at + 1 < end && (bytes[at + 1] === 0x85 || bytes[at + 1] === 0xa0) ? 2 : 0;
  if (first < 0xe1 || first > 0xef || at + 2 >= end) return 0;
  return isWideSpace(first, bytes[at + 1], bytes[at + 2]) ? 3 : 0;
}

/** Length of the white-space character that ends at `end`, or 0. */
function spaceLengthBefore(bytes: Uint8Array, from: number, end: number): number {
  const last = bytes[end - 1];
  if (last < 0x80) return last === 0x20 || (last >= 0x09 && last <= 0x0d) ? 1 : 0;
  if (end - 2 >= from && bytes[end - 2] === 0xc2) return last === 0x85 || last === 0xa0 ? 2 : 0;
  return end - 3 >= from && isWideSpace(bytes[end - 3], bytes[end - 2], last) ? 3 : 0;
}

/** Whether three bytes are one white-space character. */
function isWideSpace(first: number, second: number, third: number): boolean {
  if (first === 0xe2 && second === 0x80) {
    return (third >= 0x80 && third <= 0x8b) || third === 0xa8 || third === 0xa9 || third === 0xaf;
  }
  if (first === 0xe2) return second === 0x81 && third === 0x9f;
  if (first === 0xe1) return second === 0x9a && third === 0x80;
  if (first === 0xe3) return second === 0x80 && third === 0x80;
  return first === 0xef && second === 0xbb && third === 0xbf;
}

/** Where the text of [from, to) begins after its white space; `to` when there is nothing else. */
export function skipSpace(bytes: Uint8Array, from: number, to: number): number {
  while (from < to) {
    const length = spaceLength(bytes, from, to);
    if (length === 0) break;
    from += length;
  }
  return from;
}

/** Where the text of [from, to) ends before its white space; `from` when there is nothing else. */
export function skipSpaceBack(bytes: Uint8Array, from: number, to: number): number {
  while (to > from) {
    const length = spaceLengthBefore(bytes, from, to);
    if (length === 0) break;
    to -= length;
  }
  return to;
}

const strict = new TextDecoder('utf-8', { fatal: true });

/** Whether bytes are well-formed UTF-8, wherever this runs. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
