"""The text form of an age file, for where only plain text passes. There is one armor per file, and we read no other.

Source: C2SP `age.md`, "ASCII armor" (strict PEM, RFC 7468 section 3).
"""

from __future__ import annotations

import binascii

from herstelkluis.errors import AgeArmorError

_BEGIN = b"-----BEGIN AGE ENCRYPTED FILE-----"
_END = b"-----END AGE ENCRYPTED FILE-----"
_COLUMNS = 64
_SPACE = b" \t\r\n"


def armor(data: bytes) -> bytes:
    """Write an age file as text: lines of 64 columns, each ended by LF."""
    text = binascii.b2a_base64(data, newline=False)
    lines = [text[i : i + _COLUMNS] for i in range(0, len(text), _COLUMNS)]
    return b"\n".join([_BEGIN, *lines, _END, b""])


def dearmor(data: bytes) -> bytes:
    """Read the text form back to the age file.

    Lines end in LF or all in CRLF; white space around the whole is allowed, anything else not canonical is refused.
    Raises AgeArmorError.
    """
    text = bytes(data).strip(_SPACE)
    if b"\r" in text:
        if text.count(b"\r\n") != text.count(b"\n"):
            raise AgeArmorError
        text = text.replace(b"\r\n", b"\n")
    if not (text.startswith(_BEGIN + b"\n") and text.endswith(b"\n" + _END)):
        raise AgeArmorError
    try:
        body = binascii.a2b_base64(text[len(_BEGIN) : -len(_END)].replace(b"\n", b""), strict_mode=True)
    except binascii.Error:
        raise AgeArmorError from None
    # Writing it again and comparing catches every other form at once: line length, padding, unused bits, blank lines.
    if armor(body) != text + b"\n":
        raise AgeArmorError
    return body


def is_armor(data: bytes) -> bool:
    """Whether a file that is not a binary age file means to be one in text form."""
    start = bytes(data[:1024])
    return start.lstrip(_SPACE).startswith(b"-----") or _BEGIN in start
