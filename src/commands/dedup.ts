/**
 * `copydesk dedup`: of records that were made already, the best copy of each. Ours are printed in any format; rows of other
 * programs as they came.
 */
import { UserError } from '../errors.js';
import { openOutput, type Output } from '../output/open.js';
import { recordKind } from '../output/record-kind.js';
import { FIELDS } from '../records/fields.js';
import { type CopyPairs, copyPairs } from '../run/copy-pairs.js';
import { dropsTo, type RowMaker } from '../run/dropping.js';
import { type Duplicates, openDuplicates } from '../run/duplicates.js';
import { checkIndexFlags, openIndex, printRemembering } from '../run/history.js';
import { NEWS_KIND, newsMaker } from '../run/news-rows.js';
import { isOpenRow } from '../run/cells.js';
import { type RowLine, rowLines } from '../run/row-lines.js';
import { openRowOutput, type ToldRow } from '../run/row-output.js';
import { readRow, rowBytes, type RowFields, type RowShape, rowText, shapeOf, storedReader } from '../run/rows.js';
import type { Run } from '../run/run.js';
import { decode } from '../text/passage.js';

export async function run(run: Run): Promise<void> {
  const { options } = run;
  checkIndexFlags(options);
  const fields: RowFields = { text: options.textField, id: options.idField, headline: options.headlineField };
  const lines = rowLines(run);
  // What the first line says decides what is printed, and how; only then is an output opened.
  const first = await lines.next();
  const pairs = copyPairs();
  const shape: RowShape = first.done === true ? { kind: 'records' } : shapeOf(first.value, fields);
  if (shape.kind === 'records') {
    const { hold, host, report } = run;
    const facts = () => ({ ...report.facts(), pair: pairs.pair });
    const output = await hold(openOutput(recordKind(FIELDS, facts), options, host));
    const dropped = await dropsTo(run, file =>
      openOutput(NEWS_KIND, { ...options, output: file, format: null, fields: null }, host),
    );
    return reduce(run, lines, first.value ?? null, shape, fields, newsMaker, output, dropped, pairs);
  }
  for (const [flag, isSet] of [
    ['format', options.format !== null],
    ['fields', options.fields !== null],
    ['csv-safe', options.csvSafe],
  ] as const) {
    if (isSet)
      throw new UserError(
        'usage',
        `--${flag} is for records of copydesk; rows of other programs are printed as they came`,
      );
  }
  const marks = options.duplicates === 'mark';
  const output = await run.hold(openRowOutput(run, options.output, shape, marks));
  const dropped = await dropsTo(run, file => openRowOutput(run, file, shape, true));
  return reduce(run, lines, first.value ?? null, shape, fields, rowMaker(shape, fields), output, dropped);
}

function rowMaker(shape: RowShape, fields: RowFields): RowMaker<ToldRow> {
  const read = storedReader(shape, fields);
  return {
    id: stored => read(stored).id,
    line: stored => rowBytes(stored, shape),
    row: (stored, told) => ({ text: rowText(stored, shape), told }),
    asked: stored => ({ ...read(stored), time: Number.NaN }),
  };
}

async function reduce<Printed>(
  run: Run,
  lines: AsyncIterable<RowLine>,
  first: RowLine | null,
  shape: RowShape,
  fields: RowFields,
  maker: RowMaker<Printed>,
  output: Output<Printed>,
  dropped: Output<Printed> | null,
  pairs: CopyPairs | null = null,
): Promise<void> {
  const { options, report } = run;
  const history = await openIndex(run);
  const { dedup, keep, tmpDir } = options;
  const duplicates = await run.hold(openDuplicates({ dedup, keep, tmpDir }, storedReader(shape, fields)));
  pairs?.of(duplicates);
  if (first !== null && options.limit > 0) {
    await putAside(run, chained(first, lines), shape, fields, duplicates);
    await duplicates.resolve();
  }
  report.sumUp({ written: await printRemembering(run, duplicates, maker, output, dropped, history) });
}

async function* chained(first: RowLine, others: AsyncIterable<RowLine>): AsyncGenerator<RowLine> {
  yield first;
  yield* others;
}

async function putAside(
  { report, options }: Run,
  lines: AsyncIterable<RowLine>,
  shape: RowShape,
  fields: RowFields,
  duplicates: Duplicates,
): Promise<void> {
  let file: string | null = null;
  let place = 0;
  /** The beginning of a row of cells that goes on in the next line. */
  let open: { readonly line: RowLine; text: string } | null = null;
  for await (const line of lines) {
    if (line.file !== file) {
      if (open !== null) tellOpen(report, open.line);
      [file, place, open] = [line.file, 0, null];
      // Every file of cells begins with their names.
      if (shape.kind === 'cells' && decode(line.bytes, 0, line.bytes.length).trim() === shape.header) continue;
    }
    let text = decode(line.bytes, 0, line.bytes.length);
    let begin = line;
    if (open !== null) [text, begin] = [`${open.text}\n${text}`, open.line];
    if (shape.kind === 'cells' && isOpenRow(text)) {
      if (text.length > options.recordLimit) {
        tellOpen(report, begin);
        open = null;
      } else open = { line: { ...begin, bytes: new Uint8Array(0) }, text };
      continue;
    }
    open = null;
    const row = readRow(text, { ...begin, endByte: line.endByte }, place + 1, shape, fields, report.problem);
    if (row === null) continue;
    place++;
    await duplicates.add(row.facts, () => row.body, row.stored);
  }
  if (open !== null) tellOpen(report, open.line);
}

function tellOpen(report: Run['report'], { file, number }: RowLine): void {
  const message = 'a quote is opened and never closed; the row is left out';
  report.problem({ severity: 'error', code: 'bad_row', file, line: number, message, hint: null });
}
