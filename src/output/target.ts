/** Where the output of a command goes: the file of `-o`, or standard output. */
import { fileTarget } from '../io/atomic.js';
import type { Target } from '../io/target.js';
import { streamTarget } from '../io/writer.js';
import type { Screen } from './screen.js';

export interface TargetChoice {
  /** The file, or null for standard output. */
  readonly output: string | null;
  readonly noClobber: boolean;
}

/** Throws a UserError when nothing can be written there, before anything is read. */
export async function openTarget({ output, noClobber }: TargetChoice, stdout: Screen): Promise<Target> {
  if (output !== null) return fileTarget(output, { clobber: !noClobber });
  return streamTarget(stdout, 'standard output');
}
