/**
 * Measuring and escaping text in WebAssembly. Text is gathered in the module's own memory first, where it can be hashed as well.
 * See kernel.wat.
 */
import { instantiate } from './instantiate.js';
import { KERNEL } from './kernel.wasm.js';
import type { Passage } from './passage.js';
import type { ByteSink } from './sink.js';

const LINE_FEED = 0x0a;

/** The classes of all code points of the BMP come first; characters.ts fills them. */
const CLASSES_SIZE = 65_536;
/** Text that fits behind them. */
const TEXT_SIZE = 1024 * 1024;
/** Room behind either text: what is read or written sixteen bytes at a time may reach beyond its end. */
const ROOM = 65_536;

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  reset(): void;
  words(): number;
  classes(): number;
  count(kind: number): void;
  measure(at: number, to: number): number;
  join(pairs: number, end: number, text: number, out: number): number;
  escape(at: number, to: number, out: number, outEnd: number): number;
  written(): number;
}

export const kernel = instantiate(KERNEL) as Exports;

/** A byte for each code point of the BMP. */
export const classes = new Uint8Array(kernel.memory.buffer, 0, CLASSES_SIZE);
/** Where text is gathered. */
export const gathered = new Uint8Array(kernel.memory.buffer, CLASSES_SIZE, TEXT_SIZE);
/** Where escaped text is written, and what is to be gathered put before that. */
const escaped = new Uint8Array(kernel.memory.buffer, CLASSES_SIZE + TEXT_SIZE + ROOM, TEXT_SIZE + ROOM);
/** Places of texts that are to be gathered; in the room that escaped text may need. */
const PAIR_SIZE = 8;
const pairs = new Int32Array(kernel.memory.buffer, CLASSES_SIZE + TEXT_SIZE * 2 + ROOM, ROOM / 4);

/** What was gathered last, and where it stands. */
let gatheredLast: readonly Passage[] | null = null;
let gatheredFrom = 0;
let gatheredTo = 0;

/** Puts passages into the gathered text from `at` on, a line feed between two; returns where they end, -1 when they do not fit. */
export function gather(passages: readonly Passage[], at: number): number {
  gatheredLast = null;
  let end = gatherTogether(passages, at);
  if (end < 0) end = gatherEach(passages, at);
  if (end < 0) return -1;
  gatheredLast = passages;
  gatheredFrom = at;
  gatheredTo = end;
  return end;
}

/** For passages that stand one behind the other in one buffer, as those of a body do; -1 for others. */
function gatherTogether(passages: readonly Passage[], at: number): number {
  const count = passages.length;
  if (count === 0 || count > pairs.length / 2) return -1;
  const { bytes, from: first } = passages[0];
  let last = first;
  for (let i = 0; i < count; i++) {
    const passage = passages[i];
    const { from, to } = passage;
    if (passage.bytes !== bytes || passage.rest !== null || from < last) return -1;
    pairs[2 * i] = from - first;
    pairs[2 * i + 1] = to - first;
    last = to;
  }
  if (at + last - first + count > TEXT_SIZE) return -1;
  escaped.set(bytes.subarray(first, last));
  const { byteOffset } = pairs;
  const end = kernel.join(byteOffset, byteOffset + count * PAIR_SIZE, escaped.byteOffset, gathered.byteOffset + at);
  return end - gathered.byteOffset;
}

function gatherEach(passages: readonly Passage[], at: number): number {
  let end = at;
  for (let i = 0; i < passages.length; i++) {
    if (i > 0) gathered[end++] = LINE_FEED;
    for (let part: Passage | null = passages[i]; part !== null; part = part.rest) {
      const { bytes, from, to } = part;
      if (end + to - from + 2 > TEXT_SIZE) return -1;
      gathered.set(bytes.subarray(from, to), end);
      end += to - from;
      if (part.rest !== null && part.joint !== '') gathered[end++] = part.joint.charCodeAt(0);
    }
  }
  return end;
}

/**
 * Appends passages to a sink, escaped for JSON, as what stands between the first quote of a list of strings and the last. What
 * a terminal or an editor could take for a command (C1, U+2028 and U+2029, bidirectional controls) is escaped beside what JSON
 * demands. False, and nothing written, when they are too long for that.
 */
export function writeEscaped(sink: ByteSink, passages: readonly Passage[]): boolean {
  // A body has just been gathered for its id.
  if (passages !== gatheredLast && gather(passages, 0) < 0) return false;
  const { byteOffset: out } = escaped;
  const end = gathered.byteOffset + gatheredTo;
  for (let at = gathered.byteOffset + gatheredFrom; at < end; ) {
    at = kernel.escape(at, end, out, out + TEXT_SIZE);
    sink.raw(escaped, 0, kernel.written() - out);
  }
  return true;
}
