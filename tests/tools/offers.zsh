# offers.zsh SCRIPT LINE: what zsh offers for a command line, one a line between << and >>.
# compadd is what every completion function ends in; here it also prints what it is given.
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell 'PROMPT="(asks)"; RPROMPT=; autoload -Uz compinit; compinit -D -u; source '${(q)1}
# Not ^U: as long as the line editor does not run, the terminal itself would obey it.
zpty -w shell 'bindkey "^I" complete-word; bindkey "^Xk" kill-whole-line'
zpty -w shell 'compadd() { if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd "$@"; return $?; fi; typeset -a found; builtin compadd -A found "$@"; local each; for each in $found; do print -r -- "<<${each}>>" > /dev/tty; done; builtin compadd "$@" }'
zpty -w shell 'print REA''DY'
# The line editor listens once it has asked.
zpty -r -m shell out '*READY*\(asks\)*'
zpty -w -n shell "$2"$'\t'
zpty -w -n shell $'\C-xk'
zpty -w shell 'print DO''NE'
zpty -r -m shell out '*DONE*'
print -r -- "$out"
