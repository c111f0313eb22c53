/** Objects without a text that a file of rows begins with: they are rows if any below them has one. */
import type { UserError } from '../../errors.js';
import type { RowLine } from './lines.js';

/** Rows that are looked at for a text, and their UTF-16 units, before a file is left out for having none. */
const MOST_ROWS = 1000;
const MOST_UNITS = 4 << 20;
const NO_BYTES = new Uint8Array(0);

interface FirstRow {
  readonly line: RowLine;
  readonly text: string;
  /** What is wrong with a file that it is the first row of. */
  readonly error: UserError;
}

export interface FirstRows {
  readonly isEmpty: boolean;
  /** Whether no more are waited for. */
  readonly isFull: boolean;
  add(row: FirstRow): void;
  /** All of them, which are held no more. */
  take(): readonly FirstRow[];
}

export function firstRows(): FirstRows {
  let rows: FirstRow[] = [];
  let units = 0;
  return {
    get isEmpty() {
      return rows.length === 0;
    },
    get isFull() {
      return rows.length > MOST_ROWS || units > MOST_UNITS;
    },
    add(row) {
      units += row.text.length;
      rows.push({ ...row, line: { ...row.line, bytes: NO_BYTES } });
    },
    take() {
      const taken = rows;
      rows = [];
      return taken;
    },
  };
}
