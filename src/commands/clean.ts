/**
 * `copydesk clean`: extract, and of the articles that are copies of one another the best only. Records are put aside as they
 * come, as lines of NDJSON; when all are read and the copies of each are known, they are printed in that order.
 */

import { recordKind } from '../output/kinds/record-kind.js';
import { openOutput } from '../output/open.js';
import { FIELDS } from '../records/fields.js';
import { partsIn } from '../run/batch/done-before.js';
import { dropsTo } from '../run/copies/dropping.js';
import { type Duplicates, openDuplicates } from '../run/copies/duplicates.js';
import { RECORD_LINES } from '../run/copies/facts.js';
import { checkIndexFlags, openIndex, printRemembering } from '../run/copies/history.js';
import { NEWS_KIND, newsMaker } from '../run/copies/news-rows.js';
import { copyPairs } from '../run/copies/pairs.js';
import { putLine, putter } from '../run/copies/putting.js';
import { linesIn } from '../run/copies/record-line.js';
import { extractAll, type Takers } from '../run/extract-all.js';
import { openReading } from '../run/reading.js';
import type { Run } from '../run/run.js';

export async function run(run: Run): Promise<void> {
  const { hold, options, host, report } = run;
  checkIndexFlags(options);
  if (options.dedup === 'off') {
    const extract = await import('./extract.js');
    return extract.run(run);
  }
  if (options.dryRun) {
    const { listInputs } = await import('../run/batch/dry-run.js');
    return listInputs(run, partsIn);
  }
  if (options.outDir !== null) {
    const { cleanToFolder } = await import('../run/batch/clean-folder.js');
    return cleanToFolder(run, options.outDir);
  }
  const reading = await openReading(run.operands, options, host.stdin);
  const pairs = copyPairs();
  const facts = () => ({ ...report.facts(), pair: pairs.pair });
  const output = await hold(openOutput(recordKind(FIELDS, facts), options, host));
  const dropped = await dropsTo(run, choice => openOutput(NEWS_KIND, { ...options, ...choice }, host));
  const history = await openIndex(run);
  const { dedup, keep, tmpDir } = options;
  const duplicates = await hold(openDuplicates({ dedup, keep, tmpDir }, RECORD_LINES));
  pairs.of(duplicates);
  if (options.limit > 0) {
    await extractAll(run, reading, takers(run, duplicates));
    await duplicates.resolve();
  }
  report.sumUp({ written: await printRemembering(run, duplicates, newsMaker, output, dropped, history) });
}

/** Put the records aside. */
function takers({ options, report }: Run, duplicates: Duplicates): Takers {
  const put = putter(duplicates);
  return {
    taker: {
      async take({ record }) {
        if (record === null) return true;
        if (record.wordCount < options.minWords) report.leaveOut('short');
        else await put(record);
        return true;
      },
      async flush() {},
    },
    async takeRows(rows) {
      for (const line of linesIn(rows)) await putLine(duplicates, line);
    },
    fields: FIELDS.map(({ name }) => name),
  };
}
