/** What a dump is, judged by its first bytes: text in which encoding, or no text at all. */
import { isUtf8 } from 'node:buffer';
import { edgeBefore, sequenceLength } from '../../text/utf8.js';
import { doubt, type Finding, failure } from '../finding.js';
import { magicOf } from '../magic.js';
import { guessEncoding } from './guess.js';

/** Bytes of a dump on which the verdict rests: as many as are read at once. */
export const HEAD_SIZE = 64 * 1024;

/** Heads shorter than this are text whatever they hold: shares of a few bytes say nothing. */
const LEAST_JUDGED = 64;
/** Control characters in text are accidents; in machine code they are a third, in compressed data a tenth of the bytes. */
const CONTROLS_ALONE = 0.3;
const CONTROLS_AMONG_INVALID = 0.05;
/** Text in another encoding is up to all invalid, but has white space: Chinese without spaces a line end in 200 bytes or so. */
const INVALID = 0.25;
const LEAST_SPACE = 0.001;
/** UTF-16 has a NUL in each space, digit and line end: in a tenth of the units even in Arabic. */
const WIDE_NULS = 0.1;
const LEAST_NULS = 4;
/** And it has one among so many bytes at its beginning, or it is another dump that was put before it. */
const FIRST_BYTES = 1024;
/** ... and next to none in the other byte. */
const STRAY_NULS = 0.05;
/** Chinese, Japanese and Korean have fewer, and stray ones in U+4E00 and U+AC00, but next to nothing that is not written. */
const LETTERS = 0.95;
const WRITTEN = /[\p{L}\p{M}\p{N}\p{P}\p{S}\s]/gu;

/** Only the one encoding of seven bits shifts between sets of letters so. */
const SHIFTS = ['\x1b$@', '\x1b$B'];
const SHIFTED = 'iso-2022-jp';

export interface EncodingSettings {
  /** A name for TextDecoder, as `encodingName` gives it; `auto`; or null to take UTF-8 unless the bytes say otherwise. */
  readonly encoding: string | null;
  /** Read as text even what looks binary. */
  readonly forceText: boolean;
}

/** `encoding` is null when the dump cannot be read; then `finding` says why. */
export interface Verdict {
  readonly encoding: string | null;
  readonly finding: Finding | null;
}

/** Judges a dump by its head: its first HEAD_SIZE bytes, or all when it is shorter. A byte order mark is always believed. */
export async function judge(head: Uint8Array, settings: EncodingSettings): Promise<Verdict> {
  const marked = markedEncoding(head);
  if (marked === 'utf-32')
    return unreadable(failure('utf32', 'UTF-32 is not supported', 'convert it first: iconv -t UTF-8'));
  if (marked !== null) return { encoding: marked, finding: null };
  const magic = settings.forceText ? null : magicOf(head);
  if (magic !== null) return unreadable(binary(` (${magic.name})`, magic.hint));
  if (settings.encoding !== null && settings.encoding !== 'auto')
    return named(head, settings.encoding, settings.forceText);
  if (isPlain(head)) {
    if (settings.encoding === 'auto' && isShifted(head)) return { encoding: SHIFTED, finding: guess(SHIFTED) };
    return { encoding: 'utf-8', finding: null };
  }
  const wide = wideEncoding(head);
  if (wide !== null) return { encoding: wide, finding: guess(wide) };
  if (!settings.forceText && looksBinary(head)) return unreadable(binary());
  const guessed = settings.encoding === 'auto' ? await guessEncoding(head) : null;
  return guessed === null ? { encoding: 'utf-8', finding: null } : { encoding: guessed, finding: guess(guessed) };
}

function unreadable(finding: Finding): Verdict {
  return { encoding: null, finding };
}

function binary(what = '', hint: string | null = null): Finding {
  return failure('binary', `looks binary${what}`, hint ?? 'to read it all the same, use --force-text');
}

function guess(encoding: string): Finding {
  const shown = encoding.startsWith('utf-') ? encoding.toUpperCase() : encoding;
  return doubt('guessed_encoding', `guessed ${shown}`, 'if that is wrong, name the encoding with --encoding');
}

/** A named encoding is believed: bytes that are invalid in UTF-8 say nothing, and UTF-16 has its NULs. */
function named(head: Uint8Array, encoding: string, forceText: boolean): Verdict {
  const isBinary =
    !forceText && !encoding.startsWith('utf-16') && judged(head) && shares(head).controls >= CONTROLS_ALONE;
  return isBinary ? unreadable(binary()) : { encoding, finding: null };
}

/** The encoding that a byte order mark tells; `utf-32` for both of those. */
export function markedEncoding(head: Uint8Array): string | null {
  const begins = (...bytes: number[]) => bytes.every((byte, i) => head[i] === byte);
  if (begins(0xff, 0xfe, 0, 0) || begins(0, 0, 0xfe, 0xff)) return 'utf-32';
  if (begins(0xef, 0xbb, 0xbf)) return 'utf-8';
  if (begins(0xff, 0xfe)) return 'utf-16le';
  return begins(0xfe, 0xff) ? 'utf-16be' : null;
}

/** The common case, found out by native code: UTF-8 without any NUL. The head may end in mid-character. */
function isPlain(head: Uint8Array): boolean {
  return !hasNul(head) && isUtf8(head.subarray(0, edgeBefore(head, 0, head.length)));
}

function isShifted({ buffer, byteOffset, length }: Uint8Array): boolean {
  const head = Buffer.from(buffer, byteOffset, length);
  return SHIFTS.some(shift => head.includes(shift));
}

/** Whether there is a NUL; a Buffer is searched faster than a plain array. */
export function hasNul({ buffer, byteOffset, length }: Uint8Array): boolean {
  return Buffer.from(buffer, byteOffset, length).includes(0);
}

/** UTF-16 without a mark, by the places of its NULs; what it decodes to must then be text. */
function wideEncoding(head: Uint8Array): string | null {
  if (!head.subarray(0, FIRST_BYTES).includes(0)) return null;
  const nuls = [0, 0];
  for (let at = head.indexOf(0); at >= 0; at = head.indexOf(0, at + 1)) nuls[at & 1]++;
  const high = nuls[1] > nuls[0] ? 1 : 0;
  const units = head.length >> 1;
  if (nuls[high] < LEAST_NULS) return null;
  const encoding = high === 1 ? 'utf-16le' : 'utf-16be';
  const isSpaced = nuls[high] >= units * WIDE_NULS && nuls[1 - high] <= nuls[high] * STRAY_NULS;
  if (!isSpaced) return isWritten(head, encoding) ? encoding : null;
  const text = new TextEncoder().encode(new TextDecoder(encoding).decode(head));
  return shares(text).controls < CONTROLS_AMONG_INVALID ? encoding : null;
}

/** Whether bytes are text in an encoding, whose last character may be cut: nothing is invalid, and hardly a character is none that is written. */
function isWritten(head: Uint8Array, encoding: string): boolean {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
    return (text.match(WRITTEN)?.length ?? 0) >= [...text].length * LETTERS;
  } catch {
    return false;
  }
}

function judged(head: Uint8Array): boolean {
  return head.length >= LEAST_JUDGED;
}

function looksBinary(head: Uint8Array): boolean {
  if (!judged(head)) return false;
  const { controls, invalid, spaces } = shares(head);
  if (controls >= CONTROLS_ALONE) return true;
  return invalid >= INVALID && (controls >= CONTROLS_AMONG_INVALID || spaces < LEAST_SPACE);
}

/** What share of the bytes is control characters (but white space and ESC), no UTF-8, and ASCII white space. */
function shares(head: Uint8Array): { controls: number; invalid: number; spaces: number } {
  let [controls, invalid, spaces] = [0, 0, 0];
  for (let at = 0; at < head.length; ) {
    const byte = head[at];
    const length = sequenceLength(head, at, head.length);
    if (length < 0) invalid -= length;
    else if (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)) spaces++;
    else if ((byte < 0x20 && byte !== 0x1b) || byte === 0x7f) controls++;
    at += Math.abs(length);
  }
  return { controls: controls / head.length, invalid: invalid / head.length, spaces: spaces / head.length };
}
