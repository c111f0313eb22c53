/** Lines as the splitter gives them, and dumps to split: out of pieces, well-formed or not. */
import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { type LineSettings, lineSplitter } from '../src/input/lines/lines.js';
import { rawOffset } from '../src/input/lines/offsets.js';

export const encoder = new TextEncoder();
export const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
/** The bytes of texts, and bytes as they are, behind each other. */
export const bytesOf = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap(part => (typeof part === 'string' ? Array.from(encoder.encode(part)) : part)));

export interface Read {
  number: number;
  start: number;
  end: number;
  text: string;
  trimmed: string;
  continued: boolean;
  raw: number[] | null;
  /** The dump offset of each place between two characters of the text. */
  places: number[];
}

/** Places of longer texts are not looked up: it would take long and show nothing new. */
const LONGEST_PLACED = 1000;

/** All lines of a dump, pushed in chunks of the given sizes (the last one again and again) out of one reused buffer. */
export function read(dump: Uint8Array, sizes: number[] = [dump.length || 1], settings: Partial<LineSettings> = {}) {
  const splitter = lineSplitter({ isUtf8, ...settings });
  const lines: Read[] = [];
  const take = (batches: ReturnType<typeof splitter.push>) => {
    for (const { bytes, lines: batch } of batches) {
      for (const line of batch) {
        const { number, start, end, textFrom, textTo, from, to, continued, raw } = line;
        const text = decoder.decode(bytes.subarray(textFrom, textTo));
        const trimmed = decoder.decode(bytes.subarray(from, to));
        const places: number[] = [];
        let place = textFrom;
        for (const character of text.length > LONGEST_PLACED ? [] : [...text, '']) {
          places.push(rawOffset(line, place, settings.encoding ?? 'utf-8'));
          place += encoder.encode(character).length;
        }
        lines.push({ number, start, end, text, trimmed, continued, raw: raw && [...raw], places });
      }
    }
  };
  const buffer = new Uint8Array(Math.max(...sizes));
  for (let at = 0, i = 0; at < dump.length; i++) {
    const size = Math.min(sizes[Math.min(i, sizes.length - 1)], dump.length - at);
    buffer.set(dump.subarray(at, at + size));
    take(splitter.push(buffer.subarray(0, size)));
    buffer.fill(0x0a);
    at += size;
  }
  take(splitter.end());
  return { lines, stats: splitter.stats };
}

/** The texts of all lines of a dump. */
export const texts = (dump: Uint8Array, ...rest: [number[]?, Partial<LineSettings>?]) =>
  read(dump, ...rest).lines.map(l => l.text);

const PLAIN = [
  'a',
  'Zebra ',
  'é',
  'م',
  '€',
  '😀',
  '\n',
  '\r',
  '\r\n',
  ' ',
  '\t',
  '\u00a0',
  '\u0085',
  '\u200b',
  '\u2028',
  '\v',
  '\f',
];
const PLAIN_PIECES = [...PLAIN, '\ufeff', '\u200f', '\u200c', '\0', '\u3000', '\u1680'].map(text => bytesOf(text));
const BROKEN_PIECES = [
  [0xff],
  [0xc0, 0x80],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xe2, 0x82],
  [0xf0, 0x9f, 0x98],
  [0x9b],
];
const joined = (pieces: Uint8Array[]) => Uint8Array.from(pieces.flatMap(piece => [...piece]));
/** Dumps of UTF-8. */
export const wellFormed = fc.array(fc.constantFrom(...PLAIN_PIECES), { maxLength: 60 }).map(joined);
/** Dumps in which any bytes may be no UTF-8. */
export const anyBytes = fc
  .array(fc.constantFrom(...PLAIN_PIECES, ...BROKEN_PIECES.map(piece => Uint8Array.from(piece))), { maxLength: 60 })
  .map(joined);
/** Sizes of chunks. */
export const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 });

/** White space as the input trims it, and only that. */
const SPACE = '[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200b\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]';
/** A text without the white space about it. */
export const trim = (text: string) =>
  text.replace(new RegExp(`^${SPACE}+`), '').replace(new RegExp(`(?<!${SPACE})${SPACE}+$`), '');
