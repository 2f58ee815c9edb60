"""Reading JSON values strictly: the form that was agreed, or `BodyError`, which never says what stood there."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

import rfc8785

from herstelkluis.errors import BodyError

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")

_SIGNS = {b"\\": rb"\\", b'"': rb"\"", b"\n": rb"\n", b"\b": rb"\b", b"\t": rb"\t", b"\f": rb"\f", b"\r": rb"\r"} | {
    bytes([sign]): b"\\u%04x" % sign for sign in range(0x20) if sign not in b"\n\b\t\f\r"
}
_SIGN = re.compile(rb'[\x00-\x1f"\\]')
_LONG = 2_000  # bytes from which one search for every sign costs less than one for all signs


def dump(value: Any, max_bytes: int) -> bytes:
    """The one canonical text (RFC 8785) of a value without floats. Raises `BodyError` when there is none."""
    try:
        data = _canonical(value)
    except ValueError:
        raise BodyError from None
    if len(data) > max_bytes:
        raise BodyError
    return data


def load(data: bytes, max_bytes: int) -> Any:
    """The value of a canonical text. Raises `BodyError`; so a key that stands twice and a float are refused too."""
    if len(data) > max_bytes:
        raise BodyError
    try:
        value = json.loads(data.decode("utf-8"))
        if _canonical(value) != data:
            raise BodyError
    except (ValueError, RecursionError):
        raise BodyError from None
    return value


def _canonical(value: Any) -> bytes:
    """The text of RFC 8785. Raises `ValueError`.

    A long chapter is written at every pause in typing, and its words are nearly all of it, so those are escaped by
    searches at the speed of memory. Only numbers with a point and keys beyond ASCII are left to the library; a property
    test holds the two ways together.
    """
    kind = type(value)
    if kind is str:
        return b'"' + _escaped(value) + b'"'
    if kind is list:
        return b"[" + b",".join(map(_canonical, value)) + b"]"
    if kind is dict and all(type(key) is str and key.isascii() for key in value):
        return b"{" + b",".join(_canonical(key) + b":" + _canonical(value[key]) for key in sorted(value)) + b"}"
    return rfc8785.dumps(value)


def _escaped(words: str) -> bytes:
    """RFC 8785 section 3.2.2.2. A lone surrogate cannot be encoded: `ValueError`."""
    data = words.encode("utf-8")
    if len(data) < _LONG:
        return _SIGN.sub(lambda found: _SIGNS[found[0]], data)
    for sign, written in _SIGNS.items():  # the backslash first
        if sign in data:
            data = data.replace(sign, written)
    return data


def members(value: Any, *, need: tuple[str, ...] = (), may: tuple[str, ...] = ()) -> dict[str, Any]:
    """An object with every key of `need`, perhaps those of `may`, and no other."""
    if type(value) is not dict or not set(need) <= set(value) <= {*need, *may}:
        raise BodyError
    return value


def only_member(value: Any) -> tuple[str, Any]:
    """The key and value of an object that has exactly one."""
    if type(value) is not dict or len(value) != 1:
        raise BodyError
    return next(iter(value.items()))


def words(value: Any) -> str:
    """A string."""
    if type(value) is not str:
        raise BodyError
    return value


def flag(value: Any) -> bool:
    """True or false."""
    if type(value) is not bool:
        raise BodyError
    return value


def whole(value: Any, low: int, high: int) -> int:
    """A whole number from `low` up to and including `high`."""
    if type(value) is not int or not low <= value <= high:
        raise BodyError
    return value


def maybe_whole(value: Any, low: int, high: int) -> int | None:
    """A whole number within the limits, or nothing."""
    return None if value is None else whole(value, low, high)


def items(value: Any, read: Callable[[Any], T]) -> tuple[T, ...]:
    """A list, each item read by `read`."""
    if type(value) is not list:
        raise BodyError
    return tuple(read(one) for one in value)


def one_of(kinds: type[E], value: Any) -> E:
    """A member of an enumeration by its value."""
    try:
        return kinds(words(value))
    except ValueError:
        raise BodyError from None


def shed(**parts: Any) -> dict[str, Any]:
    """An object without its empty parts: None, "", an empty list, False. A zero is not empty."""
    return {key: part for key, part in parts.items() if part or (part == 0 and part is not False)}
