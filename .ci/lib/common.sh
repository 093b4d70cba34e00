# shellcheck shell=bash
# What every CI script starts from: strict mode, the folders, one line a step, and a lock.
set -euo pipefail

CI_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck disable=SC2034 # read by the scripts that source this file
REPO_DIR=$(dirname "$CI_DIR")
CACHE_DIR=${CHAOS401_CI_CACHE:-/var/cache/chaos-401-ci}
# shellcheck source-path=SCRIPTDIR source=../versions.sh
. "$CI_DIR/versions.sh"

# Steps go to stderr, so that a script's stdout is its answer.
say() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; }

fail() {
  printf '%s: Failed to %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

{ mkdir -p "$CACHE_DIR" && [ -w "$CACHE_DIR" ]; } 2>/dev/null ||
  fail "write CI's cache: user $(id -un) has no right on $CACHE_DIR. Set CHAOS401_CI_CACHE to a folder of your own."

# Two runs at once would build the same thing in the same folder. Whatever outlives the script must close fd 9.
lock() {
  exec 9>"$CACHE_DIR/$1.lock"
  flock 9
}
