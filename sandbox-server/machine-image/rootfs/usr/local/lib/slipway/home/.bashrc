# Read by every interactive bash.
case $- in
*i*) ;;
*) return ;;
esac

PS1='\[\e[32m\]\u@\h:\w\$ \[\e[0m\]'

# The history survives a terminal that is closed in mid-command, and terminals add to it in turn.
HISTCONTROL=ignoreboth
HISTSIZE=5000
HISTFILESIZE=5000
PROMPT_COMMAND='history -a'
shopt -s checkwinsize histappend

alias ls='ls --color=auto'
alias ll='ls -l'
alias grep='grep --color=auto'

# All completions take 30 ms to read, so they wait for the first Tab.
_load_completions() {
  . /usr/share/bash-completion/bash_completion
  _comp_complete_load "$@"
}
complete -D -F _load_completions
