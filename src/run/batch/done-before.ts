/** What was done before of a batch that is gone on with: what of it stands still, and what is said of it. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Done, Finished, FoundBatch, Output } from './journal.js';

/** Hidden, so that no walk of the folder meets it. */
const PARTS = '.copydesk-parts';

/** Where the outputs of a batch are, and the parts that they are made of: the same folder where the parts are the outputs. */
export interface PartFolders {
  readonly folder: string;
  readonly parts: string;
}

/** Where the parts of outputs are that are made when all inputs are read. */
export const partsIn = (folder: string): string => join(folder, PARTS);

/** What need not be done again. */
export interface DoneBefore {
  /** What came of the batch, when it was finished and its outputs are still there. */
  readonly finished: Finished | null;
  /** By places in the plan. */
  readonly kept: ReadonlyMap<number, Done>;
  /** What to say of it; null where nothing was done. */
  readonly said: string | null;
}

/** Looks at what the journal of a batch of so many inputs says was done. */
export async function doneBefore(
  { done, finished }: Pick<FoundBatch, 'done' | 'finished'>,
  inputs: number,
  { folder, parts }: PartFolders,
): Promise<DoneBefore> {
  const still = finished !== null && (await areThere(folder, finished.finished)) ? finished : null;
  const kept = still === null ? await wholeOf(parts, done) : done;
  const what = parts !== folder && still === null ? 'read' : 'done';
  const said = done.size === 0 ? null : sayDone(kept.size, inputs, done.size - kept.size, what);
  return { finished: still, kept, said };
}

/**
 * How much was done before, and how much is left: `4 of 7 inputs were done before; 3 are left`. `again` is how many of those left
 * were done, and are done again; `what` is `read` where the outputs are made when all inputs are.
 */
function sayDone(done: number, all: number, again: number, what: 'done' | 'read'): string {
  if (done === all) {
    const inputs = all === 1 ? 'the input was' : `all ${all} inputs were`;
    return `${inputs} ${what} before; ${what === 'done' ? 'nothing is' : 'the outputs are'} left`;
  }
  const before = `${done} of ${all} ${all === 1 ? 'input was' : 'inputs were'} ${what} before`;
  const left = `${all - done} ${areOf(all - done)} left`;
  if (again === 0) return `${before}; ${left}`;
  const why = 'what was made of them is gone or changed, or they could not be read whole';
  return `${before}; ${left}, of which ${again} ${areOf(again)} done again: ${why}`;
}

const areOf = (count: number): string => (count === 1 ? 'is' : 'are');

/** Those of the inputs that are done that need not be done again. */
async function wholeOf(folder: string, done: FoundBatch['done']): Promise<FoundBatch['done']> {
  const whole = new Map<number, Done>();
  for (const [at, entry] of done) if (await isWhole(folder, entry)) whole.set(at, entry);
  return whole;
}

/** Whether an input was read without an error, which may be gone now, and its outputs are still there. */
async function isWhole(folder: string, { account, outputs }: Done): Promise<boolean> {
  const isGood = account.told.every(each => 'problem' in each && each.problem.severity === 'warning');
  return isGood && areThere(folder, outputs);
}

/** Whether outputs are still there, as long as they were. */
async function areThere(folder: string, outputs: readonly Output[]): Promise<boolean> {
  for (const { name, bytes } of outputs) {
    const stats = await stat(join(folder, name)).catch(() => null);
    if (stats?.size !== bytes) return false;
  }
  return true;
}
