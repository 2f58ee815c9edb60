"""What the command line reads: files given by name, and secrets that lie in a file (never in an argument)."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from herstelkluis.errors import CannotReadError, KluisError

MAX_SECRET_BYTES = 4096


def now() -> datetime:
    """The clock of this computer, in its own time zone."""
    return datetime.now(UTC).astimezone()


def read_secret(path: Path) -> str:
    """The one line of a password or words file, without the line end. Raises CannotReadError."""
    raw = read_bytes(path, MAX_SECRET_BYTES)
    try:
        return raw.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        raise CannotReadError from None


def read_bytes(path: Path, most: int, too_large: type[KluisError] = CannotReadError) -> bytes:
    """A whole file of at most `most` bytes. Raises CannotReadError, or `too_large`."""
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except (OSError, ValueError):
        raise CannotReadError from None
    if len(data) > most:
        raise too_large
    return data
