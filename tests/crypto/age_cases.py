"""The public age vectors as data: one file is one case (format: tests/vectors/README.md).

Run as a program it opens every case under a memory limit and prints {name: [what happened, milliseconds]}.
"""

from __future__ import annotations

import hashlib
import json
import resource
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path

from costs import least_milliseconds
from herstelkluis.crypto import age
from herstelkluis.errors import AgeError

VECTORS = Path(__file__).parents[1] / "vectors"
_KNOWN = {"expect", "payload", "identity", "passphrase", "armored", "compressed", "file key", "comment"}
_ROOM = 192 * 1024 * 1024  # bytes above the empty program; the largest case opens to 17 MB


@dataclass(frozen=True)
class Case:
    """What a vector file says should happen, and the file."""

    name: str
    expect: str
    payload: str | None
    identities: tuple[age.Identity, ...]
    file: bytes


def read_cases() -> list[Case]:
    """Read all vector files, sorted by name."""
    return [_read_case(path) for path in sorted((VECTORS / "age").iterdir())]


def digest(content: bytes) -> str:
    """Give the hash that `payload:` holds."""
    return hashlib.sha256(content).hexdigest()


def _read_case(path: Path) -> Case:
    head, _, file = path.read_bytes().partition(b"\n\n")
    lines = [line.split(": ", 1) for line in head.decode().split("\n")]
    facts = dict(lines)
    assert set(facts) <= _KNOWN, path.name
    identities: list[age.Identity] = [age.parse_identity(value) for key, value in lines if key == "identity"]
    identities += [age.Passphrase(value) for key, value in lines if key == "passphrase"]
    if "compressed" in facts:
        file = zlib.decompress(file)
    return Case(path.name, facts["expect"], facts.get("payload"), tuple(identities), file)


def _verdict(case: Case) -> str:
    try:
        return digest(age.decrypt(case.file, *case.identities))
    except AgeError as error:
        return type(error).__name__


def _main() -> None:
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + _ROOM, used + _ROOM))
    happened = {}
    for case in read_cases():
        verdicts = []
        took = least_milliseconds(lambda case=case, verdicts=verdicts: verdicts.append(_verdict(case)), within=50)
        happened[case.name] = [verdicts[0], took]
    json.dump(happened, sys.stdout)


if __name__ == "__main__":
    _main()
