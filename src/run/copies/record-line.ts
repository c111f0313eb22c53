/**
 * A record of ours read again from its line of NDJSON, whoever wrote it. The body, which is most of it, is never made a string: a
 * line may have 32 MiB.
 *
 *     {"schema":1,"id":"cd1-…","headline":"…","body":["…","…"],"wordCount":2,…}
 *                                                    └ from    └ to
 */
import type { NewsRecord } from '../../records/record.js';
import { decode, Passage } from '../../text/passage.js';

/** A body in a buffer of its own: its paragraphs with a line feed between two, and where each ends. */
export interface BodyText {
  readonly bytes: Uint8Array;
  readonly ends: readonly number[];
}

const [QUOTE, BACKSLASH, COLON, LINE_FEED, SPACE] = [0x22, 0x5c, 0x3a, 0x0a, 0x20];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];
const KEY = 'body';
const HEX_DIGITS = 4;
const LETTER_U = 0x75;
const encoder = new TextEncoder();
/** The first half of a character beyond U+FFFF. */
const SURROGATE = /^d[89ab]/i;

/** The lines in rows, line ends included. */
export function* linesIn(rows: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < rows.length; ) {
    const to = rows.indexOf(LINE_FEED, from) + 1;
    yield rows.subarray(from, to);
    from = to;
  }
}

/** All of a record but its body. */
export function recordWithout(line: Uint8Array): NewsRecord {
  const [from, to] = bodyRange(line);
  return JSON.parse(decode(line, 0, from) + decode(line, to, line.length)) as NewsRecord;
}

/** The body alone. A line feed in a paragraph is a space. */
export function bodyOfLine(line: Uint8Array): BodyText {
  const [from, to] = bodyRange(line);
  const escapeFrom = placesOf(line, BACKSLASH);
  const bytes = new Uint8Array(to - from);
  const ends: number[] = [];
  let length = 0;
  for (let at = line.indexOf(QUOTE, from); at >= 0 && at < to; ) {
    const end = stringEnd(line, at);
    if (ends.length > 0) bytes[length++] = LINE_FEED;
    length = unescape(line, at + 1, end, escapeFrom, bytes, length);
    ends.push(length);
    at = line.indexOf(QUOTE, end + 1);
  }
  return { bytes: bytes.subarray(0, length), ends };
}

/** The whole record, its body as passages. */
export function recordOfLine(line: Uint8Array): NewsRecord<Passage> {
  const { bytes, ends } = bodyOfLine(line);
  const body = ends.map((end, i) => new Passage(bytes, null, i === 0 ? 0 : ends[i - 1] + 1, end));
  return { ...(recordWithout(line) as unknown as NewsRecord<Passage>), body };
}

/** Where the list is that is the body: what stands between its brackets; nowhere in a line that has none. */
function bodyRange(line: Uint8Array): readonly [from: number, to: number] {
  let range: readonly [number, number] = [0, 0];
  let from = -1;
  for (let at = 0, depth = 0; at < line.length; at++) {
    const byte = line[at];
    if (byte === OPEN_OBJECT || byte === OPEN_LIST) depth++;
    else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      if (--depth === 1 && from >= 0) [range, from] = [[from, at], -1];
    } else if (byte === QUOTE) {
      const end = stringEnd(line, at);
      const list = depth === 1 ? listBehind(line, end) : -1;
      if (list >= 0 && JSON.parse(decode(line, at, end + 1)) === KEY) from = list;
      at = end;
    }
  }
  return range;
}

/** Where the inside of the list begins that is the value of a key, given its last quote; -1 where that is no key, or has no list. */
function listBehind(line: Uint8Array, quote: number): number {
  const colon = behindSpace(line, quote + 1);
  if (line[colon] !== COLON) return -1;
  const open = behindSpace(line, colon + 1);
  return line[open] === OPEN_LIST ? open + 1 : -1;
}

function behindSpace(line: Uint8Array, from: number): number {
  let at = from;
  while (line[at] <= SPACE) at++;
  return at;
}

/** The quote that ends the string which begins at one. */
function stringEnd(line: Uint8Array, quote: number): number {
  for (let end = line.indexOf(QUOTE, quote + 1); end > 0; end = line.indexOf(QUOTE, end + 1)) {
    let before = end - 1;
    while (line[before] === BACKSLASH) before--;
    if ((end - before) % 2 === 1) return end;
  }
  throw new SyntaxError('a string without an end');
}

/** Writes what bytes [from, to) of a string of JSON mean; returns where that ends. `escapeFrom` tells where the next backslash is. */
function unescape(
  line: Uint8Array,
  from: number,
  to: number,
  escapeFrom: (at: number) => number,
  into: Uint8Array,
  length: number,
): number {
  let written = length;
  for (let at = from; at < to; ) {
    const escape = Math.min(to, escapeFrom(at));
    into.set(line.subarray(at, escape), written);
    written += escape - at;
    if (escape === to) break;
    const end = escapeEnd(line, escape);
    const text = JSON.parse(`"${decode(line, escape, end)}"`) as string;
    written += encoder.encodeInto(text === '\n' ? ' ' : text, into.subarray(written)).written;
    at = end;
  }
  return written;
}

/** Where an escape ends; two that are one character end together. */
function escapeEnd(line: Uint8Array, at: number): number {
  if (line[at + 1] !== LETTER_U) return at + 2;
  const end = at + 2 + HEX_DIGITS;
  const isPair = line[end] === BACKSLASH && line[end + 1] === LETTER_U && SURROGATE.test(decode(line, at + 2, end));
  return isPair ? end + 2 + HEX_DIGITS : end;
}

/** The function that finds the next such byte from a place on; places must come in their order. */
function placesOf(line: Uint8Array, byte: number): (at: number) => number {
  let next = -1;
  return at => {
    if (next < at) next = line.indexOf(byte, at);
    if (next < 0) next = line.length;
    return next;
  };
}
