/**
 * `copydesk clean`: extract, and of the articles that are copies of one another the best only. Records are put aside as they
 * come, as lines of NDJSON; when all are read and the copies of each are known, they are printed in that order.
 */
import { openOutput } from '../output/open.js';
import { recordKind } from '../output/record-kind.js';
import { FIELDS } from '../records/fields.js';
import { copyPairs } from '../run/copy-pairs.js';
import { dropsTo } from '../run/dropping.js';
import { type Duplicates, openDuplicates } from '../run/duplicates.js';
import { RECORD_LINES } from '../run/facts.js';
import { checkIndexFlags, openIndex, printRemembering } from '../run/history.js';
import { NEWS_KIND, newsMaker } from '../run/news-rows.js';
import { putter } from '../run/putting.js';
import { prepareReading, type Taker } from '../run/reading.js';
import type { Run } from '../run/run.js';

export async function run(run: Run): Promise<void> {
  const { hold, options, host, report } = run;
  if (options.dryRun) {
    const { listInputs } = await import('../run/dry-run.js');
    return listInputs(run);
  }
  checkIndexFlags(options);
  if (options.dedup === 'off') {
    const extract = await import('./extract.js');
    return extract.run(run);
  }
  if (options.outDir !== null) {
    const { cleanToFolder } = await import('../run/clean-folder.js');
    return cleanToFolder(run, options.outDir);
  }
  const read = await prepareReading(run);
  const pairs = copyPairs();
  const facts = () => ({ ...report.facts(), pair: pairs.pair });
  const output = await hold(openOutput(recordKind(FIELDS, facts), options, host));
  const dropped = await dropsTo(run, choice => openOutput(NEWS_KIND, { ...options, ...choice }, host));
  const history = await openIndex(run);
  const { dedup, keep, tmpDir } = options;
  const duplicates = await hold(openDuplicates({ dedup, keep, tmpDir }, RECORD_LINES));
  pairs.of(duplicates);
  if (options.limit > 0) {
    await read(taker(run, duplicates));
    await duplicates.resolve();
  }
  report.sumUp({ written: await printRemembering(run, duplicates, newsMaker, output, dropped, history) });
}

/** Puts the records aside. */
function taker({ options, report }: Run, duplicates: Duplicates): Taker {
  const put = putter(duplicates);
  return {
    async take({ record }) {
      if (record === null) return true;
      if (record.wordCount < options.minWords) report.leaveOut('short');
      else await put(record);
      return true;
    },
    async flush() {},
  };
}
