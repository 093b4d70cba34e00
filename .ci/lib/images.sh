# shellcheck shell=bash
# Gives each image under its official name: the one that is there, a pulled one, or a stand-in built from public packages.

PULL_SECONDS=${CHAOS401_CI_PULL_SECONDS:-20}

# Usage: ensure_image FOLDER NAME
ensure_image() {
  local folder=$1 name=$2 wanted
  wanted=$(content_of "$folder")
  case "$(found "$name")" in
    real) say "keeps $name" ;;
    "stand-in $wanted") say "keeps $name (stand-in)" ;;
    *) pull "$name" || build "$folder" "$name" "$wanted" ;;
  esac
}

# Prints what stands under the name: "nothing", "real", or "stand-in HASH".
found() {
  local id labels='{{with .Config.Labels}}{{index . "chaos-401.stand-in"}} {{index . "chaos-401.content"}}{{end}}'
  id=$(docker image inspect --format '{{.Id}}' "$1" 2>/dev/null) || { echo nothing && return; }
  case "$(docker image inspect --format "$labels" "$id")" in
    true\ *) docker image inspect --format 'stand-in {{index .Config.Labels "chaos-401.content"}}' "$id" ;;
    *) echo real ;;
  esac
}

# The hash of all that a stand-in is made from.
content_of() {
  { cd "$CI_DIR" && cat lib/packages.sh lib/rootfs.sh "images/$1"/* && versions_of "$1"; } | sha256sum | cut -c1-16
}

versions_of() {
  case "$1" in
    postgres) echo "$POSTGRES_NPM_VERSION $POSTGRES_CLIENT_MAJOR" ;;
    toxiproxy) echo "$TOXIPROXY_VERSION" ;;
    node) echo "$NODE_22 $NPM_22" ;;
  esac
}

pull() {
  timeout "$PULL_SECONDS" docker pull -q "$1" >/dev/null 2>&1 && say "pulled $1"
}

build() {
  local folder=$1 name=$2 hash=$3 old context
  say "builds a stand-in for $name, which could not be pulled"
  old=$(docker image inspect --format '{{.Id}}' "$name" 2>/dev/null || true)
  rm -rf "$CACHE_DIR"/build.* # what a run that was killed left
  context=$(mktemp -d "$CACHE_DIR/build.XXXXXX")
  mkdir -m 755 "$context/rootfs"
  (
    # shellcheck source=/dev/null
    . "$CI_DIR/images/$folder/rootfs.sh"
    fill_rootfs "$context/rootfs"
  )
  cp "$CI_DIR/images/$folder/Dockerfile" "$context/"
  tar -C "$context/rootfs" --numeric-owner -cf "$context/rootfs.tar" .
  # The engine's own builder: the newer one is a plug-in that Debian's package lacks.
  tar -C "$context" -c Dockerfile rootfs.tar |
    DOCKER_BUILDKIT=0 docker build -q -t "$name" --build-arg "NODE=$NODE_22" --build-arg "POSTGRES=$POSTGRES_MAJOR" \
      --label chaos-401.stand-in=true --label "chaos-401.content=$hash" - >"$context/log" 2>&1 ||
    { cat "$context/log" >&2; fail "build the stand-in for $name (see above)."; }
  rm -rf "$context"
  # Else the outdated stand-in would stay as a nameless image.
  [ -z "$old" ] || docker image rm "$old" >/dev/null 2>&1 || true
}
