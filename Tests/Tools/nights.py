#!/usr/bin/env python3
"""Random districts, night after night: the real program against a Campus of our own (campus.py).

usage: nights.py PROGRAM --districts N --nights M --seed S [--only I] [--kinds KINDS] [--doings DOINGS] [--keep] [--all]
                 [--no-readback] [--processes 2]
Every night teachers grade in itslearning, the program exports, bundles reach Campus soon, late, out of order, twice
or never, people work in Campus, and what Campus exports is read back: whole, in part, late, truncated, twice, or not
at all. Now and then freezes are released and bundles marked. At the end people stop, what is under way arrives, and
the nights go on until all is quiet. Of the kinds of story one is drawn for each district (nights_doings.py): bundles travel by
themselves; or a person uploads what lies in the outbox; or `nightly` does all of it from drop folders, where right and wrong
things lie.

What must hold, and where it is checked:
- no score that a person changed in Campus, and that an applied read-back has shown, is ever sent again
  (nights_sending.py; what "shown" means exactly stands in nights_judge.py);
- no score that nobody touched is frozen, but for refused rows and bundles out of order (nights_truth.py);
- nothing goes out twice without a cause, nothing is left behind, the classes add up (nights_sending.py);
- whatever lies in the outbox is safe to upload, always (nights_outbox.py);
- what an export that died left staged comes out with a later one that tells of it, or never; under times that lie ahead of the
  clock nothing is sent before a person has put them right (nights_killed.py);
- a night that does not know what Campus changed sends nothing, and what is harmless changes nothing (nights_safety.py);
- the same read-back again changes nothing, one in which nothing of ours is proves nothing (nights_redrops.py);
- in the end Campus has what itslearning has, but for what is frozen or held (nights_closing.py);
- exit codes are as documented; a refused, stopped or repeated read-back leaves the ledger as it was (nights_reading.py).

A district is told apart by the seed and its number alone: `--only 7` runs it again. On a violation: seed, district, what
was run, the history of the result, exit 1.
"""
import argparse, multiprocessing, random, shutil, signal, sys, tempfile, time, traceback
from collections import Counter

from nights_careless import CarelessStory
from nights_doings import DOINGS, KINDS, doings, kinds
from nights_night import NightStory
from nights_program import Violation
from nights_story import Story

STORIES = {"plain": Story, "outbox": CarelessStory, "night": NightStory}


def run(task):
    """One district; returns (number, counts, None or the text of a violation)."""
    number, options = task
    folder = tempfile.mkdtemp(prefix=f"nights-{number}-")
    source = random.Random(f"{options.seed} {number}")
    kind, story = options.kinds[0] if len(options.kinds) == 1 else source.choice(options.kinds), None
    try:
        story = STORIES[kind](options.program, folder, source, not options.no_readback, options.doings)
        story.counts[f"stories, {kind}"] += 1
        for _ in range(options.nights):
            story.night()
        story.close()
        return number, story.counts, None
    except Violation as violation:
        return number, story.counts if story else Counter(), tell(options, number, kind, story, violation, folder)
    except Exception:
        return number, Counter(), f"seed {options.seed}, district {number}, {kind}, {folder}\n{traceback.format_exc()}"
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)


def tell(options, number, kind, story, violation, folder):
    lines = [f"VIOLATION, seed {options.seed}, district {number} ({kind}), night {story.nights if story else 0}: {violation}"]
    if options.keep:
        lines.append(f"kept in {folder}")
    if story:
        lines += [f"configuration: {story.setting}", "what was run:", *(f"  {line}" for line in story.program.told)]
        if violation.key:
            lines += [f"the history of {violation.key}:", *(f"  {line}" for line in story.history(violation.key))]
    return "\n".join(lines)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("program")
    p.add_argument("--districts", type=int, default=20)
    p.add_argument("--nights", type=int, default=7)
    p.add_argument("--seed", type=int, default=int(time.time()))
    p.add_argument("--only", type=int, help="the number of one district")
    p.add_argument("--keep", action="store_true", help="leave the workspaces")
    p.add_argument("--all", action="store_true", help="go on after a violation")
    p.add_argument("--no-readback", action="store_true", help="exports alone")
    p.add_argument("--processes", type=int, default=2)
    p.add_argument("--kinds", type=kinds, default=KINDS, help=f"of story: {', '.join(KINDS)}; default all, drawn per district")
    p.add_argument("--doings", type=doings, default=frozenset(DOINGS), help=f"all, none, or some of {', '.join(DOINGS)}")
    options = p.parse_args()
    numbers = [options.only] if options.only is not None else range(options.districts)
    print(f"seed {options.seed}", flush=True)
    # A parent may hand down blocked signals; the pool ends its processes by one.
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    counts, failures = Counter(), 0
    with multiprocessing.Pool(options.processes) as pool:
        for _, counted, failure in pool.imap_unordered(run, [(n, options) for n in numbers]):
            counts.update(counted)
            counts["districts"] += 1
            if failure:
                failures += 1
                print(failure, flush=True)
                if not options.all:
                    sys.exit(1)
    for name, count in sorted(counts.items()):
        print(f"{name}: {count}")
    sys.exit(failures > 0)


if __name__ == "__main__":
    main()
