/** How the outputs of all commands that read inputs are made final: a run that read nothing replaces no file. */
import { join } from 'node:path';
import { STDIN } from '../input/files/stdin.js';
import { keepBeside, replacesFile } from '../io/atomic.js';
import { writing } from '../io/target.js';
import type { Output } from '../output/open.js';
import { shownName } from '../text/file-name.js';
import type { Run } from './run.js';

type Closable = Pick<Output<never>, 'close' | 'abort'>;

/**
 * Closes outputs one after the other, each with the file it goes to (null or `-` for standard output); `written` is how many
 * rows they have. What the file `kept` holds is kept beside it: with an index no run prints it again. Notes what there is to note,
 * and which files are left as they were.
 */
export async function closeOutputs(
  { report }: Pick<Run, 'report'>,
  written: number,
  outputs: readonly (readonly [file: string | null, output: Closable | null])[],
  kept: string | null = null,
): Promise<void> {
  const leaves = written === 0 && report.hasReadNothing();
  const notes: string[] = [];
  for (const [file, output] of outputs) {
    if (output === null) continue;
    if (leaves && file !== null && file !== STDIN && (await replacesFile(file))) {
      await output.abort();
      notes.push(`${shownName(file)} is left as it was, since nothing was read`);
      continue;
    }
    const beside = file !== null && file === kept ? await writing(file, () => keepBeside(file)) : null;
    notes.push(...(await output.close()));
    if (beside !== null) notes.push(keptNote(file ?? '', beside));
  }
  report.notes(notes);
}

function keptNote(file: string, beside: string): string {
  const [name, old] = [file, beside].map(shownName);
  return `${name} has what this run printed; what it held before is in ${old}, since with --index it is not printed again`;
}

/** Keeps what files of a folder hold, as `closeOutputs` does of one; what there is to note is returned. */
export async function keepAll(folder: string, names: readonly string[]): Promise<string[]> {
  const kept: string[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const beside = await writing(path, () => keepBeside(path));
    if (beside !== null) kept.push(beside);
  }
  if (kept.length === 0) return [];
  const files = kept.length === 1 ? '1 file' : `${kept.length} files`;
  const where = kept.length === 1 ? shownName(kept[0]) : `${shownName(kept[0])} and so on`;
  return [`${folder}: what ${files} held before is in ${where}, since with --index it is not printed again`];
}
