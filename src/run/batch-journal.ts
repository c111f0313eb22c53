/** What the journal of a batch says: for whom it was begun, what was learned, and which inputs are done. */
import { join } from 'node:path';
import type { Account } from '../account.js';
import { freeze, type FrozenSites, thaw } from '../articles/frozen.js';
import type { Knowledge } from '../articles/knowledge.js';
import { UserError } from '../errors.js';
import { createJournal, type Journal, readJournal } from '../io/journal.js';
import type { Options } from '../options.js';
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

interface Head {
  readonly journal: typeof FORMAT;
  readonly version: string;
  readonly command: string;
  readonly options: Readonly<Record<string, unknown>>;
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

/** An input that is done. */
export interface Done {
  /** Its place in the plan. */
  readonly done: number;
  readonly outputs: readonly Output[];
  readonly written: number;
  readonly account: Account;
}

export interface BatchJournal {
  readonly journal: Journal;
  readonly knowledge: Knowledge | null;
  /** By places in the plan. */
  readonly done: ReadonlyMap<number, Done>;
  readonly finished: Finished | null;
  /** Whether what was printed is in the index. */
  readonly isRemembered: boolean;
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
 * Goes on with the journal of the folder; null when there is none, or when it had not been begun. Throws a UserError (usage)
 * that says what differs when it is the journal of another batch. `layout` is what a layout file holds, if there is one.
 */
export async function resumeBatch(batch: Batch, plan: Plan, layout: Knowledge | null): Promise<BatchJournal | null> {
  const found = await readJournal(join(batch.folder, JOURNAL));
  const head = found?.entries[0] as Head | undefined;
  if (found === null || head === undefined) return null;
  if (head.journal !== FORMAT)
    throw refusal(batch, `the journal was made by copydesk ${head.version}, in another form`);
  const learnedAt = 1 + head.inputs;
  const learned = found.entries[learnedAt] as Learned | undefined;
  if (learned === undefined) return null;
  compareHeads(batch, head, headOf(batch, plan));
  const named = layout?.layout?.name ?? null;
  if (learned.layout !== named) throw refusal(batch, `the layout was ${learned.layout} and is ${named}`);
  compareInputs(batch, found.entries.slice(1, learnedAt) as Stamp[], plan);
  const made = found.entries.slice(learnedAt + 1) as (Done | Finished | typeof REMEMBERED)[];
  const done = made.flatMap(entry => ('done' in entry ? [[entry.done, entry] as const] : []));
  const finished = made.findLast(entry => 'finished' in entry) ?? null;
  const isRemembered = 'remembered' in (made.at(-1) ?? {});
  const knowledge = learned.learned === null ? layout : thaw(learned.learned);
  return { journal: await found.reopen(), knowledge, done: new Map(done), finished, isRemembered };
}

function headOf({ command, version, options }: Batch, plan: Plan): Head {
  const fixed = Object.entries(options).filter(([name]) => !FREE.has(name as keyof Options));
  // As it will be read back.
  const plain = JSON.parse(JSON.stringify(Object.fromEntries(fixed))) as Record<string, unknown>;
  return { journal: FORMAT, version, command, options: plain, inputs: plan.inputs.length };
}

function refusal({ folder }: Batch, message: string): UserError {
  return new UserError('usage', `--resume: ${message}`, 'leave out --resume to begin anew', folder);
}

function compareHeads(batch: Batch, was: Head, is: Head): void {
  const differs = (what: string, before: unknown, now: unknown) => {
    if (JSON.stringify(before) === JSON.stringify(now)) return;
    throw refusal(batch, `${what} was ${JSON.stringify(before)} and is ${JSON.stringify(now)}`);
  };
  differs('the command', was.command, is.command);
  differs('the version of copydesk', was.version, is.version);
  for (const name of new Set([...Object.keys(was.options), ...Object.keys(is.options)]))
    differs(`--${dashed(name)}`, was.options[name] ?? null, is.options[name] ?? null);
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
}

function compareInputs(batch: Batch, was: readonly Stamp[], { inputs }: Plan): void {
  const before = new Map(was.map(stamp => [stamp.input, stamp]));
  for (const [at, { stamp }] of inputs.entries()) {
    const known = before.get(stamp.input);
    if (known === undefined) throw refusal(batch, `${stamp.input} was not among the inputs`);
    if (known.size !== stamp.size || known.changed !== stamp.changed)
      throw refusal(batch, `${stamp.input} has changed since`);
    if (was[at]?.input !== stamp.input && inputs.length === was.length)
      throw refusal(batch, `the inputs come in another order: ${stamp.input} stood elsewhere`);
  }
  const now = new Set(inputs.map(({ stamp }) => stamp.input));
  const gone = was.find(({ input }) => !now.has(input));
  if (gone !== undefined) throw refusal(batch, `${gone.input} is no longer among the inputs`);
}
