/** The man page, made of the tables of commands, flags, formats and exit codes: roff with the man macros. */
import { COMMANDS } from '../../src/commands/index.js';
import { EXIT } from '../../src/errors.js';
import { flagDescription, flagTerm, usageText } from '../../src/help.js';
import { FLAGS, type Flag } from '../../src/options.js';
import { OUTPUTS } from '../../src/output/index.js';

const flags: readonly Flag<unknown>[] = Object.values(FLAGS);

/** The page of a version. It has no date: the same tables give the same page. */
export function manPage(version: string): string {
  const groups = [...new Set(flags.map(({ group }) => group))];
  const [first] = COMMANDS;
  return `${[
    `.TH COPYDESK 1 "" "copydesk ${version}" "User Commands"`,
    section(
      'NAME',
      text('copydesk - clean article records from text dumps of news pages: one each, without duplicates'),
    ),
    section(
      'SYNOPSIS',
      ...COMMANDS.map(row => `.B copydesk ${row === first ? `[${row.name}]` : row.name}\n${text(usageText(row))}\n.br`),
    ),
    section(
      'DESCRIPTION',
      text(
        'copydesk reads text in which several scraped news articles run together, headlines and captions said again and again and site furniture in between, and prints one record an article. Operands are files, folders and - for standard input, which is also read when there are none. An operand @FILE stands for the flags and operands in FILE, one a line; a file that is really called @x is ./@x.',
      ),
    ),
    section('COMMANDS', ...COMMANDS.map(({ name, summary }) => item(name, `${summary}.`))),
    section(
      'OPTIONS',
      ...groups.map(groupPart),
      '.SS Everywhere',
      item('-h, --help', 'The help; copydesk COMMAND --help for that of a command.'),
      item('-V, --version', 'The version.'),
    ),
    section('FORMATS', ...OUTPUTS.map(({ name, description }) => item(name, `${description}.`))),
    section(
      'EXIT STATUS',
      ...Object.values(EXIT).map(({ code, meaning }) => item(String(code), `${meaning}.`)),
      `.PP\n${text('A closed pipe ends quietly with 0. A file that cannot be read never stops the others.')}`,
    ),
    section(
      'ENVIRONMENT',
      item('NO_COLOR, FORCE_COLOR, TERM', 'Whether colours are used, where --color does not say.'),
      item('COLUMNS', 'How wide a table is where the terminal does not tell.'),
      item('TMPDIR', 'Where clean keeps records until all is read, unless --tmp-dir says.'),
    ),
    section(
      'EXAMPLES',
      ...COMMANDS.flatMap(({ examples }) => examples.map(([line, purpose]) => item(line, `${purpose}.`))),
    ),
  ].join('\n')}\n`;
}

function groupPart(group: string): string {
  const items = flags
    .filter(flag => flag.group === group)
    .map(flag => item(flagTerm(flag), `${flagDescription(flag)}. ${commandsOf(flag)}`));
  return [`.SS ${group}`, ...items].join('\n');
}

function commandsOf({ commands }: Flag<unknown>): string {
  return commands.length === COMMANDS.length ? '' : `(${commands.join(', ')})`;
}

function section(title: string, ...parts: string[]): string {
  return [`.SH ${title}`, ...parts].join('\n');
}

function item(term: string, about: string): string {
  return `.TP\n.B ${roff(term)}\n${text(about.trim())}`;
}

/** Text on a line of its own, where a dot or an apostrophe at the beginning would be a request. */
function text(line: string): string {
  return roff(line).replace(/^(?=[.'])/, String.raw`\&`);
}

/** Signs that roff would take for its own; hyphens as those of the command line. */
function roff(line: string): string {
  return line
    .replaceAll('\\', String.raw`\e`)
    .replaceAll('-', String.raw`\-`)
    .replaceAll('"', String.raw`\(dq`)
    .replaceAll('’', String.raw`\(cq`);
}
