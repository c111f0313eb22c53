/** The window: the lines of the stretch that is still open, with their texts in one buffer. */
import { sameBytes } from '../text/hash.js';
import type { Line, LineBatch } from '../types.js';
import { type Item, toItem } from './item.js';

const FIRST_SIZE = 256 * 1024;

export interface Window {
  /** The buffer that the lines' offsets address. It may change with `append` and `release`. */
  readonly bytes: Uint8Array;
  readonly items: readonly Item[];
  /** Bytes of text held. */
  readonly held: number;
  /** Takes in the texts of a batch; `add` takes its lines, one by one. */
  append(batch: LineBatch): void;
  /** Adds the next line of the appended batch; false when it was only counted as one more of the same. */
  add(line: Line): boolean;
  /** Lets the first `count` lines go. Their texts stay readable until the next `append`. */
  release(count: number): void;
}

export function openWindow(): Window {
  let bytes = new Uint8Array(FIRST_SIZE);
  let items: Item[] = [];
  let length = 0;
  let shift = 0;

  /** Moves what is held to the front, into a larger buffer where it is needed. */
  const makeRoom = (more: number): void => {
    const first = items.length > 0 ? items[0].line.textFrom : length;
    const held = length - first;
    const target = held + more > bytes.length ? new Uint8Array(Math.max(bytes.length * 2, held + more)) : bytes;
    target.set(bytes.subarray(first, length));
    bytes = target;
    length = held;
    for (const item of items) move(item.line, -first);
  };

  return {
    get bytes() {
      return bytes;
    },
    get items() {
      return items;
    },
    get held() {
      return items.length > 0 ? length - items[0].line.textFrom : 0;
    },
    append(batch) {
      makeRoom(batch.bytes.length);
      shift = length;
      bytes.set(batch.bytes, length);
      length += batch.bytes.length;
    },
    add(line) {
      move(line, shift);
      if (isOneMore(items, line, bytes)) {
        (items.at(-1) as Item).more++;
        return false;
      }
      items.push(toItem(line, bytes));
      return true;
    },
    release(count) {
      items = items.slice(count);
    },
  };
}

function move(line: Line, by: number): void {
  line.textFrom += by;
  line.textTo += by;
  line.from += by;
  line.to += by;
}

const textLength = (line: Line): number => line.textTo - line.textFrom;
const fullLength = (line: Line): number => line.end - line.start;

/** Whether the last two lines held are the same as this one, byte for byte: then it need only be counted. */
function isOneMore(items: readonly Item[], line: Line, bytes: Uint8Array): boolean {
  if (items.length < 2 || line.raw !== null || line.continued) return false;
  for (let back = 1; back <= 2; back++) {
    const { line: other } = items[items.length - back];
    if (textLength(other) !== textLength(line) || fullLength(other) !== fullLength(line)) return false;
    if (other.raw !== null || other.continued) return false;
    if (!sameBytes(bytes, other.textFrom, other.textTo, bytes, line.textFrom, line.textTo)) return false;
  }
  return true;
}
