"""A small signed text: one line of canonical JSON, and below it who signed that line (FORMAT.md N1 to N4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from herstelkluis.crypto import canonical
from herstelkluis.crypto.signing import verify_signature
from herstelkluis.errors import CanonicalJsonError, KluisError, SignatureError

VERSION = 1

_MAX_DEPTH = 1
_END = b"-----END SSH SIGNATURE-----\n"


@dataclass(frozen=True, slots=True)
class Form:
    """What a text of this kind looks like: its limit, its keys, where its signatures count, and how it is refused."""

    name: str
    namespace: str
    max_bytes: int
    keys: frozenset[str]
    refused: type[KluisError]
    too_new: type[KluisError]


@dataclass(frozen=True, slots=True, repr=False)
class SignedLine:
    """What was read: the facts of the line, none of them judged yet, and the signatures, none of them verified yet."""

    line: bytes
    unverified_facts: dict[str, Any]
    unverified_signatures: tuple[bytes, ...]


def write_line(form: Form, facts: dict[str, Any]) -> bytes:
    """The line of these facts, without its end. Raises `ValueError` for facts that no line can hold."""
    try:
        return canonical.encode({"format": form.name, "version": VERSION, **facts})
    except CanonicalJsonError:
        raise ValueError("no line can hold these facts") from None


def read_line(form: Form, unverified: bytes) -> SignedLine:
    """Take a text apart. Raises `form.refused`, and `form.too_new` for a later version."""
    if len(unverified) > form.max_bytes:
        raise form.refused
    line, _, rest = unverified.partition(b"\n")
    try:
        facts = canonical.decode(line, max_bytes=form.max_bytes, max_depth=_MAX_DEPTH)
    except CanonicalJsonError:
        raise form.refused from None
    if type(facts) is not dict or facts.get("format") != form.name or type(facts.get("version")) is not int:
        raise form.refused
    if facts["version"] > VERSION:
        raise form.too_new
    if facts["version"] != VERSION or facts.keys() != form.keys | {"format", "version"}:
        raise form.refused
    return SignedLine(line, facts, tuple(part + _END for part in rest.split(_END)[:-1]) if rest.endswith(_END) else ())


def check_signers(form: Form, read: SignedLine, *keys: object) -> None:
    """Hold the signatures below the line against these keys, one each, in order. Raises `form.refused`."""
    if len(read.unverified_signatures) != len(keys):
        raise form.refused
    for signature, key in zip(read.unverified_signatures, keys, strict=True):
        if type(key) is not str:
            raise form.refused
        try:
            verify_signature(read.line, signature, form.namespace, key)
        except SignatureError:
            raise form.refused from None
