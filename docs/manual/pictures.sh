#!/usr/bin/env bash
# Makes the pictures of the manuals and of README again, in both languages, by the program itself.
#
#     docs/manual/pictures.sh [PROGRAM]        (target/debug/tamrin unless another one is named)
#
# They are left in docs/manual/{ar,en}/pictures. The window plays the scripts in docs/shots on a screen of its own; the
# pages of the seats are looked at in Chromium (docs/shots/browser.py); the report is that of a rehearsed exercise. It takes
# some minutes. Codes that a picture shows are those of a host that is gone.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
program=$(realpath -m "${1:-$root/target/debug/tamrin}")
# Nothing broader, and few colours: a picture is to be read on a page, and kept small.
width=1280 colours=128

missing=()
[ -x "$program" ] || missing+=("the program at $program: cargo build, or name another one")
needs() { command -v "$1" > /dev/null || missing+=("$1 (Debian: $2)"); }
needs xvfb-run xvfb
needs chromium chromium
needs pdftoppm poppler-utils
needs convert imagemagick
needs python3 python3
if [ ${#missing[@]} -gt 0 ]; then
    printf 'missing: %s\n' "${missing[@]}" >&2
    exit 1
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export XDG_RUNTIME_DIR="${XDG_RUNTIME_DIR:-$scratch}"

# Leaves a picture small: few colours, no dither, nothing in it but the picture.
keep() {
    mkdir -p "$here/$2/pictures"
    convert "$1" -strip -resize "${width}x>" +dither -colors "$colours" -define png:compression-level=9 \
        "PNG8:$here/$2/pictures/$3.png"
}

window() {
    xvfb-run -a -s "-screen 0 1920x1080x24" "$program" shoot "$root/docs/shots/$2-$1.ron" --out "$scratch/$1-$2"
    keep "$scratch/$1-$2/$2.png" "$1" "$2"
}

seats() {
    mkdir -p "$scratch/$1-seats"
    python3 "$root/docs/shots/browser.py" "$program" "$1" "$scratch/$1-seats"
    keep "$scratch/$1-seats/lobby.png" "$1" lobby
    keep "$scratch/$1-seats/seat.png" "$1" seat
}

# The first page, of an exercise in which trained rooms play and the lead rates one task otherwise than proposed.
report() {
    local reason="voting stopped all the same"
    [ "$1" = ar ] && reason="توقف الاقتراع مع ذلك"
    mkdir -p "$scratch/$1-report"
    (
        cd "$scratch/$1-report"
        "$program" run first-steps --headless --lang "$1" -o first-steps.tamrin \
            --orders "$root/scenarios/first-steps/trained.ron"
        "$program" rate first-steps.tamrin first-response S --reason "$reason" --lang "$1"
        "$program" report first-steps.tamrin --lang "$1" -o report.pdf
        pdftoppm -png -r 120 -f 1 -l 1 -singlefile report.pdf report
    ) > /dev/null
    keep "$scratch/$1-report/report.png" "$1" report
}

for lang in ar en; do
    for name in window discussion evaluation replay; do
        window "$lang" "$name"
    done
    seats "$lang"
    report "$lang"
done
ls -l "$here"/{ar,en}/pictures
