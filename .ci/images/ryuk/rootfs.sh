# shellcheck shell=bash
# The reaper's image: our own stand-in, one static program, for the official one's source is in no package registry.
# Usage: fill_rootfs ROOT

fill_rootfs() {
  local root=$1 go
  go=$(find_go "$RYUK_NEEDS_GO")
  (cd "$CI_DIR/images/ryuk" && CGO_ENABLED=0 "$go" build -trimpath -ldflags '-s -w' -o "$root/bin/ryuk" . >&2)
  mkdir -p "$root/tmp"
}
