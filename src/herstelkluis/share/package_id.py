"""What a package is called: its id, the number people say, the names of its files and its control words (B1-B4)."""

from __future__ import annotations

import secrets

from herstelkluis.crypto.words import fingerprint_words

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford base32: no I, L, O and U
ID_FORM = r"[0-7][0-9A-HJKMNP-TV-Z]{25}"

_BITS = 128
_LENGTH = 26


def new_package_id() -> str:
    """A random id: 128 bits, most significant first, in 26 characters."""
    bits = secrets.randbits(_BITS)
    return "".join(ALPHABET[bits >> 5 * place & 31] for place in reversed(range(_LENGTH)))


def number(package_id: str) -> str:
    """The number that the reader sees. A running number would tell how many others there are."""
    return package_id[:6]


def file_name(package_id: str, ending: str) -> str:
    """The name of any file of a package (B3, H1): it says nothing about what it is or whose."""
    return f"document-{number(package_id)}.{ending}"


def control_words(public_key: str, package_id: str) -> tuple[str, ...]:
    """Eight words of this key and this package, which sender and reader compare by voice."""
    return fingerprint_words(f"herstelkluis.control.v1\n{public_key}\n{package_id}\n".encode())
