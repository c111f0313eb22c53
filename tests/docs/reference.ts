/** docs/reference.md, made of the tables of commands, flags, formats, inputs and exit codes. */
import { COMMANDS, type CommandRow } from '../../src/commands/index.js';
import { EXIT } from '../../src/errors.js';
import { flagDescription, flagTerm, usageText } from '../../src/help.js';
import { FINDINGS } from '../../src/input/finding.js';
import { FLAGS, type Flag } from '../../src/options.js';
import { OUTPUTS } from '../../src/output/index.js';
import { INDEX_FACTS } from '../../src/output/kinds/flaw-kind.js';
import { RULES } from '../../src/text/reasons.js';
import { FATES } from '../../src/types.js';

const flags: readonly Flag<unknown>[] = Object.values(FLAGS);

export function referencePage(): string {
  const groups = [...new Set(flags.map(({ group }) => group))];
  return `${[
    '# Reference',
    'Made from the tables of the program by `npm run docs`, and compared with them by a test: do not edit it.',
    '## Commands',
    ...COMMANDS.map(commandPart),
    '## Flags',
    'An operand `@FILE` stands for the flags and operands in FILE, one a line; a file that is really called `@x` is `./@x`.',
    ...groups.flatMap(group => [`### ${group}`, flagTable(flags.filter(flag => flag.group === group))]),
    '## Formats',
    table(
      ['format', 'what it is', 'file endings'],
      OUTPUTS.map(({ name, description, endings }) => [code(name), description, endings.map(code).join(' ')]),
    ),
    '## Rules',
    'Why a line was kept, collapsed or dropped, in the words of the ledger (`copydesk explain`): its `rule`, which kept lines have none of, ' +
      'its `evidence`, which may say more, such as the record that stands for a copy, and its `certainty`.',
    ...FATES.flatMap(fate => [
      `### ${fate[0].toUpperCase()}${fate.slice(1)}`,
      table(
        ['rule', 'the line, or its article', 'certainty'],
        Object.entries(RULES[fate]).map(([name, [evidence, certainty]]) => [code(name), evidence, String(certainty)]),
      ),
    ]),
    '## Exit codes',
    table(
      ['code', 'meaning'],
      Object.values(EXIT).map(({ code: number, meaning }) => [code(String(number)), meaning]),
    ),
    '## What an index holds',
    'The fields of `copydesk index stats`.',
    table(
      ['field', 'what it counts'],
      Object.entries(INDEX_FACTS).map(([name, meaning]) => [code(name), meaning]),
    ),
    '## Problems with inputs',
    'Codes of warnings and errors, as `--errors` gives them and the summary counts them. Further ones are the issues of records ' +
      '([record.md](record.md)) that make one doubtful, the names of what ended a run (`cannot`, `usage`, `output`, `locked`), ' +
      '`long_row` and `index_damaged`, and `bug`.',
    table(
      ['code', 'what it means'],
      Object.entries(FINDINGS).map(([name, meaning]) => [code(name), meaning]),
    ),
  ].join('\n\n')}\n`;
}

function commandPart(row: CommandRow): string {
  const name = row === COMMANDS[0] ? `[${row.name}]` : row.name;
  const examples = row.examples.map(([line, purpose]) => [code(line), purpose]);
  return [
    `### ${row.name}`,
    `\`copydesk ${name} ${usageText(row)}\`: ${row.summary}.`,
    table(['example', 'what for'], examples),
  ].join('\n\n');
}

function flagTable(rows: readonly Flag<unknown>[]): string {
  return table(
    ['flag', 'what it does', 'commands'],
    rows.map(flag => [code(flagTerm(flag)), flagDescription(flag), flag.commands.join(', ')]),
  );
}

export function code(text: string): string {
  return `\`${text}\``;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
