/** `copydesk extract`: a record for every article, as soon as the article has ended. */
import { openOutput } from '../output/open.js';
import { recordKind } from '../output/record-kind.js';
import { FIELDS } from '../records/fields.js';
import { prepareReading } from '../run/reading.js';
import type { Run } from '../run/run.js';

export async function run(run: Run): Promise<void> {
  const { hold, options, host, report } = run;
  if (options.dryRun) {
    const { listInputs } = await import('../run/dry-run.js');
    return listInputs(run);
  }
  if (options.outDir !== null) {
    const { extractToFolder } = await import('../run/out-dir.js');
    return extractToFolder(run, options.outDir);
  }
  const read = await prepareReading(run);
  const output = await hold(openOutput(recordKind(FIELDS), options, host));
  let written = 0;
  if (options.limit > 0) {
    await read({
      take({ record }) {
        if (record === null) return true;
        if (record.wordCount < options.minWords) {
          report.leaveOut('short');
          return true;
        }
        output.row(record);
        return ++written < options.limit;
      },
      flush: output.flush,
    });
  }
  report.notes(await output.close());
  report.sumUp({ written });
}
