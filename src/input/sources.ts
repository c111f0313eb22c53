/**
 * Operands to sources, in a stated order: operands as given, a folder's files where it stands, in the order of `walk`.
 * Each file is read once, by whatever names and links it comes. What cannot be read is told, and the others go on.
 */
import { UserError } from '../errors.js';
import { fileKey, keyOf } from '../io/identity.js';
import type { Problem } from '../types.js';
import { endingsInFolders, isDumpName } from './detect.js';
import { fileSource, type Source } from './file.js';
import { doubt, type Finding } from './finding.js';
import type { InputFormat } from './format.js';
import { type InputStream, STDIN, stdinSource } from './stdin.js';
import { walk } from './walk.js';

export type Report = (problem: Problem) => void;

export interface SourceSettings {
  readonly stdin: InputStream;
  /** What records from standard input give as their file. */
  readonly stdinName: string;
  /** The file that the output will replace (`fileKey`), if there is one: it must not be an input. */
  readonly outputKey: string | null;
}

/**
 * The inputs that operands name; none, or `-`, is standard input. Throws a UserError (usage) when there is nothing to
 * read from, or when the output is an input: for operands at once, for files in folders when they are met.
 */
export async function* sources(
  operands: readonly string[],
  formats: readonly InputFormat[],
  settings: SourceSettings,
  report: Report,
): AsyncGenerator<Source> {
  let told = 0;
  const tell = (name: string, finding: Finding) => {
    told++;
    report({ ...finding, file: name, line: null });
  };
  const isWanted = (name: string) => isDumpName(name, formats);
  const { refuse, isNew } = register(settings.outputKey, tell);
  if (settings.outputKey !== null) for (const operand of operands) refuse(fileKey(operand), operand);
  for (const operand of operands.length === 0 ? [STDIN] : operands) {
    if (operand === STDIN) {
      const source = stdinSource(settings.stdin, settings.stdinName, operands.length > 0);
      if (isNew(source.key, source.name)) yield source;
      continue;
    }
    const before = told;
    let given = 0;
    for await (const found of walk(operand, { isWanted, tell, isNew: (stats, name) => isNew(keyOf(stats), name) })) {
      given++;
      yield fileSource(found);
    }
    const isSilent = given === 0 && told === before;
    if (isSilent)
      tell(
        operand,
        doubt('no_dumps', `has no file whose name ends in ${endingsInFolders(formats).join(', ')}`, 'name its files'),
      );
  }
}

/** Knows the files and folders met so far by their keys, and the one that must not be among them. */
function register(outputKey: string | null, tell: (name: string, finding: Finding) => void) {
  const names = new Map<string, string>();
  const refuse = (key: string | null, name: string) => {
    if (key === null || key !== outputKey) return;
    throw new UserError('usage', 'is an input, and the output would replace it', 'choose another name for -o', name);
  };
  const isNew = (key: string | null, name: string) => {
    refuse(key, name);
    const known = key ?? STDIN;
    const earlier = names.get(known);
    if (earlier === undefined) names.set(known, name);
    else tell(name, doubt('repeated', `is the same as ${earlier}, which was read already`));
    return earlier === undefined;
  };
  return { refuse, isNew };
}
