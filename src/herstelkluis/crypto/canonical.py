"""Canonical JSON: one value has one text (RFC 8785), and a text that is not that one is refused."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

import rfc8785

from herstelkluis.errors import CanonicalJsonError

# A string, or an unfinished one up to the end of the text: so no later quote is tried again, and the scan is linear.
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
_BRACKET = re.compile(rb"[\[\]{}]")


def encode(value: Any) -> bytes:
    """The one canonical text of a value of dicts, lists, strings, integers, booleans and None.

    Floats are written as RFC 8785 says, but no format of ours holds them and `decode` refuses them.
    Raises `CanonicalJsonError` for a lone surrogate, an integer beyond 2^53-1 or another type.
    """
    try:
        return rfc8785.dumps(value)
    except ValueError:
        raise CanonicalJsonError from None


def decode(data: bytes, *, max_bytes: int, max_depth: int) -> Any:
    """The value of a canonical text (FORMAT.md J1-J5).

    Raises `CanonicalJsonError`; when the text is too long or too deep, before it is parsed.
    """
    if len(data) > max_bytes or _depth(data) > max_depth:
        raise CanonicalJsonError
    try:
        value = json.loads(data.decode("utf-8"), parse_float=_refuse)
    except ValueError:
        raise CanonicalJsonError from None
    # Comparing also finds a key that stands twice, an integer that is too large and NaN.
    if encode(value) != data:
        raise CanonicalJsonError
    return value


def _depth(data: bytes) -> int:
    """How many brackets are open at once. Outside strings only; the text may be no JSON at all."""
    deepest = level = 0
    for bracket in _BRACKET.findall(_STRING.sub(b"", data)):
        level += 1 if bracket in b"[{" else -1
        deepest = max(deepest, level)
    return deepest


def _refuse(_: str) -> NoReturn:
    raise CanonicalJsonError
