"""Runs a program and kills it as soon as a file is there.

usage: kill_at.py FILE PROGRAM ARGUMENT...

Ends with 137 where the program was killed, else with its own exit code.
"""
import os
import subprocess
import sys


def main():
    sign, words = sys.argv[1], sys.argv[2:]
    program = subprocess.Popen(
        words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not os.path.lexists(sign) and program.poll() is None:
        pass
    program.kill()
    return program.wait() if program.returncode is None or program.returncode >= 0 else 137


if __name__ == "__main__":
    code = main()
    sys.exit(137 if code < 0 else code)
