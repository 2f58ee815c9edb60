"""The head of an age file: which version it is, and per reader one stanza that wraps the file key.

Source: C2SP `age.md`, "Header". The limits are ours, and checked before anything costly.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from herstelkluis.errors import AgeHeaderError, AgeMacError, AgeVersionError

MAGIC = b"age-encryption.org/"
VERSION = MAGIC + b"v1\n"
MAX_HEADER = 64 * 1024  # bytes
MAX_STANZAS = 32
MAX_ARGUMENTS = 8

_ANY_VERSION = re.compile(re.escape(MAGIC) + rb"[!-~]{1,64}\n")
_ARGUMENTS = re.compile(rb"-> [!-~]+(?: [!-~]+)*")
_COLUMNS = 64
_MAC = re.compile(rb" [A-Za-z0-9+/]{43}\n")


@dataclass(frozen=True)
class Stanza:
    """One wrapped copy of the file key: its kind, further arguments, and the wrapped bytes."""

    kind: str
    arguments: tuple[bytes, ...]
    body: bytes


@dataclass(frozen=True)
class Header:
    """A header as read: `covered` are the bytes under the MAC, `length` is where the payload starts."""

    stanzas: tuple[Stanza, ...]
    covered: bytes
    mac: bytes
    length: int

    def verify_mac(self, file_key: bytes) -> None:
        """Check that the header is the one the holder of `file_key` wrote. Raises AgeMacError."""
        try:
            _mac(file_key, self.covered).verify(self.mac)
        except InvalidSignature:
            raise AgeMacError from None


def read_header(data: bytes) -> Header:
    """Read the header at the start of a binary age file. Raises AgeVersionError, AgeHeaderError."""
    if not data.startswith(VERSION):
        raise AgeVersionError if _ANY_VERSION.match(data) else AgeHeaderError
    # No stanza line can start with "---", so its first occurrence is the last line of any sound header.
    end = data.find(b"\n---", 0, MAX_HEADER) + 4
    mac = _MAC.match(data, end, min(end + 45, MAX_HEADER))
    if end < len(VERSION) + 3 or mac is None:
        raise AgeHeaderError
    lines = data[len(VERSION) : end - 3].split(b"\n")[:-1]
    stanzas: list[Stanza] = []
    while lines and len(stanzas) < MAX_STANZAS:
        stanza, taken = _read_stanza(lines)
        stanzas.append(stanza)
        del lines[:taken]
    if lines or not stanzas:
        raise AgeHeaderError
    return Header(tuple(stanzas), data[:end], decode_base64(mac[0][1:-1]), mac.end())


def write_header(stanzas: Iterable[Stanza], file_key: bytes) -> bytes:
    """Write a header with these stanzas, closed by its MAC."""
    covered = VERSION + b"".join(_write_stanza(stanza) for stanza in stanzas) + b"---"
    return covered + b" " + encode_base64(_mac(file_key, covered).finalize()) + b"\n"


def encode_base64(data: bytes) -> bytes:
    """Write base64 as age does: without padding."""
    return binascii.b2a_base64(data, newline=False).rstrip(b"=")


def decode_base64(text: bytes) -> bytes:
    """Read unpadded canonical base64. Raises AgeHeaderError for any other spelling."""
    try:
        data = binascii.a2b_base64(text + b"=" * (-len(text) % 4), strict_mode=True)
    except binascii.Error:
        raise AgeHeaderError from None
    if encode_base64(data) != text:
        raise AgeHeaderError
    return data


def derive_key(secret: bytes, salt: bytes | None, info: bytes) -> bytes:
    """Derive a 32-byte key by HKDF-SHA-256 (RFC 5869); no salt is the same as an empty one."""
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(secret)


def _read_stanza(lines: list[bytes]) -> tuple[Stanza, int]:
    """Read the first stanza and say how many lines it took."""
    if not _ARGUMENTS.fullmatch(lines[0]):
        raise AgeHeaderError
    kind, *arguments = lines[0][3:].split(b" ")
    last = next((i for i, line in enumerate(lines) if i and len(line) < _COLUMNS), None)
    if last is None or len(arguments) >= MAX_ARGUMENTS or any(len(line) > _COLUMNS for line in lines[1:last]):
        raise AgeHeaderError
    return Stanza(kind.decode("ascii"), tuple(arguments), decode_base64(b"".join(lines[1 : last + 1]))), last + 1


def _write_stanza(stanza: Stanza) -> bytes:
    text = encode_base64(stanza.body)
    # One line more than full ones: the last line is always shorter than 64 columns, so it may be empty.
    lines = [text[i : i + _COLUMNS] for i in range(0, len(text) + 1, _COLUMNS)]
    return b"\n".join([b" ".join([b"->", stanza.kind.encode("ascii"), *stanza.arguments]), *lines, b""])


def _mac(file_key: bytes, covered: bytes) -> HMAC:
    mac = HMAC(derive_key(file_key, None, b"header"), SHA256())
    mac.update(covered)
    return mac
