/** The window: the lines of the stretch that is still open, with their texts in one buffer. */
import { sameBytes } from '../text/hash.js';
import type { Line, LineBatch } from '../types.js';

const FIRST_SIZE = 256 * 1024;

export class Window {
  /** The buffer that the lines' offsets address. `append` may change it. */
  bytes = new Uint8Array(FIRST_SIZE);
  lines: Line[] = [];
  private length = 0;
  private shift = 0;

  /** Bytes of text held. */
  get held(): number {
    return this.lines.length > 0 ? this.length - this.lines[0].textFrom : 0;
  }

  /** Takes in the texts of a batch; `add` takes its lines, one by one. */
  append({ bytes, lines }: LineBatch): void {
    let from = bytes.length;
    let to = 0;
    for (const { textFrom, textTo } of lines) {
      if (textFrom < from) from = textFrom;
      if (textTo > to) to = textTo;
    }
    if (to < from) return;
    this.makeRoom(to - from);
    this.shift = this.length - from;
    this.bytes.set(bytes.subarray(from, to), this.length);
    this.length += to - from;
  }

  /** Adds the next line of the appended batch; false when it was only counted as one more of the same. */
  add(line: Line): boolean {
    move(line, this.shift);
    if (isOneMore(this.lines, line, this.bytes)) {
      this.lines[this.lines.length - 1].more++;
      return false;
    }
    this.lines.push(line);
    return true;
  }

  /** Lets the first `count` lines go, and returns them. Their texts stay readable until the next `append`. */
  release(count: number): Line[] {
    const released = this.lines;
    this.lines = released.slice(count);
    released.length = count;
    return released;
  }

  /** Moves what is held to the front, into a larger buffer where it is needed. */
  private makeRoom(more: number): void {
    const first = this.lines.length > 0 ? this.lines[0].textFrom : this.length;
    const held = this.length - first;
    const size = held + more > this.bytes.length ? Math.max(this.bytes.length * 2, held + more) : 0;
    const target = size > 0 ? new Uint8Array(size) : this.bytes;
    target.set(this.bytes.subarray(first, this.length));
    this.bytes = target;
    this.length = held;
    for (const line of this.lines) move(line, -first);
  }
}

function move(line: Line, by: number): void {
  line.textFrom += by;
  line.textTo += by;
  line.from += by;
  line.to += by;
}

/** Whether the last two lines held are the same as this one, byte for byte: then it need only be counted. */
function isOneMore(lines: readonly Line[], line: Line, bytes: Uint8Array): boolean {
  const { length } = lines;
  if (length < 2 || lines[length - 1].key !== line.key) return false;
  return isSame(lines[length - 1], line, bytes) && isSame(lines[length - 2], line, bytes);
}

function isSame(a: Line, b: Line, bytes: Uint8Array): boolean {
  if (a.raw !== null || b.raw !== null || a.continued || b.continued || a.end - a.start !== b.end - b.start)
    return false;
  return sameBytes(bytes, a.textFrom, a.textTo, bytes, b.textFrom, b.textTo);
}
