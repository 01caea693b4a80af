#!/usr/bin/env python3
"""Stands in for the program: every call is made by an old and by a new one, on the same workspace as it was, and whatever
is not the same is written down. `same.py` says which programs.

What comes out is compared byte for byte: standard output, exit code, and every file of the workspace, the ledger among
them; but not the log of a night and its metrics, which tell how long it took.
"""
import filecmp, json, os, re, shutil, subprocess, sys
from pathlib import Path

OLD, NEW, BOOK = (os.environ[f"TWIN_{name}"] for name in ("OLD", "NEW", "BOOK"))
# They hold times of the system's clock.
OF_THE_CLOCK = (".jsonl", ".prom", "ledger.lock")


def workspace(words):
    """The workspace that a call is about; None where there is none."""
    if "--workspace" in words:
        return Path(words[words.index("--workspace") + 1])
    return Path(words[words.index("init") + 1]) if "init" in words else None


def files(folder):
    """{relative path: path} of all files below a folder."""
    return {str(p.relative_to(folder)): p for p in sorted(folder.rglob("*"))
            if not p.is_dir() and not p.name.endswith(OF_THE_CLOCK)}


def said(done):
    """What it printed, but for the name of a folder among the system's temporary files."""
    return re.sub(rb"gradebridge-[0-9a-f-]{36}", b"gradebridge-*", done.stdout)


def differences(one, other):
    ours, theirs = files(one), files(other)
    for name in sorted(ours.keys() ^ theirs.keys()):
        yield f"{name} is there only {'before' if name in ours else 'after'}"
    for name in sorted(ours.keys() & theirs.keys()):
        if not filecmp.cmp(ours[name], theirs[name], shallow=False):
            yield f"{name} differs"


# Dictionaries in one order: what is written in the order of one, such as rows of the ledger, would differ from run to run.
ENVIRONMENT = {**os.environ, "SWIFT_DETERMINISTIC_HASHING": "1"}


def run(program, words):
    return subprocess.run([program, *words], capture_output=True, stdin=subprocess.DEVNULL, env=ENVIRONMENT)


def both(folder, words):
    """Runs both in the very same place, one after the other. Returns what they said, and what is not the same."""
    before, after = folder.with_name(f"{folder.name}.before"), folder.with_name(f"{folder.name}.after")
    if folder.exists():
        shutil.copytree(folder, before, symlinks=True)
    old = run(OLD, words)
    folder.rename(after)
    if before.exists():
        before.rename(folder)
    new = run(NEW, words)
    faults, count = list(differences(after, folder)), len(files(folder))
    shutil.rmtree(folder)
    after.rename(folder)
    return old, new, faults, count


def main():
    words = sys.argv[1:]
    folder = workspace(words)
    old, new, faults, count = both(folder, words) if folder else (run(OLD, words), run(NEW, words), [], 0)
    if (old.returncode, said(old)) != (new.returncode, said(new)):
        faults.append(f"it ended with {old.returncode} and {new.returncode}, or said something else")
    with open(BOOK, "a") as book:
        book.write(json.dumps({"call": words, "files": count, "faults": faults}) + "\n")
    sys.stdout.buffer.write(old.stdout)
    sys.stderr.buffer.write(old.stderr)
    sys.exit(old.returncode)


if __name__ == "__main__":
    main()
