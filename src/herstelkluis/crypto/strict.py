"""Reading the fields of an unverified key file: exactly the agreed ones, or `VaultDamagedError`."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from herstelkluis.errors import VaultDamagedError

_HEX = re.compile(r"(?:[0-9a-f]{2})*")
_MOMENT = "%Y-%m-%dT%H:%M:%SZ"


def fields(unverified: object, *names: str) -> dict[str, Any]:
    """An object with exactly these keys."""
    if not isinstance(unverified, dict) or unverified.keys() != set(names):
        raise VaultDamagedError
    return unverified


def octets(unverified: object, length: int) -> bytes:
    """The bytes of a lower-case hex text of exactly this many bytes."""
    if not isinstance(unverified, str) or len(unverified) != 2 * length or not _HEX.fullmatch(unverified):
        raise VaultDamagedError
    return bytes.fromhex(unverified)


def integer(unverified: object, lowest: int, highest: int) -> int:
    """An integer between two bounds, both included. A boolean is none."""
    if type(unverified) is not int or not lowest <= unverified <= highest:
        raise VaultDamagedError
    return unverified


def moment(unverified: object) -> datetime:
    """A UTC time to the second, in the one way it is written."""
    try:
        read = datetime.strptime(str(unverified), _MOMENT).replace(tzinfo=UTC)
    except ValueError:
        raise VaultDamagedError from None
    if moment_text(read) != unverified:
        raise VaultDamagedError
    return read


def moment_text(at: datetime) -> str:
    """A time as the key file writes it. Raises `ValueError` for a time without zone."""
    if at.tzinfo is None:
        raise ValueError("a time without zone")
    return at.astimezone(UTC).strftime(_MOMENT)
