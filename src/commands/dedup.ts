/**
 * `copydesk dedup`: of records that were made already, the best copy of each. Ours are printed in any format; rows of other
 * programs as they came.
 */

import { recordKind } from '../output/kinds/record-kind.js';
import { type Output, openOutput } from '../output/open.js';
import { FIELDS } from '../records/fields.js';
import { dropsTo, type RowMaker } from '../run/copies/dropping.js';
import { type Duplicates, openDuplicates } from '../run/copies/duplicates.js';
import { checkIndexFlags, openIndex, printRemembering } from '../run/copies/history.js';
import { NEWS_KIND, newsMaker } from '../run/copies/news-rows.js';
import { copyPairs } from '../run/copies/pairs.js';
import type { RowFields } from '../run/rows/content.js';
import { rowsIn } from '../run/rows/files.js';
import { type RowKinds, rowKinds } from '../run/rows/kinds.js';
import { openRowOutput, rowMaker } from '../run/rows/output.js';
import { type RowReader, rowLineReader, rowReader } from '../run/rows/rows.js';
import type { Holding, Run } from '../run/run.js';

type History = Awaited<ReturnType<typeof openIndex>>;

/** The outputs, open: prints what is left of the records. */
interface Printing extends Holding {
  print(duplicates: Duplicates, history: History): Promise<number>;
}

export async function run(run: Run): Promise<void> {
  const { options, report } = run;
  checkIndexFlags(options);
  const fields: RowFields = { text: options.textField, id: options.idField, headline: options.headlineField };
  const kinds = rowKinds(options);
  const read = rowReader(kinds.cells, fields);
  const rows = rowsIn(run, fields, kinds);
  // What the first row says decides what is printed, and how; only then is an output opened.
  const first = await rows.next();
  const { kind } = kinds;
  let printing = await openPrinting(run, kinds, read, fields);
  const history = await openIndex(run);
  const { dedup, keep, tmpDir } = options;
  const duplicates = await run.hold(openDuplicates({ dedup, keep, tmpDir }, rowLineReader(read)));
  if (options.limit > 0) {
    for (let next = first; next.done !== true; next = await rows.next()) {
      const { facts, body, stored } = next.value;
      await duplicates.add(facts, () => body, stored);
    }
    await duplicates.resolve();
  }
  if (kinds.kind !== kind) {
    // A later file was of another kind, and nothing is printed yet.
    await printing.abort();
    printing = await openPrinting(run, kinds, read, fields);
  }
  const written = await printing.print(duplicates, history);
  report.sumUp({ written, read: duplicates.count });
}

async function openPrinting(run: Run, kinds: RowKinds, read: RowReader, fields: RowFields): Promise<Printing> {
  return kinds.kind === 'records' ? openRecords(run) : openRows(run, kinds, read, fields);
}

async function openRecords(run: Run): Promise<Printing> {
  const { options, report, host } = run;
  const pairs = copyPairs();
  const facts = () => ({ ...report.facts(), pair: pairs.pair });
  const output = await run.hold(openOutput(recordKind(FIELDS, facts), options, host));
  const dropped = await dropsTo(run, choice => openOutput(NEWS_KIND, { ...options, ...choice }, host));
  return printingOf(run, newsMaker, output, dropped, pairs.of);
}

async function openRows(run: Run, kinds: RowKinds, read: RowReader, fields: RowFields): Promise<Printing> {
  const { output, format, duplicates } = run.options;
  const main = await run.hold(openRowOutput(run, { output, format }, kinds, duplicates === 'mark'));
  const dropped = await dropsTo(run, choice => openRowOutput(run, choice, kinds, true));
  return printingOf(run, rowMaker(run, kinds, read, fields), main, dropped);
}

function printingOf<Printed>(
  run: Run,
  maker: RowMaker<Printed>,
  output: Output<Printed>,
  dropped: Output<Printed> | null,
  before: (duplicates: Duplicates) => void = () => {},
): Printing {
  return {
    print(duplicates, history) {
      before(duplicates);
      return printRemembering(run, duplicates, maker, output, dropped, history);
    },
    async abort() {
      await output.abort();
      await dropped?.abort();
    },
  };
}
