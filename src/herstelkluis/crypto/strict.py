"""Reading the fields of an unverified key file: exactly the agreed ones, or `VaultDamagedError`.

That a value is written in its one way (lower case, two digits) is not checked here: the whole file is written again
and compared.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from herstelkluis.errors import VaultDamagedError

_MOMENT = "%Y-%m-%dT%H:%M:%SZ"


def fields(unverified: object, *names: str) -> dict[str, Any]:
    """An object with exactly these keys."""
    if not isinstance(unverified, dict) or unverified.keys() != set(names):
        raise VaultDamagedError
    return unverified


def octets(unverified: object, length: int) -> bytes:
    """The bytes of a hex text of exactly this many bytes."""
    try:
        read = bytes.fromhex(str(unverified))
    except ValueError:
        raise VaultDamagedError from None
    if len(read) != length:
        raise VaultDamagedError
    return read


def integer(unverified: object, lowest: int, highest: int) -> int:
    """An integer between two bounds, both included. A boolean is none."""
    if type(unverified) is not int or not lowest <= unverified <= highest:
        raise VaultDamagedError
    return unverified


def moment(unverified: object) -> datetime:
    """A UTC time to the second."""
    try:
        return datetime.strptime(str(unverified), _MOMENT).replace(tzinfo=UTC)
    except ValueError:
        raise VaultDamagedError from None


def moment_text(at: datetime) -> str:
    """A time as the key file writes it. Raises `ValueError` for a time without zone."""
    if at.tzinfo is None:
        raise ValueError("a time without zone")
    return at.astimezone(UTC).strftime(_MOMENT)
