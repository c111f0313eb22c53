/** The command line as it was typed to what is wanted: a command with its options, or help. Opens nothing. */
import { Command, CommanderError, Option } from 'commander';
import { COMMANDS, type CommandRow } from './commands/index.js';
import { nearest, UserError } from './errors.js';
import { helpText, usageText } from './help.js';
import { FLAGS, type Flag, type Options } from './options.js';

export type Request =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'command';
      readonly command: CommandRow;
      readonly options: Options;
      readonly operands: readonly string[];
      /** Whether the command was named, or is meant because none was. */
      readonly isNamed: boolean;
    };

const NAME = 'copydesk';
/** What a flag read as null: commander would make an empty text of that. */
const NOTHING = Symbol('nothing');

/** Reads the arguments. Throws a UserError (usage) for what is not understood. */
export function readArguments(argv: readonly string[], version: string): Request {
  let text = '';
  let request: Request | null = null;
  const program = new Command(NAME)
    .exitOverride()
    .configureOutput({ writeOut: written => (text += written), writeErr: () => {} })
    .showSuggestionAfterError(false)
    .version(version, '-V, --version');
  program.helpInformation = () => helpText(null);
  const meant = commandOf(argv);
  for (const row of COMMANDS) {
    const command = program.command(row.name, { isDefault: row === COMMANDS[0] }).usage(usageText(row));
    command.helpInformation = () => helpText(row);
    if (row.operands !== null) command.argument(`[${row.operands}...]`);
    // Of the others only their names matter, and flags are what takes time.
    const flags = row === meant ? addFlags(command, row) : new Map();
    command.action(() => {
      const isNamed = program.args[0] === row.name;
      request = {
        kind: 'command',
        command: row,
        options: readOptions(command, flags),
        operands: command.args,
        isNamed,
      };
    });
  }
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0 && error.code !== 'commander.help') throw misunderstood(error, argv);
  }
  return request ?? { kind: 'text', text };
}

type FlagOptions = ReadonlyMap<keyof Options, Option>;

function addFlags(command: Command, row: CommandRow): FlagOptions {
  const added = new Map<keyof Options, Option>();
  for (const [key, flag] of Object.entries(FLAGS) as [keyof Options, Flag<unknown>][]) {
    if (!flag.commands.includes(row.name)) continue;
    const short = flag.short === undefined ? '' : `-${flag.short}, `;
    const option = new Option(`${short}--${flag.name}${flag.value === undefined ? '' : ` <${flag.value}>`}`);
    if (flag.value !== undefined)
      option.argParser<unknown>((typed, earlier) => joined(flag, flag.read(typed), earlier) ?? NOTHING);
    command.addOption(option);
    added.set(key, option);
  }
  return added;
}

function joined(flag: Flag<unknown>, value: unknown, earlier: unknown): unknown {
  return flag.repeats === true && Array.isArray(earlier) ? [...earlier, ...(value as unknown[])] : value;
}

/** The options as commander found them, in our names, and the defaults of all others. */
function readOptions(command: Command, flags: FlagOptions): Options {
  const found = command.opts<Record<string, unknown>>();
  const values = (Object.keys(FLAGS) as (keyof Options)[]).map(key => {
    const option = flags.get(key);
    const read = option === undefined ? undefined : found[option.attributeName()];
    const value = read === NOTHING ? null : read;
    // Commander takes `--no-x` for the opposite of `--x`.
    return [key, option?.negate ? value === false : (value ?? FLAGS[key].default)];
  });
  return Object.fromEntries(values) as Options;
}

/** What commander did not understand, in our words. */
function misunderstood({ code, message }: CommanderError, argv: readonly string[]): UserError {
  const quoted = /'(.*)'/s.exec(message)?.[1] ?? '';
  switch (code) {
    case 'commander.unknownOption':
      return unknownFlag(quoted.replace(/=.*/s, ''), commandOf(argv));
    case 'commander.optionMissingArgument':
      return new UserError('usage', `${/--[\w-]+/.exec(quoted)?.[0]} wants a value`);
    case 'commander.excessArguments':
      return new UserError('usage', `${quoted} takes no operands`);
    default:
      return new UserError('usage', message.replace(/^error: /, ''));
  }
}

/** The command that commander will come to: the first argument names it, also behind `--`. */
function commandOf(argv: readonly string[]): CommandRow {
  const first = argv.find(argument => argument !== '--');
  return COMMANDS.find(({ name }) => name === first) ?? COMMANDS[0];
}

function unknownFlag(typed: string, { name }: CommandRow): UserError {
  const flags: readonly Flag<unknown>[] = Object.values(FLAGS);
  const elsewhere = flags.find(flag => typed === `--${flag.name}`);
  if (elsewhere !== undefined)
    return new UserError('usage', `${typed} is no flag of ${name}`, `it is one of ${elsewhere.commands.join(', ')}`);
  const names = flags.filter(flag => flag.commands.includes(name)).map(flag => `--${flag.name}`);
  const [flag, value] = typed.split(/ (.*)/s);
  if (names.includes(flag)) {
    const hint = `write ${flag}=${value}, or the value as an argument of its own`;
    return new UserError('usage', `unknown option ${typed}`, hint);
  }
  const near = nearest(typed, [...names, '--help', '--version']);
  return new UserError(
    'usage',
    `unknown option ${typed}`,
    near === null ? `see ${NAME} --help` : `did you mean ${near}?`,
  );
}
