# shellcheck shell=bash
# Node's image: the program from npm with this machine's C library and a small shell; no npm, no bash.
# Usage: fill_rootfs ROOT

fill_rootfs() {
  local root=$1 arch package
  arch=$(npm_arch)
  package=$(npm_package "node-linux-$arch" "$NODE_22")
  new_rootfs "$root" 'node:x:1000:1000::/home/node:/bin/sh' 'node:x:1000:'
  install -d -o 1000 -g 1000 "$root/home/node"
  add_busybox "$root"
  cp "$package/bin/node" "$root/usr/local/bin/node"
  add_libraries "$root" - "$package/bin/node"
  install -m 755 "$CI_DIR/images/node/docker-entrypoint.sh" "$root/usr/local/bin/"
}
