"""Runs gradebridge for the examples; any exit code but done and something needs a person ends them."""
import subprocess, sys


class Program:
    def __init__(self, path, workspace):
        self.path, self.workspace = path, workspace

    def init(self, name, zone):
        self._call(["init", str(self.workspace), "--district", name, "--time-zone", zone, "--quiet"])

    def run(self, now, *arguments):
        stamp = now.strftime("%Y-%m-%dT%H:%M:%SZ")
        self._call(["--workspace", str(self.workspace), *map(str, arguments), "--now", stamp, "--quiet"])

    def _call(self, arguments):
        done = subprocess.run([self.path, *arguments], stdout=subprocess.DEVNULL)
        if done.returncode not in (0, 3):
            sys.exit(f"gradebridge {' '.join(arguments)} ended with {done.returncode}")
