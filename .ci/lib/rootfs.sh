# shellcheck shell=bash
# Lays out the root file system of an image from programs of this machine and from packages.

# What a Debian "slim" image has too and our images may be asked for: a stand-in that could do more would hide a mistake.
BUSYBOX_APPLETS=(
  '[' awk base64 basename cat chgrp chmod chown cp cut date dd df dirname du echo egrep env expr false fgrep find fold
  getopt grep groups gunzip gzip head hostname id install kill ln ls md5sum mkdir mktemp more mount mv nl nproc od paste
  pidof printf ps pwd readlink realpath rm rmdir sed seq sh sha1sum sha256sum sleep sort stat stty su sync tac tail tar
  tee test timeout touch tr true tty umount uname uniq wc which whoami xargs yes
)

# Makes the folders and files that every program expects. Usage: new_rootfs ROOT [PASSWD_LINE GROUP_LINE]
new_rootfs() {
  local root=$1
  mkdir -p "$root"/{dev,etc,home,proc,root,run,sys,tmp,usr/{bin,sbin,lib,lib64,local/{bin,lib,share}},var/tmp}
  chmod 1777 "$root/tmp" "$root/var/tmp"
  local dir
  for dir in bin sbin lib lib64; do ln -s "usr/$dir" "$root/$dir"; done
  ln -s ../run "$root/var/run"
  { echo 'root:x:0:0:root:/root:/bin/sh' && printf '%s' "${2:+$2$'\n'}"; } >"$root/etc/passwd"
  { echo 'root:x:0:' && printf '%s' "${3:+$3$'\n'}"; } >"$root/etc/group"
  printf 'passwd: files\ngroup: files\nhosts: files dns\n' >"$root/etc/nsswitch.conf"
}

# Usage: add_busybox ROOT
add_busybox() {
  local package applet
  package=$(debian_package busybox-static)
  cp "$package/bin/busybox" "$1/usr/bin/busybox"
  for applet in "${BUSYBOX_APPLETS[@]}"; do ln -s busybox "$1/usr/bin/$applet"; done
}

# Copies what ldd names beside the programs, except what lies in OWN, which the image has already.
# Usage: add_libraries ROOT OWN PROGRAM…
add_libraries() {
  local root=$1 own=$2 program needed library
  shift 2
  for program in "$@"; do
    needed=$(LD_LIBRARY_PATH=$own ldd "$program")
    case "$needed" in *'not found'*) fail "find the libraries of $program: $(grep 'not found' <<<"$needed" | tr -s '[:space:]' ' ')." ;; esac
    while read -r library; do
      case "$library" in "$own"/*) ;; *) copy_library "$root" "$library" ;; esac
    done < <(grep -o '/[^ ]*' <<<"$needed")
  done
}

copy_library() {
  mkdir -p "$1$(dirname "$2")"
  cp -Lu "$2" "$1$2"
}
