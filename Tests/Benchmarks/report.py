"""The measurement as a summary and as a plain table."""
from statistics import median


def summary(measured):
    """Per workload: medians, the ratio of the pairs, the highest peaks."""
    rows = []
    for workload, sides in measured["samples"].items():
        ours, theirs = sides["gradebridge"], sides["peer"]
        row = {"workload": workload, "results": ours[-1]["results"]}
        for name, runs in (("gradebridge", ours), ("peer", theirs)):
            times = [run["seconds"] for run in runs]
            row[name] = {
                "seconds": median(times), "fastest": min(times), "slowest": max(times),
                "cpu": median(run["cpu"] for run in runs), "peakMiB": max(run["peakMiB"] for run in runs),
            }
        # The runs of a pair stand side by side in time, so their ratio suffers least from a drifting machine.
        row["ratio"] = median(one["seconds"] / other["seconds"] for one, other in zip(ours, theirs))
        rows.append(row)
    return rows


def table(measured):
    machine, limits = measured["machine"], measured["limits"]
    head = ("workload", "results", "gradebridge s", "(range)", "peer s", "(range)", "ratio", "CPU s", "peer",
            "peak MiB", "peer")
    rows = [head] + [_row(row) for row in measured["summary"]]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    size = limits["inputBytes"] / 1e6
    lines = [
        f"{measured['scores']} scores ({measured['workload']} workload, {measured['order']}), "
        f"{measured['pairs']} pairs, medians; ratio = gradebridge / peer, median of the pairs",
        f"{machine['cores']} cores, {machine['cpu']}, {machine['memoryGiB']} GiB, {machine['system']}, "
        f"load {machine['load']} at the start",
        "",
        *("  ".join(_aligned(row, widths)).rstrip() for row in rows),
        "",
        f"limits: cat of the {size:.1f} MB input {median(limits['catSeconds']):.3f} s (warm); "
        f"write and fsync of the first bundle's size {median(limits['writeSeconds']):.3f} s",
        *_deflating(limits),
        f"no peak is shown below {machine['leastPeakMiB']} MiB, this script's own",
    ]
    return "\n".join(lines)


def _deflating(limits):
    if limits["deflateSeconds"]:
        yield (f"igzip on one core, of the first bundle's results: deflate {median(limits['deflateSeconds']):.2f} s, "
               f"inflate {median(limits['inflateSeconds']):.2f} s")


def _row(row):
    ours, theirs = row["gradebridge"], row["peer"]
    times = [text for side in (ours, theirs)
             for text in (f"{side['seconds']:.2f}", f"({side['fastest']:.2f}-{side['slowest']:.2f})")]
    return (row["workload"], str(row["results"]), *times, f"{row['ratio']:.2f}", f"{ours['cpu']:.2f}",
            f"{theirs['cpu']:.2f}", f"{ours['peakMiB']:.0f}", f"{theirs['peakMiB']:.0f}")


def _aligned(row, widths):
    yield row[0].ljust(widths[0])
    yield from (cell.rjust(width) for cell, width in zip(row[1:], widths[1:]))
