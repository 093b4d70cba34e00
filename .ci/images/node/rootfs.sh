# shellcheck shell=bash
# Node's image: node and npm from their npm packages, with this machine's C library and a small shell; no bash.
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
  add_npm "$root"
  install -m 755 "$CI_DIR/images/node/docker-entrypoint.sh" "$root/usr/local/bin/"
}

# A Dockerfile may run `npm ci`, through whatever this machine trusts to reach the registry. The setting is npm's alone:
# NODE_EXTRA_CA_CERTS would be in every process of every image built from this one.
add_npm() {
  local package trusted=/etc/ssl/certs/ca-certificates.crt
  package=$(npm_package npm "$NPM_22")
  mkdir -p "$1/usr/local/lib/node_modules" "$1/usr/local/etc"
  cp -r "$package" "$1/usr/local/lib/node_modules/npm"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$1/usr/local/bin/npm"
  ln -s ../lib/node_modules/npm/bin/npx-cli.js "$1/usr/local/bin/npx"
  chmod 755 "$1"/usr/local/lib/node_modules/npm/bin/np?-cli.js
  if [ -f "$trusted" ]; then
    cp "$trusted" "$1/usr/local/etc/npm-trusted.crt"
    echo cafile=/usr/local/etc/npm-trusted.crt >"$1/usr/local/etc/npmrc"
  fi
}
