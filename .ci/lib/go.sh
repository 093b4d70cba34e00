# shellcheck shell=bash
# Finds a Go tool chain that is new enough; else installs Debian's where that is, else gets Go's own into the cache.

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
  go_of_proxy "$minimum"
}

at_least() { [ "$(printf '%s\n%s\n' "$1" "${2#go}" | sort -V | head -n1)" = "$1" ]; }

# Prints the go program of the tool chain that the module proxy serves. Usage: go_of_proxy MINIMUM
go_of_proxy() {
  local minimum=$1 dir
  dir="$CACHE_DIR/go/$GO_VERSION-$(uname -m)"
  once "$dir" fill_from_go_proxy || fail "find Go $minimum or newer: none is installed, and Go $GO_VERSION could not be had from the module proxy (see above). Install Go $minimum and put it on PATH."
  echo "$dir/bin/go"
}

fill_from_go_proxy() {
  local dir=$1 arch=${GO_ARCH[$(uname -m)]:-} proxy zip
  [ -n "$arch" ] || { say "knows no Go for $(uname -m)"; return 1; }
  command -v curl >/dev/null || { say "needs curl to get Go"; return 1; }
  proxy=${GOPROXY:-https://proxy.golang.org}
  proxy=${proxy%%[,|]*}
  case "$proxy" in direct | off) say "may ask no module proxy (GOPROXY=$GOPROXY)"; return 1 ;; esac
  zip="v0.0.1-go$GO_VERSION.linux-$arch"
  say "gets Go $GO_VERSION from $proxy"
  curl -fsSL --retry 2 --max-time 300 -o "$dir/zip" "${proxy%/}/golang.org/toolchain/@v/$zip.zip" >&2 &&
    printf '%s  %s\n' "${GO_SHA256[$(uname -m)]}" "$dir/zip" | sha256sum --check --quiet >&2 &&
    unpack_zip "$dir/zip" "$dir" && rm "$dir/zip" &&
    mv "$dir/golang.org/toolchain@$zip"/* "$dir" && rm -r "$dir/golang.org" &&
    settle_go "$dir"
}

# Usage: unpack_zip FILE DIR
unpack_zip() {
  local unzip=(unzip)
  command -v unzip >/dev/null || unzip=("$(debian_package busybox-static)/bin/busybox" unzip)
  "${unzip[@]}" -q "$1" -d "$2" >&2
}

# A module's zip holds neither modes nor a go.mod below its root: the go command itself mends both after a download.
settle_go() {
  find "$1/bin" "$1/pkg/tool" -type f -exec chmod 755 {} + &&
    find "$1" -name _go.mod -execdir mv {} go.mod \;
}
