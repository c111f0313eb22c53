/**
 * Bytes to lines. Chunks are copied into one buffer, used again and again; what remains of a line that a chunk cut in two
 * moves to its front. Text that is not UTF-8 as it stands is written behind the bytes of the chunk:
 *
 *     | rest of the last chunk, this chunk: complete lines | begun line | decoded or repaired text |
 *     0                                                  used      hold.length
 */
import { ByteSink } from '../text/sink.js';
import { skipSpace, skipSpaceBack } from '../text/utf8.js';
import type { Line, LineBatch, Stage } from '../types.js';
import { CR, LF } from './breaks.js';
import { type Coding, codingOf } from './coding.js';

/** Bytes of a line beyond which it is read in parts (HOSTILE.md: no line, however long, may fill the memory). */
export const LINE_LIMIT = 1024 * 1024;
/** A part must have room for a character of any encoding. */
const LEAST_LIMIT = 8;

export interface LineSettings {
  /** A name that TextDecoder gives: `new TextDecoder(label).encoding`. */
  readonly encoding: string;
  readonly lineLimit: number;
  /** Whether bytes are well-formed UTF-8; Node's `buffer.isUtf8` is the fastest. */
  readonly isUtf8: (bytes: Uint8Array) => boolean;
}

/** What was noticed so far. The numbers of first lines are 0 while there is none. */
export interface LineStats {
  lines: number;
  /** Bytes that mean nothing in the encoding; U+FFFD was read in their place. (Legacy encodings: U+FFFDs.) */
  invalidBytes: number;
  firstInvalid: number;
  /** Lines read in parts. */
  longLines: number;
  firstLong: number;
  /** Byte order marks that begin a line other than the first, as concatenated dumps have them. */
  innerMarks: number;
}

export interface LineSplitter extends Stage<Uint8Array, LineBatch> {
  readonly stats: Readonly<LineStats>;
}

/** Splits a dump into lines, one batch for each chunk that ends a line. A batch is valid until the next `push` or `end`. */
export function lineSplitter(settings: Partial<LineSettings> = {}): LineSplitter {
  return new Splitter({ encoding: 'utf-8', lineLimit: LINE_LIMIT, isUtf8, ...settings });
}

class Splitter implements LineSplitter {
  readonly stats = { lines: 0, invalidBytes: 0, firstInvalid: 0, longLines: 0, firstLong: 0, innerMarks: 0 };
  private readonly coding: Coding;
  private readonly limit: number;
  /** Whether bytes are their own text. */
  private readonly intact: (bytes: Uint8Array) => boolean;
  private readonly hold = new ByteSink();
  private words = new Int32Array(0);
  /** How much of `hold` the last batch gave out, and how much of it holds no line end that was not given out. */
  private used = 0;
  private searched = 0;
  /** The offset in the dump of the first byte of `hold`. */
  private offset = 0;
  private number = 1;
  private continued = false;
  private lastLong = 0;

  constructor(settings: LineSettings) {
    this.coding = codingOf(settings.encoding);
    this.intact = settings.encoding === 'utf-8' ? settings.isUtf8 : () => false;
    const limit = Math.max(LEAST_LIMIT, settings.lineLimit);
    this.limit = limit - (limit % this.coding.width);
  }

  push(chunk: Uint8Array): LineBatch[] {
    this.dropUsed();
    this.hold.raw(chunk);
    return this.batch(false);
  }

  end(): LineBatch[] {
    this.dropUsed();
    return this.batch(true);
  }

  private dropUsed(): void {
    const { hold, used } = this;
    if (used === 0) return;
    hold.bytes.copyWithin(0, used, hold.length);
    hold.length -= used;
    this.searched -= used;
    this.offset += used;
    this.used = 0;
  }

  private batch(ended: boolean): LineBatch[] {
    const { hold } = this;
    const lines = this.cutLines(ended);
    if (lines.length === 0) return [];
    const filled = hold.length;
    this.decode(lines);
    const { bytes } = hold;
    hold.length = filled;
    this.count(lines, bytes);
    return [{ bytes, lines }];
  }

  /** The complete lines of `hold`, and all of it when the dump has ended. A CR at its end waits for what follows. */
  private cutLines(ended: boolean): Line[] {
    const { bytes, length } = this.hold;
    const { width, unit } = this.coding;
    if (this.words.buffer !== bytes.buffer) this.words = new Int32Array(bytes.buffer, 0, bytes.length >> 2);
    const filled = length - (length % width);
    const lines: Line[] = [];
    let from = 0;
    let to = this.coding.nextBreak(bytes, this.words, this.searched, filled);
    for (; to < filled; to = this.coding.nextBreak(bytes, this.words, from, filled)) {
      if (to + width === filled && !ended && unit(bytes, to) === CR) break;
      from = this.cutParts(lines, from, to);
      const isPair = to + width < filled && unit(bytes, to) === CR && unit(bytes, to + width) === LF;
      const next = to + (isPair ? 2 * width : width);
      lines.push(this.line(from, to, next));
      this.continued = false;
      this.number++;
      from = next;
    }
    this.searched = to;
    from = this.cutParts(lines, from, ended ? length : to);
    if (ended && from < length) lines.push(this.line(from, length, length));
    this.used = ended ? length : from;
    return lines;
  }

  /** Cuts parts off the text [from, to) while it is longer than the limit, and returns where the rest begins. */
  private cutParts(lines: Line[], from: number, to: number): number {
    while (to - from > this.limit) {
      const edge = this.coding.edge(this.hold.bytes, from, from + this.limit);
      lines.push(this.line(from, edge, edge));
      this.continued = true;
      from = edge;
    }
    return from;
  }

  private line(from: number, to: number, next: number): Line {
    const { offset } = this;
    return makeLine(this.number, offset + from, offset + next, this.hold.bytes, from, to, this.continued, null);
  }

  /** Gives the lines that are not UTF-8 as they stand the text that their bytes mean, behind the bytes of the chunk. */
  private decode(lines: Line[]): void {
    const raw = this.hold.bytes;
    if (this.intact(raw.subarray(0, this.used))) return;
    for (let i = 0; i < lines.length; i++) {
      if (!this.intact(raw.subarray(lines[i].textFrom, lines[i].textTo))) lines[i] = this.decoded(lines[i], raw);
    }
  }

  private decoded({ number, start, end, textFrom, textTo, continued }: Line, raw: Uint8Array): Line {
    const { hold, stats } = this;
    const from = hold.length;
    const invalid = this.coding.write(raw, textFrom, textTo, hold);
    stats.invalidBytes += invalid;
    if (invalid > 0 && stats.firstInvalid === 0) stats.firstInvalid = number;
    return makeLine(number, start, end, hold.bytes, from, hold.length, continued, raw.slice(textFrom, textTo));
  }

  private count(lines: readonly Line[], bytes: Uint8Array): void {
    const { stats } = this;
    for (const line of lines) {
      if (line.continued) this.countPart(line.number);
      else if (bytes[line.textFrom] === 0xef && line.start > 0 && beginsWithMark(bytes, line)) stats.innerMarks++;
    }
    stats.lines = lines[lines.length - 1].number;
  }

  /** Parts of one line come in order, so a line is counted at its first part that continues. */
  private countPart(number: number): void {
    const { stats } = this;
    if (number === this.lastLong) return;
    this.lastLong = number;
    stats.longLines++;
    if (stats.firstLong === 0) stats.firstLong = number;
  }
}

function beginsWithMark(bytes: Uint8Array, { textFrom, textTo }: Line): boolean {
  return textTo - textFrom >= 3 && bytes[textFrom + 1] === 0xbb && bytes[textFrom + 2] === 0xbf;
}

/** The one place where lines are made, so that all have one shape. */
function makeLine(
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
  return { number, start, end, textFrom, textTo, from, to: skipSpaceBack(bytes, from, textTo), continued, raw };
}

const strict = new TextDecoder('utf-8', { fatal: true });

/** Whether bytes are well-formed UTF-8, wherever this runs. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
