/** The window: the lines of the stretch that is still open, with their texts in one buffer. */
import { sameBytes } from '../../text/hash.js';
import { isBlank, lineOf, move, splitLine } from '../../text/line.js';
import { CONTINUED, FLAGS, KEY, MORE, NEXT, ROW, START, TEXT_FROM, TEXT_TO } from '../../text/rows.js';
import type { Line, LineBatch } from '../../types.js';

/** Enough for a short dump, of which there may be many; it grows with longer ones. */
const FIRST_SIZE = 16 * 1024;

export class Window {
  /** The buffer that the lines' offsets address. `append` may change it. */
  bytes = new Uint8Array(FIRST_SIZE);
  lines: Line[] = [];
  /** Bytes of text in these lines; not of what stands behind them in the buffer, or it would matter how chunks are cut. */
  held = 0;
  private length = 0;
  private shift = 0;
  /** How many lines before the next one the last line that is not blank stands, whether it is still held or not. */
  private above = 1;

  /** Takes in the texts of a batch; `add` takes its lines, one by one. */
  append({ bytes, rows, count, raws, parts }: LineBatch): void {
    const last = (count - 1) * ROW;
    let from = rows[TEXT_FROM];
    let to = rows[last + TEXT_TO];
    // Decoded texts stand behind all others.
    if (raws !== null) {
      for (let row = 0; row <= last; row += ROW) {
        from = Math.min(from, rows[row + TEXT_FROM]);
        to = Math.max(to, rows[row + TEXT_TO]);
      }
    }
    // What was joined stands among the lines that it was joined of.
    if (parts !== undefined) [from, to] = [0, bytes.length];
    this.makeRoom(to - from);
    this.shift = this.length - from;
    this.bytes.set(bytes.subarray(from, to), this.length);
    this.length += to - from;
  }

  /** Adds the line of a row of the appended batch; false when it was only counted as one more of the same. */
  add(batch: LineBatch, row: number): boolean {
    if (this.isOneMore(batch, row)) {
      this.lines[this.lines.length - 1].more += 1 + batch.rows[row + MORE];
      return false;
    }
    const line = lineOf(batch, row, this.shift);
    line.above = this.above;
    this.above = isBlank(line) ? this.above + 1 : 1;
    this.held += line.textTo - line.textFrom;
    this.lines.push(line);
    return true;
  }

  /** Whether the last two lines held are the same as that of the row, byte for byte: then it need only be counted. */
  private isOneMore({ rows, raws }: LineBatch, row: number): boolean {
    const { length } = this.lines;
    if (length < 2) return false;
    const one = this.lines[length - 1];
    const other = this.lines[length - 2];
    const key = rows[row + KEY];
    if (one.key !== key || other.key !== key) return false;
    if ((rows[row + FLAGS] & CONTINUED) !== 0 || raws?.has(row) === true) return false;
    return this.isSame(one, rows, row) && this.isSame(other, rows, row);
  }

  private isSame(line: Line, rows: Int32Array, row: number): boolean {
    if (line.raw !== null || line.continued || line.end - line.start !== rows[row + NEXT] - rows[row + START])
      return false;
    const from = rows[row + TEXT_FROM] + this.shift;
    const to = rows[row + TEXT_TO] + this.shift;
    return sameBytes(this.bytes, line.textFrom, line.textTo, this.bytes, from, to);
  }

  /** The lines held, and what else the next ones depend on, as numbers. */
  state(): number[] {
    const first = this.lines[0]?.number ?? 0;
    const numbers = [this.lines.length, this.held, this.above];
    for (const line of this.lines) {
      const flags = [line.continued, line.worded, line.sentence, line.bullet, line.again, line.raw !== null];
      const bits = flags.reduce((sum, flag, bit) => sum + (flag ? 1 << bit : 0), 0);
      numbers.push(line.number - first, line.start, line.end, line.textTo - line.textFrom, line.from - line.textFrom);
      numbers.push(line.to - line.textFrom, line.more, line.above, line.back, bits);
    }
    return numbers;
  }

  /** Cuts the line at a place in two, where its text has `cut`. Both parts keep its number. */
  split(place: number, cut: number): void {
    const [first, second] = splitLine(this.lines[place], cut, this.bytes);
    this.lines.splice(place, 1, first, second);
    for (let at = place + 2; at < this.lines.length; at++) {
      const line = this.lines[at];
      if (line.back > 0 && at - 1 - line.back <= place) line.back++;
    }
  }

  /** Lets the first `count` lines go, and returns them. Their texts stay readable until the next `append`. */
  release(count: number): Line[] {
    const released = this.lines;
    this.lines = released.slice(count);
    released.length = count;
    this.held = 0;
    for (const { textFrom, textTo } of this.lines) this.held += textTo - textFrom;
    return released;
  }

  /** Moves what is held to the front, into a larger buffer where it is needed. */
  private makeRoom(more: number): void {
    let first = this.length;
    let last = 0;
    // Texts that were decoded stand behind those of later lines; those of lines that were only counted are let go.
    for (const { textFrom, textTo, parts } of this.lines) {
      first = Math.min(first, textFrom, parts?.[0].textFrom ?? textFrom);
      last = Math.max(last, textTo, parts?.at(-1)?.textTo ?? textTo);
    }
    const held = Math.max(0, last - first);
    const size = held + more > this.bytes.length ? Math.max(this.bytes.length * 2, held + more) : 0;
    const target = size > 0 ? new Uint8Array(size) : this.bytes;
    target.set(this.bytes.subarray(first, first + held));
    this.bytes = target;
    this.length = held;
    // By -0 all places would become floating-point numbers, and V8 would compile what reads lines anew.
    if (first > 0) for (const line of this.lines) move(line, -first);
  }
}
