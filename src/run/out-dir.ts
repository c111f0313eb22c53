/**
 * `--out-dir`: one output for each dump, final when the dump is (in formats for people one for each record), and a journal of
 * the inputs that are done:
 *
 *     output written -> synced -> renamed -> journal entry
 */
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { startAccount } from '../account.js';
import { UserError } from '../errors.js';
import { fileKey } from '../io/identity.js';
import { opening } from '../io/target.js';
import { removeTemporary, TEMPORARY_NAME } from '../io/temporary.js';
import { outputNames } from '../output/names.js';
import { endingOf, formatOf, isPerRecord, openOutput, type Output } from '../output/open.js';
import { recordKind } from '../output/record-kind.js';
import { FIELDS } from '../records/fields.js';
import type { NewsRecord } from '../records/record.js';
import type { Passage } from '../text/passage.js';
import { beginBatch, type BatchJournal, type Done, resumeBatch } from './batch-journal.js';
import { type Plan, planBatch, type Planned } from './plan.js';
import { type Furniture, openReading, type Reading, type Taker } from './reading.js';
import type { Holding, Run } from './run.js';

type Records = Output<NewsRecord<Passage>>;
type Part = Done['outputs'][number];
type OutDirRun = Run & { readonly folder: string };

/** Extracts every dump of a batch to a file of its own. */
export async function extractToFolder(run: Run, folder: string): Promise<void> {
  const { operands, options, host, report, hold } = run;
  const reading = await openReading(operands, options, host.stdin);
  await makeFolder(folder);
  const plan = await planBatch(reading);
  const { journal, furniture, done } = await openBatch({ ...run, folder }, plan, reading);
  await hold(Promise.resolve(journal));
  const parts = await hold(Promise.resolve(partWriter({ ...run, folder }, plan)));
  let written = 0;
  for (const [at, planned] of plan.inputs.entries()) {
    for (const problem of planned.before) report.missing(problem);
    const earlier = done.get(at);
    const isDone = earlier !== undefined && (await isThere(folder, earlier));
    const entry = isDone ? earlier : await parts.make(at, planned, reading, furniture);
    if (isDone) parts.reserve(earlier);
    else await journal.append(entry);
    written += entry.written;
    report.merge(entry.account);
  }
  for (const problem of plan.after) report.missing(problem);
  await journal.close();
  report.sumUp({ written });
}

/** Makes the folder, and takes away what a killed run has left there. */
async function makeFolder(folder: string): Promise<void> {
  const names = await opening(folder, async () => {
    await mkdir(folder, { recursive: true });
    return readdir(folder);
  });
  for (const name of names) if (TEMPORARY_NAME.test(name)) await removeTemporary(join(folder, name));
}

async function openBatch(run: OutDirRun, plan: Plan, reading: Reading): Promise<BatchJournal> {
  const { command, version, options, folder } = run;
  const batch = { command, version, options, folder };
  const resumed = options.resume ? await resumeBatch(batch, plan) : null;
  return resumed ?? beginBatch(batch, plan, await reading.learn());
}

/** Whether the outputs of an input are still there, as long as they were. */
async function isThere(folder: string, { outputs }: Done): Promise<boolean> {
  for (const { name, bytes } of outputs) {
    const stats = await stat(join(folder, name)).catch(() => null);
    if (stats?.size !== bytes) return false;
  }
  return true;
}

/** Makes the outputs of one input after another. */
interface PartWriter extends Holding {
  make(at: number, planned: Planned, reading: Reading, furniture: Furniture): Promise<Done>;
  /** Leaves the names of outputs that are done to them. */
  reserve(done: Done): void;
}

function partWriter({ options, host, folder, report }: OutDirRun, plan: Plan): PartWriter {
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
  const finish = async (): Promise<Part> => {
    const output = open as Records;
    open = null;
    report.notes(await output.close());
    return { name, bytes: (await stat(join(folder, name))).size };
  };
  return {
    async make(at, { source }, reading, furniture) {
      const account = startAccount();
      const outputs: Part[] = [];
      let written = 0;
      const taker: Taker = {
        begin: async dump => (perRecord ? undefined : openAs(dump.name)),
        async take({ record }, dump) {
          if (record === null) return true;
          if (record.wordCount < options.minWords) {
            account.leaveOut('short');
            return true;
          }
          written++;
          if (perRecord) await openAs(`${dump.name}-${record.source.article}`);
          open?.row(record);
          if (perRecord) outputs.push(await finish());
          return true;
        },
        flush: async () => open?.flush(),
        async end(dump, failed) {
          const output = open;
          if (output === null) return;
          // Of what is no text at all there is no output.
          const isNone = failed || (dump.outcome.encoding === null && !dump.outcome.whole);
          if (!isNone) return void outputs.push(await finish());
          open = null;
          await output.abort();
        },
      };
      await reading.read(source, furniture, taker, account);
      return { done: at, outputs, written, account: account.take() };
    },
    reserve({ outputs }) {
      for (const { name } of outputs) names.reserve(name);
    },
    abort: async () => open?.abort(),
  };
}
