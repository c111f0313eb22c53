/** Flags that only make sense together, or not together. */
import { fstatSync } from 'node:fs';
import { devNull } from 'node:os';
import { resolve } from 'node:path';
import { ReplacedInput, UserError } from '../errors.js';
import { STDIN } from '../input/files/stdin.js';
import { fileKey, keyOf } from '../io/identity.js';
import type { Options } from '../options.js';
import { checkBesideIndex, readBeside } from './written.js';

/** Of journals, locks, parts and temporary files. */
const OWN_NAME = /(?:^|\/)\.copydesk-/;

/** What stands on the command line beside the options. */
interface Given {
  readonly operands: readonly string[];
  /** Files of arguments. */
  readonly argumentFiles: readonly string[];
  /** The descriptor of standard output, if it has one. */
  readonly stdout?: number | undefined;
}

/** Throws a UserError (usage) for wishes that contradict each other. */
export function checkTogether(options: Options, { operands, argumentFiles, stdout }: Given): void {
  const { outDir, output, limit, resume, dropped, errors, filesFrom, files0From } = options;
  checkWritten(options, operands, argumentFiles);
  if (options.index !== null) checkBesideIndex(options.index, options);
  const refuse = (message: string, hint: string | null = null) => {
    throw new UserError('usage', message, hint);
  };
  if (dropped !== null && outDir === null && isOneTarget(output ?? STDIN, dropped, stdout))
    refuse(
      `--dropped ${dropped}: the records go to standard output already`,
      'write them to a file with -o, or name one for --dropped',
    );
  if (errors === STDIN && ((outDir === null && (output ?? STDIN) === STDIN) || dropped === STDIN))
    refuse('--errors -: something else goes to standard output already', 'name a file for --errors');
  if (outDir === null) {
    if (resume) refuse('--resume wants --out-dir', 'name the folder with the journal');
    return;
  }
  if (output !== null) refuse('--out-dir and --output do not go together', 'leave one of them out');
  if (Number.isFinite(limit)) refuse('--out-dir and --limit do not go together', 'leave one of them out');
  const isListed = filesFrom !== null || files0From !== null;
  if (resume && ((operands.length === 0 && !isListed) || operands.includes(STDIN)))
    refuse('--resume cannot read standard input again', 'name files or folders');
}

/** Whether two outputs, each a file or `-`, are one that can mix them, by whatever names; the same name of a file is told otherwise. */
function isOneTarget(one: string, other: string, stdout: number | undefined): boolean {
  if (one === STDIN && other === STDIN) return true;
  if (one !== STDIN && other !== STDIN) return false;
  const key = fileKey(one === STDIN ? other : one);
  return key !== null && key === descriptorKey(stdout) && key !== fileKey(devNull);
}

function descriptorKey(descriptor: number | undefined): string | null {
  try {
    return descriptor === undefined ? null : keyOf(fstatSync(descriptor, { bigint: true }));
  } catch {
    return null;
  }
}

/** No file is written for two things, and none that is read: operands, and others that are read beside these. */
export function checkWritten(options: Options, operands: readonly string[], others: readonly string[] = []): void {
  const { output, errors, dropped, index } = options;
  const beside = readBeside(options, others);
  const written = [
    ['--output', output],
    ['--errors', errors],
    ['--dropped', dropped],
  ] as const;
  const earlier = new Map<string, string>();
  for (const [flag, path] of written) {
    if (path === null || path === STDIN) continue;
    if (OWN_NAME.test(path))
      throw new UserError('usage', `${flag} ${path}: is a name that copydesk keeps for itself`, 'choose another name');
    const key = fileKey(path) ?? resolve(path);
    const other = earlier.get(key);
    if (other !== undefined)
      throw new UserError('usage', `${flag} ${path}: is the file of ${other}`, 'choose another name');
    earlier.set(key, flag);
    if (index !== null && output !== null && resolve(path) === `${resolve(output)}~`)
      throw new UserError(
        'usage',
        `${flag} ${path}: is where what --output held before is kept`,
        'choose another name',
      );
    if (beside.has(key)) throw new ReplacedInput(flag === '--output' ? '-o' : flag, path);
    // What stands in folders and lists is told when it is met; so is what -o would replace.
    if (flag !== '--output' && operands.some(operand => operand !== STDIN && fileKey(operand) === key))
      throw new ReplacedInput(flag, path);
  }
}
