/**
 * `--out-dir`: one output for each dump, final when the dump is (in formats for people one for each record), and a journal of
 * the inputs that are done:
 *
 *     output written -> synced -> renamed -> journal entry
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from '../../account.js';
import type { Knowledge } from '../../articles/site/knowledge.js';
import { UserError } from '../../errors.js';
import type { Source } from '../../input/files/file.js';
import { makeFolder } from '../../io/folder.js';
import type { Journal } from '../../io/journal.js';
import { takeLock } from '../../io/lock.js';
import { opening } from '../../io/target.js';
import { randomName, removeLeftovers } from '../../io/temporary.js';
import type { Options } from '../../options.js';
import { formatOf } from '../../output/open.js';
import { FIELDS } from '../../records/fields.js';
import type { Threads } from '../../threads/index.js';
import { openReading, type Reading } from '../reading.js';
import type { Holding, Run } from '../run.js';
import { costOf, enoughFor, isShareable, startTeam } from '../team.js';
import { doneBefore, type PartFolders } from './done-before.js';
import { type BatchJournal, beginBatch, type Done, type Finished, findBatch, refuseOtherShare } from './journal.js';
import { type PartTaker, readInput } from './part-input.js';
import { partWriter } from './part-writer.js';
import { type Plan, planBatch } from './plan.js';

/** Hidden, so that no walk of the folder meets it. */
const LOCK = '.copydesk-lock';

/** Where the parts go, and how they are written: as the options say, or as records that are read again. */
export interface PartWishes extends PartFolders {
  readonly options: Options;
  /** Called before the outputs of a batch that was finished in the folder are made again, while its journal is there still. */
  replaces?(): Promise<void>;
}

export interface Parts {
  readonly journal: Journal;
  /** One for each input, in order. */
  readonly done: readonly Done[];
  /** What came of the batch, when it is finished already. */
  readonly finished: Finished | null;
  readonly isRemembered: boolean;
  /** Device and inode of each input. */
  readonly keys: ReadonlySet<string>;
  /** Says that all outputs are there: a run that is stopped from now on tells nothing of it. */
  over(): void;
}

/** Makes the parts of a batch that are not there yet; the journal is left open. What there is to tell of the inputs is told. */
export async function makeParts(run: Run, wishes: PartWishes): Promise<Parts> {
  const { operands, host, report, hold } = run;
  const reading = await openReading(operands, run.options, host.stdin);
  await hold(lockFolder(wishes.folder));
  await readyFolder(wishes.folder);
  const plan = await planBatch(reading, run.options);
  const team = teamFor(run, wishes.options, reading);
  const notice = stopNotice(run, plan.inputs.length, wishes.parts !== wishes.folder);
  const batch = await openBatch(run, wishes, plan, reading, team, () => hold(Promise.resolve(notice)));
  await hold(Promise.resolve(batch.journal));
  if (wishes.parts !== wishes.folder) await readyFolder(wishes.parts);
  const writer = await hold(Promise.resolve(partWriter(run, wishes.parts, wishes.options, plan.keys)));
  const { finished, kept, said } = await doneBefore(batch, plan.inputs.length, wishes);
  if (batch.finished !== null && finished === null) await wishes.replaces?.();
  notice.made = kept.size;
  const sizes = plan.inputs.map(({ stamp }) => stamp.size);
  report.expect?.(sizes.includes(null) ? null : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0), 'reading');
  if (said !== null) report.say(said);
  const done: Done[] = [];
  const left = plan.inputs.filter((_, at) => !kept.has(at)).map(({ source }) => source);
  const threads = await team(left);
  const read = await inputReader(run, { reading, knowledge: batch.knowledge, left, threads });
  for (const [at, planned] of plan.inputs.entries()) {
    for (const problem of planned.before) report.missing(problem);
    const earlier = kept.get(at);
    const entry = earlier ?? (await writer.make(at, taker => read(planned.source, taker)));
    if (earlier === undefined) {
      await batch.journal.append(entry);
      notice.made++;
    } else {
      report.read?.(planned.stamp.size ?? 0);
      writer.reserve(earlier);
    }
    report.merge(entry.account);
    done.push(entry);
  }
  await threads?.end();
  for (const problem of plan.after) report.missing(problem);
  const over = () => {
    notice.isOver = true;
  };
  return { journal: batch.journal, done, finished, isRemembered: batch.isRemembered, keys: plan.keys, over };
}

/** Says how far a run came that is stopped, by a signal or by what cannot be written; `isAside` where its outputs are made last. */
function stopNotice({ report }: Run, inputs: number, isAside: boolean): Holding & { made: number; isOver: boolean } {
  const how = isAside ? 'read; the outputs come last: --resume goes on' : 'done: --resume goes on with the others';
  return {
    made: 0,
    isOver: false,
    async abort() {
      if (this.isOver) return;
      report.say(
        this.made === 0
          ? 'stopped before the first input was done'
          : `stopped; ${this.made} of ${inputs} inputs are ${how}`,
      );
    },
  };
}

/** Sees to it that no other run writes to the folder, until this one ends. Throws a UserError (locked) when one does. */
async function lockFolder(folder: string): Promise<Holding> {
  await opening(folder, () => makeFolder(folder));
  const path = join(folder, LOCK);
  const release = await opening(path, () =>
    takeLock({
      path,
      draft: () => join(folder, randomName()),
      patience: 0,
      refusal(who) {
        const hint = `wait for its end, or name another --out-dir (if there is no such process any more, remove ${path})`;
        return new UserError('locked', `${who} is writing to this folder`, hint, folder);
      },
    }),
  );
  return { abort: release };
}

/** Makes a folder that is to be written to, and takes away what a killed run has left there. */
async function readyFolder(folder: string): Promise<void> {
  const names = await opening(folder, async () => {
    await makeFolder(folder);
    return readdir(folder);
  });
  await removeLeftovers(folder, names);
}

async function openBatch(
  run: Run,
  wishes: PartWishes,
  plan: Plan,
  reading: Reading,
  team: TeamFor,
  begins: () => Promise<unknown>,
): Promise<BatchJournal> {
  const { command, version, options } = run;
  const { folder } = wishes;
  const batch = { command, version, options, folder };
  await refuseOtherShare(batch);
  const found = options.resume ? await findBatch(batch, plan, reading.layout) : null;
  await begins();
  if (found !== null) return found.resume();
  await wishes.replaces?.();
  const threads = reading.learns ? await team(plan.inputs.map(({ source }) => source)) : null;
  return beginBatch(batch, plan, await reading.learn(run.report, threads?.gather));
}

/** The threads that read some sources, started when first asked for; null where that is not worth it. */
type TeamFor = (sources: readonly Source[]) => Promise<Threads | null>;

function teamFor(run: Run, options: Options, { learns }: Reading): TeamFor {
  const all: readonly string[] = FIELDS.map(({ name }) => name);
  // Only lines of NDJSON are written as they come. A name that no field has is told when the first output is opened.
  const wanted = formatOf(options, false).name === 'ndjson' ? options.fields : null;
  const fields = wanted?.filter(name => all.includes(name)) ?? all;
  let started: Promise<Threads> | null = null;
  return async sources => {
    const cost = sources.reduce((sum, source) => sum + costOf(source, learns), 0);
    if (started === null && cost >= enoughFor(options)) started = startTeam(run, fields);
    return started;
  };
}

/** Reads the inputs that are left, each in its turn: those that threads can read were begun by them before. */
async function inputReader(
  { options, report }: Run,
  work: {
    readonly reading: Reading;
    readonly knowledge: Knowledge | null;
    readonly left: readonly Source[];
    readonly threads: Threads | null;
  },
): Promise<(source: Source, taker: PartTaker) => Promise<Account>> {
  const { reading, knowledge, left, threads } = work;
  const settings = { reading, knowledge, minWords: options.minWords, read: report.read };
  if (threads === null) return (source, taker) => readInput(source, settings, taker);
  const { replayInput } = await import('../../threads/steps.js');
  const steps = threads.steps(left.filter(isShareable), knowledge);
  return async (source, taker) => {
    if (!isShareable(source)) return readInput(source, settings, taker);
    const account = await replayInput(steps, taker);
    report.read?.(source.size ?? 0);
    return account;
  };
}
