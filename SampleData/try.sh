#!/usr/bin/env bash
# Installs what gradebridge needs on a bare Debian 12 with Swift, builds it, runs the main job on the
# sample district and shows what came out. Give a folder name to keep the workspace there.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
workspace=${1:-$(mktemp -d)/cedar-valley}

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }
as_root apt-get update -qq
as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    ca-certificates pkg-config libzip-dev libisal-dev libsqlite3-dev zlib1g-dev tzdata unzip >/dev/null

cd "$here/.."
swift build -c release --product gradebridge
bridge="$(swift build -c release --show-bin-path)/gradebridge"

show() { printf '\n$ gradebridge %s\n' "$*"; }
show init cedar-valley --district "'Cedar Valley'" --time-zone America/Chicago
"$bridge" init "$workspace" --district 'Cedar Valley' --time-zone America/Chicago

show --workspace cedar-valley export --gradebook SampleData/district/gradebook --roster SampleData/district/roster
# Exit code 3 says: done, and something needs a person. The sample holds every reason there is, so it must be 3.
status=0
"$bridge" --workspace "$workspace" export --now 2026-11-23T02:00:00Z \
    --gradebook "$here/district/gradebook" --roster "$here/district/roster" || status=$?
[ "$status" -eq 3 ] || { echo "expected exit code 3, got $status" >&2; exit 1; }

bundle=$(ls "$workspace"/outbox/*.zip)
printf '\n$ unzip -p outbox/%s results.csv | head -4\n' "$(basename "$bundle")"
unzip -p "$bundle" results.csv | sed -n 1,4p

show --workspace cedar-valley readback SampleData/district/readback
# Campus imported the bundle and people changed some of it there: 3 again.
status=0
"$bridge" --workspace "$workspace" readback "$here/district/readback" \
    --now 2026-11-23T03:30:00Z --as-of 2026-11-23T03:00:00Z || status=$?
[ "$status" -eq 3 ] || { echo "expected exit code 3, got $status" >&2; exit 1; }

show --workspace cedar-valley frozen list --gradebook SampleData/district/gradebook
"$bridge" --workspace "$workspace" frozen list --gradebook "$here/district/gradebook"

printf '\nThe bundle, which has arrived and so left the outbox: %s\nThe details:\n' "$(ls "$workspace"/archive/*/*.zip)"
ls "$workspace"/reports/*/details.csv
