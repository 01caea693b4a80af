#!/usr/bin/env bash
# Installs what the tests need on a bare Debian 12 with Swift, builds strictly, and runs every test.
# With --fast: those that need no built program. Any other argument goes to `swift test`.
set -euo pipefail
cd "$(dirname "$0")/.."

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }
as_root apt-get update -qq
as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    ca-certificates pkg-config libzip-dev libisal-dev libsqlite3-dev zlib1g-dev \
    chromium chromium-driver fonts-liberation gnupg libreoffice-calc-nogui msmtp openssh-client openssh-server poppler-utils \
    python3 python3-venv \
    sqlite3 strace systemd tzdata unzip util-linux zip >/dev/null

# Python's part: frictionless for the schemas, regex for grapheme clusters in the oracle,
# prometheus-client for the metrics, selenium for the pages in a browser.
[ -x .venv/bin/python ] || python3 -m venv .venv
.venv/bin/pip install --quiet --disable-pip-version-check -r Tests/Tools/requirements.txt
.venv/bin/pip install --quiet --disable-pip-version-check --no-deps -r Tests/Tools/requirements-axe.txt

strict=(--explicit-target-dependency-import-check error)
if [ "${1:-}" = --fast ]; then
    # Rules, readers, planner, reconciler, bundles, ledger, and the program's own code from its arguments to what it
    # prints, all in one process. A suite that would start the built program would not find it.
    swift build --build-tests "${strict[@]}"
    tests="$(swift build --show-bin-path)/gradebridgePackageTests.xctest"
    # No disk is under test here, and to wait for one takes as long as all the rest.
    scratch=$(if [ -w /dev/shm ]; then mktemp -d -p /dev/shm; else mktemp -d; fi)
    trap 'rm -rf "$scratch"' EXIT
    # Whole nights and reports in a debug build: as long again as everything else.
    nights='^RuleTests\.(\w*Night|Beside|ClockAhead|HandDoor|LateBundle|LedgerDamage|Misplaced|SameName|Unapplied|Report|RefusalAdvice)'
    NO_COLOR=1 TMPDIR="$scratch" GRADEBRIDGE_BINARY=/nowhere "$tests" --testing-library swift-testing \
        --skip "^(ProgramTests|ProgramsTests)\\.|^[^/]*(Kill|Crash|Fault|Remote|Month)|$nights"
    exit
fi
if [ "$#" -gt 0 ]; then exec swift test "${strict[@]}" "$@"; fi

# The program is tested as it is shipped, which also takes less time: the release build.
swift build -c release --product gradebridge "${strict[@]}"
GRADEBRIDGE_BINARY="$(swift build -c release --show-bin-path)/gradebridge"
export GRADEBRIDGE_BINARY
swift build --build-tests "${strict[@]}"
tests="$(swift build --show-bin-path)/gradebridgePackageTests.xctest"
run() { NO_COLOR=1 "$tests" --testing-library swift-testing "$@" 2>&1; }

# ProgramsTests measures time limits in tasks. Tests that wait for a program without giving their thread back hold
# these tasks up for minutes, so it has a process of its own, and that first.
output=$(mktemp -d)
trap 'rm -rf "$output"' EXIT
status=0
run --filter '^ProgramsTests\.' | tee "$output/programs" || status=$?

# The others wait most of their time for other programs and for the disk, and one process runs no more of them at
# once than there are cores: two processes, side by side, with about as much to do.
# Suites by their names, not tests: before the first slash.
second='^[^/]*(Kill|Crash|Fault|Remote|Month|Browser|Report|Unresolved|Advice)'
run --filter "$second" --skip '^ProgramsTests\.' >"$output/second" &
other=$!
run --skip "^ProgramsTests\\.|$second" | tee "$output/first" || status=$?
wait "$other" || status=$?
printf '\n== the second half: what strikes, kills and cuts, the pages, what stays open\n'
cat "$output/second"

# Between thousands of lines, or above the part of them that was kept, nobody would find it.
if [ "$status" -ne 0 ]; then
    printf '\n== what failed (exit %s)\n' "$status"
    grep -h -A 3 "^✘" "$output/programs" "$output/first" "$output/second" | tail -n 100 || true
    tail -n 3 "$output/programs" "$output/first" "$output/second"
fi
exit "$status"
