/** A line for a control character wherever it stands in one: pages may be parted in mid-line, by form feeds or NULs. */
import { linesOf } from '../../text/line.js';
import { CONTINUED, describe, FLAGS, MORE, NEXT, NUMBER, ROW, START, TEXT_FROM, TEXT_TO } from '../../text/rows.js';
import type { LineBatch } from '../../types.js';

/** A piece of a line: from where to where in its text, and in the bytes of the dump that it was read from. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly rawFrom: number;
  readonly rawTo: number;
}

/** The batch with a row of its own for the character wherever it stands. */
export function withCharacterLines(batch: LineBatch, byte: number): LineBatch {
  const { bytes, rows, count } = batch;
  const made: number[] = [];
  const raws = new Map<number, Uint8Array>();
  const nextOf = searcher(bytes, byte);
  for (let row = 0; row < count * ROW; row += ROW) {
    const whole = rows.subarray(row, row + ROW);
    const raw = batch.raws?.get(row);
    const [from, to] = [whole[TEXT_FROM], whole[TEXT_TO]];
    // Decoded texts stand apart from those that are their own text, which come in order.
    const places = raw === undefined ? placesOf(nextOf, from, to) : unitsIn(bytes.subarray(from, to), byte, null);
    const rawPlaces = raw === undefined ? places : unitsIn(raw, byte, batch.high);
    if (places.length === 0 || rawPlaces.length !== places.length) {
      if (raw !== undefined) raws.set(made.length, raw);
      made.push(...whole);
      continue;
    }
    const pieces = piecesOf(places, to - from, rawPlaces, raw?.length ?? to - from, batch.high === null ? 1 : 2);
    for (let again = 0; again <= whole[MORE]; again++) {
      for (const piece of pieces) {
        if (raw !== undefined) raws.set(made.length, raw.subarray(piece.rawFrom, piece.rawTo));
        made.push(...rowOf(whole, again, piece, bytes));
      }
    }
  }
  if (made.length === count * ROW) return batch;
  const all = Int32Array.from(made);
  return {
    ...batch,
    rows: all,
    count: all.length / ROW,
    raws: raws.size === 0 ? null : raws,
    get lines() {
      return linesOf(this);
    },
  };
}

type NextOf = (from: number) => number;

/** Where a byte stands next, for places that never go back: each byte is looked at once. */
function searcher(bytes: Uint8Array, byte: number): NextOf {
  let next = -1;
  return from => {
    if (next < from) next = bytes.indexOf(byte, from);
    if (next < 0) next = Number.POSITIVE_INFINITY;
    return next;
  };
}

/** The places of the character in [from, to), counted from there. */
function placesOf(nextOf: NextOf, from: number, to: number): number[] {
  const places: number[] = [];
  for (let at = nextOf(from); at < to; at = nextOf(at + 1)) places.push(at - from);
  return places;
}

/** The places of an ASCII character; `high` is that of a unit's high byte in UTF-16, null where characters are bytes. */
function unitsIn(bytes: Uint8Array, byte: number, high: 0 | 1 | null): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) {
    if (high === null) places.push(at);
    else if (at % 2 === 1 - high && bytes[at + 2 * high - 1] === 0) places.push(at - 1 + high);
  }
  return places;
}

/** The pieces before, of and behind each place, but for empty ones. */
function piecesOf(
  places: readonly number[],
  length: number,
  rawPlaces: readonly number[],
  rawLength: number,
  rawUnit: number,
): Piece[] {
  const cuts = [0, ...places.flatMap(at => [at, at + 1]), length];
  const rawCuts = [0, ...rawPlaces.flatMap(at => [at, at + rawUnit]), rawLength];
  return cuts
    .slice(1)
    .map((to, i) => ({ from: cuts[i], to, rawFrom: rawCuts[i], rawTo: rawCuts[i + 1] }))
    .filter(({ from, to }) => from < to);
}

/** The row of a piece of a line, or of the same piece of a line so many lines behind it that is only counted. */
function rowOf(whole: Int32Array, again: number, piece: Piece, bytes: Uint8Array): Int32Array {
  const row = Int32Array.from(whole);
  const start = whole[START] + again * (whole[NEXT] - whole[START]);
  row[TEXT_FROM] = whole[TEXT_FROM] + piece.from;
  row[TEXT_TO] = whole[TEXT_FROM] + piece.to;
  row[START] = start + piece.rawFrom;
  const isLast = row[TEXT_TO] === whole[TEXT_TO];
  row[NEXT] = isLast ? start + whole[NEXT] - whole[START] : start + piece.rawTo;
  row[MORE] = 0;
  row[NUMBER] += again;
  // What stands behind the character does not go on with what stands before it.
  if (piece.from > 0) row[FLAGS] &= ~CONTINUED;
  describe(row, 0, bytes);
  return row;
}
