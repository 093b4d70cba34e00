# shellcheck shell=bash
# Finds a Go tool chain that is new enough, or installs Debian's where that is.

# Prints the go program. Usage: find_go MINIMUM
find_go() {
  local minimum=$1 go candidate
  for go in "$(command -v go || true)" /usr/local/go/bin/go /usr/lib/go-*/bin/go; do
    if [ -x "$go" ] && at_least "$minimum" "$(GOTOOLCHAIN=local "$go" env GOVERSION)"; then
      echo "$go"
      return
    fi
  done
  candidate=$(apt-cache policy golang-go 2>/dev/null | sed -n 's/.*Candidate: \([0-9]*:\)\?\([0-9.]*\).*/\2/p')
  if [ -n "$candidate" ] && at_least "$minimum" "$candidate"; then
    say "installs Debian's golang-go $candidate"
    apt-get install -y -qq --no-install-recommends golang-go >&2
    echo /usr/bin/go
    return
  fi
  fail "find Go $minimum or newer: none that new is installed, and Debian's golang-go is ${candidate:-not listed}. Install Go $minimum and put it on PATH."
}

at_least() { [ "$(printf '%s\n%s\n' "$1" "${2#go}" | sort -V | head -n1)" = "$1" ]; }
