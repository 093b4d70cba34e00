# shellcheck shell=bash
# Builds Shopify's Toxiproxy server from its Go module: one static file, shared by the image and the plain process.

# Prints the program's path.
toxiproxy_server() {
  local dir
  dir="$CACHE_DIR/toxiproxy/$TOXIPROXY_VERSION-$(uname -m)"
  once "$dir" build_toxiproxy || fail "build Toxiproxy $TOXIPROXY_VERSION from its Go module (the compiler's words are above)."
  echo "$dir/toxiproxy-server"
}

build_toxiproxy() {
  local go
  go=$(find_go "$TOXIPROXY_NEEDS_GO") || return 1
  say "builds Toxiproxy $TOXIPROXY_VERSION from its Go module"
  # Without the flag the server reports its version as "git".
  GOBIN=$1 CGO_ENABLED=0 "$go" install -trimpath \
    -ldflags "-s -w -X github.com/Shopify/toxiproxy/v2.Version=$TOXIPROXY_VERSION" \
    "github.com/Shopify/toxiproxy/v2/cmd/server@v$TOXIPROXY_VERSION" 2>"$1/log" || { cat "$1/log" >&2 && return 1; }
  rm "$1/log"
  mv "$1/server" "$1/toxiproxy-server"
}
