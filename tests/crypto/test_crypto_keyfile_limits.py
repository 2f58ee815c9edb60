"""A hostile key file costs next to nothing: it is refused before memory or time is taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from costs import cost
from crypto.keyfile_cases import new_keyfile_bytes, rewritten, value_of
from herstelkluis.crypto.recovery import new_recovery_words

SOUND = new_keyfile_bytes(new_recovery_words())
HOSTILE = {
    "512 GiB": {"memory_kib": 2**29},
    "just over 512 MiB": {"memory_kib": 524289},
    "for ever": {"iterations": 2**32 - 1},
    "ten thousand lanes": {"lanes": 10_000, "memory_kib": 524288},
}

READING = f"""
from herstelkluis.crypto.keyfile import parse_keyfile as read
read({SOUND!r})
"""


@pytest.mark.parametrize("kdf", HOSTILE.values(), ids=HOSTILE)
def test_absurd_key_settings_are_refused_at_once_and_without_memory(kdf: dict[str, int], tmp_path: Path) -> None:
    """K5, P4."""
    value = value_of(SOUND)
    value["slots"][0]["kdf"].update(kdf)
    found = cost(READING, rewritten(value), tmp_path, within=50)
    assert found.verdict == "KeyLimitError"
    assert found.milliseconds < 50
    assert found.mebibytes < 5


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
    found = cost(READING, hostile, tmp_path, within=200)
    assert found.verdict == refused_as
    assert found.milliseconds < 200
    assert found.mebibytes < 5
