/** An output of rows of other programs. */
import { formatOf, type Output, type OutputChoice } from '../../output/open.js';
import { openTarget } from '../../output/target.js';
import { writeJson } from '../../text/json.js';
import { printable } from '../../text/printable.js';
import { ByteSink } from '../../text/sink.js';
import type { RowMaker, Told } from '../copies/dropping.js';
import type { Run } from '../run.js';
import { MARK_COLUMN, toldCells } from './cell-told.js';
import { type RowFields, USUAL_IDS } from './content.js';
import { shownId } from './ids.js';
import type { RowKinds } from './kinds.js';
import { openStored, type RowReader, rowKey, type StoredRow } from './rows.js';
import { type RowStyle, rowStyle } from './style.js';
import { withFields } from './told.js';

/** A row to print, and what it is told. */
export interface ToldRow {
  readonly row: StoredRow;
  readonly told: Told;
}

const FULL = 64 * 1024;
const encoder = new TextEncoder();

/** How rows that were put aside are printed to standard output or the file of `-o`. */
export function rowMaker(run: Run, kinds: RowKinds, read: RowReader, fields: RowFields): RowMaker<ToldRow> {
  const style = rowStyle(kinds, run.options.output, run.options.format);
  return {
    line: stored => encoder.encode(`${style.text(openStored(stored))}\n`),
    row: (stored, told) => ({ row: openStored(stored), told }),
    asked: stored => ({ ...read(stored), key: rowKey(stored, kinds.cells, fields) }),
  };
}

/** Opens an output for rows; `marks` when a column of duplicateOf is wanted where there are columns. */
export async function openRowOutput(
  run: Run,
  { output: file, format, flag }: Pick<OutputChoice, 'output' | 'format' | 'flag'>,
  kinds: RowKinds,
  marks: boolean,
): Promise<Output<ToldRow>> {
  const { options, host } = run;
  // Refuses endings of no format.
  formatOf({ output: file, format, ...(flag === undefined ? {} : { flag }) }, false);
  const target = await openTarget({ output: file, noClobber: options.noClobber }, host.stdout);
  const sink = new ByteSink();
  const terminal = file === null && host.stdout.isTTY === true;
  const style = rowStyle(kinds, file, format);
  const isMarked = marks && style.header !== null && !style.names.includes(MARK_COLUMN);
  const writer = rowWriter(sink, style, options.idField ?? USUAL_IDS[0], terminal, isMarked);
  const flush = async () => {
    if (sink.length > 0) await target.write(sink.take());
  };
  return {
    row: writer.row,
    takesLines: !terminal && !isMarked && !style.isArray,
    lineFields: null,
    line: line => sink.raw(line),
    isFull: () => sink.length >= FULL,
    send: flush,
    flush,
    async close() {
      writer.end();
      await flush();
      await target.close();
      return [];
    },
    abort: () => target.abort(),
  };
}

function rowWriter(sink: ByteSink, style: RowStyle, idField: string, terminal: boolean, isMarked: boolean) {
  const { header, separator, isArray } = style;
  const print = (text: string) => sink.text(`${terminal ? printable(text) : text}\n`);
  if (header !== null) print(isMarked ? `${header}${separator}${MARK_COLUMN}` : header);
  let before = isArray ? '[\n' : '';
  return {
    row({ row, told }: ToldRow): void {
      if (header !== null) {
        const text = style.changed(row, cells => toldCells(cells, told));
        const mark = isMarked ? `${separator}${'duplicateOf' in told ? shownId(told.duplicateOf) : ''}` : '';
        return print(text + mark);
      }
      const text = style.text(row);
      sink.text(before);
      const { hasNoId = false, id = '' } = row.envelope ?? {};
      const json = withFields(text, told, hasNoId ? { name: idField, id } : null);
      if (terminal) writeJson(sink, JSON.parse(json));
      else sink.text(json);
      if (isArray) before = ',\n';
      else sink.text('\n');
    },
    end(): void {
      if (isArray) sink.text(before === '[\n' ? '[]\n' : '\n]\n');
    },
  };
}
