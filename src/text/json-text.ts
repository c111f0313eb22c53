/**
 * Strings of JSON as bytes. Text of a record is copied from the dump's own bytes and never decoded; whatever a terminal or
 * an editor could take for a command (C1, U+2028 and U+2029, bidirectional controls) is escaped beside what JSON demands.
 */
import { writeEscaped } from './kernel.js';
import type { Passage } from './passage.js';
import type { ByteSink } from './sink.js';

/** Strings up to this length are first tried as plain ASCII; longer ones are left to the encoder. */
const SHORT_STRING = 64;
/** From this length on, a block copy is faster than a loop (measured, Node 20). */
const BLOCK_COPY = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Lead bytes of C1 controls (C2 80 to C2 9F) and of the separators and bidirectional controls (E2 80 .., E2 81 ..). */
const LEAD_C1 = 0xc2;
const LEAD_BIDI = 0xe2;

/** Not 0 for bytes that are escaped, or that may begin something that is. */
const SPECIAL = new Uint8Array(256).fill(1, 0, 0x20);
for (const byte of [QUOTE, BACKSLASH, 0x7f, LEAD_C1, LEAD_BIDI]) SPECIAL[byte] = 1;

/** The same in a string. (Lone surrogates are left: the encoder makes U+FFFD of them.) */
const SPECIAL_CHARACTER = /["\\\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

const SHORT_ESCAPES: Readonly<Record<number, string>> = {
  0x08: '\\b',
  0x09: '\\t',
  0x0a: '\\n',
  0x0c: '\\f',
  0x0d: '\\r',
  [QUOTE]: '\\"',
  [BACKSLASH]: '\\\\',
};

/** Writes a string; lone surrogates become U+FFFD. */
export function writeString(sink: ByteSink, text: string): void {
  if (text.length > SHORT_STRING || !writeShort(sink, text)) sink.text(escaped(text));
}

/** Writes a string of plain ASCII characters; false, and nothing written, when it holds anything else. */
function writeShort(sink: ByteSink, text: string): boolean {
  sink.reserve(text.length + 2);
  const { bytes } = sink;
  let at = sink.length;
  bytes[at++] = QUOTE;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x80 || SPECIAL[code] !== 0) return false;
    bytes[at++] = code;
  }
  bytes[at++] = QUOTE;
  sink.length = at;
  return true;
}

/** The string with its quotes, as text. */
export function escaped(text: string): string {
  return `"${text.replace(SPECIAL_CHARACTER, character => escapeOf(character.charCodeAt(0)))}"`;
}

function escapeOf(code: number): string {
  return SHORT_ESCAPES[code] ?? `\\u${code.toString(16).padStart(4, '0')}`;
}

/** Writes a list of passages, all at once; false, and nothing written, when they are too long for that. */
export function writePassages(sink: ByteSink, passages: readonly Passage[]): boolean {
  const { length } = sink;
  writePlain(sink, '["');
  if (!writeEscaped(sink, passages)) {
    sink.length = length;
    return false;
  }
  writePlain(sink, '"]');
  return true;
}

/** Writes a passage and what is joined to it, byte by byte. */
export function writePassage(sink: ByteSink, passage: Passage): void {
  // What is long grows the sink once, and not again and again.
  let size = 2;
  for (let piece: Passage | null = passage; piece !== null; piece = piece.rest) size += piece.to - piece.from + 1;
  sink.reserve(size);
  sink.put(QUOTE);
  for (let piece: Passage | null = passage; piece !== null; piece = piece.rest) {
    writeText(sink, piece.bytes, piece.from, piece.to);
    if (piece.rest !== null) writePlain(sink, piece.joint);
  }
  sink.put(QUOTE);
}

/** Copies UTF-8 bytes [from, to) in runs as long as possible, with what is special escaped between them. */
function writeText(sink: ByteSink, bytes: Uint8Array, from: number, to: number): void {
  let start = from;
  let at = plainUntil(bytes, from, to);
  while (at < to) {
    const code = specialAt(bytes, at);
    if (code >= 0) {
      copy(sink, bytes, start, at);
      writePlain(sink, escapeOf(code));
      at += code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
      start = at;
    } else at++;
    at = plainUntil(bytes, at, to);
  }
  copy(sink, bytes, start, to);
}

/** The first place in [from, to) with a byte that may be special, else `to`. All time is spent here: eight at a step. */
function plainUntil(b: Uint8Array, from: number, to: number): number {
  const s = SPECIAL;
  let i = from;
  for (const last = to - 8; i <= last; i += 8) {
    if (
      (s[b[i]] | s[b[i + 1]] | s[b[i + 2]] | s[b[i + 3]] | s[b[i + 4]] | s[b[i + 5]] | s[b[i + 6]] | s[b[i + 7]]) !==
      0
    )
      break;
  }
  while (i < to && s[b[i]] === 0) i++;
  return i;
}

/** The code point to escape at a place where a special byte stands, or -1 when that began something harmless. */
function specialAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at];
  const next = bytes[at + 1];
  if (lead === LEAD_C1) return next < 0xa0 ? next : -1;
  if (lead !== LEAD_BIDI) return lead;
  const last = bytes[at + 2];
  if (next === 0x80) return last >= 0xa8 && last <= 0xae ? 0x2000 + (last - 0x80) : -1;
  return next === 0x81 && last >= 0xa6 && last <= 0xa9 ? 0x2040 + (last - 0x80) : -1;
}

/** Appends bytes [from, to). */
export function copy(sink: ByteSink, bytes: Uint8Array, from: number, to: number): void {
  if (to - from >= BLOCK_COPY) return sink.raw(bytes, from, to);
  sink.reserve(to - from);
  let at = sink.length;
  const target = sink.bytes;
  for (let i = from; i < to; i++) target[at++] = bytes[i];
  sink.length = at;
}

/** Writes text known to be ASCII without anything to escape. */
export function writePlain(sink: ByteSink, text: string): void {
  sink.reserve(text.length);
  const { bytes } = sink;
  let at = sink.length;
  for (let i = 0; i < text.length; i++) bytes[at++] = text.charCodeAt(i);
  sink.length = at;
}

const DIGIT_0 = 0x30;
/** Whole numbers below this are written digit by digit. */
const LARGEST_COUNT = 2 ** 31;

/** Writes a number; those that are not finite are null. */
export function writeNumber(sink: ByteSink, value: number): void {
  if (Number.isInteger(value) && value > 0 && value < LARGEST_COUNT) writeCount(sink, value);
  else writePlain(sink, Number.isFinite(value) ? String(value) : 'null');
}

function writeCount(sink: ByteSink, count: number): void {
  let size = 1;
  for (let limit = 10; limit <= count; limit *= 10) size++;
  sink.reserve(size);
  let rest = count | 0;
  for (let at = sink.length + size - 1; at >= sink.length; at--) {
    const shorter = (rest / 10) | 0;
    sink.bytes[at] = DIGIT_0 + rest - shorter * 10;
    rest = shorter;
  }
  sink.length += size;
}
