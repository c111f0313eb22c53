/**
 * Bytes to lines. Chunks are copied into one buffer, used again and again; what remains of a line that a chunk cut in two
 * moves to its front. Text that is not UTF-8 as it stands is written behind the bytes of the chunk:
 *
 *     | rest of the last chunk, this chunk: complete lines | begun line | decoded or repaired text |
 *     0                                                  used        filled            hold.length
 *
 * The lines of UTF-8 are found by text/scan.ts, with their features; those of other encodings, very long ones and the last one
 * of a dump are cut here.
 */

import { Batch, beginsWithMark } from '../../text/batch.js';
import {
  CONTINUED,
  describe,
  FLAGS,
  MORE,
  MOST_ROWS,
  NEXT,
  NUMBER,
  ROW,
  START,
  TEXT_FROM,
  TEXT_TO,
  UNKNOWN,
} from '../../text/rows.js';
import { SCAN_SIZE, scanLines } from '../../text/scan.js';
import { ByteSink } from '../../text/sink.js';
import { isUtf8 } from '../../text/utf8.js';
import type { LineBatch, Stage } from '../../types.js';
import { CR, LF } from './breaks.js';
import { type Coding, codingOf } from './coding.js';
import { foreignCheck } from './foreign.js';
import { type LineStats, noStats } from './line-stats.js';

/** Bytes of a line beyond which it is read in parts (HOSTILE.md: no line, however long, may fill the memory). */
export const LINE_LIMIT = 1024 * 1024;
/** Records of WARC files have some 5 KB; the buffer grows with the first chunk that is larger. */
const FIRST_SIZE = 16 * 1024;
/** A part must have room for a character of any encoding. */
const LEAST_LIMIT = 8;

export interface LineSettings {
  /** A name that TextDecoder gives: `new TextDecoder(label).encoding`. */
  readonly encoding: string;
  readonly lineLimit: number;
  /** Whether bytes are well-formed UTF-8; Node's `buffer.isUtf8` is the fastest. */
  readonly isUtf8: (bytes: Uint8Array) => boolean;
  /** Where in the dump the first byte stands: lines are counted from there. */
  readonly offset: number;
}

export interface LineSplitter extends Stage<Uint8Array, LineBatch> {
  readonly stats: Readonly<LineStats>;
}

/**
 * Splits a dump into lines: a batch for each chunk that ends a line, more for one of many short lines. Batches are valid
 * until the next `push` or `end`, and are made as they are asked for, so ask for all of them.
 */
export function lineSplitter(settings: Partial<LineSettings> = {}): LineSplitter {
  return new Splitter({ encoding: 'utf-8', lineLimit: LINE_LIMIT, isUtf8, offset: 0, ...settings });
}

class Splitter implements LineSplitter {
  readonly stats = noStats();
  private readonly coding: Coding;
  private readonly limit: number;
  private readonly isUtf8: boolean;
  /** Whether bytes are in another encoding; whether they are their own text. */
  private readonly isForeign: (raw: Uint8Array) => boolean;
  private readonly intact: (bytes: Uint8Array) => boolean;
  private readonly hold = new ByteSink(FIRST_SIZE);
  private words = new Int32Array(0);
  /** How much of `hold` is the dump's, how much of that was given out, and up to where there is no other line end. */
  private filled = 0;
  private used = 0;
  private searched = 0;
  /** The next batch: its rows, how many they are and how many lines they stand for, and raw bytes by row. */
  private rows: Int32Array = new Int32Array(0);
  /** Where rows are cut, made when it is first needed. */
  private cuts: Int32Array | null = null;
  private count = 0;
  private lines = 0;
  private raws: Map<number, Uint8Array> | null = null;
  /** The offset in the dump of the first byte of `hold`. */
  private offset = 0;
  /** The number of the next line; whether what comes next is the rest of a line. */
  private number = 1;
  private continued = false;
  private lastLong = 0;

  constructor(settings: LineSettings) {
    this.coding = codingOf(settings.encoding);
    this.isUtf8 = settings.encoding === 'utf-8';
    this.isForeign = foreignCheck(settings.encoding, settings.isUtf8);
    this.intact = this.isUtf8 ? settings.isUtf8 : () => false;
    this.offset = settings.offset;
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
    for (this.findRows(ended); this.count > 0; this.findRows(ended)) {
      const { number, rows, count, offset } = this;
      this.finishRows();
      yield new Batch(this.hold.bytes, rows, count, this.raws, this.coding.high, number, offset);
    }
  }

  /** Finds the next complete lines; at last, when the dump has ended, what is left. A CR at the end waits for what follows. */
  private findRows(ended: boolean): void {
    const { bytes } = this.hold;
    const { width } = this.coding;
    if (this.words.buffer !== bytes.buffer) this.words = new Int32Array(bytes.buffer, 0, bytes.length >> 2);
    const filled = this.filled - (this.filled % width);
    this.count = 0;
    this.lines = 0;
    this.raws = null;
    this.searched = this.coding.nextBreak(bytes, this.words, this.searched, filled);
    if (this.searched < filled && this.isUtf8 && !this.continued) this.scan();
    if (this.count === 0) this.cutRows(filled, ended);
  }

  private scan(): void {
    const { used, hold, limit } = this;
    const { rows, stop } = scanLines(hold.bytes, used, Math.min(this.filled, used + SCAN_SIZE), limit);
    if (rows.length === 0) return;
    const last = rows.length - ROW;
    this.rows = rows;
    this.count = rows.length / ROW;
    this.lines = rows[last + NUMBER] + rows[last + MORE] + 1;
    this.searched = stop;
  }

  private cutRows(filled: number, ended: boolean): void {
    const { bytes } = this.hold;
    const { width, unit } = this.coding;
    let from = this.used;
    let to = this.searched;
    while (to < filled && this.count < MOST_ROWS) {
      if (to + width === filled && !ended && unit(bytes, to) === CR) break;
      from = this.cutParts(from, to);
      if (this.count === MOST_ROWS) break;
      const isPair = to + width < filled && unit(bytes, to) === CR && unit(bytes, to + width) === LF;
      const next = to + (isPair ? 2 * width : width);
      this.cut(from, to, next);
      from = next;
      to = this.coding.nextBreak(bytes, this.words, from, filled);
    }
    this.searched = to;
    from = this.cutParts(from, ended ? this.filled : to);
    if (ended && from < this.filled && this.count < MOST_ROWS) this.cut(from, this.filled, this.filled);
    if (this.cuts !== null) this.rows = this.cuts.slice(0, this.count * ROW);
  }

  /** Cuts parts off the text [from, to) while it is longer than the limit, and returns where the rest begins. */
  private cutParts(from: number, to: number): number {
    while (to - from > this.limit && this.count < MOST_ROWS) {
      const edge = this.coding.edge(this.hold.bytes, from, from + this.limit);
      this.cut(from, edge, edge);
      from = edge;
    }
    return from;
  }

  /** A row for the text [from, to), whose line ends before `next`; they are equal where a part ends in mid-line. */
  private cut(from: number, to: number, next: number): void {
    this.cuts ??= new Int32Array(MOST_ROWS * ROW);
    const { cuts } = this;
    const row = this.count++ * ROW;
    cuts[row + START] = cuts[row + TEXT_FROM] = from;
    cuts[row + NEXT] = next;
    cuts[row + TEXT_TO] = to;
    cuts[row + FLAGS] = this.continued ? UNKNOWN | CONTINUED : UNKNOWN;
    cuts[row + MORE] = 0;
    cuts[row + NUMBER] = this.lines;
    this.continued = next === to;
    if (!this.continued) this.lines++;
  }

  /** Sees to it that texts are UTF-8 and features known, and counts. */
  private finishRows(): void {
    const { rows, stats, used } = this;
    const last = (this.count - 1) * ROW;
    const end = rows[last + NEXT] + rows[last + MORE] * (rows[last + NEXT] - rows[last + START]);
    const isIntact = this.intact(this.hold.bytes.subarray(used, end));
    for (let row = 0; row <= last; row += ROW) {
      if (!isIntact || (rows[row + FLAGS] & UNKNOWN) !== 0) this.finishRow(row, isIntact);
    }
    stats.lines = this.number + rows[last + NUMBER] + rows[last + MORE];
    this.used = end;
    this.number += this.lines;
  }

  private finishRow(row: number, isIntact: boolean): void {
    const { rows, hold } = this;
    const text = hold.bytes.subarray(rows[row + TEXT_FROM], rows[row + TEXT_TO]);
    if (!isIntact && !this.intact(text)) this.decode(row, text.slice());
    describe(rows, row, hold.bytes);
    if ((rows[row + FLAGS] & CONTINUED) !== 0) this.countPart(this.number + rows[row + NUMBER]);
    else if (this.offset + rows[row + START] > 0 && beginsWithMark(hold.bytes, rows, row)) this.stats.innerMarks++;
  }

  /** Writes what the bytes of a row mean behind those of the dump. */
  private decode(row: number, raw: Uint8Array): void {
    const { hold, stats, rows } = this;
    this.raws ??= new Map();
    this.raws.set(row, raw);
    rows[row + TEXT_FROM] = hold.length;
    const invalid = this.coding.write(raw, 0, raw.length, hold);
    rows[row + TEXT_TO] = hold.length;
    stats.invalidBytes += invalid;
    const number = this.number + rows[row + NUMBER];
    if (invalid > 0 && stats.firstInvalid === 0) stats.firstInvalid = number;
    if (stats.firstForeign === 0 && this.isForeign(raw)) stats.firstForeign = number;
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
