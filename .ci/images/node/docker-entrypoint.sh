#!/bin/sh
# Runs a command, or hands flags and scripts to node, as the official image does.
set -e
case "${1:-}" in
  -*) set -- node "$@" ;;
  *) if ! command -v "$1" >/dev/null || { [ -f "$1" ] && [ ! -x "$1" ]; }; then set -- node "$@"; fi ;;
esac
exec "$@"
