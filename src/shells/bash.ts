/** The completion script for bash, 3.2 and later. Where it offers nothing, readline completes file names. */
import { COMMAND_WORDS, FIELD_WORDS, FLAG_WORDS, type FlagWords, flagsOf, THEN, typed } from './words.js';

export function bashScript(): string {
  const names = COMMAND_WORDS.map(({ name }) => name);
  return `# bash completion for copydesk, written by "copydesk completion bash".
# source it, or keep it as copydesk in ~/.local/share/bash-completion/completions/

_copydesk() {
  local current="\${COMP_WORDS[COMP_CWORD]}" flag="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}" words=""
  COMPREPLY=()
  # bash cuts --flag=value at the equals sign.
  if [[ "$current" == "=" ]]; then
    current=""
  elif [[ "$flag" == "=" ]]; then
    flag="\${COMP_WORDS[COMP_CWORD-2]}"
  fi
  if [[ $COMP_CWORD -eq 1 ]]; then
    command=""
  fi

  case "$flag" in
${FLAG_WORDS.filter(({ value }) => value !== 'none')
  .map(valueCase)
  .join('\n')}
  esac

  case "$command" in
${COMMAND_WORDS.map(({ name }) => `    ${name}) words="${flagText(flagsOf(name))}" ;;`).join('\n')}
    *) command="${names[0]}"; words="${flagText(flagsOf(names[0]))}" ;;
  esac
  if [[ "$current" == -* ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    return
  fi

  words=""
  case "$command" in
${COMMAND_WORDS.filter(({ words }) => words.length > 0)
  .map(({ name, words }) => `    ${name}) words="${words.join(' ')}" ;;`)
  .join('\n')}
  esac
  if [[ "$command" == ${THEN.command} && "\${COMP_WORDS[2]}" == ${THEN.after} && $COMP_CWORD -eq 3 ]]; then
    COMPREPLY=($(compgen -W "${THEN.words.join(' ')}" -- "$current"))
  elif [[ -n "$words" && $COMP_CWORD -eq 2 ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  elif [[ $COMP_CWORD -eq 1 && -n "$current" ]]; then
    COMPREPLY=($(compgen -W "${names.join(' ')}" -- "$current"))
    local file
    while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen -f -- "$current")
    compopt -o filenames 2>/dev/null
  elif [[ $COMP_CWORD -eq 1 ]]; then
    COMPREPLY=(${names.join(' ')})
  fi
}

complete -o default -o bashdefault -F _copydesk copydesk
`;
}

function flagText(flags: readonly FlagWords[]): string {
  return flags.flatMap(typed).join(' ');
}

/** Names of fields, behind those that are there already. */
function fieldsCase(flag: FlagWords): string {
  const cases = FIELD_WORDS.map(([commands, words]) => `        ${commands.join('|')}) words="${words.join(' ')}" ;;`);
  const [[, ofDefault]] = FIELD_WORDS;
  return `    ${typed(flag).join('|')})
      compopt +o default +o bashdefault -o nospace 2>/dev/null
      case "$command" in
${cases.join('\n')}
        ${COMMAND_WORDS.map(({ name }) => name).join('|')}) ;;
        *) words="${ofDefault.join(' ')}" ;;
      esac
      local before=""
      if [[ "$current" == *,* ]]; then before="\${current%,*},"; fi
      COMPREPLY=($(compgen -P "$before" -W "$words" -- "\${current##*,}"))
      return ;;`;
}

/** What is offered behind a flag: its words, files (which is what readline does by itself), or nothing. */
function valueCase(flag: FlagWords): string {
  if (flag.value === 'fields') return fieldsCase(flag);
  const offer =
    flag.words.length > 0 ? `COMPREPLY=($(compgen -W "${flag.words.join(' ')}" -- "$current")); return` : 'return';
  const nothing = flag.value === 'own' ? 'compopt +o default +o bashdefault 2>/dev/null; ' : '';
  return `    ${typed(flag).join('|')}) ${nothing}${offer} ;;`;
}
