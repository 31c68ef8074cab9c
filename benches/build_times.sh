#!/usr/bin/env bash
# How long building takes, on this machine, from nothing: what the first `cargo run` builds, what the first
# `cargo test` builds after it, and one changed line. Prints seconds; takes some fifteen minutes on two cores.
#
#     bash benches/build_times.sh
#
# Libraries are fetched before the clock starts. The build stands in a folder of its own and is removed.
set -euo pipefail
cd "$(dirname "$0")/.."

CARGO_TARGET_DIR=$(mktemp -d)
export CARGO_TARGET_DIR
line=src/evaluate/rating.rs
kept=$(mktemp)
cp -p "$line" "$kept"
trap 'cp -p "$kept" "$line"; rm -rf "$CARGO_TARGET_DIR" "$kept"' EXIT

cargo fetch --locked --quiet
timed() {
    local begin tenths
    begin=$(date +%s%N)
    "${@:2}" >/dev/null 2>&1
    tenths=$((($(date +%s%N) - begin) / 100000000))
    printf '%-30s %5d.%d s\n' "$1" $((tenths / 10)) $((tenths % 10))
}
timed "first cargo run" cargo build --locked
timed "first cargo test after it" cargo test --locked --no-run
change() { printf '\n/// %s.\npub(crate) const CHANGED: u32 = %s;\nconst _: u32 = CHANGED;\n' "$1" "$1" >> "$line"; }
change 1
cargo build --locked >/dev/null 2>&1
cp -p "$kept" "$line"
change 2
timed "one changed line" cargo build --locked
