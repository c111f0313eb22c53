/** The completion script for zsh: a function file for a folder of $fpath that may be sourced as well. */
import { COMMAND_WORDS, type CommandWords, FIELD_WORDS, type FlagWords, flagsOf, THEN, typed } from './words.js';

export function zshScript(): string {
  const [first] = COMMAND_WORDS;
  return `#compdef copydesk
# zsh completion for copydesk, written by "copydesk completion zsh".
# Keep it as _copydesk in a folder of $fpath, or source it after compinit.

_copydesk() {
  local -a commands=(
${COMMAND_WORDS.map(({ name, summary }) => `    ${quoted(`${name}:${plain(summary)}`)}`).join('\n')}
  )
  local command=${first.name}
  if (( CURRENT == 2 )) && [[ "$words[2]" != -* ]]; then
    _describe -t commands command commands
  elif (( CURRENT > 2 )) && [[ -n "\${commands[(r)$words[2]:*]}" ]]; then
    command="$words[2]"
    shift words
    (( CURRENT-- ))
  fi
  case "$command" in
${COMMAND_WORDS.map(
  command => `    ${command.name})
      _arguments -s -S \\
${[...flagsOf(command.name).flatMap(flag => flagSpec(flag, command)), operandSpec(command)]
  .filter(spec => spec !== '')
  .map(spec => `        ${spec}`)
  .join(' \\\n')}
      ;;`,
).join('\n')}
  esac
}

if [[ "\${zsh_eval_context[-1]}" == loadautofunc ]]; then
  _copydesk "$@"
else
  compdef _copydesk copydesk
fi
`;
}

/** One spec for each way a flag is typed, each excluding the other. */
function flagSpec(flag: FlagWords, command: CommandWords): string[] {
  const names = typed(flag);
  const excluded = `(${names.join(' ')})`;
  return names.map(name => {
    const takes = flag.value === 'none' ? '' : name.startsWith('--') ? '=' : '+';
    const value = flag.value === 'none' ? '' : `:${plain(flag.title)}:${actionOf(flag, command)}`;
    return quoted(`${excluded}${name}${takes}[${plain(flag.description).replace(/[[\]]/g, String.raw`\$&`)}]${value}`);
  });
}

function actionOf({ value, words }: FlagWords, { name }: CommandWords): string {
  if (value === 'fields') {
    const fields = FIELD_WORDS.find(([commands]) => commands.includes(name))?.[1] ?? [];
    return fields.length === 0 ? ' ' : `{_values -s , field ${fields.join(' ')}}`;
  }
  if (value === 'file' && words.length > 0)
    return `{_alternative ${plain(`"words:choice:(${words.join(' ')})" "files:file:_files"`)}}`;
  if (value === 'file') return '_files';
  if (value === 'folder') return '_files -/';
  return words.length === 0 ? ' ' : `(${words.join(' ')})`;
}

function operandSpec({ name, operands, words }: CommandWords): string {
  if (operands === null) return '';
  const then =
    name === THEN.command
      ? `${quoted(`2:${THEN.after}:{if [[ $words[2] == ${THEN.after} ]]; then compadd -- ${THEN.words.join(' ')}; else _files; fi}`)} `
      : '';
  const files = quoted(`*:${words.length > 0 ? 'file' : operands}:_files`);
  return words.length > 0 ? `${quoted(`1:${operands}:(${words.join(' ')})`)} ${then}${files}` : files;
}

/** Colons part the fields of a spec. */
function plain(text: string): string {
  return text.replaceAll(':', String.raw`\:`);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
