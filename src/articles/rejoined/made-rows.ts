/** The rows of a batch that is made of another one: texts of lines, texts joined of several, and which lines those were. */
import { linesOf } from '../../text/line.js';
import { CONTINUED, describe, FLAGS, MORE, NEXT, NUMBER, ROW, START, TEXT_FROM, TEXT_TO } from '../../text/rows.js';
import { ByteSink } from '../../text/sink.js';
import type { Line, LineBatch } from '../../types.js';

const FIRST_SIZE = 64 * 1024;
/** As `raw` of joined lines, whose text stands nowhere in the dump as it is. */
const JOINED = new Uint8Array(0);

export class MadeRows {
  private readonly store = new ByteSink(FIRST_SIZE);
  private readonly rows: number[] = [];
  private readonly raws = new Map<number, Uint8Array>();
  private readonly parts = new Map<number, readonly Line[]>();

  /** The number of the first line, and the offset in the dump of the first byte, as those of the batch that it is made of. */
  constructor(
    private readonly number: number,
    private readonly offset: number,
  ) {}

  get bytes(): Uint8Array {
    return this.store.bytes;
  }

  /** Takes in bytes [from, to); how much further on they stand now. */
  copy(bytes: Uint8Array, from: number, to: number): number {
    const by = this.store.length - from;
    this.store.raw(bytes, from, to);
    return by;
  }

  /** A row of a line. */
  put(line: Line): void {
    if (line.raw !== null) this.raws.set(this.rows.length, line.raw);
    this.add(line, line, line.textFrom, line.textTo);
  }

  /** A row of a text that was joined of several lines. */
  putJoined(lines: readonly Line[], text: ByteSink): void {
    this.parts.set(this.rows.length, lines);
    this.raws.set(this.rows.length, JOINED);
    const from = this.store.length;
    this.store.raw(text.bytes, 0, text.length);
    this.add(lines[0], lines[lines.length - 1], from, this.store.length);
  }

  private add(first: Line, last: Line, textFrom: number, textTo: number): void {
    const row = new Int32Array(ROW);
    row[START] = first.start - this.offset;
    row[NEXT] = last.end - this.offset;
    row[NUMBER] = first.number - this.number;
    row[TEXT_FROM] = textFrom;
    row[TEXT_TO] = textTo;
    row[FLAGS] = first.continued ? CONTINUED : 0;
    row[MORE] = first.more;
    describe(row, 0, this.store.bytes);
    this.rows.push(...row);
  }

  batch(high: 0 | 1 | null): LineBatch {
    const { store, rows, raws, parts, offset, number } = this;
    return {
      bytes: store.bytes.subarray(0, store.length),
      rows: Int32Array.from(rows),
      count: rows.length / ROW,
      raws: raws.size === 0 ? null : raws,
      parts,
      high,
      number,
      offset,
      get lines() {
        return linesOf(this);
      },
    };
  }
}
