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
    start_engine
  fi
  command -v docker >/dev/null ||
    fail "find the docker command: an engine answers, but its command-line client is not on PATH. Install Debian's docker.io."
}

answers() {
  case "$DOCKER_HOST" in
    unix://*) curl -sf --max-time 2 --unix-socket "$SOCKET" http://localhost/_ping ;;
    tcp://*) curl -sf --max-time 2 "http://${DOCKER_HOST#tcp://}/_ping" ;;
    *) timeout 5 docker version --format '{{.Server.Version}}' ;;
  esac >/dev/null 2>&1
}

install_engine() {
  if command -v dockerd >/dev/null && command -v iptables >/dev/null; then return; fi
  [ "$(id -u)" = 0 ] || fail "install an engine: user $(id -un) is not root. Run as root, or start an engine yourself."
  command -v apt-get >/dev/null || fail "install an engine: this is no Debian (apt-get is missing). Start an engine yourself."
  say "installs Debian's docker.io and iptables"
  local log="$CACHE_DIR/apt.log"
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends docker.io iptables; } >"$log" 2>&1 9>&- ||
    { tail -n 20 "$log" >&2; fail "install an engine: apt-get failed (see above, and $log)."; }
}

start_engine() {
  if pgrep -x dockerd >/dev/null; then
    say "waits for the engine that is starting"
  else
    [ "$(id -u)" = 0 ] || fail "start an engine: user $(id -un) is not root. Run as root, or start an engine yourself."
    say "starts the engine (its log: $ENGINE_LOG)"
    # A killed engine leaves these, and the number in them may by now be another process's.
    rm -f /var/run/docker.pid /var/run/docker/containerd/containerd.pid
    setsid dockerd --storage-driver=overlay2 </dev/null >"$ENGINE_LOG" 2>&1 9>&- &
  fi
  local end=$((SECONDS + 60))
  until answers; do
    pgrep -x dockerd >/dev/null || { tail -n 20 "$ENGINE_LOG" >&2; fail "start an engine: dockerd ended (its last lines are above)."; }
    [ "$SECONDS" -lt "$end" ] || fail "reach the engine: dockerd runs, but did not answer within 60 s. See $ENGINE_LOG, or end it and try again."
    sleep 0.1
  done
}
