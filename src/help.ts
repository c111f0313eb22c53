/** The help, made of the tables of commands and flags. */
import { COMMANDS, type CommandRow } from './commands/index.js';
import { type CommandName, FLAGS, type Flag } from './options.js';

const WIDTH = 100;
const INDENT = '  ';
const GAP = 2;
/** Beside the flags of the table. */
const STANDARD: readonly (readonly [string, string])[] = [
  ['-h, --help', 'this help; copydesk COMMAND --help for that of a command'],
  ['-V, --version', 'the version'],
];

type Row = readonly [term: string, description: string];

/** The help of a command, or of the program: then with the flags of its default command. */
export function helpText(row: CommandRow | null): string {
  const shown = row ?? COMMANDS[0];
  const usage = `Usage: copydesk ${row === null ? `[${shown.name}]` : row.name} ${usageText(shown)}\n`;
  const about =
    row === null
      ? 'Clean article records from text dumps of news pages: one each, without duplicates.'
      : `${capital(row.summary)}.`;
  const commands =
    row === null
      ? section(
          'Commands',
          COMMANDS.map(({ name, summary }) => [name, summary]),
        )
      : '';
  const examples = section('Examples', shown.examples);
  return `${usage}\n${about}\n${commands}${flagSections(shown)}${examples}`;
}

/** How a command is used, its name aside. */
export function usageText({ operands, usage }: CommandRow): string {
  if (usage !== undefined) return `[options] ${usage}`;
  return operands === null ? '[options]' : `[options] [${operands}...]`;
}

/** A flag as help and docs show it: `-f, --format FORMAT`. */
export function flagTerm(flag: Flag<unknown>): string {
  const short = flag.short === undefined ? '' : `-${flag.short}, `;
  return `${short}--${flag.name}${flag.value === undefined ? '' : ` ${flag.value}`}`;
}

/** What a flag does, its choices, all or those that a command has, and its default. */
export function flagDescription(flag: Flag<unknown>, command: CommandName | null = null): string {
  const { description, shown } = flag;
  const choices = command === null ? flag.choices : (flag.choicesOf?.(command) ?? flag.choices);
  const facts = [
    ...(choices === undefined ? [] : [choices.join(', ')]),
    ...(shown === undefined ? [] : [`default: ${shown}`]),
  ];
  return facts.length === 0 ? description : `${description} (${facts.join('; ')})`;
}

function flagSections({ name }: CommandRow): string {
  const flags: readonly Flag<unknown>[] = Object.values(FLAGS).filter(flag => flag.commands.includes(name));
  const groups = [...new Set(flags.map(flag => flag.group))];
  return groups
    .map((group, i) => {
      const rows = flags
        .filter(flag => flag.group === group)
        .map((flag): Row => [flagTerm(flag), flagDescription(flag, name)]);
      return section(group, i === groups.length - 1 ? [...rows, ...STANDARD] : rows);
    })
    .join('');
}

function section(title: string, rows: readonly Row[]): string {
  const column = Math.max(...rows.map(([term]) => term.length)) + GAP;
  const lines = rows.map(([term, description]) => {
    const [first, ...others] = wrapped(description, WIDTH - column - INDENT.length);
    return [term.padEnd(column) + first, ...others.map(line => ' '.repeat(column) + line)];
  });
  return `\n${title}:\n${lines
    .flat()
    .map(line => `${INDENT}${line}\n`)
    .join('')}`;
}

/** A text in lines of so many columns, broken at spaces. */
function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && longer.length <= columns) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
