/** What a completion script knows: commands, their operands, and flags with what may stand behind them; all of it from the tables. */
import { COMMANDS, type CommandRow } from '../commands/index.js';
import { LAYOUTS } from '../layouts/index.js';
import { type CommandName, FLAGS, type Flag } from '../options.js';
import { factsKind, flawKind } from '../output/kinds/flaw-kind.js';
import { ledgerKind } from '../output/kinds/ledger-kind.js';
import { pairKind } from '../output/kinds/pair-kind.js';
import { FIELDS } from '../records/fields.js';

/**
 * What stands behind a flag: nothing, one of some words, names of fields with commas between, a file (or one of some words) or
 * folder, or words of the user's own.
 */
export type Value = 'none' | 'words' | 'fields' | 'file' | 'folder' | 'own';

export interface FlagWords {
  readonly long: string;
  readonly short: string | null;
  readonly description: string;
  /** What the value is called. */
  readonly title: string;
  readonly value: Value;
  readonly words: readonly string[];
  readonly commands: readonly CommandName[];
}

export interface CommandWords {
  readonly name: CommandName;
  readonly summary: string;
  /** What its operands are called, and the words to choose the first from where that is no file; null when it takes none. */
  readonly operands: string | null;
  readonly words: readonly string[];
}

/** The first is what is run when none is named. */
export const COMMAND_WORDS: readonly CommandWords[] = COMMANDS.map(
  ({ name, summary, operands, choices = [] }: CommandRow) => ({ name, summary, operands, words: choices }),
);

const EVERY = COMMANDS.map(({ name }) => name);
const STANDARD = (long: string, short: string, description: string): FlagWords => ({
  long,
  short,
  description,
  title: '',
  value: 'none',
  words: [],
  commands: EVERY,
});

/** In the order of the help. */
export const FLAG_WORDS: readonly FlagWords[] = [
  ...Object.values<Flag<unknown>>(FLAGS).map(flag => ({
    long: flag.name,
    short: flag.short ?? null,
    description: flag.description,
    title: flag.value ?? '',
    value: valueOf(flag),
    words: flag.choices ?? [],
    commands: flag.commands,
  })),
  STANDARD('help', 'h', 'show the help'),
  STANDARD('version', 'V', 'show the version'),
];

function valueOf({ name, value, choices }: Flag<unknown>): Value {
  if (value === undefined) return 'none';
  if (name === FLAGS.fields.name) return 'fields';
  if (/FILE|LAYOUT/.test(value)) return 'file';
  if (/DIR|PATH/.test(value)) return 'folder';
  return choices === undefined ? 'own' : 'words';
}

/** The flags of a command. */
export function flagsOf(name: CommandName): readonly FlagWords[] {
  return FLAG_WORDS.filter(({ commands }) => commands.includes(name));
}

/** A flag as it is typed: `--format`, and `-f` when it has a short form. */
export function typed({ long, short }: FlagWords): string[] {
  return short === null ? [`--${long}`] : [`--${long}`, `-${short}`];
}

const names = (fields: readonly { readonly name: string }[]): readonly string[] => fields.map(({ name }) => name);

/** The fields of what a command prints, for those that let them be chosen. */
export const FIELD_WORDS: readonly (readonly [commands: readonly CommandName[], fields: readonly string[]])[] = [
  [['clean', 'extract', 'dedup'], names(FIELDS)],
  [['explain'], names(ledgerKind.fields)],
  [['compare'], names(pairKind.fields)],
  [['index'], names([...factsKind.fields, ...flawKind.fields])],
];

/** Words for the operand behind another one that names no file. */
export const THEN: { readonly command: CommandName; readonly after: string; readonly words: readonly string[] } = {
  command: 'layouts',
  after: 'show',
  words: names(LAYOUTS),
};
