#!/usr/bin/env bash
# Fuzzes the doors of the program: run.sh [SECONDS [DOOR ...]]   (10 seconds each of all doors)
# What it finds is left in .build/fuzz/<door>/found, and the run ends with 1. What it learns is kept in
# .build/fuzz/<door>/corpus for the next run. See README.md.
set -euo pipefail
cd "$(dirname "$0")/../.."

seconds="${1:-10}"
shift || true
doors=("$@")
[ "${#doors[@]}" -gt 0 ] || doors=(csv zip manifest configuration gradebook roster readback verify)

export GRADEBRIDGE_FUZZ=1
swift build -c release --product Fuzz
program="$(swift build -c release --show-bin-path)/Fuzz"
# /dev/shm is memory: a file system under the fuzzer would be what is measured.
GRADEBRIDGE_FUZZ_STAGE="$(mktemp -d -p "$([ -d /dev/shm ] && echo /dev/shm || echo "${TMPDIR:-/tmp}")" gradebridge-fuzz-XXXXXX)"
export GRADEBRIDGE_FUZZ_STAGE
trap 'rm -rf "$GRADEBRIDGE_FUZZ_STAGE"' EXIT

failed=()
for door in "${doors[@]}"; do
    work=".build/fuzz/$door"
    mkdir -p "$work/corpus" "$work/found" "$work/seeds"
    python3 Tests/Fuzz/seeds.py "$door" "$work/seeds"
    printf '\n== %s, %s s\n' "$door" "$seconds"
    known=()
    [ -d "Tests/Fuzz/corpus/$door" ] && known=("Tests/Fuzz/corpus/$door")
    # 25 s for one input is a hang; 1 GB, or 64 MB at once, is memory without bound, for inputs of at most 64 KiB.
    GRADEBRIDGE_FUZZ_DOOR="$door" "$program" "$work/corpus" "${known[@]}" "$work/seeds" \
        -max_total_time="$seconds" -max_len=65536 -timeout=25 -rss_limit_mb=1024 -malloc_limit_mb=64 -dict=Tests/Fuzz/dictionary.txt \
        -artifact_prefix="$work/found/" -print_final_stats=1 -verbosity=0 >"$work/log" 2>&1 || failed+=("$door")
    grep -E 'stat::number_of_executed_units|stat::peak_rss_mb|Fatal error|ERROR' "$work/log" || true
done
if [ "${#failed[@]}" -gt 0 ]; then
    printf '\nfound something: %s; the inputs are in .build/fuzz/<door>/found, what was said in .build/fuzz/<door>/log\n' \
        "${failed[*]}"
    exit 1
fi
printf '\nnothing found: %s\n' "${doors[*]}"
