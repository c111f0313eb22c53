/**
 * `copydesk clean`: extract, and of the articles that are exactly the same the first only. Records go to the spool as they
 * come, as lines of NDJSON; when all is read and the copies of each are known, they are printed in that order.
 */
import { UserError } from '../errors.js';
import { exactDuplicates, type Duplicates } from '../dedup/index.js';
import { type KeptLines, openKeptLines } from '../dedup/store.js';
import { openOutput, type Output } from '../output/open.js';
import { ndjson } from '../output/ndjson.js';
import { recordKind } from '../output/record-kind.js';
import { FIELDS } from '../records/fields.js';
import type { NewsRecord } from '../records/record.js';
import { prepareReading, type Taker } from '../run/reading.js';
import type { Run } from '../run/run.js';
import { decode, type Passage } from '../text/passage.js';
import { ByteSink } from '../text/sink.js';

const KIND = recordKind(FIELDS);

export async function run(run: Run): Promise<void> {
  const { hold, options, host, report } = run;
  if (options.dryRun) {
    const { listInputs } = await import('../run/dry-run.js');
    return listInputs(run);
  }
  if (options.outDir !== null)
    throw new UserError('usage', '--out-dir: clean cannot write to a folder yet', 'use it with extract');
  const read = await prepareReading(run);
  const output = await hold(openOutput(KIND, options, host));
  const kept = await hold(openKeptLines(options.tmpDir));
  const duplicates = exactDuplicates();
  if (options.limit > 0) await read(keeper(run, kept, duplicates));
  await print(kept, duplicates, output);
  report.notes(await output.close());
  report.sumUp({ written: kept.count });
}

/** Spools the records that were not met before, until there are enough. */
function keeper({ options, report }: Run, kept: KeptLines, duplicates: Duplicates): Taker {
  const sink = new ByteSink();
  const writer = ndjson.open(sink, KIND, FIELDS);
  return {
    async take({ record }) {
      if (record === null) return true;
      if (record.wordCount < options.minWords) report.leaveOut('short');
      else if (!duplicates.isNew(record)) report.leaveOut('duplicate');
      else {
        writer.row(record);
        await kept.append(sink.take());
      }
      return kept.count < options.limit;
    },
    async flush() {},
  };
}

/** Prints what was kept. A line that is to be printed as it was spooled is not read again. */
async function print(kept: KeptLines, duplicates: Duplicates, output: Output<NewsRecord<Passage>>): Promise<void> {
  let number = 0;
  for await (const line of kept.lines()) {
    if (output.takesLines && !duplicates.hasCopies(number)) output.line(line);
    else {
      const record = JSON.parse(decode(line, 0, line.length)) as NewsRecord<Passage>;
      output.row({ ...record, copies: duplicates.copiesOf(number, record.id) });
    }
    number++;
    if (output.isFull()) await output.flush();
  }
}
