/** Printing what is left of records, their duplicates left out or marked, in the order they came. */
import { UserError } from '../errors.js';
import type { Output } from '../output/open.js';
import type { Duplicates } from './duplicates.js';
import type { Kin } from './kin.js';
import type { Run } from './run.js';

/** How what was put aside of a record becomes a row again. */
export interface RowMaker<Row> {
  /** The row, with what a kept record is told, or the id of the record that stands for it. */
  row(stored: Uint8Array, told: { readonly kin: Kin } | { readonly duplicateOf: string }): Row;
  /** The line as which it may be printed. */
  line(stored: Uint8Array): Uint8Array;
  /** The id of the record. */
  id(stored: Uint8Array): string;
}

/** Opens the file for what is dropped; null when nobody wants it. */
export async function dropsTo<Row>(
  run: Run,
  open: (file: string) => Promise<Output<Row>>,
): Promise<Output<Row> | null> {
  const { dropped, output } = run.options;
  if (dropped === null) return null;
  if (dropped === output)
    throw new UserError('usage', `--dropped ${dropped}: is the file of --output`, 'choose another name');
  return run.hold(open(dropped));
}

/** Prints the records, each after `before`; returns how many were written. A line that is to be printed as it was put aside is not read again. */
export async function printKept<Row>(
  { options, report }: Run,
  duplicates: Duplicates,
  maker: RowMaker<Row>,
  output: Output<Row>,
  dropped: Output<Row> | null,
  before: (line: Uint8Array, isPrinted: boolean) => Promise<void> = async () => {},
): Promise<number> {
  const ids = await keeperIds(duplicates, maker, dropped !== null || options.duplicates === 'mark');
  let written = 0;
  let record = 0;
  for await (const line of duplicates.lines()) {
    const isKept = duplicates.keeper(record) === record;
    const told = isKept ? { kin: duplicates.kin(record) } : { duplicateOf: ids.get(duplicates.keeper(record)) ?? '' };
    const isPrinted = isKept || options.duplicates === 'mark';
    if (isPrinted && written === options.limit) break;
    await before(line, isPrinted);
    if (isPrinted) {
      if (isKept && output.takesLines && !duplicates.hasKin(record)) output.line(maker.line(line));
      else output.row(maker.row(line, told));
      written++;
      if (output.isFull()) await output.flush();
    } else {
      report.leaveOut(duplicates.kind(record));
      dropped?.row(maker.row(line, told));
      if (dropped?.isFull() === true) await dropped.flush();
    }
    record++;
  }
  return written;
}

/** The ids of records that stand for others. */
async function keeperIds<Row>(
  duplicates: Duplicates,
  maker: RowMaker<Row>,
  wanted: boolean,
): Promise<Map<number, string>> {
  const ids = new Map<number, string>();
  if (!wanted) return ids;
  for (let record = 0; record < duplicates.count; record++) {
    const keeper = duplicates.keeper(record);
    if (keeper !== record && !ids.has(keeper)) ids.set(keeper, maker.id(duplicates.line(keeper)));
  }
  return ids;
}
