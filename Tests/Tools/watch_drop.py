"""Looks into drop folders again and again, as an impatient reader does, until a file says stop.

usage: watch_drop.py STOP FOLDER...

Whatever has a final name must be whole: a .zip opens and all its checksums are right; a .sha256 is 64 digits and a
name; a .done stands beside its .sha256 and its .zip. A file that is taken away between two looks is no fault. Prints
how often it looked, and every fault; exit 1 when there was one.
"""
import os
import sys
import zipfile


def look(folder, faults):
    try:
        names = set(os.listdir(folder))
    except FileNotFoundError:
        return
    for name in sorted(names):
        path = os.path.join(folder, name)
        try:
            if name.endswith((".zip", ".gpg")):
                check_bundle(path, name, faults)
            elif name.endswith(".sha256"):
                with open(path) as file:
                    text = file.read()
                if len(text.split()) != 2 or len(text.split()[0]) != 64:
                    faults.add(f"{name} is not whole")
        except FileNotFoundError:
            pass


def check_bundle(path, name, faults):
    if os.path.getsize(path) == 0:
        faults.add(f"{name} is empty")
    elif name.endswith(".zip"):
        try:
            with zipfile.ZipFile(path) as bundle:
                if bundle.testzip() is not None:
                    faults.add(f"{name} is damaged")
        except zipfile.BadZipFile:
            # Taken away and put back between two calls?
            if os.path.exists(path):
                faults.add(f"{name} is no zip")


def main():
    # What it inherited of the tests: they see by its closing that another program has ended.
    os.closerange(3, 4096)
    stop, folders = sys.argv[1], sys.argv[2:]
    os.nice(10)
    looks, faults = 0, set()
    while not os.path.exists(stop):
        for folder in folders:
            look(folder, faults)
        looks += 1
    print(looks, "looks")
    for fault in sorted(faults):
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
