/** As what the rows of several files are printed: as they came where all are of one kind, else as NDJSON, which has room for any. */
import { UserError } from '../../errors.js';
import type { Options } from '../../options.js';
import type { OutputName } from '../../output/index.js';
import { formatByEnding } from '../../output/open.js';
import type { CellShape, RowShape } from './shape.js';

/** What is printed: records of ours in any format; objects, a line each; or cells. */
export type RowKind = RowShape['kind'];

export interface RowKinds {
  /** The shapes of cells that were met, those of the first file first. */
  readonly cells: readonly CellShape[];
  /** What is to be printed of all that was met so far. */
  readonly kind: RowKind;
  /** Notes what a file is. Throws a UserError (usage) when it cannot be printed with the others, or not as it was asked for. */
  add(shape: RowShape, file: string): void;
}

type Wishes = Pick<Options, 'format' | 'fields' | 'csvSafe' | 'output' | 'dropped'>;

const NAMES = { records: 'records of copydesk', objects: 'NDJSON', cells: 'CSV' } as const;

export function rowKinds(options: Wishes): RowKinds {
  const cells: CellShape[] = [];
  const refusal = onlyForRecords(options);
  const flat = flatWish(options);
  let kind: RowKind | null = null;
  return {
    cells,
    get kind() {
      return kind ?? 'records';
    },
    add(shape, file) {
      if (refusal !== null && shape.kind !== 'records')
        throw refused(file, `is ${NAMES[shape.kind]} of another program, and ${refusal} is for records of copydesk`);
      const isAlike = kind === null || (kind === shape.kind && (shape.kind !== 'cells' || sameNames(shape, cells[0])));
      const joined = isAlike ? shape.kind : 'objects';
      if (flat !== null && joined === 'objects') throw refused(file, notFlat(shape, kind, flat));
      kind = joined;
      if (shape.kind === 'cells') cells.push(shape);
    },
  };
}

function refused(file: string, message: string): UserError {
  return new UserError('usage', message, 'use -f ndjson, which has room for rows of any kind', file);
}

function notFlat(shape: RowShape, first: RowKind | null, flat: string): string {
  if (first === null || first === 'objects') return `is ${NAMES[shape.kind]}, and ${flat} is for CSV`;
  if (first === 'cells' && shape.kind === 'cells') return 'has other columns than the first file';
  return `is ${NAMES[shape.kind]}, and the first file is ${NAMES[first]}: ${flat} is not for both`;
}

/** The flag that only means something for records of ours; null when there is none. */
function onlyForRecords({ format, fields, csvSafe, output, dropped }: Wishes): string | null {
  if (fields !== null) return '--fields';
  if (csvSafe) return '--csv-safe';
  if (format !== null) return wantOf(format) === 'records' ? `--format ${format}` : null;
  return [output, dropped].find(file => wantByEnding(file) === 'records') ?? null;
}

/** What asks for CSV or TSV; null when nothing does. */
function flatWish({ format, output, dropped }: Wishes): string | null {
  if (format !== null && wantOf(format) === 'cells') return `--format ${format}`;
  const files = format === null ? [output, dropped] : [dropped];
  return files.find(file => wantByEnding(file) === 'cells') ?? null;
}

/** What can be printed in a format. */
export function wantOf(format: OutputName): RowKind {
  if (format === 'csv' || format === 'tsv') return 'cells';
  return format === 'ndjson' || format === 'json' ? 'objects' : 'records';
}

/** What the ending of a file asks for; null for one that suits any. */
export function wantByEnding(file: string | null): RowKind | null {
  const name = formatNamed(file);
  if (name === null || name === 'table') return null;
  // Formats of one document a line have an ending of two parts.
  return /\.jsonl(?:\.gz)?$/i.test(file ?? '') ? 'objects' : wantOf(name);
}

/** The format that the ending of a file names. */
export function formatNamed(file: string | null): OutputName | null {
  return formatByEnding((file ?? '').toLowerCase().replace(/\.gz$/, ''))?.name ?? null;
}

function sameNames(a: CellShape, b: CellShape): boolean {
  return a.names.length === b.names.length && a.names.every((name, i) => name === b.names[i]);
}
