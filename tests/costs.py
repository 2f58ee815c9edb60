"""What work costs: the processor time of a machine of nominal speed, at its best, and memory.

A machine may be slow, or busy with something else. So the time is told against a yardstick, fixed work that is timed
before and after, and what comes out above its limit is tried again. Work that became costly stays above it.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import thread_time

TRIES = 5
NOMINAL = 4.0  # milliseconds that the yardstick takes where the limits were chosen

_PROGRAM = """
import sys
from costs import least_milliseconds
from herstelkluis.errors import KluisError
{setup}
data = open(sys.argv[1], "rb").read()

def kib(name):
    return int(open("/proc/self/status").read().split(name)[1].split()[0])

def tried():
    try:
        read(data)
    except KluisError as error:
        return type(error).__name__
    return "accepted"

open("/proc/self/clear_refs", "w").write("5")  # the peak begins anew; ru_maxrss would count who started us
before, verdicts = kib("VmRSS:"), []
took = least_milliseconds(lambda: verdicts.append(tried()), within=float(sys.argv[2]))
print("cost", *set(verdicts), took, (kib("VmHWM:") - before) / 1024)
"""


def least_milliseconds(work: Callable[[], object], *, within: float) -> float:
    """The nominal milliseconds that work keeps this thread busy, at its best; it is tried until it is within a time."""
    least = float("inf")
    for _try in range(TRIES):
        slow, begun = slowness(), thread_time()
        work()
        took = (thread_time() - begun) * 1000
        least = min(least, took / min(slow, slowness()))
        if least < within:
            break
    return least


def slowness() -> float:
    """How many times slower than nominal fixed work goes now; never less than once."""
    begun = thread_time()
    assert len({str(number % 500): number for number in range(40_000)}) == 500
    return max(1.0, (thread_time() - begun) * 1000 / NOMINAL)


@dataclass(frozen=True)
class Cost:
    """How it ended (the name of the error, or `accepted`), and what it took on top of the text itself."""

    verdict: str
    milliseconds: float
    mebibytes: float


def cost(setup: str, data: bytes, folder: Path, *, within: float) -> Cost:
    """The cost of `read(data)` in a program that does nothing else; it is tried again while it takes longer than this.

    `setup` defines `read` and calls it on something sound, so that all is loaded.
    """
    file = folder / "data"
    file.write_bytes(data)
    command = [sys.executable, "-c", _PROGRAM.format(setup=setup), file, str(within)]
    env = {"PYTHONPATH": ":".join(path for path in sys.path if path)}
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=300, check=False)
    file.unlink()
    told = re.fullmatch(r"cost (\w+) (\S+) (\S+)\n", done.stdout)
    assert told, done.stderr
    return Cost(told[1], float(told[2]), float(told[3]))
