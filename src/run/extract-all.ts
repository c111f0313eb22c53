/** Extraction of all inputs: here, or on threads where there is enough to do. */
import type { TakeRows } from '../threads/collect.js';
import { expectInputs } from './counting.js';
import { findInputs, lookAhead } from './inputs.js';
import type { Reading, Taker } from './reading.js';
import type { Run } from './run.js';
import { enoughFor, startTeam } from './team.js';

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
  const found = findInputs(reading);
  const enough = enoughFor(options);
  const mayShare = Number.isFinite(enough);
  const { inputs, isEnough } = mayShare
    ? await lookAhead(found, enough, reading.learns)
    : { inputs: found, isEnough: false };
  const team = isEnough ? await startTeam(run, fields) : null;
  const knowledge = await reading.learn(report, team?.gather);
  await expectInputs(reading, report);
  if (team !== null) {
    const readHere = async (source: Parameters<Reading['read']>[0]) =>
      void (await reading.read(source, knowledge, taker, report));
    await team.extract({ report, reading, knowledge, inputs, takeRows, readHere });
    return team.end();
  }
  for await (const input of inputs) {
    if ('problem' in input) report.missing(input.problem);
    else if (!(await reading.read(input.source, knowledge, taker, report))) return;
  }
}
