#!/usr/bin/env bash
# Makes the example reports again: the Open University run, and a simulated month of a made-up district.
# They come out the same byte for byte. Give a folder to make them somewhere else.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
target=${1:-$here}
cd "$here/../.."
if [ -z "${GRADEBRIDGE:-}" ]; then
    swift build -c release --product gradebridge
    GRADEBRIDGE="$(swift build -c release --show-bin-path)/gradebridge"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
example() { # NAME SCRIPT WORKSPACE: the newest report of the workspace is the example
    python3 -B "$here/$2" "$GRADEBRIDGE" "$work"
    local run
    run=$(ls -d "$work/$3/reports"/*/report.html | sort | tail -1)
    rm -rf "${target:?}/$1"
    mkdir -p "$target/$1"
    run=$(dirname "$run")
    cp -r "$run/report.html" "$run/report.json" "$run/csv" "$target/$1/"
    chmod -R u=rwX,go=rX "$target/$1"
    echo "$target/$1/report.html"
}
example open-university openuniversity.py open-university
example month month.py riverbend
