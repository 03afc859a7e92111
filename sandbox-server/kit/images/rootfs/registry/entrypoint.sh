#!/bin/sh
# Lets "docker run registry", "docker run registry my.yml" and "docker run registry sh" all work.
set -e

case "${1-}" in
*.yaml | *.yml) set -- registry serve "$@" ;;
serve | garbage-collect | help | -*) set -- registry "$@" ;;
esac

exec "$@"
