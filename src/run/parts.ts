/**
 * `--out-dir`: one output for each dump, final when the dump is (in formats for people one for each record), and a journal of
 * the inputs that are done:
 *
 *     output written -> synced -> renamed -> journal entry
 */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { startAccount } from '../account.js';
import type { Knowledge } from '../articles/knowledge.js';
import { UserError } from '../errors.js';
import { makeFolder } from '../io/folder.js';
import { fileKey } from '../io/identity.js';
import { takeLock } from '../io/lock.js';
import { opening } from '../io/target.js';
import { randomName, removeTemporary, TEMPORARY_NAME } from '../io/temporary.js';
import { outputNames } from '../output/names.js';
import { endingOf, formatOf, isPerRecord, openOutput, type Output } from '../output/open.js';
import { recordKind } from '../output/record-kind.js';
import { FIELDS } from '../records/fields.js';
import type { NewsRecord } from '../records/record.js';
import type { Passage } from '../text/passage.js';
import type { Journal } from '../io/journal.js';
import {
  beginBatch,
  type BatchJournal,
  type Done,
  type Finished,
  refuseOtherShare,
  resumeBatch,
} from './batch-journal.js';
import { doneBefore } from './done-before.js';
import { type Plan, planBatch, type Planned } from './plan.js';
import { openReading, type Reading, type Taker } from './reading.js';
import type { Options } from '../options.js';
import type { Holding, Run } from './run.js';

/** Hidden, so that no walk of the folder meets it. */
const LOCK = '.copydesk-lock';

type Records = Output<NewsRecord<Passage>>;
type Part = Done['outputs'][number];

/** Where the parts go, and how they are written: as the options say, or as records that are read again. */
export interface PartWishes {
  /** Of the batch: where its journal is. */
  readonly folder: string;
  readonly parts: string;
  readonly options: Options;
  /** Whether a batch that was finished still is: then no part is made. */
  isDone?(finished: Finished): Promise<boolean>;
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
}

/** Makes the parts of a batch that are not there yet; the journal is left open. What there is to tell of the inputs is told. */
export async function makeParts(run: Run, wishes: PartWishes): Promise<Parts> {
  const { operands, host, report, hold } = run;
  const reading = await openReading(operands, run.options, host.stdin);
  await hold(lockFolder(wishes.folder));
  for (const each of new Set([wishes.folder, wishes.parts])) await readyFolder(each);
  const plan = await planBatch(reading, run.options);
  const batch = await openBatch(run, wishes, plan, reading);
  await hold(Promise.resolve(batch.journal));
  const writer = await hold(Promise.resolve(partWriter(run, wishes, plan)));
  const finished = batch.finished !== null && (await wishes.isDone?.(batch.finished)) === true ? batch.finished : null;
  if (batch.finished !== null && finished === null) await wishes.replaces?.();
  const sizes = plan.inputs.map(({ stamp }) => stamp.size);
  report.expect?.(sizes.includes(null) ? null : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0));
  const kept = finished === null ? await wholeOf(wishes.parts, batch.done) : batch.done;
  if (batch.done.size > 0) {
    const [again, isFirst] = [batch.done.size - kept.size, wishes.parts !== wishes.folder && finished === null];
    report.say(doneBefore(kept.size, plan.inputs.length, again, isFirst ? 'read' : 'done'));
  }
  const done: Done[] = [];
  for (const [at, planned] of plan.inputs.entries()) {
    for (const problem of planned.before) report.missing(problem);
    const earlier = kept.get(at);
    const entry = earlier ?? (await writer.make(at, planned, reading, batch.knowledge));
    if (earlier === undefined) await batch.journal.append(entry);
    else {
      report.read?.(planned.stamp.size ?? 0);
      writer.reserve(earlier);
    }
    report.merge(entry.account);
    done.push(entry);
  }
  for (const problem of plan.after) report.missing(problem);
  return { journal: batch.journal, done, finished, isRemembered: batch.isRemembered, keys: plan.keys };
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
  for (const name of names) if (TEMPORARY_NAME.test(name)) await removeTemporary(join(folder, name));
}

async function openBatch(run: Run, wishes: PartWishes, plan: Plan, reading: Reading): Promise<BatchJournal> {
  const { command, version, options } = run;
  const { folder } = wishes;
  const batch = { command, version, options, folder };
  await refuseOtherShare(batch);
  const resumed = options.resume ? await resumeBatch(batch, plan, reading.layout) : null;
  if (resumed !== null) return resumed;
  await wishes.replaces?.();
  return beginBatch(batch, plan, await reading.learn());
}

/** Those of the inputs that are done that need not be done again. */
async function wholeOf(folder: string, done: BatchJournal['done']): Promise<BatchJournal['done']> {
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
export async function areThere(folder: string, outputs: readonly Part[]): Promise<boolean> {
  for (const { name, bytes } of outputs) {
    const stats = await stat(join(folder, name)).catch(() => null);
    if (stats?.size !== bytes) return false;
  }
  return true;
}

/** Makes the outputs of one input after another. */
interface PartWriter extends Holding {
  make(at: number, planned: Planned, reading: Reading, knowledge: Knowledge | null): Promise<Done>;
  /** Leaves the names of outputs that are done to them. */
  reserve(done: Done): void;
}

function partWriter({ host, report }: Run, { parts: folder, options }: PartWishes, plan: Plan): PartWriter {
  const format = formatOf(options, false);
  const perRecord = isPerRecord(format);
  const names = outputNames(endingOf(format));
  let open: Records | null = null;
  let name = '';
  const openAs = async (title: string) => {
    name = names.of(title);
    const path = join(folder, name);
    if (plan.keys.has((await fileKey(path)) ?? ''))
      throw new UserError('usage', 'is an input, and the output would replace it', 'choose another --out-dir', path);
    open = await openOutput(recordKind(FIELDS), { ...options, output: path, format: format.name }, host);
  };
  const finish = async (dump: string, records: number): Promise<Part> => {
    const output = open as Records;
    open = null;
    report.notes(await output.close());
    return { name, bytes: (await stat(join(folder, name))).size, dump, records };
  };
  return {
    async make(at, { source }, reading, knowledge) {
      const account = startAccount();
      const outputs: Part[] = [];
      let written = 0;
      let records = 0;
      const taker: Taker = {
        async begin(dump) {
          records = 0;
          if (!perRecord) await openAs(dump.name);
        },
        async take({ record }, dump) {
          if (record === null) return true;
          if (record.wordCount < options.minWords) {
            account.leaveOut('short');
            return true;
          }
          written++;
          records++;
          if (perRecord) await openAs(`${dump.name}-${record.source.article}`);
          open?.row(record);
          if (perRecord) outputs.push(await finish(dump.name, 1));
          return true;
        },
        flush: async () => open?.flush(),
        async end(dump, failed) {
          const output = open;
          if (output === null) return;
          // Of what is no text at all there is no output.
          const isNone = failed || (dump.outcome.encoding === null && !dump.outcome.whole);
          if (!isNone) return void outputs.push(await finish(dump.name, records));
          open = null;
          await output.abort();
        },
      };
      await reading.read(
        source,
        knowledge,
        taker,
        report.read === undefined ? account : { ...account, read: report.read },
      );
      return { done: at, outputs, written, account: account.take() };
    },
    reserve({ outputs }) {
      for (const { name } of outputs) names.reserve(name);
    },
    abort: async () => open?.abort(),
  };
}
