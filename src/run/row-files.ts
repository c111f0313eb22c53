/** The rows of files. What the rows of a file are, its first one tells; what can be printed with no other is left out. */
import { UserError } from '../errors.js';
import { decode } from '../text/passage.js';
import { arrayFrame } from './array-frame.js';
import { type CellRows, cellRows } from './cell-rows.js';
import type { RowFields } from './row-content.js';
import { type FieldWatch, watchFields } from './row-fields.js';
import { isBlank, type RowLine, rowLines } from './row-lines.js';
import { type RowShape, shapeOf, trimmed } from './row-shape.js';
import type { RowKinds } from './row-kinds.js';
import { NoRow, readRow, type Row } from './rows.js';
import type { Run } from './run.js';

const noObject = 'the line is no JSON object';
const aRowALine = "rows are read a line each; jq -c '.[]' makes such of an array";

/** What the files of a run have in common. */
interface Shared {
  readonly fields: RowFields;
  readonly kinds: RowKinds;
  readonly watch: FieldWatch;
  readonly recordLimit: number;
  tell(line: RowLine, message: string, hint?: string | null): void;
  /** Tells that a file is left out, and why. */
  leaveOut(line: RowLine, error: UserError): void;
}

/** A file of rows that is being read. */
interface RowFile {
  readonly name: string;
  take(line: RowLine): Row | null;
  end(): void;
}

/**
 * All rows of the files of a run; what is none is told to the report. Of a single file that has no rows at all it is thrown what is
 * wrong with it (UserError, usage), and at the end that a field of id or headline was named which no row has.
 */
export async function* rowsIn(run: Run, fields: RowFields, kinds: RowKinds): AsyncGenerator<Row, undefined> {
  const { report, options } = run;
  /** The first file, while it is the only one. */
  let alone: { readonly line: RowLine; readonly error: UserError } | null = null;
  const shared: Shared = {
    fields,
    kinds,
    watch: watchFields(fields),
    recordLimit: options.recordLimit,
    tell: ({ file, number }, message, hint = null) =>
      report.problem({ severity: 'error', code: 'bad_row', file, line: number, message, hint }),
    leaveOut(line, error) {
      if (files === 1) alone = { line: { ...line, bytes: new Uint8Array(0) }, error };
      else shared.tell(line, `${error.message}; the file is left out`, error.hint);
    },
  };
  let files = 0;
  let current: RowFile | null = null;
  for await (const line of rowLines(run)) {
    if (current?.name !== line.file) {
      current?.end();
      if (++files === 2 && alone !== null) {
        const { line: first, error }: { line: RowLine; error: UserError } = alone;
        alone = null;
        shared.leaveOut(first, error);
      }
      current = rowFile(line.file, shared);
    }
    const row = current.take(line);
    if (row !== null) yield row;
  }
  current?.end();
  if (alone !== null) throw (alone as { error: UserError }).error;
  shared.watch.check();
}

function rowFile(name: string, shared: Shared): RowFile {
  const { fields, kinds, watch, recordLimit, tell } = shared;
  /** Undefined before the first row, null when the file is left out. */
  let shape: RowShape | null | undefined;
  let cells: CellRows | null = null;
  let count = 0;
  const frame = arrayFrame();
  let first: RowLine | null = null;
  const begin = (line: RowLine, text: string): void => {
    try {
      shape = shapeOf(text, name, fields) ?? undefined;
      const isWhole = /^(?:\[|\{$)/.test(text);
      if (shape === undefined) tell(line, noObject, isWhole ? aRowALine : null);
      else kinds.add(shape, name);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      shared.leaveOut(line, error);
      shape = null;
    }
    if (shape?.kind === 'cells') cells = cellRows(shape, recordLimit, tell);
  };
  const read = (text: string, line: RowLine): Row | null => {
    if (!shape) return null;
    const row = readRow(text, line, count + 1, shape, kinds.cells, fields);
    if (row instanceof NoRow) {
      tell(line, row.message);
      return null;
    }
    count++;
    watch.note(row.values, name);
    return row;
  };
  return {
    name,
    take(line) {
      if (shape === null || (isBlank(line) && cells?.isOpen !== true)) return null;
      const text = decode(line.bytes, 0, line.bytes.length);
      if (cells !== null) {
        const row = cells.take(line, text);
        return row === null ? null : read(row.text, row.line);
      }
      const json = trimmed(text);
      const part = frame.take(json);
      if (frame.beganStray && first !== null) tell(first, noObject);
      first ??= { ...line, bytes: new Uint8Array(0) };
      if (part === 'stray') tell(line, noObject);
      if (part !== 'row') return null;
      if (shape === undefined) begin(line, json);
      // The first row of cells has their names.
      return cells === null ? read(json, line) : null;
    },
    end: () => cells?.end(),
  };
}
