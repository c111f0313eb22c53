/** Flags that only make sense together, or not together. */
import { UserError } from '../errors.js';
import { STDIN } from '../input/stdin.js';
import type { Options } from '../options.js';

/** Throws a UserError (usage) for wishes that contradict each other. */
export function checkTogether(options: Options, operands: readonly string[]): void {
  const { outDir, output, limit, resume } = options;
  const refuse = (message: string, hint: string | null = null) => {
    throw new UserError('usage', message, hint);
  };
  if (outDir === null) {
    if (resume) refuse('--resume wants --out-dir', 'name the folder with the journal');
    return;
  }
  if (output !== null) refuse('--out-dir and --output do not go together', 'leave one of them out');
  if (Number.isFinite(limit)) refuse('--out-dir and --limit do not go together', 'leave one of them out');
  if (resume && (operands.length === 0 || operands.includes(STDIN)))
    refuse('--resume cannot read standard input again', 'name files or folders');
}
