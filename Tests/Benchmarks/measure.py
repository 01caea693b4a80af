"""Times one child process, and what the machine itself can do.

This process must stay small: on Linux a child's peak memory is never less than that of the process that started it.
"""
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass


@dataclass
class Run:
    seconds: float  # wall time, start of the process to its end
    cpu: float  # user + system seconds, of its own children too
    peak: float  # MiB resident at most, of the process or one of its children, whichever held more
    code: int
    out: str
    err: str


def run(command):
    """Runs the command to its end. What the disk still owes to earlier work is written first, outside the time."""
    os.sync()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        # Linux counts ru_maxrss in KiB, macOS in bytes.
        peak = usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
        out.seek(0)
        err.seek(0)
        texts = [f.read().decode("utf-8", "replace") for f in (out, err)]
        return Run(seconds, usage.ru_utime + usage.ru_stime, peak, child.returncode, *texts)


def csv_files(*folders):
    return [entry.path for folder in folders for entry in sorted(os.scandir(folder), key=lambda e: e.name)]


def time_to_cat(folders):
    """Seconds to read the whole input once."""
    start = time.perf_counter()
    subprocess.run(["cat", *csv_files(*folders)], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def time_to_write(size, folder):
    """Seconds to write that many bytes and have the disk confirm them."""
    block = os.urandom(1 << 20)
    start = time.perf_counter()
    with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
        for offset in range(0, size, len(block)):
            file.write(block[: size - offset])
        os.fsync(file.fileno())
    return time.perf_counter() - start


def time_to_deflate(bundle, folder):
    """Seconds of ISA-L's own program (igzip), on one core, for the results of a bundle; empty where it is missing."""
    if shutil.which("igzip") is None:
        return {}
    plain, packed = os.path.join(folder, "results.csv"), os.path.join(folder, "results.gz")
    with open(plain, "wb") as file:
        subprocess.run(["unzip", "-p", bundle, "results.csv"], stdout=file, check=True)
    seconds = {}
    for name, words in (("deflateSeconds", ["-1", "-k", "-f", "-o", packed, plain]), ("inflateSeconds", ["-t", packed])):
        start = time.perf_counter()
        subprocess.run(["igzip", *words], check=True)
        seconds[name] = time.perf_counter() - start
    os.unlink(plain)
    os.unlink(packed)
    return seconds


def machine():
    model = platform.processor() or platform.machine()
    memory = None
    try:
        with open("/proc/cpuinfo") as file:
            model = next((line.split(":", 1)[1].strip() for line in file if line.startswith("model name")), model)
        memory = round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1)
    except OSError:
        pass
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return {
        "cores": cores,
        "cpu": model,
        "memoryGiB": memory,
        "system": f"{platform.system()} {platform.release()}",
        "load": round(os.getloadavg()[0], 2),
        "leastPeakMiB": round(run(["true"]).peak, 1),
    }
