# shellcheck shell=bash
# Gives a Docker engine that answers: the one that runs, or Debian's, installed and started.

DOCKER_HOST=${DOCKER_HOST:-unix:///var/run/docker.sock}
export DOCKER_HOST
SOCKET=${DOCKER_HOST#unix://}
ENGINE_LOG="$CACHE_DIR/dockerd.log"

ensure_engine() {
  if answers; then
    say "the engine at $DOCKER_HOST answers"
  elif [ -S "$SOCKET" ] && [ ! -w "$SOCKET" ]; then
    fail "reach the engine: user $(id -un) has no right on $SOCKET. Join the socket's group ($(stat -c %G "$SOCKET")), or run as root."
  elif [ "$DOCKER_HOST" != unix:///var/run/docker.sock ]; then
    fail "reach the engine: nothing answers at DOCKER_HOST ($DOCKER_HOST). Start it, or unset DOCKER_HOST to have one started here."
  else
    install_engine
    answers || start_engine
  fi
}

answers() { timeout 2 docker version --format '{{.Server.Version}}' >/dev/null 2>&1; }

install_engine() {
  if command -v docker && command -v dockerd && command -v iptables; then return; fi >/dev/null
  [ "$(id -u)" = 0 ] || fail "install an engine: user $(id -un) is not root. Run as root, or start an engine yourself."
  command -v apt-get >/dev/null || fail "install an engine: this is no Debian (apt-get is missing). Start an engine yourself."
  say "installs Debian's docker.io and iptables"
  local log="$CACHE_DIR/apt.log"
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends docker.io iptables; } >"$log" 2>&1 9>&- ||
    { tail -n 20 "$log" >&2; fail "install an engine: apt-get failed (see above, and $log)."; }
}

start_engine() {
  local pid end
  pid=$(dockerd_pid)
  if [ -n "$pid" ]; then
    say "waits for the engine that is starting (process $pid)"
  else
    [ "$(id -u)" = 0 ] || fail "start an engine: user $(id -un) is not root. Run as root, or start an engine yourself."
    say "starts the engine (its log: $ENGINE_LOG)"
    # A killed engine leaves these, and the number in them may by now be another process's.
    rm -f /var/run/docker.pid /var/run/docker/containerd/containerd.pid
    run_apart dockerd --storage-driver=overlay2 &
    pid=$!
  fi
  end=$((SECONDS + 60))
  until answers; do
    kill -0 "$pid" 2>/dev/null || fail "start an engine: dockerd ended: $(tail -n 3 "$ENGINE_LOG" 2>&1)"
    [ "$SECONDS" -lt "$end" ] || fail "reach the engine: dockerd runs (process $pid), but did not answer within 60 s. See $ENGINE_LOG, or end it and try again."
    sleep 0.1
  done
}

# Prints the process that is an engine; one that ended and was not yet collected by its parent is none.
dockerd_pid() {
  { cat /proc/[0-9]*/status 2>/dev/null || true; } | awk '
    $1 == "Name:" { name = $2 }
    $1 == "State:" { state = $2 }
    $1 == "Pid:" && name == "dockerd" && state != "Z" { print $2 }'
}

# The engine outlives this script: it must hold neither our lock nor a pipe on whose end somebody waits.
run_apart() {
  local fd
  exec </dev/null >"$ENGINE_LOG" 2>&1
  for fd in /proc/self/fd/*; do
    fd=${fd##*/}
    [ "$fd" -le 2 ] || eval "exec $fd>&-"
  done
  exec setsid "$@"
}
