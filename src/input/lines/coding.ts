/** What the line splitter must know of an encoding: where lines end, where text may be cut, and how it becomes UTF-8. */
import type { ByteSink } from '../../text/sink.js';
import { edgeBefore, repair } from '../../text/utf8.js';
import { nextBreak, nextWideBreak } from './breaks.js';
import { decoderOf } from './decoder.js';

/** Bytes of an unfinished character, at most and in any encoding. */
const MOST_PENDING = 3;

export interface Coding {
  /** Bytes of a unit. Line ends are whole units: half of a UTF-16 unit is never taken for one. */
  readonly width: 1 | 2;
  /** Where the high byte of a unit stands in it; null where units are bytes. */
  readonly high: 0 | 1 | null;
  /** The first LF or CR in bytes [from, to), or `to`; `words` is the same buffer seen as 32-bit words. */
  nextBreak(bytes: Uint8Array, words: Int32Array, from: number, to: number): number;
  /** The unit at a place, as a number. */
  unit(bytes: Uint8Array, at: number): number;
  /** The last place in [from, at], less than a character before `at`, where the text can be cut without cutting one. */
  edge(bytes: Uint8Array, from: number, at: number): number;
  /** Appends the text of bytes [from, to) as UTF-8, and returns how many bytes meant nothing. */
  write(bytes: Uint8Array, from: number, to: number, sink: ByteSink): number;
}

const bytewise: Pick<Coding, 'width' | 'high' | 'nextBreak' | 'unit'> = {
  width: 1,
  high: null,
  nextBreak,
  unit: (bytes, at) => bytes[at],
};
const UTF8: Coding = { ...bytewise, edge: edgeBefore, write: repair };

/** The coding of an encoding, by the name that TextDecoder gives it. All that WHATWG lists end lines with bytes 0A and 0D, but UTF-16. */
export function codingOf(encoding: string): Coding {
  if (encoding === 'utf-8') return UTF8;
  if (!encoding.startsWith('utf-16')) return { ...bytewise, ...decoding(encoding, 1) };
  const high = encoding === 'utf-16le' ? 1 : 0;
  return {
    width: 2,
    high,
    nextBreak: (bytes, _words, from, to) => nextWideBreak(bytes, high, from, to),
    unit: (bytes, at) => bytes[at + high] * 256 + bytes[at + 1 - high],
    ...decoding(encoding, 2),
  };
}

function decoding(encoding: string, width: 1 | 2): Pick<Coding, 'edge' | 'write'> {
  const decoder = decoderOf(encoding);
  return {
    edge(bytes, from, at) {
      for (let edge = at; edge >= at - MOST_PENDING; edge -= width) {
        decoder.decode(bytes.subarray(from, edge), { stream: true });
        if (decoder.decode() === '') return edge;
      }
      return at;
    },
    write(bytes, from, to, sink) {
      const text = decoder.decode(bytes.subarray(from, to));
      sink.text(text);
      return replacements(text);
    },
  };
}

/** How often U+FFFD stands in a decoded text. */
function replacements(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++;
  return count;
}
