"""Trying texts on a parser: only our own errors, within a second and 100 MiB each, and no second text for a meaning."""

from __future__ import annotations

import hashlib
import re
from mmap import mmap
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

from costs import least_milliseconds
from fuzz.parsers import Parser
from herstelkluis.errors import KluisError

FOUND = Path(__file__).parent / "found"
MOST_SECONDS = 1.0
MOST_GROWTH = 100 * 1024 * 1024
MOST_FOUND = 10

_LENGTH = 8  # bytes before a text in the file that holds the last one
_ROOM = 4 * 1024 * 1024


def try_all(name: str, parser: Parser, count: int, seed: int, last: str) -> dict[str, Any]:
    """Try so many mutants; `last` is a file that holds the one being tried, for when the process ends on it."""
    dice = Random(f"{seed} {name}")
    for text in parser.seeds:  # everything is loaded before we measure
        trouble(parser, text)
    note, base = _noting(last), peak()
    begun, slowest, accepted, found = process_time(), 0.0, 0, []
    tried, digest = 0, hashlib.sha256()
    while tried < count and len(found) < MOST_FOUND:
        mutant = parser.mutant(dice)
        note[: _LENGTH + len(mutant)] = len(mutant).to_bytes(_LENGTH, "big") + mutant
        digest.update(mutant)
        tried += 1
        why, took = timed(parser, mutant)
        if took > slowest:  # once more, so that it is the text that is slow and not the machine
            slowest = took = max(slowest, min(took, timed(parser, mutant)[1]))
        if took > MOST_SECONDS:
            within = MOST_SECONDS * 1000
            least = least_milliseconds(lambda text=mutant: trouble(parser, text), within=within)
            why = f"{least / 1000:.1f} seconds" if least > within else why
        if (grown := peak() - base) > MOST_GROWTH:
            why, base = f"{grown >> 20} MiB", peak()
        if why == ACCEPTED:
            accepted += 1
        elif why:
            found.append(f"{keep(name, mutant)}: {why}")
    return {
        "name": name,
        "count": tried,
        "accepted": accepted,
        "rate": round(tried / (process_time() - begun)),
        "slowest_ms": round(slowest * 1000, 1),
        "grown_mib": peak() - base >> 20,
        "digest": digest.hexdigest(),
        "found": found,
    }


ACCEPTED = "accepted"


def trouble(parser: Parser, text: bytes) -> str:
    """Nothing when it is refused by name, ACCEPTED, or what is wrong."""
    try:
        parser.read(text)
    except KluisError:
        return ""
    except Exception as error:  # whatever it is, it is a finding
        return f"{type(error).__name__} {error}"[:200]
    return ACCEPTED


def timed(parser: Parser, text: bytes) -> tuple[str, float]:
    """The trouble with a text, and the processor time it took in seconds."""
    start = process_time()
    return trouble(parser, text), process_time() - start


def keep(name: str, text: bytes) -> str:
    """Write a text down as a case for the tests, and return the name of its file."""
    if len(text) == _ROOM:  # the file of the last text, of a process that ended
        text = text[_LENGTH : _LENGTH + int.from_bytes(text[:_LENGTH], "big")]
    FOUND.mkdir(exist_ok=True)
    file = FOUND / f"{name.replace(' ', '-')}.{hashlib.sha256(text).hexdigest()[:12]}.bin"
    file.write_bytes(text)
    return file.name


def peak() -> int:
    """The most memory that this program ever held, in bytes (ru_maxrss would count the program that started it)."""
    with Path("/proc/self/status").open("rb", buffering=0) as status:
        return int(re.search(rb"VmHWM:\s+(\d+) kB", status.read())[1]) * 1024


def _noting(last: str) -> mmap:
    with Path(last).open("r+b") as file:
        file.truncate(_ROOM)
        return mmap(file.fileno(), _ROOM)
