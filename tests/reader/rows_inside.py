"""Packages that are wrong, or only odd, inside: archive, signature, contents, items, time and sheets (V4 to V12).

A row is a name, a file, and perhaps words and another moment.
"""

from __future__ import annotations

import base64
import dataclasses
import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from herstelkluis.crypto import age, bech32, canonical
from herstelkluis.crypto.signing import SigningKey, public_key_text, signature_file
from herstelkluis.share.archive import write_archive
from herstelkluis.share.bundle import SheetItem
from herstelkluis.share.container import NAMESPACE, pack
from herstelkluis.share.package_id import new_package_id
from reader import bad_archives, bad_manifests, sheets
from reader.rows_outside import ME, OLD, PACKAGE
from share import share_cases as made

SOUND = made.contents(PACKAGE)
INSIDE = age.decrypt(PACKAGE, made.LOCK)
SECOND = timedelta(seconds=1)


def rows() -> Iterator[tuple[Any, ...]]:
    """All rows, in the order of verification."""
    for make in (_archives, _signatures, _manifests, _items, _times, _sheets):
        yield from make()


def resealed(**parts: Any) -> bytes:
    """The sound package with other parts, sealed again by someone who has the words."""
    return age.encrypt(pack(dataclasses.replace(SOUND, **parts)), made.LOCK)


def _archives() -> Iterator[tuple[Any, ...]]:
    for name, archive in bad_archives.archives(INSIDE):
        yield f"archive {name}", age.encrypt(archive, made.LOCK)
    yield "archive that is another file", age.encrypt(b"hello", made.LOCK)
    yield "archive of no files", age.encrypt(write_archive([]), made.LOCK)
    several = [made.SheetItem(f"Blad {n}", "notitie", made.PIECES[n % 2].data) for n in range(40)]
    yield "archive of 40 sheets", made.package(*several)
    yield "archive above 64 KiB", made.package(made.SheetItem("Lang", "x", b"a" * 300_000, "text/plain"))


# The eight points of small order as they are written, and those that can be written in another way too (RFC 8032, 5.1).
SMALL = (
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
)


class _Anyone:
    """Signs as everybody can for a key of small order: with the neutral point and zero."""

    def __init__(self, point: bytes) -> None:
        self._point, self.public = point, public_key_text(point)

    def sign(self, _message: bytes, namespace: str) -> bytes:
        return signature_file(self._point, namespace, bytes([1]) + bytes(63))


def _signatures() -> Iterator[tuple[Any, ...]]:
    signature = SOUND.signature or b""
    other = SigningKey.from_seed(bytes(32))
    unsigned = made.contents(made.package(key=None))
    order = 2**252 + 27742317777372353535851937790883648493
    blob = bytearray(base64.b64decode(b"".join(signature.splitlines()[1:-1])))
    blob[-32:] = (int.from_bytes(blob[-32:], "little") + order).to_bytes(32, "little")
    text = base64.b64encode(blob)
    lines = b"".join(text[at : at + 70] + b"\n" for at in range(0, len(text), 70))
    other_lines = b"".join(text[at : at + 76] + b"\n" for at in range(0, len(text), 76))
    mark = signature.splitlines(keepends=True)
    changed = {
        "over something else": made.KEY.sign(SOUND.manifest + b" ", NAMESPACE),
        "in another namespace": made.KEY.sign(SOUND.manifest, "herstelkluis.revoke.v1"),
        "by another key": other.sign(SOUND.manifest, NAMESPACE),
        "cut off": signature[:-30],
        "with a line end more": signature + b"\n",
        "with CRLF": signature.replace(b"\n", b"\r\n"),
        "with lines of 76": mark[0] + other_lines + mark[-1],
        "with S + L": mark[0] + lines + mark[-1],
        "that is empty": b"",
        "of 2 kB": signature * 8,
        "that is not there": None,
    }
    for name, one in changed.items():
        yield f"signature {name}", resealed(signature=one)
    for n, point in enumerate(SMALL):
        yield f"signature of a key of small order {n}", made.package(key=_Anyone(bytes.fromhex(point)))
    yield "not signed", made.package(key=None)
    yield "not signed, but it names a key", resealed(manifest=SOUND.manifest, signature=None)
    yield (
        "signed, but it names no key",
        resealed(manifest=unsigned.manifest, signature=made.KEY.sign(unsigned.manifest, NAMESPACE)),
    )


def _manifests() -> Iterator[tuple[Any, ...]]:
    """One in ten of the forged ones as a whole package; all of them are read by themselves too."""
    for name, text in list(manifest_texts())[::10]:
        yield f"manifest {name}", made.sealed(text, SOUND.items)
    yield "manifest for a key", made.forged(for_key(str(ME.recipient)))
    yield "manifest for a key that is none", made.forged(for_key("huisarts"))
    yield "manifest for a key, not signed", made.forged(for_key(str(ME.recipient)), key=None)


def manifest_texts() -> Iterator[tuple[str, bytes]]:
    """Every forged table of contents by its name."""
    changes = bad_manifests.changes() | {f"for {name}": for_key(key) for name, key in age_keys().items()}
    changes["for words, with a key"] = lambda facts: facts["recipient"].update(age_recipient=str(ME.recipient))
    for name, change in changes.items():
        facts = json.loads(SOUND.manifest)
        change(facts)
        yield name, canonical.encode(facts)
    yield from ((name, rewrite(SOUND.manifest)) for name, rewrite in bad_manifests.rewritten().items())
    yield from bad_manifests.texts().items()


def for_key(key: str) -> Callable[[dict[str, Any]], None]:
    """What makes a package say that it is for this key, however it is sealed."""

    def change(facts: dict[str, Any]) -> None:
        facts["delivery"] = "key"
        facts["recipient"]["age_recipient"] = key

    return change


def age_keys() -> dict[str, str]:
    """Public keys of age, and what is none by its form. A package for a key is refused in a page whatever key it is,
    so there the sum in it is not looked at (`other_keys`)."""
    sound = str(OLD.recipient)
    return {
        "a key": str(ME.recipient),
        "an older kind of key": sound,
        "a key in capitals": sound.upper(),
        "a key with a space": sound + " ",
        "a key of another kind": bech32.encode("age1tag", bytes(range(33))),
        "a key of 31 bytes": bech32.encode("age", bytes(range(31))),
        "a key of 33 bytes": bech32.encode("age", bytes(range(33))),
        "a hybrid key that is too short": bech32.encode("age1pq", ME.recipient.public[:-1]),
        "no key": "huisarts",
        "no key at all": "",
        "a secret key": str(OLD),
    }


def other_keys() -> dict[str, str]:
    """What has the form of a key and is none: a wrong sum, and points that no key pair has."""
    sound = str(OLD.recipient)
    return {
        "a wrong letter": sound[:-1] + ("q" if sound[-1] != "q" else "p"),
        "the point 0": bech32.encode("age", bytes(32)),
    }


def _items() -> Iterator[tuple[Any, ...]]:
    (one, first), (two, second) = SOUND.items
    exchanged = {
        "another item": ((one, b"{}"), (two, second)),
        "an item less": SOUND.items[:1],
        "an item more": (*SOUND.items, ("items/0003.json", b"{}")),
        "items in another order": SOUND.items[::-1],
        "items exchanged": ((one, second), (two, first)),
        "another place": ((one, first), ("items/0003.json", second)),
        "another ending": (("items/0001.txt", first), (two, second)),
        "a byte more in an item": ((one, first + b"\n"), (two, second)),
    }
    for name, items in exchanged.items():
        yield name, resealed(items=items)
    yield "another read-me", resealed(read_me=SOUND.read_me.replace(b"age -d", b"rm -rf"))
    yield "another size", made.forged(lambda facts: facts["items"][0].update(size=12))
    yield "another hash", made.forged(lambda facts: facts["items"][0].update(sha256="0" * 64))
    png, jpg = b"\x89PNG\r\n\x1a\n....", b"\xff\xd8\xff...."
    contents = (
        ("application/pdf", "pdf", b"%PDF-1.7 ..."), ("image/png", "png", png), ("image/jpeg", "jpg", jpg),
        ("text/plain", "txt", "Café\n".encode()), ("text/plain", "txt", b"\xef\xbb\xbfx"),
        ("application/pdf", "pdf", b"<html>"), ("image/png", "png", jpg), ("image/jpeg", "jpg", png),
        ("application/json", "json", b"[1]"), ("text/plain", "txt", b"caf\xe9"), ("text/plain", "txt", b"a\0b"),
        ("text/plain", "txt", b"\xed\xa0\x80"), ("text/plain", "txt", b"\xc0\x80"), ("application/pdf", "pdf", b"%PD"),
    )  # fmt: skip
    for media, ending, content in contents:
        yield f"{media} {content!r}", made.with_item(media, ending, content)
    limits = {"json": 2**20, "txt": 2**20, "png": 15_000_000, "jpg": 15_000_000, "pdf": 128 * 2**20}
    for ending, most in limits.items():
        media = {"json": "application/json", "txt": "text/plain", "png": "image/png", "jpg": "image/jpeg"}
        for size in (most, most + 1):
            yield f"{ending} of {size}", made.with_item(media.get(ending, "application/pdf"), ending, b"{", size)
    for count in (8, 9):
        yield f"{count} MiB of text", made.forged(lambda facts, count=count: facts.update(items=[
            facts["items"][0] | {"size": 2**20, "path": f"items/{n:04}.json"} for n in range(1, count + 1)
        ]))  # fmt: skip


def _times() -> Iterator[tuple[Any, ...]]:
    moments = {
        "10 minutes before it was made": made.MADE - timedelta(minutes=10),
        "10 minutes and a second before": made.MADE - timedelta(minutes=10, seconds=1),
        "at its last second": made.LAST,
        "a millisecond before its end": made.LAST + SECOND - timedelta(milliseconds=1),
        "at its end": made.LAST + SECOND,
        "years later": made.LAST + timedelta(days=4000),
        "years before": made.MADE - timedelta(days=4000),
    }
    for name, moment in moments.items():
        yield f"opened {name}", PACKAGE, made.WORDS, moment
    yield "expired and not signed", made.package(key=None), made.WORDS, made.LAST + SECOND
    yield "expired and for someone else", made.forged(for_key(str(ME.recipient))), made.WORDS, made.LAST + SECOND


def _sheets() -> Iterator[tuple[Any, ...]]:
    for name, data in list(sheets.sheets().items())[::10]:
        yield f"sheet {name}", made.with_item("application/json", "json", data)
    odd = SheetItem("Raar", "", b"{}")
    yield "a sheet that cannot be shown beside one that can", made.package(odd, made.PIECES[1])
    yield "a newer package for the same reader", made.package(supersedes=new_package_id())
    yield (
        "texts with letters of many kinds",
        made.package(
            SheetItem("Ënkele 漢字 – ‘aanhaling’ 🙂", "x", made.PIECES[0].data),
            sender_name="Zoë",
            purpose="\u00a0… 👩‍⚕️",
        ),
    )
    facts = json.loads(SOUND.manifest)
    yield "a manifest with escapes", made.forged(lambda one: one["sender"].update(name='"\\/<b>'))
    assert canonical.encode(facts) == SOUND.manifest
