"""Reading the fields of a record of an export: in the one form that writing gives them, or `BodyError`."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from herstelkluis.crypto.age import parse_recipient
from herstelkluis.crypto.signing import public_key_text
from herstelkluis.errors import AgeKeyError, BodyError
from herstelkluis.model.codec import document_from_json
from herstelkluis.model.document import Document
from herstelkluis.model.strict import items, members, words
from herstelkluis.store.times import from_column, to_column
from herstelkluis.vault.of_one_vault import OF_ONE_VAULT

_ID = re.compile(r"[0-9a-f]{32}")
_HEAD = re.compile(r"[0-9]{1,15} [0-9a-f]{64}")
_YEARS = range(2, 9999)  # the time of another zone, or of three months later, can be told as well
SHA256 = 32  # bytes


def piece(value: Any) -> Document:
    """A piece, with moments that can be told."""
    document = document_from_json(value)
    if any(at is not None and at.year not in _YEARS for at in _moments(document)):
        raise BodyError
    return document


def moment(value: Any) -> str:
    """A moment in UTC, as the tables keep it."""
    try:
        at = from_column(words(value))
        is_ours = at.tzinfo is not None and at.year in _YEARS and to_column(at) == value
    except (ValueError, OverflowError):
        raise BodyError from None
    if not is_ours:
        raise BodyError
    return str(value)


def maybe_moment(value: Any) -> str | None:
    """The same, or nothing."""
    return None if value is None else moment(value)


def octets(value: Any) -> bytes:
    """The 32 bytes of a hash or a salt, in hexadecimal digits."""
    try:
        read = bytes.fromhex(words(value))
    except ValueError:
        raise BodyError from None
    if len(read) != SHA256 or read.hex() != value:
        raise BodyError
    return read


def hex_id(value: Any) -> str:
    """An id of 32 hexadecimal digits."""
    return _matching(_ID, value)


def preference(key: Any, value: Any) -> tuple[str, Any]:
    """A choice of the person: any JSON value, but what the program reads without looking has the form it expects."""
    if words(key) in OF_ONE_VAULT:
        raise BodyError
    json.dumps(value, allow_nan=False)  # ValueError: a number may be too large to be one
    if key in _SHAPES:
        _SHAPES[key](value)
    return key, value


def ledger_head(value: Any) -> str:
    """The count and the last hash of the ledger."""
    return _matching(_HEAD, value)


def public_key(value: Any) -> str:
    """A key that signs, in the one form it is written (G5)."""
    try:
        is_one = public_key_text(base64.b64decode(words(value).partition(" ")[2])[-32:]) == value
    except ValueError:
        is_one = False
    if not is_one:
        raise BodyError
    return str(value)


def recipient(value: Any) -> str:
    """A key that files are sealed for."""
    try:
        is_one = str(parse_recipient(words(value))) == value
    except AgeKeyError:
        is_one = False
    if not is_one:
        raise BodyError
    return str(value)


def _moments(document: Document) -> tuple[datetime | None, ...]:
    return document.created_at, document.changed_at, document.deleted_at


def _versions_of_kinds(value: Any) -> None:
    if type(value) is not dict:
        raise BodyError
    items(list(value.values()), words)


def _times_of_bringing_in(value: Any) -> None:
    for one in items(value, lambda one: members(one, need=("at", "documents"))):
        at = datetime.fromisoformat(words(one["at"]))
        if at.tzinfo is None or at.year not in _YEARS:
            raise BodyError
        items(one["documents"], words)


_SHAPES: dict[str, Callable[[Any], object]] = {
    "own_templates": _versions_of_kinds,
    "imports": _times_of_bringing_in,
    "spelling.words": lambda value: items(value, words),
}


def _matching(form: re.Pattern[str], value: Any) -> str:
    if not form.fullmatch(words(value)):
        raise BodyError
    return str(value)
