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
import { openDuplicates } from '../run/duplicates.js';
import { checkIndexFlags, openIndex, printRemembering } from '../run/history.js';
import { NEWS_KIND, newsMaker } from '../run/news-rows.js';
import { isBlank, type RowLine, rowLines } from '../run/row-lines.js';
import { putRowsAside } from '../run/row-putting.js';
import { openRowOutput, type ToldRow } from '../run/row-output.js';
import { rowBytes, type RowFields, type RowShape, rowText, shapeOf, storedReader } from '../run/rows.js';
import type { Run } from '../run/run.js';

export async function run(run: Run): Promise<void> {
  const { options } = run;
  checkIndexFlags(options);
  const fields: RowFields = { text: options.textField, id: options.idField, headline: options.headlineField };
  const lines = rowLines(run);
  // What the first line says decides what is printed, and how; only then is an output opened.
  const first = await firstOf(lines);
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
    await putRowsAside(run, chained(first, lines), shape, fields, duplicates);
    await duplicates.resolve();
  }
  const written = await printRemembering(run, duplicates, maker, output, dropped, history);
  report.sumUp({ written, read: duplicates.count });
}

/** The first line that is not blank. */
async function firstOf(lines: AsyncGenerator<RowLine>): Promise<IteratorResult<RowLine, undefined>> {
  for (;;) {
    const next = await lines.next();
    if (next.done === true || !isBlank(next.value)) return next;
  }
}

async function* chained(first: RowLine, others: AsyncIterable<RowLine>): AsyncGenerator<RowLine> {
  yield first;
  yield* others;
}
