"""Thousands of changed texts and bytes, read by Python and by the reader of a page: both always say the same.

HERSTELKLUIS_MUTANTS says how many there are of each kind.
"""

from __future__ import annotations

import base64
import json
import os
import random
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from herstelkluis.crypto import age, canonical
from herstelkluis.crypto.age_header import read_header
from herstelkluis.crypto.signing import verify_signature
from herstelkluis.crypto.words import parse_words, word_list
from herstelkluis.errors import AgeHeaderError, AgeNoMatchError, CanonicalJsonError, KluisError
from herstelkluis.share.archive import read_archive
from herstelkluis.share.bundle import SheetItem
from herstelkluis.share.container import NAMESPACE, Contents, unpack
from herstelkluis.share.envelope import find_age_file
from herstelkluis.share.manifest import read_manifest
from herstelkluis.share.reader import read_bundle
from reader import rows_inside, rows_outside, sheets, verdicts
from reader.harness import differences, needs_node
from reader.public_vectors import as_text, digest_text
from share import share_cases as made

ROUNDS = int(os.environ.get("HERSTELKLUIS_MUTANTS", "1500"))
SEED = int(os.environ.get("HERSTELKLUIS_MUTANTS_SEED", "1"))

Edit = tuple[int, int, bytes]
Read = Callable[[bytes], Any]

LOCK = age.Passphrase(made.WORDS, 1)  # the cheapest there is: here it is read thousands of times
SMALL = made.package(SheetItem("Blad", "notitie", made.PIECES[1].data), lock=LOCK)
MANIFEST = rows_inside.SOUND.manifest
SIGNATURE = rows_inside.SOUND.signature or b""


class _Reached(Exception):  # noqa: N818 - not an error: the head is sound
    """The head of a file is sound, and the words would be tried."""


class _Words(age.Passphrase):
    """Words that are never tried: what is asked here is about the head alone."""

    def _wrap_key(self, salt: bytes, log_n: int) -> bytes:
        raise _Reached


def _envelope(data: bytes) -> Any:
    return digest_text(find_age_file(data))


def _header(data: bytes) -> Any:
    stanzas = read_header(data).stanzas
    if len(stanzas) > 1 and any(one.kind == "scrypt" for one in stanzas):
        raise AgeHeaderError
    try:
        if _Words("x").unwrap(stanzas) is None:
            raise AgeNoMatchError
    except _Reached:
        return "sound"


def _archive(data: bytes) -> Any:
    contents: Contents = unpack(data)
    assert contents
    return [[name, digest_text(content)] for name, content in read_archive(data)]


def _manifest(data: bytes) -> Any:
    return "sound" if read_manifest(data) else None


def _signature(data: bytes) -> Any:
    return {"key": verify_signature(MANIFEST, data, NAMESPACE, None), "checked": True}


def _json(data: bytes) -> Any:
    try:
        return {"value": canonical.decode(data, max_bytes=2**20, max_depth=8)}
    except CanonicalJsonError:
        return "refused"


def _typed(data: bytes) -> Any:
    return " ".join(parse_words(data.decode("utf-8", "replace"), 7))


def _package(data: bytes) -> Any:
    return {"code": "ok", "bundle": verdicts.bundle_facts(read_bundle(data, [LOCK], made.SOON))}


ARMOR_MARKS = [b"\n", b"\r\n", b"\r", b" ", b"=", b"==", b"-----BEGIN AGE ENCRYPTED FILE-----\n", b"<"]
HEAD_MARKS = [b"\n", b" ", b"-> ", b"---", b"=", b"scrypt", b"-> x\n\n", b"18", b"19", b"A" * 64 + b"\n", b"/v2\n"]
JSON_MARKS = [
    b'"',
    b",",
    b":",
    b"{}",
    b"[]",
    b"null",
    b"1",
    b"-0",
    b"1.0",
    b"\\u0041",
    b"\\",
    b"\xff",
    b"\xe2\x80\xae",
    b" ",
]
ZIP_MARKS = [b"PK\3\4", b"PK\1\2", b"PK\5\6", b"\0", b"\xff\xff", b"items/0002.json", b"padding.bin"]
WORD_MARKS = [b" ", b"-", b"1", "ß".encode(), b"A", *(word.encode() for word in word_list()[:5])]
KINDS: dict[str, tuple[str, Read, Sequence[bytes], Sequence[bytes]]] = {
    "armor": ("envelope", _envelope, [age.armor(SMALL[:n]) for n in (100, 479, 480)], ARMOR_MARKS),
    "page": (
        "envelope",
        _envelope,
        [b"<pre>\r\n" + age.armor(SMALL[:300]).replace(b"\n", b"\r\n") + b"</pre>"],
        ARMOR_MARKS,
    ),
    "head": ("header", _header, [SMALL[:200], made.package(lock=rows_outside.ME.recipient)[:1800]], HEAD_MARKS),
    "archive": ("archive", _archive, [rows_inside.INSIDE], ZIP_MARKS),
    "table of contents": ("manifest", _manifest, [MANIFEST], JSON_MARKS),
    "signature": ("signer", _signature, [SIGNATURE], ARMOR_MARKS),
    "sheet": ("sheet", verdicts.sheet, [sheets.sheets()["with every piece"]], JSON_MARKS),
    "canonical JSON": ("json", _json, [b'{"a":[1,true,null,"\\n\xc3\xa9"],"b":{"":-5}}', MANIFEST], JSON_MARKS),
    "words": ("words", _typed, [made.WORDS.encode(), made.WORDS.upper().replace(" ", "-").encode()], WORD_MARKS),
    "package": ("package", _package, [SMALL], [b"\0", b"\n"]),
}


def _edits(pick: random.Random, base: bytes, marks: Sequence[bytes]) -> list[Edit]:
    """One to three changes, each on the result of the one before."""
    edits: list[Edit] = []
    length = len(base)
    for _ in range(pick.choice((1, 1, 2, 3))):
        at = pick.choice((pick.randrange(length + 1), pick.randrange(min(length, 200) + 1)))
        gone = pick.choice((0, 1, 1, 1, 2, pick.randrange(40), pick.randrange(length + 1)))
        start = pick.randrange(len(base))
        new = pick.choice(
            (b"", pick.randbytes(1), pick.randbytes(1), pick.choice(marks), base[start : start + pick.randrange(70)])
        )
        edits.append((at, min(length, at + gone), new))
        length += len(new) - (edits[-1][1] - at)
        if length <= 0:
            break
    return edits


def _changed(base: bytes, edits: list[Edit]) -> bytes:
    for start, stop, new in edits:
        base = base[:start] + new + base[stop:]
    return base


def _verdict(read: Read, data: bytes) -> Any:
    try:
        return read(data)
    except KluisError as refused:
        return verdicts.refusal(refused)


@needs_node
@pytest.mark.parametrize("kind", KINDS)
def test_changed_bytes_get_the_same_verdict(kind: str) -> None:
    ask, read, bases, marks = KINDS[kind]
    pick = random.Random(f"{kind} {SEED}")
    cases, sound = [], 0
    for _ in range(ROUNDS if kind != "package" else ROUNDS // 5):
        number = pick.randrange(len(bases))
        edits = _edits(pick, bases[number], marks)
        data = _changed(bases[number], edits)
        expect = _verdict(read, data)
        sound += not (isinstance(expect, dict) and "code" in expect) and expect not in (None, "refused")
        cases.append(_case(ask, number, edits, data, expect))
    assert differences(cases, [as_text(base) for base in bases]) == []
    assert sound < len(cases) / 2, "most of these changes change nothing"


def _case(ask: str, base: int, edits: list[Edit], data: bytes, expect: Any) -> dict[str, Any]:
    told = {"bytes": {"base": base, "edits": [(start, stop, as_text(new)) for start, stop, new in edits]}}
    args: list[Any] = [told]
    if ask == "signer":
        args = [{"bytes": as_text(MANIFEST)}, told, NAMESPACE]
    if ask == "words":
        args = [data.decode("utf-8", "replace")]
    if ask == "package":
        ask, args = "open", [told, made.WORDS, made.SOON.isoformat(), False]
    return {"name": repr(edits)[:200], "ask": ask, "args": args, "expect": expect}


ODD = [
    None,
    True,
    False,
    0,
    1,
    -1,
    2**53 - 1,
    "",
    "x",
    "2019",
    "a\u202eb",
    "e\u0301",
    "🙂" * 121,
    [],
    {},
    [[]],
    {"a": 1},
]


@needs_node
@pytest.mark.parametrize("kind", ["manifest", "sheet"])
def test_changed_values_get_the_same_verdict(kind: str) -> None:
    """Written canonically again, so that the rules below the text are reached."""
    read = {"manifest": _manifest, "sheet": verdicts.sheet}[kind]
    base = {"manifest": MANIFEST, "sheet": sheets.sheets()["with every piece"]}[kind]
    pick = random.Random(f"{kind} values {SEED}")
    cases = []
    for _ in range(ROUNDS):
        facts = json.loads(base)
        for _ in range(pick.choice((1, 1, 2))):
            _replace(pick, facts)
        data = canonical.encode(facts)
        told = {"bytes": base64.b64encode(data).decode()}
        cases.append({"name": data.decode()[:300], "ask": kind, "args": [told], "expect": _verdict(read, data)})
    assert differences(cases) == []


def _replace(pick: random.Random, facts: Any) -> None:
    """Somewhere in it: another value, one value less, or the value of another place."""
    places = list(_places(facts))
    one, key = pick.choice(places)
    other, other_key = pick.choice(places)
    how = pick.randrange(4)
    if how == 0:
        del one[key]
    elif how == 1 and isinstance(one[key], str):
        at = pick.randrange(len(one[key]) + 1)
        one[key] = one[key][:at] + pick.choice("0aZ-\n\u200f \u00e9\u0301") + one[key][at + pick.randrange(2) :]
    elif how == 2:
        one[key] = json.loads(json.dumps(other[other_key]))
    else:
        one[key] = pick.choice(ODD)


def _places(value: Any) -> Any:
    keys = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _places(value[key])
