"""A hostile key file costs next to nothing: it is refused before memory or time is taken."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from crypto.keyfile_cases import new_keyfile_bytes, rewritten, value_of
from herstelkluis.crypto.recovery import new_recovery_words

SOUND = new_keyfile_bytes(new_recovery_words())
HOSTILE = {
    "512 GiB": {"memory_kib": 2**29},
    "just over 512 MiB": {"memory_kib": 524289},
    "for ever": {"iterations": 2**32 - 1},
    "ten thousand lanes": {"lanes": 10_000, "memory_kib": 524288},
}

_MEASURE = """
import resource, sys, time
from herstelkluis.crypto.keyfile import parse_keyfile
from herstelkluis.errors import KluisError
sound, hostile = (open(name, "rb").read() for name in sys.argv[1:])
parse_keyfile(sound)  # everything is loaded before we measure
before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
try:
    parse_keyfile(hostile)
except KluisError as error:
    name = type(error).__name__
took = time.process_time() - start
print(name, took * 1000, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


def _measure(hostile: bytes, folder: Path) -> tuple[str, float, float]:
    """Read it in a program of its own: the error, milliseconds, and MiB the program grew by."""
    (folder / "sound").write_bytes(SOUND)
    (folder / "hostile").write_bytes(hostile)
    command = [sys.executable, "-c", _MEASURE, str(folder / "sound"), str(folder / "hostile")]
    done = subprocess.run(command, capture_output=True, timeout=60, check=True)
    name, milliseconds, mebibytes = done.stdout.decode().split()
    return name, float(milliseconds), float(mebibytes)


@pytest.mark.parametrize("cost", HOSTILE.values(), ids=HOSTILE)
def test_absurd_key_settings_are_refused_at_once_and_without_memory(cost: dict[str, int], tmp_path: Path) -> None:
    """K5, P4."""
    value = value_of(SOUND)
    value["slots"][0]["kdf"].update(cost)
    name, milliseconds, mebibytes = _measure(rewritten(value), tmp_path)
    assert name == "KeyLimitError"
    assert milliseconds < 50
    assert mebibytes < 5


@pytest.mark.parametrize(
    ("hostile", "refused_as"),
    [
        (b'{"checksum"' + b"[" * 60_000, "VaultDamagedError"),
        (b'{"checksum":' + b"9" * 60_000 + b"}", "VaultDamagedError"),
        (b'{"checksum"' + b"x" * 10**8, "KeyLimitError"),
        (b'{"checksum":"' + b"\\" * 65_000, "VaultDamagedError"),
    ],
    ids=["brackets", "digits", "100 MB", "backslashes"],
)
def test_a_hostile_form_is_refused_at_once(hostile: bytes, refused_as: str, tmp_path: Path) -> None:
    """J5, K1."""
    name, milliseconds, mebibytes = _measure(hostile, tmp_path)
    assert name == refused_as
    assert milliseconds < 50
    assert mebibytes < 5
