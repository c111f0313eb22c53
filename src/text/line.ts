/** The one place where lines are made, so that all have one shape. */
import type { Line, LineBatch } from '../types.js';
import { REASONS } from './reasons.js';
import {
  BULLET,
  CONTINUED,
  FLAGS,
  FROM,
  KEY,
  MORE,
  NEXT,
  NUMBER,
  ROW,
  SENTENCE,
  START,
  TEXT_FROM,
  TEXT_TO,
  TO,
  WORDED,
} from './rows.js';

/** The line of a row whose text now stands `shift` bytes behind the places that the row gives. */
export function lineOf(batch: LineBatch, row: number, shift: number): Line {
  const { rows, offset, raws } = batch;
  const from = rows[row + FROM];
  const to = rows[row + TO];
  const flags = rows[row + FLAGS];
  const worded = (flags & WORDED) !== 0;
  const blank = from === to;
  return {
    number: batch.number + rows[row + NUMBER],
    start: offset + rows[row + START],
    end: offset + rows[row + NEXT],
    textFrom: rows[row + TEXT_FROM] + shift,
    textTo: rows[row + TEXT_TO] + shift,
    from: from + shift,
    to: to + shift,
    continued: (flags & CONTINUED) !== 0,
    raw: raws?.get(row) ?? null,
    key: rows[row + KEY],
    worded,
    sentence: (flags & SENTENCE) !== 0,
    bullet: (flags & BULLET) !== 0,
    role: blank ? 'blank' : 'furniture',
    fate: 'dropped',
    reason: blank ? REASONS.blank : worded ? REASONS.other : REASONS.no_word,
    repeats: null,
    more: rows[row + MORE],
    above: 1,
    back: 0,
    again: false,
    looks: null,
  };
}

/** All lines of a batch as objects, one each. */
export function linesOf(batch: LineBatch): Line[] {
  const lines: Line[] = [];
  for (let row = 0; row < batch.count * ROW; row += ROW) {
    const line = lineOf(batch, row, 0);
    const { more } = line;
    line.more = 0;
    for (let count = 0; count <= more; count++) lines.push(count === 0 ? line : sameAgain(line, count));
  }
  return lines;
}

/** A line that stands so many lines behind one like it. */
function sameAgain(line: Line, count: number): Line {
  const by = count * (line.end - line.start);
  return {
    ...line,
    number: line.number + count,
    start: line.start + by,
    end: line.end + by,
    textFrom: line.textFrom + by,
    textTo: line.textTo + by,
    from: line.from + by,
    to: line.to + by,
  };
}

/** Whether a line has nothing but white space. */
export function isBlank(line: Line): boolean {
  return line.from === line.to;
}
