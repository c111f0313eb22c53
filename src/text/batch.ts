/** Batches of lines: rows, as the splitter makes them. */

import type { Line, LineBatch } from '../types.js';
import { linesOf } from './line.js';
import { FROM, ROW, TEXT_FROM, TEXT_TO, TO } from './rows.js';

export class Batch implements LineBatch {
  constructor(
    readonly bytes: Uint8Array,
    readonly rows: Int32Array,
    readonly count: number,
    readonly raws: ReadonlyMap<number, Uint8Array> | null,
    readonly high: 0 | 1 | null,
    readonly number: number,
    readonly offset: number,
  ) {}

  get lines(): Line[] {
    return linesOf(this);
  }
}

/** Whether the text of a row begins with a byte order mark. */
export function beginsWithMark(bytes: Uint8Array, rows: Int32Array, row: number): boolean {
  const at = rows[row + TEXT_FROM];
  return rows[row + TEXT_TO] - at >= 3 && bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf;
}

/** The same lines in buffers of their own, which stay valid. */
export function keptBatch({ bytes, rows, count, raws, high, number, offset }: LineBatch): LineBatch {
  const kept = rows.slice(0, count * ROW);
  let [from, to] = [Number.POSITIVE_INFINITY, 0];
  for (let row = 0; row < kept.length; row += ROW) {
    from = Math.min(from, kept[row + TEXT_FROM]);
    to = Math.max(to, kept[row + TEXT_TO]);
  }
  for (let row = 0; row < kept.length; row += ROW)
    for (const column of [TEXT_FROM, TEXT_TO, FROM, TO]) kept[row + column] -= from;
  return new Batch(bytes.slice(Math.min(from, to), to), kept, count, raws, high, number, offset);
}
