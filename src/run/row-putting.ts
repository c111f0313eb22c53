/**
 * Putting rows of files aside, to be looked at for duplicates when all are there. What a file is, its own first line tells; what
 * is printed is as the first file is, so rows of another kind are made into such, or their file is left out with one error.
 */
import type { Problem } from '../types.js';
import { UserError } from '../errors.js';
import { decode } from '../text/passage.js';
import { countQuotes, readCells, writeCells } from './cells.js';
import type { Duplicates } from './duplicates.js';
import { isBlank, type RowLine } from './row-lines.js';
import { readRow, type RowFields, type RowShape, shapeOf } from './rows.js';
import type { Run } from './run.js';

const NAMES = { records: 'records of copydesk', objects: 'NDJSON', cells: 'CSV' } as const;
const tooLong = 'a quote is opened and not closed within the record limit; the row is left out';
const neverClosed = 'a quote is opened and never closed; what stands from here to the end of the file is left out';

/** A row of cells that goes on in the next line: where it began, and its lines. */
interface OpenRow {
  readonly begin: RowLine;
  readonly lines: string[];
  length: number;
}

/** Puts all rows aside; what is none is told to the report. */
export async function putRowsAside(
  { report, options }: Run,
  lines: AsyncIterable<RowLine>,
  shape: RowShape,
  fields: RowFields,
  duplicates: Duplicates,
): Promise<void> {
  let file: string | null = null;
  let place = 0;
  /** What the rows of the file are; null for one that is left out. */
  let own: RowShape | null = shape;
  let open: OpenRow | null = null;
  const tell = (line: RowLine, message: string) => report.problem(problemAt(line, message));
  const take = async (text: string, line: RowLine, from: RowShape) => {
    const made = adopted(text, from, shape);
    // What cannot be read as what it is, is told as that.
    const row = readRow(made ?? text, line, place + 1, made === null ? from : shape, fields, report.problem);
    if (row === null) return;
    place++;
    await duplicates.add(row.facts, () => row.body, row.stored);
  };
  for await (const line of lines) {
    if (open === null && isBlank(line)) continue;
    const text = decode(line.bytes, 0, line.bytes.length);
    if (line.file !== file) {
      if (open !== null) tell(open.begin, neverClosed);
      [file, place, open] = [line.file, 0, null];
      own = shapeOfFile(line, shape, fields, report.problem);
      // Every file of cells begins with their names.
      if (own?.kind === 'cells') continue;
    }
    if (own === null) continue;
    if (own.kind !== 'cells') {
      await take(text, line, own);
      continue;
    }
    const isTurning = countQuotes(text) % 2 === 1;
    if (open === null && !isTurning) {
      await take(text, line, own);
    } else if (open === null) {
      open = { begin: { ...line, bytes: new Uint8Array(0) }, lines: [text], length: text.length };
    } else {
      open.lines.push(text);
      open.length += text.length + 1;
      const { begin, lines: all, length }: OpenRow = open;
      if (isTurning) await take(all.join('\n'), { ...begin, endByte: line.endByte }, own);
      else if (length > options.recordLimit) tell(begin, tooLong);
      else continue;
      open = null;
    }
  }
  if (open !== null) tell(open.begin, neverClosed);
}

function problemAt({ file, number }: RowLine, message: string, hint: string | null = null): Problem {
  return { severity: 'error', code: 'bad_row', file, line: number, message, hint };
}

/** The shape of a file that begins with this line; null, which is told, for one whose rows cannot be printed with the others. */
function shapeOfFile(
  line: RowLine,
  shape: RowShape,
  fields: RowFields,
  tell: (problem: Problem) => void,
): RowShape | null {
  const own = shapeIfAny(line, fields);
  if (own instanceof UserError) {
    tell(problemAt(line, `${own.message}; the file is left out`, own.hint));
    return null;
  }
  const isAlike = own.kind === shape.kind && (own.kind !== 'cells' || shape.kind !== 'cells' || sameNames(own, shape));
  const canBe = shape.kind === 'objects' && own.kind !== 'records';
  if (isAlike || canBe || (own.kind === 'records' && shape.kind === 'objects')) return own;
  const message =
    own.kind === shape.kind
      ? 'has other columns than the first file; the file is left out'
      : `is ${NAMES[own.kind]}, and the first file is ${NAMES[shape.kind]}; the file is left out`;
  tell(
    problemAt(
      line,
      message,
      own.kind === 'objects' ? 'name NDJSON first: rows of CSV become such' : 'run it by itself',
    ),
  );
  return null;
}

function shapeIfAny(line: RowLine, fields: RowFields): RowShape | UserError {
  try {
    return shapeOf(line, fields);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

type Cells = Extract<RowShape, { kind: 'cells' }>;

function sameNames(a: Cells, b: Cells): boolean {
  return a.names.length === b.names.length && a.names.every((name, i) => name === b.names[i]);
}

/** A row as one of the shape that is printed; null when it is no row of its own shape. */
function adopted(text: string, own: RowShape, shape: RowShape): string | null {
  if (own.kind !== 'cells' || (shape.kind === 'cells' && own.separator === shape.separator)) return text;
  const cells = readCells(text, own.separator);
  if (cells === null || cells.length !== own.names.length) return null;
  if (shape.kind === 'cells') return writeCells(cells, shape.separator);
  return JSON.stringify(Object.fromEntries(own.names.map((name, i) => [name, cells[i]])));
}
