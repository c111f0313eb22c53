/**
 * Bytes to lines. Chunks are copied into one buffer, used again and again; what remains of a line that a chunk cut in two
 * moves to its front. Text that is not UTF-8 as it stands is written behind the bytes of the chunk:
 *
 *     | rest of the last chunk, this chunk: complete lines | begun line | decoded or repaired text |
 *     0                                                  used        filled            hold.length
 */
import { makeLine } from '../text/line.js';
import { ByteSink } from '../text/sink.js';
import type { Line, LineBatch, Stage } from '../types.js';
import { CR, LF } from './breaks.js';
import { type Coding, codingOf } from './coding.js';

/** Bytes of a line beyond which it is read in parts (HOSTILE.md: no line, however long, may fill the memory). */
export const LINE_LIMIT = 1024 * 1024;
/** Two numbers a line, and so many lines to a batch: ordinary chunks hold some hundreds, one of line ends alone 65,536. */
const MOST_CUTS = 2 * 4096;
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

/**
 * Splits a dump into lines: a batch for each chunk that ends a line, more for one of many short lines. Batches are valid
 * until the next `push` or `end`, and are made as they are asked for, so ask for all of them.
 */
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
  /** How much of `hold` is the dump's, how much of that was given out, and up to where there is no other line end. */
  private filled = 0;
  private used = 0;
  private searched = 0;
  /** Two places a line of the next batch: the end of its text, and of the line. They are equal where a part ends in mid-line. */
  private readonly cuts: number[] = [];
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

  push(chunk: Uint8Array): Iterable<LineBatch> {
    this.dropUsed();
    this.hold.raw(chunk);
    this.filled = this.hold.length;
    return this.batches(false);
  }

  end(): Iterable<LineBatch> {
    this.dropUsed();
    return this.batches(true);
  }

  /** Keeps of `hold` what was not given out, and forgets what was decoded. */
  private dropUsed(): void {
    const { hold, used } = this;
    if (used > 0) hold.bytes.copyWithin(0, used, this.filled);
    this.filled -= used;
    this.searched -= used;
    this.offset += used;
    this.used = 0;
    hold.length = this.filled;
  }

  private *batches(ended: boolean): Generator<LineBatch> {
    for (this.findCuts(ended); this.cuts.length > 0; this.findCuts(ended)) {
      const lines = this.makeLines();
      const { bytes } = this.hold;
      this.count(lines, bytes);
      yield { bytes, lines };
    }
  }

  /** Finds the next complete lines; at last, when the dump has ended, what is left. A CR at the end waits for what follows. */
  private findCuts(ended: boolean): void {
    const { cuts } = this;
    const { bytes } = this.hold;
    const { width, unit } = this.coding;
    if (this.words.buffer !== bytes.buffer) this.words = new Int32Array(bytes.buffer, 0, bytes.length >> 2);
    const filled = this.filled - (this.filled % width);
    cuts.length = 0;
    let from = this.used;
    let to = this.coding.nextBreak(bytes, this.words, this.searched, filled);
    while (to < filled && cuts.length < MOST_CUTS) {
      if (to + width === filled && !ended && unit(bytes, to) === CR) break;
      this.cutParts(from, to);
      const isPair = to + width < filled && unit(bytes, to) === CR && unit(bytes, to + width) === LF;
      from = to + (isPair ? 2 * width : width);
      cuts.push(to, from);
      to = this.coding.nextBreak(bytes, this.words, from, filled);
    }
    this.searched = to;
    if (cuts.length >= MOST_CUTS) return;
    from = this.cutParts(from, ended ? this.filled : to);
    if (ended && from < this.filled) cuts.push(this.filled, this.filled);
  }

  /** Cuts parts off the text [from, to) while it is longer than the limit, and returns where the rest begins. */
  private cutParts(from: number, to: number): number {
    while (to - from > this.limit) {
      from = this.coding.edge(this.hold.bytes, from, from + this.limit);
      this.cuts.push(from, from);
    }
    return from;
  }

  /** The lines that were cut, each with its text as it stands or, where that is no UTF-8, with what its bytes mean. */
  private makeLines(): Line[] {
    const { cuts, offset } = this;
    const { bytes } = this.hold;
    const isIntact = this.intact(bytes.subarray(this.used, cuts[cuts.length - 1]));
    const lines: Line[] = [];
    for (let i = 0; i < cuts.length; i += 2) {
      const { number, used, continued } = this;
      const to = cuts[i];
      const next = cuts[i + 1];
      const [start, end] = [offset + used, offset + next];
      if (isIntact || this.intact(bytes.subarray(used, to))) {
        lines.push(makeLine(number, start, end, bytes, used, to, continued, null));
      } else {
        lines.push(this.decoded(start, end, bytes.slice(used, to)));
      }
      this.used = next;
      this.continued = next === to;
      if (!this.continued) this.number++;
    }
    return lines;
  }

  private decoded(start: number, end: number, raw: Uint8Array): Line {
    const { hold, stats, number, continued } = this;
    const from = hold.length;
    const invalid = this.coding.write(raw, 0, raw.length, hold);
    stats.invalidBytes += invalid;
    if (invalid > 0 && stats.firstInvalid === 0) stats.firstInvalid = number;
    return makeLine(number, start, end, hold.bytes, from, hold.length, continued, raw);
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
