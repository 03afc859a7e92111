# Read by a login shell: the environment of a terminal, and where it begins.
export LANG=C.UTF-8 EDITOR=nano PAGER=less LESS=-FRX
export PATH="$HOME/.local/bin:/usr/local/bin:/usr/local/sbin:/usr/bin:/usr/sbin"

if [ -n "$BASH_VERSION" ] && [ -r "$HOME/.bashrc" ]; then
  . "$HOME/.bashrc"
fi

if [ -d "$HOME/app" ]; then
  cd "$HOME/app"
fi
