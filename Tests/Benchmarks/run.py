#!/usr/bin/env python3
"""Measures gradebridge against its peer on the same district, in pairs. See README.md.

Exit: 0 measured · 1 the two did not send the same, or one of them failed · 64 usage
"""
import argparse
import importlib.util
import json
import os
import shutil
import sys
import tempfile

import bundles
import measure
import report
from contenders import Failed, Gradebridge, Peer

HERE = os.path.dirname(os.path.abspath(__file__))
CHECKOUT = os.path.dirname(os.path.dirname(HERE))
SHARED = os.path.join(os.path.dirname(CHECKOUT), "shared", "bench")
# The district's evening. Later nights stay within the days in which no read-back is asked for.
FIRST_NOW, LATER_NOW = "2026-11-23T02:00:00Z", "2026-11-24T02:00:00Z"
CAMPUS_TIME, READBACK_NOW = "2026-11-23T12:00:00Z", "2026-11-23T13:00:00Z"
READBACK = "full read-back"
# One score in so many was changed in Campus: few, as on most days, and no multiple of a section's size.
EDIT_EVERY = 9_973
# Name, night whose data is read, time of the run, does it start from what the first export left?
WORKLOADS = [
    ("first export", 0, FIRST_NOW, False),
    ("night, 1 % changed", 1, LATER_NOW, True),
    ("nothing changed", 0, LATER_NOW, True),
]


def note(text):
    print(text, file=sys.stderr, flush=True)


class Parser(argparse.ArgumentParser):
    def error(self, message):
        self.print_usage(sys.stderr)
        note(message)
        sys.exit(64)


def arguments():
    parser = Parser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scores", type=int, default=1_000_000)
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--order", choices=["sorted", "random"], default="sorted", help="own workload only")
    parser.add_argument("--binary", default=os.path.join(CHECKOUT, ".build", "release", "gradebridge"))
    parser.add_argument("--keep", metavar="DIR", help="keep the district here and use it again")
    parser.add_argument("--workload", choices=["own", "shared"], default="own")
    parser.add_argument("--json", action="store_true", help="the whole measurement instead of the table")
    options = parser.parse_args()
    check(parser, options)
    return options


def check(parser, options):
    """What would otherwise fail only after the district is made."""
    if options.scores < 1 or options.pairs < 1:
        parser.error("--scores and --pairs are at least 1")
    if not os.access(options.binary, os.X_OK):
        parser.error(f"no program at {options.binary}: build it first (swift build -c release), or give --binary")
    if importlib.util.find_spec("duckdb") is None:
        parser.error("duckdb is missing: pip install -r requirements.txt, in a venv")
    if shutil.which("zip") is None:
        parser.error("the zip command is missing")
    if options.workload == "shared" and not os.path.isdir(SHARED):
        parser.error("--workload shared needs ../shared/bench beside the checkout")
    if options.workload == "shared" and options.order != "sorted":
        parser.error("--order is for the own workload")


def make_district(options, night, root):
    """The folder of one night's files; one that is whole and was made by the same generator is used again."""
    own = options.workload == "own"
    script = os.path.join(HERE, "generate.py") if own else os.path.join(SHARED, "gen_district.py")
    folder = os.path.join(root, f"{options.workload}-{options.order}-{options.scores}-night{night}")
    with open(script) as file:
        source = file.read()
    mark = os.path.join(folder, "generator.txt")
    if os.path.exists(mark):
        with open(mark) as file:
            if file.read() == source:
                return folder
    note(f"making night {night} of {options.scores} scores")
    shutil.rmtree(folder, ignore_errors=True)
    words = ["--scores", str(options.scores), "--night", str(night)] + (["--order", options.order] if own else [])
    made = measure.run([sys.executable, script, folder, *words])
    if made.code != 0:
        raise Failed(f"the generator ended with exit {made.code}:\n{made.err[-2000:]}")
    with open(mark, "w") as file:
        file.write(source)
    return folder


def check_equal(workload, runs, deep):
    """Both must have sent the same, or their times say nothing."""
    (ours, _), (theirs, _) = runs["gradebridge"], runs["peer"]
    if ours["results"] != theirs["results"]:
        raise Failed(f"{workload}: gradebridge sent {ours['results']} results, the peer {theirs['results']}")
    if not deep:
        return
    parts = zip(("line items", "results"), *(bundles.digest(bundle) for _, bundle in runs.values()))
    for part, one, other in parts:
        if one != other:
            raise Failed(f"{workload}: the {part} of the two bundles differ in what they say")


def one_run(contender, state, district, now):
    result, bundle = contender.export(state, district, now)
    results = bundles.count(bundle)
    claimed, said = contender.said(result)
    if claimed != results:
        raise Failed(f"{contender.name} claims {claimed} results, its bundle holds {results}")
    sample = {"seconds": result.seconds, "cpu": result.cpu, "peakMiB": result.peak, "exit": result.code,
              "results": results, "bundleBytes": bundles.size(bundle)}
    if said is not None:
        sample["report"] = {key: said.get(key) for key in ("rows", "candidates", "classes")}
    return sample, bundle


def one_readback(contender, state, campus, rows):
    """Each reads what Campus would have of its own bundle, so that the ids are its own."""
    result, said, frozen = contender.read_back(state, campus, CAMPUS_TIME, READBACK_NOW)
    if said not in (None, rows):
        raise Failed(f"{contender.name} read {said} rows, Campus's export has {rows}")
    if frozen != rows // EDIT_EVERY:
        raise Failed(f"{contender.name} froze {frozen} scores, {rows // EDIT_EVERY} were changed")
    return {"seconds": result.seconds, "cpu": result.cpu, "peakMiB": result.peak, "exit": result.code,
            "results": rows, "frozen": frozen, "bundleBytes": bundles.size(campus)}


def one_pair(number, contenders, districts, scratch, root, samples):
    # Who goes first changes with every pair, so that neither always finds the warmer machine.
    turn = contenders if number % 2 == 0 else contenders[::-1]
    for index, (workload, night, now, later) in enumerate(WORKLOADS):
        runs = {}
        for contender in turn:
            note(f"pair {number + 1}: {workload}: {contender.name}")
            state = os.path.join(scratch, f"{contender.name}-{index}")
            if later:
                contender.copy(os.path.join(scratch, f"{contender.name}-0"), state)
            else:
                contender.create(state)
            runs[contender.name] = one_run(contender, state, districts[night], now)
        check_equal(workload, runs, deep=number == 0)
        for name, (sample, bundle) in runs.items():
            samples[workload][name].append(sample)
            if index == 0 and number == 0:
                bundles.as_campus(bundle, os.path.join(root, f"campus-{name}.zip"), EDIT_EVERY)
    for contender in turn:
        note(f"pair {number + 1}: {READBACK}: {contender.name}")
        state = os.path.join(scratch, f"{contender.name}-readback")
        contender.copy(os.path.join(scratch, f"{contender.name}-0"), state)
        samples[READBACK][contender.name].append(
            one_readback(contender, state, os.path.join(root, f"campus-{contender.name}.zip"),
                         samples[WORKLOADS[0][0]][contender.name][-1]["results"]))


def measure_all(options, root):
    shared = options.workload == "shared"
    script = os.path.join(SHARED, "peer_duckdb.py")
    peer = Peer([script, "export"], [script, "readback"]) if shared else Peer(
        [os.path.join(HERE, "peer.py")], [os.path.join(HERE, "peer_readback.py")])
    contenders = [Gradebridge(os.path.abspath(options.binary)), peer]
    facts = measure.machine()
    districts = {night: make_district(options, night, root) for night in (0, 1)}
    samples = {name: {contender.name: [] for contender in contenders} for name in [name for name, *_ in WORKLOADS] + [READBACK]}
    folders = [os.path.join(districts[0], part) for part in ("gradebook", "roster")]
    measure.time_to_cat(folders)  # brings the input into the page cache, where every timed run finds it
    limits = {"catSeconds": [], "writeSeconds": [], "deflateSeconds": [], "inflateSeconds": []}
    for number in range(options.pairs):
        limits["catSeconds"].append(measure.time_to_cat(folders))
        with tempfile.TemporaryDirectory(prefix="pair-", dir=root) as scratch:
            one_pair(number, contenders, districts, scratch, root, samples)
            size = samples[WORKLOADS[0][0]]["gradebridge"][-1]["bundleBytes"]
            limits["writeSeconds"].append(measure.time_to_write(size, scratch))
            for name, seconds in measure.time_to_deflate(os.path.join(root, "campus-gradebridge.zip"), scratch).items():
                limits[name].append(seconds)
    return {
        "version": 1, "workload": options.workload, "order": options.order, "scores": options.scores,
        "pairs": options.pairs, "machine": facts,
        "limits": {"inputBytes": sum(map(os.path.getsize, measure.csv_files(*folders))), **limits},
        "samples": samples,
    }


def main():
    options = arguments()
    try:
        if options.keep:
            os.makedirs(options.keep, exist_ok=True)
            measured = measure_all(options, os.path.abspath(options.keep))
        else:
            with tempfile.TemporaryDirectory(prefix="gradebridge-bench-") as root:
                measured = measure_all(options, root)
    except Failed as failure:
        note(f"benchmark failed: {failure}")
        return 1
    measured["summary"] = report.summary(measured)
    print(json.dumps(measured, indent=1) if options.json else report.table(measured))
    return 0


if __name__ == "__main__":
    sys.exit(main())
