#!/bin/sh
# Lets "docker run redis", "docker run redis --appendonly yes" and "docker run redis sh" all work.
set -e

case "${1-}" in
-* | *.conf) set -- redis-server "$@" ;;
esac

if [ "${1-}" = redis-server ]; then
  shift
  case "${1-}" in
  *.conf) configuration=$1 && shift ;;
  esac
  # Other containers must reach it; the last word on an option is the user's.
  set -- redis-server ${configuration:+"$configuration"} --protected-mode no "$@"
  if [ "$(id -u)" = 0 ]; then
    chown redis:redis .
    set -- setpriv --reuid redis --regid redis --clear-groups "$@"
  fi
fi

exec "$@"
