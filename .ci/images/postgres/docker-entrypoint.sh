#!/bin/sh
# Starts PostgreSQL the way the official image does, first start and later ones, honouring its variables.
set -eu

main() {
  case "${1:-}" in -*) set -- postgres "$@" ;; esac
  [ "${1:-}" = postgres ] || exec "$@"
  [ "$(id -u)" != 0 ] || become_postgres "$@"

  mkdir -p "$PGDATA" && chmod 700 "$PGDATA"
  [ -s "$PGDATA/PG_VERSION" ] || first_start "$@"
  exec "$@"
}

# PGDATA may be a tmpfs or a volume of root's: only root can hand it over.
become_postgres() {
  mkdir -p "$PGDATA" /var/run/postgresql
  chown -R postgres:postgres "$PGDATA" /var/run/postgresql
  # shellcheck disable=SC2016 # the inner shell expands them
  exec su -s /bin/sh -c 'exec "$0" "$@"' -- postgres docker-entrypoint.sh "$@"
}

first_start() {
  from_file POSTGRES_PASSWORD '' && from_file POSTGRES_USER postgres
  from_file POSTGRES_DB "$POSTGRES_USER" && from_file POSTGRES_INITDB_ARGS ''
  method=${POSTGRES_HOST_AUTH_METHOD:-}
  if [ -z "$POSTGRES_PASSWORD" ] && [ "$method" != trust ]; then
    echo 'Failed to start PostgreSQL: no superuser password. Set POSTGRES_PASSWORD, or POSTGRES_HOST_AUTH_METHOD=trust.' >&2
    exit 1
  fi

  make_cluster
  printf '\nhost all all all %s\n' "${method:-$(postgres -C password_encryption "$@" 2>/dev/null || echo scram-sha-256)}" >>"$PGDATA/pg_hba.conf"
  # No TCP until all is in place: a client on the network never meets a half-made database.
  PGUSER=$POSTGRES_USER pg_ctl -D "$PGDATA" -w start -o "$(quoted "$@") -c listen_addresses=''"
  export PGPASSWORD="$POSTGRES_PASSWORD"
  make_database
  run_init_files /docker-entrypoint-initdb.d/*
  pg_ctl -D "$PGDATA" -m fast -w stop
  unset PGPASSWORD
  echo 'PostgreSQL init process complete; ready for start up.'
}

# NAME, or the content of the file that NAME_FILE names, or the default.
from_file() {
  eval "value=\${$1:-} file=\${$1_FILE:-}"
  if [ -n "$value" ] && [ -n "$file" ]; then
    echo "Failed to start PostgreSQL: both $1 and $1_FILE are set. Set one." >&2
    exit 1
  fi
  [ -z "$file" ] || value=$(cat "$file")
  eval "$1=\${value:-\$2}"
}

make_cluster() {
  secret=$(mktemp)
  printf '%s\n' "$POSTGRES_PASSWORD" >"$secret"
  set -- --username="$POSTGRES_USER" -D "$PGDATA"
  [ -z "$POSTGRES_PASSWORD" ] || set -- "$@" --pwfile="$secret"
  # The variable holds arguments with shell quoting, hence eval.
  eval 'initdb "$@" '"$POSTGRES_INITDB_ARGS"
  rm "$secret"
}

sql() { psql -v ON_ERROR_STOP=1 --no-psqlrc --no-password -h /var/run/postgresql -U "$POSTGRES_USER" "$@"; }

make_database() {
  [ "$POSTGRES_DB" = postgres ] || echo 'CREATE DATABASE :"name";' | sql -d postgres -q -v name="$POSTGRES_DB"
}

run_init_files() {
  for file; do
    case "$file" in
      *.sh) run_script "$file" ;;
      *.sql) sql -d "$POSTGRES_DB" -f "$file" ;;
      *.sql.gz) gunzip -c "$file" | sql -d "$POSTGRES_DB" ;;
    esac
  done
}

# One that cannot be executed is meant to be read in, so that it may set variables for the next.
run_script() {
  # shellcheck source=/dev/null
  if [ -x "$1" ]; then "$1"; else . "$1"; fi
}

# pg_ctl hands its options to a shell: each argument after "postgres" in single quotes.
quoted() {
  shift
  for argument; do printf "'%s' " "$(printf '%s' "$argument" | sed "s/'/'\\\\''/g")"; done
}

main "$@"
