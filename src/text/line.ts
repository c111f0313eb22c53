/** The one place where lines are made, so that all have one shape. */
import type { Line, LineBatch } from '../types.js';
import { bulletLength } from './bullets.js';
import { lineKey } from './hash.js';
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

import { endsSentence } from './sentences.js';
import { skipSpace, skipSpaceBack } from './utf8.js';

const LETTER_D = 0x64;
const DATA = new TextEncoder().encode('data:');
const SPACE = 0x20;
const COMMA = 0x2c;
/** The media type of a data: URI is shorter. */
const LONGEST_TYPE = 80;

/** Whether the text in [from, to) is a picture or font written out as a data: URI (RFC 2397). */
function isDataUri(bytes: Uint8Array, from: number, to: number): boolean {
  if (!DATA.every((byte, i) => bytes[from + i] === byte)) return false;
  const text = bytes.subarray(from, to);
  const comma = text.indexOf(COMMA);
  return comma > 0 && comma < LONGEST_TYPE && !text.includes(SPACE);
}

/** The line of a row whose text now stands `shift` bytes behind the places that the row gives. */
export function lineOf(batch: LineBatch, row: number, shift: number): Line {
  const { rows, offset, raws } = batch;
  const from = rows[row + FROM];
  const to = rows[row + TO];
  const flags = rows[row + FLAGS];
  const isData = batch.bytes[from] === LETTER_D && isDataUri(batch.bytes, from, to);
  const worded = (flags & WORDED) !== 0 && !isData;
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
    joint: (flags & CONTINUED) !== 0 ? '' : null,
    raw: raws?.get(row) ?? null,
    parts: batch.parts?.get(row)?.map(part => move({ ...part }, shift)) ?? null,
    key: rows[row + KEY],
    worded,
    sentence: (flags & SENTENCE) !== 0,
    bullet: (flags & BULLET) !== 0,
    role: blank ? 'blank' : 'furniture',
    fate: 'dropped',
    reason: blank ? REASONS.blank : worded ? REASONS.other : isData ? REASONS.data_uri : REASONS.no_word,
    repeats: null,
    more: rows[row + MORE],
    above: 1,
    back: 0,
    again: false,
    pieces: null,
    heading: 0,
    looks: null,
  };
}

/** The line, whose text now stands `by` bytes further on. */
export function move(line: Line, by: number): Line {
  line.textFrom += by;
  line.textTo += by;
  line.from += by;
  line.to += by;
  for (const part of line.parts ?? []) move(part, by);
  return line;
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

/** The two parts of a line, cut where its text has `cut`; only for lines that are their own text. */
export function splitLine(line: Line, cut: number, bytes: Uint8Array): [Line, Line] {
  const offset = line.start + cut - line.textFrom;
  return [
    { ...line, end: offset, textTo: cut, ...featuresOf(line.textFrom, cut, bytes), looks: null },
    { ...line, start: offset, textFrom: cut, ...featuresOf(cut, line.textTo, bytes), looks: null, above: 1 },
  ];
}

function featuresOf(textFrom: number, textTo: number, bytes: Uint8Array) {
  const from = skipSpace(bytes, textFrom, textTo);
  const to = skipSpaceBack(bytes, from, textTo);
  return {
    from,
    to,
    key: lineKey(bytes, from, to),
    sentence: endsSentence(bytes, from, to),
    bullet: bulletLength(bytes, from, to) > 0,
  };
}

/** Whether a line has nothing but white space. */
export function isBlank(line: Line): boolean {
  return line.from === line.to;
}

const FORM_FEED = 0x0c;

/** Whether a form feed stands before a line: in it, or as the whole of it. */
export function isFed({ textFrom, textTo }: Line, bytes: Uint8Array): boolean {
  return textFrom < textTo && bytes[textFrom] === FORM_FEED;
}
