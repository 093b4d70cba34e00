# shellcheck shell=bash
# Gets public packages into the cache: one folder a package and version, filled once.

# A half-filled folder must never look finished, so each is filled aside and renamed; the lock is for a second run meanwhile.
# Usage: once DIR COMMAND…   (COMMAND gets the folder to fill as its last argument)
once() (
  dir=$1
  shift
  [ ! -d "$dir" ] || exit 0
  mkdir -p "$(dirname "$dir")"
  exec 8>"$dir.lock"
  flock 8
  [ ! -d "$dir" ] || exit 0
  aside=$(mktemp -d "$dir.XXXXXX")
  chmod 755 "$aside"
  if ! "$@" "$aside"; then
    rm -rf "$aside"
    exit 1
  fi
  mv -T "$aside" "$dir"
)

# Prints the folder that holds the npm package.
# Usage: npm_package NAME VERSION
npm_package() {
  local name=$1 version=$2 installed="$REPO_DIR/node_modules/$1" dir
  if [ -f "$installed/package.json" ] && grep -q "\"version\": \"$version\"" "$installed/package.json"; then
    echo "$installed"
    return
  fi
  dir="$CACHE_DIR/npm/$name@$version"
  once "$dir" fill_from_npm "$name@$version" || fail "get $name@$version from npm. Run \`npm pack $name@$version\` to see why."
  echo "$dir"
}

fill_from_npm() {
  say "gets $1 from npm"
  local tarball
  tarball=$(cd "$2" && npm pack --silent "$1") && tar -xzf "$2/$tarball" -C "$2" --strip-components=1 && rm "$2/$tarball"
}

# Prints the folder that holds the unpacked Debian package; nothing is installed.
# Usage: debian_package NAME
debian_package() {
  local dir="$CACHE_DIR/debian/$1"
  once "$dir" fill_from_debian "$1" || fail "get Debian's package $1. Run \`apt-get download $1\` to see why."
  echo "$dir"
}

fill_from_debian() {
  say "gets Debian's $1"
  (cd "$2" && { apt-get download -qq "$1" || { apt-get update -qq && apt-get download -qq "$1"; }; }) >"$2.log" 2>&1 ||
    { cat "$2.log" >&2; rm -f "$2.log"; return 1; }
  rm -f "$2.log"
  dpkg -x "$2"/*.deb "$2" && rm "$2"/*.deb
}

npm_arch() {
  case "$(uname -m)" in
    x86_64) echo x64 ;;
    aarch64) echo arm64 ;;
    *) fail "name the npm packages of this processor: $(uname -m) is neither x86_64 nor aarch64." ;;
  esac
}
