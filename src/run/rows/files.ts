/** The rows of files. What the rows of a file are, its first one tells; what can be printed with no other is left out. */
import { UserError } from '../../errors.js';
import { decode } from '../../text/passage.js';
import type { Run } from '../run.js';
import { arrayFrame } from './array-frame.js';
import { type ArrayRows, arrayRows, rowsOnLine } from './array-rows.js';
import { type CellRows, cellRows } from './cell-rows.js';
import type { RowFields } from './content.js';
import { type FieldWatch, watchFields } from './fields.js';
import { firstRows } from './first-rows.js';
import type { RowKinds } from './kinds.js';
import { isBlank, type RowLine, rowLines } from './lines.js';
import { NoRow, type Row, readRow } from './rows.js';
import { isListOfValues, jsonOf, type RowShape, readObject, shapeOf, trimmed } from './shape.js';

const noObject = 'the line is no JSON object';
const aRowALine = 'rows are read a line each; jq -c . makes such of an object';
const tooLong = 'the record is longer than the record limit';

const BRACKETS: ReadonlySet<string> = new Set(['[', ']', '[]']);

/** What the files of a run have in common. */
interface Shared {
  readonly fields: RowFields;
  readonly kinds: RowKinds;
  readonly watch: FieldWatch;
  readonly recordLimit: number;
  tell(line: RowLine, message: string, hint?: string | null): void;
  tellTooLong(line: RowLine): void;
  /** Tells that a file is left out, and why. */
  leaveOut(line: RowLine, error: UserError): void;
}

/** A file of rows that is being read. */
interface RowFile {
  readonly name: string;
  take(line: RowLine): Iterable<Row>;
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
    tellTooLong: ({ file, number }) =>
      report.problem({
        severity: 'error',
        code: 'long_row',
        file,
        line: number,
        message: tooLong,
        hint: 'raise --record-limit',
      }),
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
    yield* current.take(line);
  }
  current?.end();
  if (alone !== null) throw (alone as { error: UserError }).error;
  shared.watch.check();
}

function rowFile(name: string, shared: Shared): RowFile {
  const { fields, kinds, watch, recordLimit, tell, tellTooLong } = shared;
  /** Undefined before the first row, null when the file is left out. */
  let shape: RowShape | null | undefined;
  let cells: CellRows | null = null;
  let count = 0;
  const frame = arrayFrame();
  let first: RowLine | null = null;
  /** The line of a bracket that a file begins with, until the next one is there. */
  let bracket: RowLine | null = null;
  /** Where the rows of an array do not stand a line each. */
  let array: ArrayRows | null = null;
  const held = firstRows();
  const leaveOut = (line: RowLine, error: UserError): void => {
    shape = null;
    held.take();
    shared.leaveOut(line, error);
  };
  const leaveOutHeld = (): void => {
    const [{ line, error }] = held.take();
    leaveOut(line, error);
  };
  const begin = (line: RowLine, text: string): void => {
    const isObject = readObject(jsonOf(text)) !== null;
    try {
      // No header stands below rows.
      shape = isObject || held.isEmpty ? (shapeOf(text, name, fields) ?? undefined) : undefined;
      if (shape === undefined) tell(line, noObject, text === '{' ? aRowALine : null);
      else kinds.add(shape, name);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      if (shape || !isObject) leaveOut(line, error);
      else held.add({ line, text, error });
      if (held.isFull) leaveOutHeld();
    }
    if (shape?.kind === 'cells') cells = cellRows(shape, recordLimit, tell);
  };
  const read = (text: string, line: RowLine): Row[] => {
    const of = shape;
    if (!of) return [];
    return [...held.take(), { text, line }].flatMap(row => readOne(row.text, row.line, of));
  };
  const readOne = (text: string, line: RowLine, of: RowShape): Row[] => {
    const row = readRow(text, line, count + 1, of, kinds.cells, fields);
    if (row instanceof NoRow) {
      tell(line, row.message);
      return [];
    }
    count++;
    watch.note(row.values, name);
    return [row];
  };
  const takeLine = (line: RowLine, text: string): Row[] => {
    const json = trimmed(text);
    const isInArray = frame.isOpen;
    const part = frame.take(json);
    if (frame.beganStray && first !== null) tell(first, noObject);
    first ??= { ...line, bytes: new Uint8Array(0) };
    if (part === 'stray') tell(line, noObject);
    if (part !== 'row') return [];
    if (isInArray && readObject(jsonOf(json)) === null) {
      // One that is none must not take its neighbours along.
      const rows = rowsOnLine(line);
      if (rows.length > 1) return [...takeRows(rows)];
    }
    if (shape === undefined) begin(line, json);
    // The first row of cells has their names.
    return cells === null ? read(json, line) : [];
  };
  function* takeRows(rows: Iterable<RowLine>): Generator<Row> {
    for (const row of rows) {
      const json = decode(row.bytes, 0, row.bytes.length).trim();
      if (shape === undefined) begin(row, json);
      yield* read(json, row);
    }
  }
  return {
    name,
    take(line) {
      if (shape === null || (isBlank(line) && cells?.isOpen !== true)) return [];
      if (array !== null) return takeRows(array.take(line));
      if (line.isContinued) {
        tellTooLong(line);
        return [];
      }
      const text = decode(line.bytes, 0, line.bytes.length);
      if (cells !== null) {
        const row = cells.take(line, text);
        return row === null ? [] : read(row.text, row.line);
      }
      const isAfterBracket = bracket !== null;
      if (shape === undefined && (isAfterBracket || first === null)) {
        const json = trimmed(text);
        if (isFree(json, isAfterBracket)) {
          array = arrayRows(recordLimit, tellTooLong);
          // The bracket before it has no row in it.
          if (bracket !== null) for (const row of array.take(bracket)) tell(row, noObject);
          return takeRows(array.take(line));
        }
        bracket = !isAfterBracket && json === '[' ? { ...line, bytes: line.bytes.slice() } : null;
      }
      return takeLine(line, text);
    },
    end() {
      cells?.end();
      if (!held.isEmpty) leaveOutHeld();
      const open = array?.end() ?? null;
      if (open !== null) tell(open, 'the file ends within a row of its array; it is left out');
    },
  };
}

/** Whether a line begins an array that does not have a row a line, given whether the line before it was its bracket. */
function isFree(text: string, isAfterBracket: boolean): boolean {
  if (BRACKETS.has(text) || readObject(jsonOf(text)) !== null) return false;
  return isAfterBracket || (text.startsWith('[') && !isListOfValues(text));
}
