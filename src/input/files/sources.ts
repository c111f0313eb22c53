/**
 * Operands to sources, in a stated order: operands as given, a folder's files where it stands, in the order of `walk`.
 * Each file is read once, by whatever names and links it comes. What cannot be read is told, and the others go on.
 */
import type { BigIntStats } from 'node:fs';
import { ReplacedInput } from '../../errors.js';
import { fileKey, keyOf } from '../../io/identity.js';
import { isDumpName } from '../detect.js';
import { doubt, type Finding, type TellProblem } from '../finding.js';
import type { InputFormat } from '../format.js';
import { fileSource, type Source } from './file.js';
import type { Selection } from './globs.js';
import { noneSought } from './none-sought.js';
import { type Operand, operandOf } from './operands.js';
import { type InputStream, STDIN, stdinSource } from './stdin.js';
import { walk } from './walk.js';

export interface SourceSettings {
  readonly stdin: InputStream;
  /** What records from standard input give as their file. */
  readonly stdinName: string;
  /** The files that will be replaced (`fileKey`), and the flags that name them: they must not be inputs. */
  readonly written: ReadonlyMap<string, string>;
  /** Which files of folders are read. */
  readonly selection: Selection;
}

/**
 * The inputs that operands name; null, or `-`, is standard input. Throws a UserError (usage) when there is nothing to
 * read from, or when an input would be replaced: for operands at once, for files in folders when they are met.
 */
export async function* sources(
  operands: readonly Operand[] | null,
  formats: readonly InputFormat[],
  settings: SourceSettings,
  report: TellProblem,
): AsyncGenerator<Source> {
  let told = 0;
  const tell = (name: string, finding: Finding) => {
    told++;
    report({ ...finding, file: name, line: null });
  };
  const { excludes, includes } = settings.selection;
  const isSought = (name: string, inner: string) => (includes === null ? isDumpName(name, formats) : includes(inner));
  const { refuse, isNew } = register(settings.written, tell);
  if (settings.written.size > 0)
    for (const { name, path } of operands ?? []) if (path !== null) refuse(fileKey(path), name);
  for (const { name: operand, path } of operands ?? [operandOf(STDIN)]) {
    if (path === null) {
      const source = stdinSource(settings.stdin, settings.stdinName, operands !== null);
      if (isNew(source.key, source.name)) yield source;
      continue;
    }
    const before = told;
    let given = 0;
    const none = noneSought(settings.selection, formats);
    const wishes = {
      isWanted(name: string, inner: string) {
        const isWanted = isSought(name, inner);
        if (!isWanted) none.passOver(name);
        return isWanted;
      },
      excludes(inner: string) {
        const isExcluded = excludes(inner);
        if (isExcluded) none.leaveOut();
        return isExcluded;
      },
      tell,
      isNew: (stats: BigIntStats, name: string) => isNew(keyOf(stats), name),
    };
    for await (const found of walk({ name: operand, path }, wishes)) {
      given++;
      yield fileSource(found);
    }
    const isSilent = given === 0 && told === before;
    if (isSilent) tell(operand, none.finding());
  }
}

/** Knows the files and folders met so far by their keys, and those that must not be among them. */
function register(written: ReadonlyMap<string, string>, tell: (name: string, finding: Finding) => void) {
  const names = new Map<string, string>();
  const refuse = (key: string | null, name: string) => {
    const flag = key === null ? undefined : written.get(key);
    if (flag !== undefined) throw new ReplacedInput(flag, name);
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
