#!/usr/bin/env python3
"""Writes the folders of `forms` again: one for each form that districts' tables come in.

usage: make_forms.py [--check]     --check writes nothing and fails where a file differs

`plain` is a whole district. Any other folder holds what is put in place of its tables, or a whole input where that is
packed. `form.txt` says where the form comes from, what the configuration must say, and what becomes of it at each
door: `taken` (it says what the plain form says) with the codes that tell of it, `partly` (the run is done, and this code
tells of what was left out) or `refused` with words of the message. `verify` gives the exit code for roster and set.
"""
import sys
from pathlib import Path

import archives, texts, values  # They fill FORMS.
from form_files import FORMS, all_doors
from plain import DOORS

HERE = Path(__file__).resolve().parent / "forms"


def main():
    check = "--check" in sys.argv[1:]
    faults, wanted = [], set()
    whole = {f"{door}/{name}": text for door in DOORS for name, text in DOORS[door].items()}
    for name, files in {"plain": {**whole, "form.txt": "from: Spec/formats-in.md\n" + "".join(
            line + "\n" for line in all_doors("taken"))}, **FORMS}.items():
        for path, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            target = HERE / name / path
            wanted.add(target)
            if check:
                if not target.is_file() or target.read_bytes() != data:
                    faults.append(str(target.relative_to(HERE)))
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
    for path in HERE.glob("*/**/*"):
        if path.is_file() and path not in wanted and path.suffix != ".pyc":
            faults.append(f"{path.relative_to(HERE)} is of no form")
    if faults:
        sys.exit("differs: " + ", ".join(faults))


if __name__ == "__main__":
    main()
