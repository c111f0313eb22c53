/** `copydesk extract`: a record for every article, as soon as the article has ended. */

import { recordKind } from '../output/kinds/record-kind.js';
import { openOutput } from '../output/open.js';
import { FIELDS } from '../records/fields.js';
import { closeOutputs } from '../run/closing.js';
import { linesIn, recordOfLine } from '../run/copies/record-line.js';
import { extractAll } from '../run/extract-all.js';
import { openReading, type Taker } from '../run/reading.js';
import type { Run } from '../run/run.js';
import type { TakeRows } from '../threads/collect.js';

export async function run(run: Run): Promise<void> {
  const { hold, operands, options, host, report } = run;
  if (options.dryRun) {
    const { listInputs } = await import('../run/batch/dry-run.js');
    return listInputs(run, folder => folder);
  }
  if (options.outDir !== null) {
    const { extractToFolder } = await import('../run/batch/out-dir.js');
    return extractToFolder(run, options.outDir);
  }
  const reading = await openReading(operands, options, host.stdin);
  const output = await hold(openOutput(recordKind(FIELDS, report.facts), options, host));
  let written = 0;
  const taker: Taker = {
    take({ record }) {
      if (record === null) return true;
      if (record.wordCount < options.minWords) {
        report.leaveOut('short');
        return true;
      }
      output.row(record);
      return ++written < options.limit;
    },
    flush: async isLive => (isLive || output.isFull() ? output.send() : undefined),
  };
  const takeRows: TakeRows = async (rows, records) => {
    written += records;
    if (output.lineFields !== null) output.line(rows);
    else for (const line of linesIn(rows)) output.row(recordOfLine(line));
    await output.send();
  };
  const fields = output.lineFields ?? FIELDS.map(({ name }) => name);
  if (options.limit > 0) await extractAll(run, reading, { taker, takeRows, fields });
  await closeOutputs(run, written, [[options.output, output]]);
  report.sumUp({ written });
}
