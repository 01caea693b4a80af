"""The two programs that are compared: each makes an empty state, copies a state, and exports."""
import json
import os
import shutil
import sys

import measure


class Failed(Exception):
    pass


def must(result, who, allowed=(0,)):
    if result.code not in allowed:
        raise Failed(f"{who} ended with exit {result.code}:\n{(result.err or result.out)[-2000:].strip()}")
    return result


class Gradebridge:
    name = "gradebridge"

    def __init__(self, binary):
        self.binary = binary

    def create(self, state):
        zone = ["--district", "Bench", "--time-zone", "America/Chicago"]
        must(measure.run([self.binary, "init", state, *zone]), "gradebridge init")

    def copy(self, state, to):
        shutil.copytree(state, to)

    def export(self, state, district, now):
        """(run, the bundle's path or None)"""
        before = self._bundles(state)
        command = [self.binary, "--workspace", state, "export", *_inputs(district), "--json", "--now", now]
        # 3 says that something is held for the first time, which a first export always does here.
        result = must(measure.run(command), "gradebridge export", allowed=(0, 3))
        new = sorted(self._bundles(state) - before)
        if len(new) > 1:
            raise Failed(f"gradebridge made {len(new)} bundles instead of one")
        return result, new[0] if new else None

    def read_back(self, state, campus, as_of, now):
        """(run, rows that it says it read, scores frozen)"""
        command = [self.binary, "--workspace", state, "readback", campus, "--as-of", as_of, "--now", now, "--json"]
        result = must(measure.run(command), "gradebridge readback", allowed=(0, 3))
        try:
            report = json.loads(result.out)
            return result, report["rows"], sum(report["newlyFrozen"].values())
        except (ValueError, KeyError, TypeError) as error:
            raise Failed(f"gradebridge readback --json printed no report: {error!r}\n{result.out[:500]}") from error

    def said(self, result):
        """The number of results that its report claims, and the report."""
        try:
            report = json.loads(result.out)
            return report["classes"]["sent"], report
        except (ValueError, KeyError, TypeError) as error:
            raise Failed(f"gradebridge export --json printed no report: {error!r}\n{result.out[:500]}") from error

    def _bundles(self, state):
        outbox = os.path.join(state, "outbox")
        return {entry.path for entry in os.scandir(outbox) if entry.name.endswith(".zip")}


class Peer:
    """State: a folder with the ledger. The scripts are ours, or the shared one, which has a word in front."""

    name = "peer"

    def __init__(self, export, readback):
        self.command, self.readback_command = [sys.executable, *export], [sys.executable, *readback]

    def create(self, state):
        os.makedirs(state)

    def copy(self, state, to):
        shutil.copytree(state, to, ignore=shutil.ignore_patterns("*.zip"))

    def export(self, state, district, now):
        bundle = os.path.join(state, "bundle.zip")
        paths = [os.path.join(district, "gradebook"), os.path.join(district, "roster")]
        command = [*self.command, *paths, os.path.join(state, "ledger.duckdb"), bundle]
        return must(measure.run(command), "the peer"), bundle

    def read_back(self, state, campus, as_of, now):
        """(run, None, scores frozen); the script cannot read a zip, so `unzip` counts."""
        folder = os.path.join(state, "campus")
        script = 'unzip -q "$1" -d "$2" && shift 2 && exec "$@"'
        command = ["sh", "-c", script, "sh", campus, folder, *self.readback_command, folder,
                   os.path.join(state, "ledger.duckdb")]
        result = must(measure.run(command), "the peer's read-back")
        try:
            return result, None, int(result.out.split()[0])
        except (ValueError, IndexError) as error:
            raise Failed(f"the peer printed no number: {result.out[:500]!r}") from error

    def said(self, result):
        """It prints `<n> results...`."""
        try:
            return int(result.out.split()[0]), None
        except (ValueError, IndexError) as error:
            raise Failed(f"the peer printed no number: {result.out[:500]!r}") from error


def _inputs(district):
    return ["--gradebook", os.path.join(district, "gradebook"), "--roster", os.path.join(district, "roster")]
