/** How the outputs of all commands that read inputs are made final: a run that read nothing replaces no file. */
import { STDIN } from '../input/stdin.js';
import { replacesFile } from '../io/atomic.js';
import type { Output } from '../output/open.js';
import { shownName } from '../text/file-name.js';
import type { Run } from './run.js';

type Closable = Pick<Output<never>, 'close' | 'abort'>;

/**
 * Closes outputs one after the other, each with the file it goes to (null or `-` for standard output); `written` is how many
 * rows they have. Notes what there is to note, and which files are left as they were.
 */
export async function closeOutputs(
  { report }: Pick<Run, 'report'>,
  written: number,
  outputs: readonly (readonly [file: string | null, output: Closable | null])[],
): Promise<void> {
  const leaves = written === 0 && report.hasReadNothing();
  const notes: string[] = [];
  for (const [file, output] of outputs) {
    if (output === null) continue;
    if (leaves && file !== null && file !== STDIN && (await replacesFile(file))) {
      await output.abort();
      notes.push(`${shownName(file)} is left as it was, since nothing was read`);
    } else notes.push(...(await output.close()));
  }
  report.notes(notes);
}
