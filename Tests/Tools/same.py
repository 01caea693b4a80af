#!/usr/bin/env python3
"""Whether a new program does byte for byte what an old one did: for a change that is to change nothing.

usage: same.py OLD NEW [--districts 50] [--nights 6] [--seed S] [--oulad FOLDER]

Both run the sample district, random districts by the nights of nights.py, and where its folder is given the Open
University data, call by call on the same workspace (`twin.py`). The number of calls and files is printed, and
whatever differs; with any difference it ends with 1.
"""
import argparse, json, os, random, subprocess, sys, tempfile
from pathlib import Path

TOOLS = Path(__file__).resolve().parent
SAMPLE = TOOLS.parents[1] / "SampleData/district"


def call(twin, *words, expect=(0, 3)):
    done = subprocess.run([str(twin), *map(str, words)], capture_output=True, text=True)
    if done.returncode not in expect:
        sys.exit(f"{words[0]} ended with {done.returncode}: {done.stderr}")


def sample(twin, folder):
    place = ["--workspace", folder / "sample", "--json", "--now", "2026-11-23T02:00:00Z"]
    call(twin, "init", folder / "sample", "--district", "Cedar Valley", "--time-zone", "America/Chicago")
    call(twin, *place, "preview", "--gradebook", SAMPLE / "gradebook", "--roster", SAMPLE / "roster")
    call(twin, *place, "export", "--gradebook", SAMPLE / "gradebook", "--roster", SAMPLE / "roster")
    call(twin, *place, "readback", SAMPLE / "readback", "--as-of", "2026-11-23T01:00:00Z")
    call(twin, *place, "frozen", "list")
    call(twin, *place, "report")


def oulad(twin, folder, data):
    subprocess.run([sys.executable, str(TOOLS / "oulad.py"), str(data), str(folder / "oulad-in")], check=True)
    call(twin, "init", folder / "oulad", "--district", "Open", "--time-zone", "Europe/London")
    call(twin, "--workspace", folder / "oulad", "--json", "--now", "2026-11-23T02:00:00Z", "export",
         "--gradebook", folder / "oulad-in/gradebook", "--roster", folder / "oulad-in/roster")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("old")
    p.add_argument("new")
    p.add_argument("--districts", type=int, default=50)
    p.add_argument("--nights", type=int, default=6)
    p.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 31))
    p.add_argument("--oulad", type=Path)
    options = p.parse_args()
    print(f"seed {options.seed}")
    with tempfile.TemporaryDirectory(prefix="same-") as name:
        folder = Path(name)
        os.environ.update(TWIN_OLD=str(Path(options.old).resolve()), TWIN_NEW=str(Path(options.new).resolve()),
                          TWIN_BOOK=str(folder / "book.jsonl"))
        twin = TOOLS / "twin.py"
        sample(twin, folder)
        if options.oulad:
            oulad(twin, folder, options.oulad)
        if options.districts:
            done = subprocess.run(
                [sys.executable, str(TOOLS / "nights.py"), str(twin), "--districts", str(options.districts), "--nights",
                 str(options.nights), "--seed", str(options.seed), "--all", "--processes", "2"])
            if done.returncode:
                print("nights.py found something; the comparison goes on all the same")
        calls = [json.loads(line) for line in open(folder / "book.jsonl")]
    different = [c for c in calls if c["faults"]]
    print(f"{len(calls)} calls, {sum(c['files'] for c in calls)} files: {len(different)} calls differ")
    for each in different[:20]:
        print(" ", " ".join(each["call"]), "|", "; ".join(each["faults"][:6]))
    sys.exit(bool(different))


if __name__ == "__main__":
    main()
