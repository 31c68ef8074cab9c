#!/usr/bin/env bash
# How long building takes, on this machine, from nothing: what the first `cargo run` builds, what the first `cargo test` builds
# after it, and one changed line of a panel, of the evaluation and of the simulation. Prints seconds; takes some twenty minutes on
# two cores.
#
#     bash benches/build_times.sh [FOLDER]
#
# Libraries are fetched before the clock starts. The build stands in a folder of its own and is removed, but for one that is named.
set -euo pipefail
cd "$(dirname "$0")/.."

target=${1:-$(mktemp -d)}
export CARGO_TARGET_DIR=$target
before=$(mktemp)
changed=
restore() { [ -z "$changed" ] || cp -p "$before" "$changed"; changed=; }
clean() {
    restore
    rm -f "$before"
    [ -n "$1" ] || rm -rf "$target"
}
trap 'clean "${1-}"' EXIT

cargo fetch --locked --quiet
timed() {
    local begin tenths
    begin=$(date +%s%N)
    "${@:2}" >/dev/null 2>&1
    tenths=$((($(date +%s%N) - begin) / 100000000))
    printf '%-40s %5d.%d s\n' "$1" $((tenths / 10)) $((tenths % 10))
}

timed "first cargo run" cargo build --locked
timed "first cargo test after it" cargo test --locked --no-run

# New code at the top, so that all lines below it move. The first change builds what a build without one has not made.
change() {
    changed=$1
    cp -p "$1" "$before"
    awk -v n="$2" '/^use / && !done { print "const CHANGED: u32 = " n ";\nconst _: u32 = CHANGED;"; done = 1 } { print }' "$before" > "$1"
}
for file in src/screen/panels/docks/feed.rs src/evaluate/rating.rs src/sim/world/flow.rs; do
    change "$file" 1
    cargo build --locked >/dev/null 2>&1
    restore
    change "$file" 2
    timed "one changed line, ${file#src/}" cargo build --locked
    restore
done
