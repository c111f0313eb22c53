/** The index of `--index`, opened as the options say; loaded only when there is one. */
import { readdir } from 'node:fs/promises';
import type { History } from '../../dedup/history/index.js';
import { UserError } from '../../errors.js';
import { ClosedPipe } from '../../io/target.js';
import type { Options } from '../../options.js';
import type { Output } from '../../output/open.js';
import type { Report } from '../../report.js';
import { closeOutputs } from '../closing.js';
import type { Run } from '../run.js';
import { printKept, type RowMaker } from './dropping.js';
import type { Duplicates } from './duplicates.js';

/** Throws a UserError (cannot) when the index cannot be used; null without one. */
export async function openIndex({ options, report, hold }: Run): Promise<History | null> {
  const { index, indexText, noIndexWrite, keep, dedup, tmpDir } = options;
  if (index === null) return null;
  const { openHistory } = await import('../../dedup/history/index.js');
  const damaged = tellDamage(report, index);
  const isExact = dedup === 'exact';
  const settings = { folder: index, writes: !noIndexWrite, keepsText: indexText, keep, isExact, tmpDir, damaged };
  return hold(openHistory(settings));
}

/** The function that tells what of an index cannot be used. */
export function tellDamage(report: Report, folder: string) {
  return ({ segment, page }: { readonly segment: string; readonly page: number | null }): void => {
    const part = page === null ? segment : `page ${page} of ${segment}`;
    const message = `the index is damaged: ${part} cannot be used, and records may come again that it knows`;
    const hint = `see copydesk index verify ${folder}`;
    report.missing({ severity: 'error', code: 'index_damaged', file: folder, line: null, message, hint });
  };
}

/** Throws a UserError (cannot) where there is no index. */
export async function checkIndex(folder: string): Promise<void> {
  const files = await readdir(folder).catch(() => null);
  const isIndex = files?.some(file => /^(?:manifest|segment)-\d/.test(file));
  if (isIndex !== true) throw new UserError('cannot', 'there is no such index', null, folder);
}

/** Throws a UserError (usage) for flags that mean nothing together. */
export function checkIndexFlags({ index, indexText, noIndexWrite, dedup }: Options): void {
  if (index === null) {
    const flag = indexText ? '--index-text' : '--no-index-write';
    if (indexText || noIndexWrite) throw new UserError('usage', `${flag}: there is no index`, 'name one with --index');
  } else if (dedup === 'off') {
    throw new UserError('usage', '--index: with --dedup off nothing is looked up', 'leave one of them out');
  }
}

/**
 * Prints and closes the outputs, then makes part of the index what the output has accepted: all, or, when its reader went away,
 * as much as it took. Returns how many records were printed.
 */
export async function printRemembering<Row>(
  run: Run,
  duplicates: Duplicates,
  maker: RowMaker<Row>,
  output: Output<Row>,
  dropped: Output<Row> | null,
  history: History | null,
): Promise<number> {
  try {
    const written = await printKept(run, duplicates, maker, output, dropped, { history });
    // First what was dropped: nobody has the output who may not have that.
    const { dropped: droppedTo, output: outputTo } = run.options;
    await closeOutputs(
      run,
      written,
      [
        [droppedTo, dropped],
        [outputTo, output],
      ],
      history === null ? null : outputTo,
    );
    await history?.accepted();
    // With a limit some were not looked at that may stand for what was left out.
    if (written < run.options.limit) history?.complete();
    run.report.notes((await history?.commit()) ?? []);
    return written;
  } catch (error) {
    if (error instanceof ClosedPipe) await history?.commit();
    throw error;
  }
}
