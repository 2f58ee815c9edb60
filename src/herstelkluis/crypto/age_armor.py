"""The text form of an age file, for where only plain text passes. There is one armor per file, and we read no other.

Source: C2SP `age.md`, "ASCII armor" (strict PEM, RFC 7468 section 3).
"""

from __future__ import annotations

import binascii
import io

from herstelkluis.errors import AgeArmorError

_BEGIN = b"-----BEGIN AGE ENCRYPTED FILE-----"
_END = b"-----END AGE ENCRYPTED FILE-----"
_COLUMNS = 64
_BYTES = 48  # in a line
_SPACE = b" \t\r\n"


def armor(data: bytes) -> bytes:
    """Write an age file as text: lines of 64 columns, each ended by LF."""
    view, text = memoryview(data), io.BytesIO()
    text.write(_BEGIN + b"\n")
    text.writelines(binascii.b2a_base64(view[at : at + _BYTES]) for at in range(0, len(view), _BYTES))
    text.write(_END + b"\n")
    return text.getvalue()


def dearmor(data: bytes) -> bytes:
    """Read the text form back to the age file.

    Lines end in LF or all in CRLF; white space around the whole is allowed, anything else not canonical is refused.
    Raises AgeArmorError.
    """
    first, last = data.find(_BEGIN), data.rfind(_END)
    if first < 0 or last < first or (data[:first] + data[last + len(_END) :]).strip(_SPACE):
        raise AgeArmorError
    lines = data[first + len(_BEGIN) : last]  # begins and ends with a line end
    end = b"\r\n" if lines.startswith(b"\r\n") else b"\n"
    letters = _count_letters(lines, end)
    try:
        body = binascii.a2b_base64(lines)  # passes over what is no letter, so that must be line ends only
    except binascii.Error:
        raise AgeArmorError from None
    last_letters = binascii.b2a_base64(body[-(len(body) % 3 or 3) :], newline=False)  # in their one spelling
    if letters != 4 * -(-len(body) // 3) or not lines.endswith(last_letters + end):
        raise AgeArmorError
    return body


def _count_letters(lines: bytes, end: bytes) -> int:
    """How many bytes stand in lines of 64 columns, the last one perhaps shorter. Raises AgeArmorError."""
    breaks = lines.count(b"\n")
    letters = len(lines) - breaks * len(end)
    columns = (lines[at :: _COLUMNS + len(end)] for at in range(len(end)))
    if breaks != 1 + -(-letters // _COLUMNS) or any(map(bytes.strip, columns, (end[:1], end[1:]))):
        raise AgeArmorError
    return letters


def is_armor(data: bytes) -> bool:
    """Whether a file that is not a binary age file means to be one in text form."""
    start = bytes(data[:1024])
    return start.lstrip(_SPACE).startswith(b"-----") or _BEGIN in start
