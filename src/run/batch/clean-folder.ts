/**
 * `clean --out-dir`: the parts are records put aside, the duplicates among all of them are found, then the outputs are made:
 *
 *     inputs -> .copydesk-parts/ -> duplicates -> outputs -> journal says finished -> parts removed
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startAccount } from '../../account.js';
import type { History } from '../../dedup/history/index.js';
import { linesOfFile } from '../../io/line-file.js';
import { writing } from '../../io/target.js';
import { openOutput } from '../../output/open.js';
import { closeOutputs, keepAll } from '../closing.js';
import { dropsTo, printKept } from '../copies/dropping.js';
import { type Duplicates, openDuplicates } from '../copies/duplicates.js';
import { RECORD_LINES } from '../copies/facts.js';
import { openIndex } from '../copies/history.js';
import { NEWS_KIND, newsMaker } from '../copies/news-rows.js';
import { putLine } from '../copies/putting.js';
import type { Run } from '../run.js';
import { partsIn } from './done-before.js';
import { type NotedHistory, notedHistory, printedBefore } from './folder-history.js';
import { folderOutput } from './folder-output.js';
import { type Finished, finishedOutputs, REMEMBERED } from './journal.js';
import { makeParts, type Parts } from './parts.js';

/** Cleans a batch; each record that is kept stands in the output of its dump. */
export async function cleanToFolder(run: Run, folder: string): Promise<void> {
  const { options, report } = run;
  const history = await openIndex(run);
  const parts = partsIn(folder);
  // Parts are records with all that they have, whatever is printed in the end.
  const made = await makeParts(run, {
    folder,
    parts,
    options: { ...options, format: 'ndjson', fields: null },
    async replaces() {
      if (history !== null) report.notes(await keepAll(folder, await finishedOutputs(folder)));
    },
  });
  const finished = made.finished ?? (await finish(run, folder, parts, made, history));
  made.over();
  if (history !== null && !(made.finished !== null && made.isRemembered)) await remember(run, parts, made, history);
  await writing(parts, () => rm(parts, { recursive: true, force: true }));
  await made.journal.close();
  report.merge(finished.account);
  report.sumUp({ written: finished.written });
}

/** Makes what was printed part of the index; of a run that goes on with a batch that was finished, what that has printed. */
async function remember({ report }: Run, parts: string, { journal, done, finished }: Parts, history: History) {
  const names = done.flatMap(({ outputs }) => outputs.map(({ name }) => name));
  if (finished !== null) await printedBefore(parts, names, history);
  history.complete();
  report.notes(await history.commit({ isAgain: finished !== null }));
  await journal.append(REMEMBERED);
  await journal.sync();
}

/** Finds the duplicates and makes the outputs. */
async function finish(
  run: Run,
  folder: string,
  parts: string,
  { journal, done, keys }: Parts,
  history: History | null,
): Promise<Finished> {
  const { options, hold, host } = run;
  const { dedup, keep, tmpDir } = options;
  const account = startAccount();
  const dropped = await dropsTo(run, choice => openOutput(NEWS_KIND, { ...options, ...choice }, host));
  const duplicates = await hold(openDuplicates({ dedup, keep, tmpDir }, RECORD_LINES));
  for (const { outputs } of done) for (const { name } of outputs) await putAside(join(parts, name), duplicates);
  await duplicates.resolve();
  const output = await hold(
    Promise.resolve(
      folderOutput(
        run,
        folder,
        keys,
        done.flatMap(({ outputs }) => outputs),
      ),
    ),
  );
  const noting = { ...run, report: { ...run.report, leaveOut: account.leaveOut } };
  const noted: NotedHistory | null = history === null ? null : await hold(notedHistory(parts, history));
  const printing = { before: output.before, history: noted };
  const written = await printKept(noting, duplicates, newsMaker, output, dropped, printing);
  await closeOutputs(run, written, [
    [null, output],
    [options.dropped, dropped],
  ]);
  await noted?.close();
  const finished: Finished = { finished: output.made, written, account: account.take() };
  await journal.append(finished);
  await journal.sync();
  return finished;
}

/** Puts the records of a part aside, as `clean` does those of a dump. */
async function putAside(path: string, duplicates: Duplicates): Promise<void> {
  for await (const line of linesOfFile(path)) await putLine(duplicates, line);
}
