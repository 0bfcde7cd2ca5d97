#!/bin/sh
# Installs the kit beside this file:  ./install.sh FOLDER [--with-builder]
#
# Needs sh, tar, xz (or python3, or gzip for pieces packed so), and sha256sum, mkdir, mv and rm; no network, no root. Every
# piece is checked before it is used. What is installed already is left alone, and an installation
# that was interrupted goes on where it stopped.
set -eu

case $0 in
  */*) kit=${0%/*} ;;
  *) kit=. ;;
esac
usage="usage: $0 FOLDER [--with-builder]"
folder=${1:?$usage}
builder=${2:-}
[ -z "$builder" ] || [ "$builder" = --with-builder ] || { echo "$usage" >&2; exit 2; }

for tool in tar sha256sum mkdir mv rm; do
  command -v "$tool" > /dev/null || { echo "$tool is missing on this machine." >&2; exit 1; }
done

# Small servers have no xz; python3 unpacks as well.
unpack_xz() {
  if command -v xz > /dev/null; then
    xz -dc "$1"
  elif command -v python3 > /dev/null; then
    python3 -c 'import lzma, shutil, sys; shutil.copyfileobj(lzma.open(sys.argv[1]), sys.stdout.buffer)' "$1"
  else
    echo "xz is missing on this machine, and python3 too." >&2
    return 1
  fi
}

# parts.txt: one line per part, `NAME TARGET SHA256 PIECE...`; the hash is of the list of pieces.
mkdir -p "$folder/.parts"
while read -r name target mark pieces; do
  if [ "$name" = tensorrt8-builder ] && [ -z "$builder" ]; then
    echo "$name: left out (--with-builder installs it)"
    continue
  fi
  installed=
  if [ -f "$folder/.parts/$name" ]; then
    read -r installed < "$folder/.parts/$name" || true
  fi
  if [ "$installed" = "$mark" ]; then
    echo "$name: there already"
    continue
  fi
  for piece in $pieces; do
    [ -f "$kit/$piece" ] || { echo "$piece is missing. Copy it again." >&2; exit 1; }
    found=$(sha256sum < "$kit/$piece")
    wanted=
    while read -r hash file; do
      [ "$file" = "$piece" ] && wanted=$hash
    done < "$kit/SHA256SUMS"
    if [ "${found%% *}" != "$wanted" ]; then
      echo "$piece is damaged: its SHA-256 is ${found%% *}, not $wanted. Copy it again." >&2
      exit 1
    fi
  done
  echo "$name: installing"
  part="$folder/.part-$name"
  rm -rf "$part"
  mkdir -p "$part"
  for piece in $pieces; do
    case $piece in
      *.xz) unpack_xz "$kit/$piece" ;;
      *) gzip -dc "$kit/$piece" ;;
    esac || { echo "$piece cannot be unpacked." >&2; exit 1; }
  done | tar -xf - -C "$part"
  rm -rf "${folder:?}/$target" "$folder/agent.aot"
  mv "$part" "$folder/$target"
  echo "$mark" > "$folder/.parts/$name"
done < "$kit/parts.txt"

# Records which classes an agent loads (JEP 514), so that it starts in half the time. Without the record it starts all the same.
if [ ! -f "$folder/agent.aot" ]; then
  echo "agent.aot: recording a start"
  here=$(CDPATH= cd -- "$folder" && pwd)
  "$here/runtime/bin/java" -XX:AOTCacheOutput="$here/agent.aot" \
    --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xmx2g \
    -Dai.djl.offline=true -DOPT_OUT_TRACKING=true -Djava.awt.headless=true \
    -Doptimum.home="$here" -cp "$here/app/*" io.optimum.workbench.app.Main agent \
    < "$here/bin/agent-start.jsonl" > /dev/null 2>&1 || echo "agent.aot: not made; agents start without"
fi
echo "Installed in $folder. Next: $folder/bin/optimum doctor"
