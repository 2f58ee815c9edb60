"""Fuzz every parser and tell what was found: `python tests/fuzz/run.py --count 1000000 [--seed 1] [--only NAME]...`

Each parser runs in a process of its own, so that its memory is measured and a crash is told. What is found is written
to tests/fuzz/found, where the tests try it again for ever. Exit code 1 when something was found.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from fuzz.package_parsers import PARSERS
from fuzz.trying import MOST_GROWTH, MOST_SECONDS, keep, try_all

MOST_MINUTES = 60
ROOM = 1024**3  # bytes of address space above the ready program: a parser that wants more fails and is found


def main(arguments: Sequence[str]) -> int:
    options = _options(arguments)
    if options.within:
        used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + ROOM, used + ROOM))
        os.urandom = Random(options.seed).randbytes  # a seed gives the same files, and so the same mutants
        make, _share = PARSERS[options.only[0]]
        print(json.dumps(try_all(options.only[0], make(), options.count, options.seed, options.within)))
        return 0
    names = options.only or list(PARSERS)
    shares = sum(PARSERS[name][1] for name in names)
    print(f"{options.count} mutants, seed {options.seed}; each at most {MOST_SECONDS} s and {MOST_GROWTH >> 20} MiB")
    with ThreadPoolExecutor(options.jobs) as pool:
        counts = [-(-options.count * PARSERS[name][1] // shares) for name in names]
        told = list(pool.map(partial(report, seed=options.seed), names, counts))
    for one in told:
        print(line(one))
    print(f"{sum(one['count'] for one in told)} mutants, {sum(len(one['found']) for one in told)} findings")
    return 1 if any(one["found"] for one in told) else 0


def report(name: str, count: int, seed: int) -> dict[str, Any]:
    """What one parser did, in a process of its own. What ended that process counts as found."""
    with tempfile.NamedTemporaryFile(prefix="fuzz-") as last:
        command = [sys.executable, __file__, "--only", name, "--count", str(count), "--seed", str(seed)]
        env = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        try:
            done = subprocess.run(
                [*command, "--within", last.name], env=env, capture_output=True, timeout=MOST_MINUTES * 60, check=False
            )
            complaint = done.stderr.decode(errors="replace")
            if done.returncode == 0:
                told: dict[str, Any] = json.loads(done.stdout)
                return told
        except subprocess.TimeoutExpired:
            complaint = f"not done within {MOST_MINUTES} minutes"
        kept = keep(name, Path(last.name).read_bytes())
        return {"name": name, "count": 0, "found": [f"{kept}: {complaint[-300:]}"]}


def line(one: dict[str, Any]) -> str:
    """One line for people."""
    if not one["count"]:
        return f"{one['name']:<18} ended: {one['found'][0]}"
    facts = "{name:<18} {count:>8} mutants {rate:>6}/s {accepted:>6} accepted; most {slowest_ms:>5} ms, {grown_mib} MiB"
    return "\n  ".join([facts.format(**one), *one["found"]])


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1_000_000, help="mutants in all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", choices=PARSERS, metavar="NAME")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--within", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
