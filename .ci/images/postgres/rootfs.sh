# shellcheck shell=bash
# PostgreSQL's image: the server that the embedded runtime uses, Debian's psql and pg_isready, and our entry point.
# Usage: fill_rootfs ROOT

fill_rootfs() {
  local root=$1 arch native client readline
  arch=$(npm_arch)
  native=$(npm_package "@embedded-postgres/linux-$arch" "$POSTGRES_NPM_VERSION")/native
  client=$(debian_package "postgresql-client-$POSTGRES_CLIENT_MAJOR")/usr/lib/postgresql/$POSTGRES_CLIENT_MAJOR/bin
  readline=$(debian_package libreadline8)

  new_rootfs "$root" 'postgres:x:70:70::/var/lib/postgresql:/bin/sh' 'postgres:x:70:'
  install -d -o 70 -g 70 "$root/var/lib/postgresql" "$root/run/postgresql"
  mkdir "$root/docker-entrypoint-initdb.d"
  add_busybox "$root"
  cp -r "$native"/{bin,lib,share} "$root/usr/local/"
  link_libraries "$native" "$root/usr/local"
  cp "$client"/{psql,pg_isready} "$root/usr/local/bin/"
  cp -P "$readline"/lib/*/libreadline.so.* "$root/usr/local/lib/"
  add_libraries "$root" "$root/usr/local/lib" "$root"/usr/local/bin/{postgres,initdb,pg_ctl,psql,pg_isready}
  mkdir "$root/usr/lib/locale" && cp -r /usr/lib/locale/C.utf8 "$root/usr/lib/locale/"
  configure_as_official "$root"
  install -m 755 "$CI_DIR/images/postgres/docker-entrypoint.sh" "$root/usr/local/bin/"
}

# npm packages hold no symbolic links: this one lists them, and makes them only where npm may run its install script.
link_libraries() {
  local from to
  grep -o '"source":"[^"]*","target":"[^"]*"' "$1/pg-symlinks.json" |
    sed 's|"source":"native/\([^"]*\)","target":"native/\([^"]*\)"|\1 \2|' |
    while read -r from to; do ln -sf "$(basename "$from")" "$2/$to"; done
}

# The official defaults: every address, its socket folder (and /tmp, where this package's libpq looks). The package's
# programs find their libraries by themselves; Debian's do through ldconfig's list.
configure_as_official() {
  cat >>"$1/usr/local/share/postgresql/postgresql.conf.sample" <<'END'
listen_addresses = '*'
unix_socket_directories = '/var/run/postgresql,/tmp'
END
  echo /usr/local/lib >"$1/etc/ld.so.conf"
  "$(command -v ldconfig || echo /sbin/ldconfig)" -r "$1"
}
