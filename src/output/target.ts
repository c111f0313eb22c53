/** Where the output of a command goes: the file of `-o`, or standard output. */
import { fstatSync, readFileSync, statSync } from 'node:fs';
import { devNull } from 'node:os';
import { UserError } from '../errors.js';
import { fileTarget } from '../io/atomic.js';
import type { Target } from '../io/target.js';
import { streamTarget } from '../io/writer.js';
import type { Screen } from './screen.js';

export interface TargetChoice {
  /** The file, or null for standard output. */
  readonly output: string | null;
  readonly noClobber: boolean;
}

const OPEN_FOR_BOTH = 0o2;
const OPEN_MODE = 0o3;

/** Throws a UserError when nothing can be written there, before anything is read. */
export async function openTarget({ output, noClobber }: TargetChoice, stdout: Screen): Promise<Target> {
  if (output !== null) return fileTarget(output, { clobber: !noClobber });
  if (isClosed(stdout)) throw new UserError('output', 'cannot write: standard output is closed');
  return streamTarget(stdout, 'standard output');
}

/** Whether Node has put the null device in the place of a closed stream: open for reading, too, as no shell opens it. */
function isClosed({ fd }: Screen): boolean {
  if (fd === undefined) return false;
  try {
    const stats = fstatSync(fd);
    if (!stats.isCharacterDevice() || stats.rdev !== statSync(devNull).rdev) return false;
    const flags = /^flags:\s*([0-7]+)/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, 'latin1'));
    return flags !== null && (Number.parseInt(flags[1], 8) & OPEN_MODE) === OPEN_FOR_BOTH;
  } catch {
    return false;
  }
}
