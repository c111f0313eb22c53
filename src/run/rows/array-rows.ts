/**
 * Rows of a JSON array in whatever lines it stands: all on one, as most programs write it, or each row on several. It is read a
 * piece at a time, and no more than one row is held.
 */
import { ByteSink } from '../../text/sink.js';
import type { RowLine } from './lines.js';

const [QUOTE, BACKSLASH, COMMA, SPACE] = [0x22, 0x5c, 0x2c, 0x20];
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);
/** White space of JSON, but for line ends, at which lines are cut. */
const BLANK = new Set([SPACE, 0x09, 0x0d, 0xef, 0xbb, 0xbf]);

export interface ArrayRows {
  /** The rows that end in a line, or in a piece of one; each valid until the next. */
  take(line: RowLine): Iterable<RowLine>;
  /** The line that a row begins on which the file ends in; null when it ends where it may. */
  end(): RowLine | null;
}

/** `tell` is told of the lines of rows that are longer than the limit, which are left out. */
export function arrayRows(recordLimit: number, tooLong: (line: RowLine) => void): ArrayRows {
  const sink = new ByteSink();
  /** How many brackets are open; the row begins in the first one, or behind a comma in it. */
  let depth = 0;
  let isInText = false;
  let isEscaped = false;
  /** Where the row begins that is being read; null between rows. */
  let first: RowLine | null = null;
  let isTooLong = false;

  const begin = (line: RowLine, at: number): void => {
    first = { ...line, startByte: line.startByte + at, bytes: new Uint8Array(0) };
    isTooLong = false;
  };
  const hold = (bytes: Uint8Array): void => {
    if (isTooLong) return;
    isTooLong = sink.length + bytes.length > recordLimit;
    if (isTooLong) sink.take();
    else sink.raw(bytes);
  };
  const ended = (line: RowLine, end: number): RowLine | null => {
    const row = first as unknown as RowLine;
    const bytes = sink.take();
    first = null;
    if (!isTooLong) return { ...row, lastLine: line.number, endByte: line.startByte + end, bytes };
    tooLong(row);
    return null;
  };
  /** Whether the byte ends a row, which then does not have it. */
  const isEnd = (byte: number): boolean => depth === 1 && (byte === COMMA || CLOSING.has(byte));

  return {
    *take(line) {
      const { bytes } = line;
      let from = 0;
      for (let at = 0; at < bytes.length; at++) {
        const byte = bytes[at];
        if (isInText) {
          if (isEscaped) isEscaped = false;
          else if (byte === BACKSLASH) isEscaped = true;
          else if (byte === QUOTE) isInText = false;
          continue;
        }
        if (first !== null && isEnd(byte)) {
          hold(bytes.subarray(from, at));
          const row = ended(line, at);
          if (row !== null) yield row;
        } else if (first === null && !BLANK.has(byte) && !isEnd(byte) && (depth > 0 || byte !== 0x5b)) {
          begin(line, at);
          from = at;
        }
        if (byte === QUOTE) isInText = true;
        else if (OPENING.has(byte)) depth++;
        else if (CLOSING.has(byte)) depth = Math.max(0, depth - 1);
      }
      if (first === null) return;
      hold(bytes.subarray(from));
      // Between the lines of a row, not between the pieces of a line.
      if (line.end !== '') hold(Uint8Array.of(SPACE));
    },
    end: () => first,
  };
}

/** What a line of an array holds that was begun before it, cut at its commas. */
export function rowsOnLine(line: RowLine): RowLine[] {
  const rows = arrayRows(line.bytes.length, () => {});
  const opened = { ...line, endByte: line.startByte, bytes: Uint8Array.of(0x5b), end: '' };
  const found: RowLine[] = [];
  for (const part of [opened, { ...line, end: '' }])
    for (const row of rows.take(part)) found.push({ ...row, bytes: row.bytes.slice() });
  return found;
}
