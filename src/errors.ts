/** Errors that are the user's to mend: exit codes, the one message format, near names. */
import levenshtein from 'fast-levenshtein';
import { shownName } from './text/file-name.js';
import { printable } from './text/printable.js';
import type { Problem } from './types.js';

/** Exit codes, and what they tell the caller. The README's table is compared with this one. */
export const EXIT = {
  done: { code: 0, meaning: 'done' },
  cannot: { code: 1, meaning: 'cannot start or go on' },
  usage: { code: 2, meaning: 'wrong usage' },
  partial: { code: 3, meaning: 'finished, but some input could not be read whole (with --strict: or was doubtful)' },
  bug: { code: 70, meaning: 'a bug in copydesk' },
  output: { code: 74, meaning: 'output could not be written' },
  locked: { code: 75, meaning: 'the index, or the folder of --out-dir, is in use by another run' },
  hangup: { code: 129, meaning: 'ended by SIGHUP' },
  interrupt: { code: 130, meaning: 'ended by SIGINT' },
  terminate: { code: 143, meaning: 'ended by SIGTERM' },
} as const;
export type ExitName = keyof typeof EXIT;

/** An error that ends the run, told in one line without a stack trace. */
export class UserError extends Error {
  constructor(
    readonly exit: ExitName,
    message: string,
    readonly hint: string | null = null,
    readonly file: string | null = null,
  ) {
    super(message);
    this.name = 'UserError';
  }
}

/** The error for a file that a flag would replace and that is read: nothing is written there. */
export class ReplacedInput extends UserError {
  constructor(
    readonly flag: string,
    file: string,
    /** What it is. */
    what: 'is an input' | 'is in the index' = 'is an input',
  ) {
    const hint = flag === '-o' ? 'choose another name for -o' : 'choose another name';
    const end =
      what === 'is an input'
        ? `and ${flag === '-o' ? 'the output' : flag} would replace it`
        : 'where nothing else may be';
    super('usage', `${what}, ${end}`, hint, file);
  }
}

/** The error that ends a run as a problem; its code is the name of the exit code. */
export function problemOf({ exit, message, hint, file }: UserError): Problem {
  return { severity: 'error', code: exit, file, line: null, message, hint };
}

/** A warning or error as one printable line: `copydesk: dump.txt:36: what happened; what to do`. */
export function formatProblem(problem: Omit<Problem, 'code'>): string {
  const place =
    problem.file === null ? '' : `${shownName(problem.file)}${problem.line === null ? '' : `:${problem.line}`}: `;
  const hint = problem.hint === null ? '' : `; ${problem.hint}`;
  return `${printable(`copydesk: ${place}${problem.severity === 'warning' ? 'warning: ' : ''}${problem.message}${hint}`)}\n`;
}

/** Names are near when at most a third of the letters must change, or two; of four letters and fewer one, or their order. */
const NEAR_SHARE = 1 / 3;
const NEAR_LEAST = 2;
const SHORT = 4;

const sorted = (name: string): string => [...name].toSorted().join('');

/** The name of `names` that `typed` was probably meant to be, or null. Letter case does not matter. */
export function nearest(typed: string, names: readonly string[]): string | null {
  const folded = typed.toLowerCase();
  let best: string | null = null;
  let least = (folded.length <= SHORT ? 1 : Math.max(NEAR_LEAST, Math.floor(folded.length * NEAR_SHARE))) + 1;
  for (const name of names) {
    const other = name.toLowerCase();
    const isBegun = other.startsWith(folded) && folded.length >= NEAR_LEAST;
    const distance = isBegun || sorted(other) === sorted(folded) ? 1 : levenshtein.get(folded, other);
    if (distance < least && distance < name.length) [best, least] = [name, distance];
  }
  return best;
}
