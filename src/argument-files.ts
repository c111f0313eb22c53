/** Arguments that stand in files: `@file` holds flags and operands, one a line. A file that is really called @x is `./@x`. */
import { readFileSync } from 'node:fs';
import { UserError } from './errors.js';
import { reason } from './io/reason.js';
import { FLAGS, type Flag } from './options.js';

const MARK = '@';
const OPERANDS_ONLY = '--';

/** The arguments with those of the files that they name, and these. Throws a UserError for a file that cannot be read, or names another. */
export function withArgumentFiles(argv: readonly string[]): {
  readonly argv: readonly string[];
  readonly files: readonly string[];
} {
  const files: string[] = [];
  if (!argv.some(isFile)) return { argv, files };
  const wantValue = flagsWithValue();
  const end = argv.includes(OPERANDS_ONLY) ? argv.indexOf(OPERANDS_ONLY) : argv.length;
  const all = argv.flatMap((argument, at) => {
    if (!isFile(argument) || at >= end || wantValue.has(argv[at - 1])) return [argument];
    const file = argument.slice(MARK.length);
    files.push(file);
    return argumentsIn(file);
  });
  return { argv: all, files };
}

function isFile(argument: string): boolean {
  return argument.startsWith(MARK) && argument.length > MARK.length;
}

/** `-o @x` writes a file of that name. */
function flagsWithValue(): ReadonlySet<string> {
  const flags: readonly Flag<unknown>[] = Object.values(FLAGS);
  return new Set(
    flags
      .filter(({ value }) => value !== undefined)
      .flatMap(({ name, short }) => (short === undefined ? [`--${name}`] : [`--${name}`, `-${short}`])),
  );
}

/** The lines of a file, but for blank ones. */
function argumentsIn(path: string): string[] {
  const lines = textOf(path).split(/\r?\n/);
  return lines.flatMap((line, i) => {
    if (line.trim() === '') return [];
    if (!isFile(line)) return [line];
    const hint = `./${line} is a file of that name`;
    throw new UserError('usage', `line ${i + 1}: a file of arguments names no other`, hint, path);
  });
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const hint = `./${MARK}${path} is a file of that name`;
    throw new UserError('usage', `cannot read arguments: ${reason(error)}`, hint, path);
  }
}
