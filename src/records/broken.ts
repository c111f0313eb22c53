/** Lines that were joined of several: the way back from places in the joined text to the lines of the dump. */
import { decode } from '../text/passage.js';
import type { LedgerRow, Line } from '../types.js';

/** The offset in the dump of a place in a line’s text. */
export type OffsetOf = (line: Line, place: number) => number;

/** The offset in the dump of a place in a line’s text, whether it was joined or not. */
export function offsetIn(line: Line, place: number, offsetOf: OffsetOf): number {
  if (line.parts === null) return offsetOf(line, place);
  let at = line.textFrom;
  for (const part of line.parts) {
    at += part.joint?.length ?? 0;
    const length = part.to - part.from;
    if (place <= at + length) return offsetOf(part, part.from + Math.max(0, place - at));
    at += length;
  }
  return line.end;
}

/** The rows of the lines that one was joined of, each with its own share of the fields. */
export function* brokenRows(
  row: LedgerRow,
  parts: readonly Line[],
  bytes: Uint8Array,
  offsetOf: OffsetOf,
): Iterable<LedgerRow> {
  for (const part of parts) {
    const [from, to] = [offsetOf(part, part.from), offsetOf(part, part.to)];
    const fields = row.fields
      .filter(({ start, end }) => start < to && end > from)
      .map(({ path, rule, start, end }) => ({ path, rule, start: Math.max(start, from), end: Math.min(end, to) }));
    const text = decode(bytes, part.textFrom, part.textTo);
    yield { ...row, line: part.number, startByte: part.start, endByte: part.end, fields, text };
  }
}
