"""A key file to change: its value as JSON, written again with a sound checksum or with everything sound."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

from herstelkluis.crypto import canonical
from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.crypto.keyfile import create_keyfile

PASSWORD = "vijf gewone woorden op rij"
CREATED_AT = datetime(2026, 3, 1, 12, 30, 15, tzinfo=UTC)


def new_keyfile_bytes(words: tuple[str, ...]) -> bytes:
    """A key file that opens with PASSWORD and these words, as cheap as can be."""
    keyfile, vault_key = create_keyfile(PASSWORD, words, CHEAPEST, CREATED_AT)
    vault_key.close()
    return keyfile.to_bytes()


def value_of(data: bytes) -> dict[str, Any]:
    """The JSON value of a key file."""
    value: dict[str, Any] = canonical.decode(data, max_bytes=2**20, max_depth=32)
    return value


def rewritten(value: dict[str, Any]) -> bytes:
    """The value as a file, with the checksum that fits: what someone can do who has no key."""
    rest = {name: each for name, each in value.items() if name != "checksum"}
    return canonical.encode(rest | {"checksum": hashlib.sha256(canonical.encode(rest)).hexdigest()})
