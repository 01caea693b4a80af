#!/usr/bin/env bash
# Installs what the tests need on a bare Debian 12 with Swift, builds strictly, and runs every test.
set -euo pipefail
cd "$(dirname "$0")/.."

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }
as_root apt-get update -qq
as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    ca-certificates pkg-config libzip-dev libisal-dev libsqlite3-dev zlib1g-dev \
    gnupg openssh-client openssh-server python3 python3-venv sqlite3 strace systemd tzdata unzip util-linux zip >/dev/null

# Python's part: frictionless for the schemas, regex for grapheme clusters in the oracle,
# prometheus-client for the metrics.
[ -x .venv/bin/python ] || python3 -m venv .venv
.venv/bin/pip install --quiet --disable-pip-version-check -r Tests/Tools/requirements.txt

swift test --explicit-target-dependency-import-check error "$@"
