/** Extraction of all inputs: here, or on threads where there is enough to do. */
import { availableParallelism } from 'node:os';
import { ENOUGH_OPEN_FILES, mostOpenFiles } from '../io/open-files.js';
import type { TakeRows } from '../threads/collect.js';
import { ENOUGH, findInputs, lookAhead, MUCH } from './inputs.js';
import { expectBytes, type Reading, type Taker } from './reading.js';
import type { Run } from './run.js';

export interface Takers {
  readonly taker: Taker;
  /** Takes rows that were made elsewhere. */
  readonly takeRows: TakeRows;
  /** The fields of such rows. */
  readonly fields: readonly string[];
}

/** Extracts all, or as much as is wanted. */
export async function extractAll(run: Run, reading: Reading, { taker, takeRows, fields }: Takers): Promise<void> {
  const { options, report } = run;
  const threads = options.jobs ?? availableParallelism();
  const isWished = threads > 1 && options.split === null && !Number.isFinite(options.limit);
  const mayShare = isWished && mostOpenFiles() >= ENOUGH_OPEN_FILES;
  const found = findInputs(reading);
  const { inputs, isEnough } = mayShare
    ? await lookAhead(found, options.jobs === null ? MUCH : ENOUGH)
    : { inputs: found, isEnough: false };
  const team =
    mayShare && isEnough ? await (await import('../threads/index.js')).startThreads(run, threads, fields) : null;
  const knowledge = await reading.learn(team?.gather);
  await expectBytes(reading, report);
  if (team !== null) {
    const readHere = async (source: Parameters<Reading['read']>[0]) =>
      void (await reading.read(source, knowledge, taker, report));
    return team.extract({ report, reading, knowledge, inputs, takeRows, readHere });
  }
  for await (const input of inputs) {
    if ('problem' in input) report.missing(input.problem);
    else if (!(await reading.read(input.source, knowledge, taker, report))) return;
  }
}
