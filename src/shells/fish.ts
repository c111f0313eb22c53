/** The completion script for fish. Operands complete as files by themselves. */
import { COMMAND_WORDS, FIELD_WORDS, FLAG_WORDS, type FlagWords, THEN } from './words.js';

export function fishScript(): string {
  const [first] = COMMAND_WORDS;
  const withWords = COMMAND_WORDS.filter(({ words }) => words.length > 0);
  return `# fish completion for copydesk, written by "copydesk completion fish".
# Keep it as copydesk.fish in ~/.config/fish/completions/

function __copydesk_command
    set -l words (commandline -opc)
    if set -q words[2]; and contains -- $words[2] ${COMMAND_WORDS.map(({ name }) => name).join(' ')}
        echo $words[2]
    else
        echo ${first.name}
    end
end

function __copydesk_is_first
    test (count (commandline -opc)) -eq 1
end

${COMMAND_WORDS.map(
  ({ name, summary }) => `complete -c copydesk -n __copydesk_is_first -a ${name} -d ${quoted(summary)}`,
).join('\n')}
${withWords
  .map(
    ({ name, words }) =>
      `complete -c copydesk -n '${isOneOf([name])}; and test (count (commandline -opc)) -eq 2' -f -a ${quoted(words.join(' '))}`,
  )
  .join('\n')}
complete -c copydesk -n '${isOneOf([THEN.command])}; and test (count (commandline -opc)) -eq 3; and contains -- ${THEN.after} (commandline -opc)' -f -a ${quoted(THEN.words.join(' '))}
${FLAG_WORDS.flatMap(flagLines).join('\n')}
`;
}

function isOneOf(names: readonly string[]): string {
  return `contains -- (__copydesk_command) ${names.join(' ')}`;
}

function flagLines(flag: FlagWords): string[] {
  const short = flag.short === null ? '' : ` -s ${flag.short}`;
  const line = (commands: readonly string[], value: string) =>
    `complete -c copydesk -n '${isOneOf(commands)}' -l ${flag.long}${short}${value} -d ${quoted(flag.description)}`;
  if (flag.value !== 'fields') return [line(flag.commands, valueText(flag))];
  const named = new Set(FIELD_WORDS.flatMap(([commands]) => commands));
  return [
    ...FIELD_WORDS.map(([commands, fields]) => line(commands, ` -x -a '(__fish_append , ${fields.join(' ')})'`)),
    line(
      flag.commands.filter(name => !named.has(name)),
      ' -x',
    ),
  ];
}

/** `-r` asks for a value, `-F` lets it be a file, `-x` does not. */
function valueText({ value, words }: FlagWords): string {
  const offered = words.length === 0 ? '' : ` -a ${quoted(words.join(' '))}`;
  switch (value) {
    case 'none':
      return '';
    case 'file':
      return ` -r -F${offered}`;
    case 'folder':
      return ` -x -a '(__fish_complete_directories)'`;
    default:
      return ` -x${offered}`;
  }
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, String.raw`\$&`)}'`;
}
