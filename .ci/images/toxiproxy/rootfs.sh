# shellcheck shell=bash
# Toxiproxy's image: one static program and nothing else, as the official one (which has toxiproxy-cli too).
# Usage: fill_rootfs ROOT

fill_rootfs() {
  local root=$1 server
  server=$(toxiproxy_server)
  cp "$server" "$root/toxiproxy"
}
