/** What the journal of a batch says: for whom it was begun, what was learned, and which inputs are done. */
import { join } from 'node:path';
import type { Account } from '../../account.js';
import { type FrozenSites, freeze, thaw } from '../../articles/site/frozen.js';
import type { Knowledge } from '../../articles/site/knowledge.js';
import { UserError } from '../../errors.js';
import { createJournal, type Journal, readJournal } from '../../io/journal.js';
import type { Options } from '../../options.js';
import { compareInputs, compareWishes, type Refuse, shareName, type Wishes } from './differences.js';
import type { Plan, Stamp } from './plan.js';

/** Hidden, so that no walk of the folder meets it. */
const JOURNAL = '.copydesk-journal';
const FORMAT = 2;
/** What may differ between a run and the one that goes on with it, because the output does not depend on it. */
const FREE: ReadonlySet<keyof Options> = new Set([
  'output',
  'outDir',
  'noClobber',
  'resume',
  'dryRun',
  'jobs',
  'errors',
  'maxBad',
  'tmpDir',
  'strict',
  'verbose',
  'quiet',
  'color',
  'debug',
  'progress',
  'noProgress',
] as const);

interface Head extends Wishes {
  readonly journal: typeof FORMAT;
  readonly inputs: number;
}

/** A file that was made. */
export interface Output {
  readonly name: string;
  readonly bytes: number;
  readonly dump: string;
  readonly records: number;
}

/** That all is done, and what came of it: the last entry of a journal whose outputs are made of parts. */
export interface Finished {
  readonly finished: readonly Output[];
  readonly written: number;
  readonly account: Account;
}

/** That what was printed is in the index: behind the entry that says that all is done. */
export const REMEMBERED = { remembered: true } as const;

/** What is known of the pages: the name of the layout file's layout, or what was learned. */
interface Learned {
  readonly layout: string | null;
  readonly learned: FrozenSites | null;
}

/** What was read of a journal. */
interface Found {
  readonly entries: readonly unknown[];
  readonly head: Head;
}

/** An input that is done. */
export interface Done {
  /** Its place in the plan. */
  readonly done: number;
  readonly outputs: readonly Output[];
  readonly written: number;
  readonly account: Account;
}

/** What a journal says of a batch that was begun. */
export interface FoundBatch {
  readonly knowledge: Knowledge | null;
  /** By places in the plan. */
  readonly done: ReadonlyMap<number, Done>;
  readonly finished: Finished | null;
  /** Whether what was printed is in the index. */
  readonly isRemembered: boolean;
}

export interface BatchJournal extends FoundBatch {
  readonly journal: Journal;
}

/** Whose batch it is. */
export interface Batch {
  readonly command: string;
  readonly version: string;
  readonly options: Options;
  readonly folder: string;
}

/** Begins a new journal: what was learned is in it before the first output is made. */
export async function beginBatch(batch: Batch, plan: Plan, knowledge: Knowledge | null): Promise<BatchJournal> {
  const learned: Learned = { layout: knowledge?.layout?.name ?? null, learned: freeze(knowledge) };
  const entries = [headOf(batch, plan), ...plan.inputs.map(({ stamp }) => stamp), learned];
  return {
    journal: await createJournal(join(batch.folder, JOURNAL), entries),
    knowledge,
    done: new Map(),
    finished: null,
    isRemembered: false,
  };
}

/**
 * Reads the journal of the folder, and says how to go on with it; null when there is none. Throws a UserError (usage) that says what
 * differs when it is the journal of another batch, or that it is damaged. `layout` is what a layout file holds, if there
 * is one.
 */
export async function findBatch(
  batch: Batch,
  plan: Plan,
  layout: Knowledge | null,
): Promise<(FoundBatch & { resume(): Promise<BatchJournal> }) | null> {
  const found = await readJournal(join(batch.folder, JOURNAL));
  if (found === null) return null;
  const head = found.entries[0] as Head | undefined;
  if (head === undefined) throw damaged(batch);
  const refuse: Refuse = (message, hint) =>
    new UserError(
      'usage',
      `--resume: ${message} (${progressOf({ entries: found.entries, head })})`,
      `${hint}; to begin anew, leave out --resume`,
      batch.folder,
    );
  if (head.journal !== FORMAT)
    throw refuse(
      `the journal was made by copydesk ${head.version}, in another form`,
      `to finish it, use copydesk ${head.version}`,
    );
  const learnedAt = 1 + head.inputs;
  const learned = found.entries[learnedAt] as Learned | undefined;
  if (learned === undefined) throw damaged(batch);
  compareWishes(head, headOf(batch, plan), refuse);
  const named = layout?.layout?.name ?? null;
  if (learned.layout !== named)
    throw refuse(`the layout was ${learned.layout} and is ${named}`, 'to finish it, use the layout it was begun with');
  compareInputs(found.entries.slice(1, learnedAt) as Stamp[], plan, refuse);
  const made = found.entries.slice(learnedAt + 1) as (Done | Finished | typeof REMEMBERED)[];
  const done = made.flatMap(entry => ('done' in entry ? [[entry.done, entry] as const] : []));
  const finished = made.findLast(entry => 'finished' in entry) ?? null;
  const isRemembered = 'remembered' in (made.at(-1) ?? {});
  const knowledge = learned.learned === null ? layout : thaw(learned.learned);
  const batchFound: FoundBatch = { knowledge, done: new Map(done), finished, isRemembered };
  return { ...batchFound, resume: async () => ({ ...batchFound, journal: await found.reopen() }) };
}

/** A journal is put in its place with all that a batch begins with: one that lacks some of that was not cut by the end of a process. */
function damaged({ folder }: Batch): UserError {
  return new UserError('usage', `--resume: ${JOURNAL} is damaged`, 'to begin anew, leave out --resume', folder);
}

/** The names of the outputs that a batch which was finished has left in its folder. */
export async function finishedOutputs(folder: string): Promise<string[]> {
  const entries = (await readJournal(join(folder, JOURNAL)))?.entries ?? [];
  if ((entries[0] as Head | undefined)?.journal !== FORMAT) return [];
  const finished = (entries as (Head | Finished)[]).findLast(entry => 'finished' in entry);
  return finished?.finished.map(({ name }) => name) ?? [];
}

/**
 * Throws a UserError (usage) where a folder holds another share of a batch: of two shares only one can have its journal there, and
 * the other could not be gone on with.
 */
export async function refuseOtherShare({ folder, options: { shard } }: Batch): Promise<void> {
  const found = shard === null ? null : await readJournal(join(folder, JOURNAL));
  const was = (found?.entries[0] as Head | undefined)?.options.shard as Options['shard'] | undefined;
  if (shard === null || was === null || was === undefined || shareName(was) === shareName(shard)) return;
  throw new UserError(
    'usage',
    `holds share ${shareName(was)}, and this is share ${shareName(shard)}`,
    `give each share an --out-dir of its own, such as ${join(folder, String(shard.index))}`,
    folder,
  );
}

function headOf({ command, version, options }: Batch, plan: Plan): Head {
  const fixed = Object.entries(options).filter(([name]) => !FREE.has(name as keyof Options));
  // As it will be read back.
  const plain = JSON.parse(JSON.stringify(Object.fromEntries(fixed))) as Record<string, unknown>;
  return { journal: FORMAT, version, command, options: plain, inputs: plan.inputs.length };
}

/** How much of a batch is done: of its inputs, those with an entry. */
function progressOf({ entries, head }: Found): string {
  const done = new Set(entries.flatMap(entry => ((entry as Done).done === undefined ? [] : [(entry as Done).done])));
  return `${done.size} of its ${head.inputs} ${head.inputs === 1 ? 'input is' : 'inputs are'} done`;
}
