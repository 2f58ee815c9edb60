"""Good and bad packages, each with what Python says of it: the reader in a browser has to say the same.

A row is a name, a file, and perhaps other words or another moment. They are sealed at a low work factor.
"""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from herstelkluis.crypto import age, bech32, canonical
from herstelkluis.crypto.age_header import MAGIC, Stanza, read_header, write_header
from herstelkluis.crypto.signing import SigningKey
from herstelkluis.errors import KluisError
from herstelkluis.share.archive import write_archive
from herstelkluis.share.bundle import SheetItem
from herstelkluis.share.container import NAMESPACE, pack
from herstelkluis.share.moment import moment_text
from herstelkluis.share.package_id import new_package_id
from herstelkluis.share.reader import Bundle, passphrase, read_bundle
from reader import bad_archives, bad_manifests, sheets
from share import share_cases as made

Row = tuple[str, Any]

PACKAGE = made.package()
SOUND = made.contents(PACKAGE)
INSIDE = age.decrypt(PACKAGE, made.LOCK)
ARMOR = age.armor(PACKAGE)
ME = age.identity_from_seed(bytes(range(32)))
OLD = age.parse_identity("AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX")
SECOND = timedelta(seconds=1)


def corpus() -> list[dict[str, Any]]:
    """Every row as a case for `run_cases.js`."""
    return [case(*row) for row in rows()]


def rows() -> Iterator[tuple[Any, ...]]:
    """All rows, in the order of verification."""
    for make in (_words, _envelopes, _headers, _payloads, _archives, _signatures, _manifests, _items, _times, _sheets):
        yield from make()


def case(name: str, file: bytes | dict[str, Any], words: str = made.WORDS, now: datetime = made.SOON) -> dict[str, Any]:
    """One row as a case; a file of pieces is never whole in the list of cases."""
    whole = file if isinstance(file, bytes) else b"".join(base64.b64decode(part) * n for part, n in file["pieces"])
    told = base64.b64encode(file).decode() if isinstance(file, bytes) else file
    # A page gives its armor as text, and text is what a browser has: both ways have to say the same.
    as_text = whole.isascii() and len(whole) < 1_000_000 and not whole.startswith(MAGIC)
    moment = now.isoformat()
    return {
        "name": name,
        "ask": "open",
        "args": [{"bytes": told}, words, moment, as_text],
        "expect": verdict(whole, words, now),
    }


def verdict(file: bytes, words: str, now: datetime) -> dict[str, Any]:
    """What Python says, in the form of the reader."""
    try:
        return {"code": "ok", "bundle": bundle_facts(read_bundle(file, [passphrase(words)], now))}
    except KluisError as refused:
        facts = {"n": refused.facts.get("n"), "expiresAt": refused.facts.get("expires_on")}
        return {"code": refused.code} | {key: fact for key, fact in facts.items() if fact is not None}


def bundle_facts(bundle: Bundle) -> dict[str, Any]:
    """All of a bundle as the reader gives it; the bytes of an item as their SHA-256."""
    return {
        "number": bundle.number,
        "createdAt": moment_text(bundle.created_at),
        "expiresAt": moment_text(bundle.expires_at),
        "sender": bundle.sender_name,
        "signedBy": bundle.signed_by,
        "controlWords": bundle.control_words and list(bundle.control_words),
        "reader": bundle.reader_name,
        "role": bundle.reader_role,
        "purpose": bundle.purpose,
        "profile": bundle.profile,
        "requests": list(bundle.requests),
        "items": [
            {
                "title": item.title,
                "category": item.category,
                "mediaType": item.media_type,
                "bytes": base64.b64encode(hashlib.sha256(item.data).digest()).decode(),
                "sheet": item.sheet and json.loads(item.data),
            }
            for item in bundle.items
        ],
    }


def resealed(**parts: Any) -> bytes:
    """The sound package with other parts, sealed again by someone who has the words."""
    return age.encrypt(pack(dataclasses.replace(SOUND, **parts)), made.LOCK)


def pieces(*parts: tuple[bytes, int]) -> dict[str, Any]:
    """A large file as a few bytes and how often each stands there."""
    return {"pieces": [[base64.b64encode(part).decode(), times] for part, times in parts]}


def _words() -> Iterator[tuple[Any, ...]]:
    words = made.WORDS.split()
    typed = {
        "as they are": made.WORDS,
        "in capitals, with hyphens": made.WORDS.upper().replace(" ", "-"),
        "numbered, on lines": "\n".join(f"{n}. {word}" for n, word in enumerate(words, 1)),
        "without spaces": "".join(words),
        "with spaces inside": " ".join(made.WORDS.replace(" ", "")),
        "in full width": "".join(chr(ord(letter) + 0xFEE0) if letter != " " else "\u3000" for letter in made.WORDS),
        "in another order": " ".join(words[::-1]),
        "of which one is not in the list": " ".join([*words[:2], "xyzzy", *words[3:]]),
        "of which the last is not whole": made.WORDS[:-1],
        "of which one is missing": " ".join(words[:6]),
        "of which one is too many": made.WORDS + " " + words[0],
        "that are none": "",
        "that are signs": " -- 1234 !",
        "that are too long": "a" * 10_001,
        "with a letter that is no letter of ours": made.WORDS + "é",
        "with a sharp s": made.WORDS.replace("ss", "ß"),
    }
    yield from ((f"words {name}", PACKAGE, text) for name, text in typed.items())


def _envelopes() -> Iterator[tuple[Any, ...]]:
    lines = ARMOR.splitlines(keepends=True)
    yield "binary", PACKAGE
    yield "armor", ARMOR
    yield "armor with CRLF", ARMOR.replace(b"\n", b"\r\n")
    yield "armor with one CRLF", ARMOR.replace(b"\n", b"\r\n", 1)
    yield "armor with one LF", ARMOR.replace(b"\n", b"\r\n").replace(b"\r\n", b"\n", 1)
    yield "armor with CR", ARMOR.replace(b"\n", b"\r")
    yield "armor without a last line end", ARMOR.strip()
    yield "armor in a page", b"<!doctype html><pre>\n" + ARMOR + b"</pre>\n"
    yield "armor in a mail", "Beste dokter,\n\n".encode() + ARMOR + "\nGroet, Zoë\n".encode()
    yield "armor after the marker in a script", b"<script>'-----BEGIN AGE ENCRYPTED FILE-----'</script>\n" + ARMOR
    yield "armor in the middle of a line", b"x" + ARMOR
    yield "armor twice", ARMOR * 2
    yield "armor with two ends", ARMOR + lines[-1]
    yield "armor with two beginnings", lines[0] + ARMOR
    yield "armor cut off", ARMOR[:-40]
    yield "armor with its end first", lines[-1] + b"".join(lines[:-1])
    yield "armor of nothing", lines[0] + lines[-1]
    yield "armor of an armor", age.armor(ARMOR)
    yield "armor with a longer line", b"".join([lines[0], lines[1].strip(), *lines[2:]])
    yield "armor with a shorter line", b"".join([lines[0], lines[1][:60], b"\n", lines[1][60:], *lines[2:]])
    yield "armor with a blank line", b"".join([lines[0], b"\n", *lines[1:]])
    yield "armor with a space", ARMOR.replace(b"\n", b" \n", 2)
    yield "armor with words after its beginning", ARMOR.replace(b"\n", b" x\n", 1)
    yield "armor with words after its end", ARMOR.strip() + b"</pre>"
    yield "armor with a letter that is none", b"".join([lines[0], b"*" + lines[1][1:], *lines[2:]])
    yield "armor with a header", b"".join([lines[0], b"Comment: x\n\n", *lines[1:]])
    for length in (1, 2, 3, 47, 48, 49, 96):
        yield f"armor of {length} bytes", age.armor(PACKAGE[:length])
    yield "armor with left-over bits", age.armor(PACKAGE[:49]).replace(b"==", b"==", 1).replace(b"Q==", b"R==")
    yield "armor without padding", age.armor(PACKAGE[:49]).replace(b"=", b"")
    yield "armor with padding in the middle", age.armor(PACKAGE[:49]).replace(b"==", b"==AA")
    yield "nothing", b""
    yield "a picture", b"\x89PNG\r\n\x1a\n" + bytes(1000)
    yield "a page without armor", b"<html></html>"
    yield "a text that begins with a byte order mark", b"\xef\xbb\xbf" + ARMOR
    yield "an age file of 128 MiB", pieces((b"age-encryption.org/v1\n", 1), (b"\0" * 2**20, 127), (b"\0", 2**20 - 22))
    yield "an age file over 128 MiB", pieces((b"age-encryption.org/v1\n", 1), (b"\0" * 2**20, 128))
    yield "a page over 200 MB", pieces((b"\n" * 1_000_000, 200), (b"\n", 1))


def _headers() -> Iterator[tuple[Any, ...]]:
    def headed(*stanzas: Stanza) -> bytes:
        return write_header(stanzas, bytes(16)) + bytes(100)

    salt, body = b"A" * 22, bytes(32)
    yield "age version 2", PACKAGE.replace(b"/v1\n", b"/v2\n", 1)
    yield "age of no version", b"age-encryption.org/\n" + PACKAGE
    yield "age of a version with a space", PACKAGE.replace(b"/v1\n", b"/v 1\n", 1)
    yield "age of a version of 64 letters", PACKAGE.replace(b"/v1\n", b"/" + b"v" * 64 + b"\n", 1)
    yield "age of a version of 65 letters", PACKAGE.replace(b"/v1\n", b"/" + b"v" * 65 + b"\n", 1)
    yield "a head cut off", PACKAGE[:100]
    yield "a head without stanzas", b"age-encryption.org/v1\n--- " + b"A" * 43 + b"\n"
    for log_n in (b"0", b"00", b"01", b"19", b"23", b"30", b"99", b"100", b"4294967306", b"0x0a", b"+1", b"1_0"):
        yield f"work factor {log_n.decode()}", headed(Stanza("scrypt", (salt, log_n), body))
    yield "a scrypt stanza and another", headed(Stanza("scrypt", (salt, b"10"), body), Stanza("x", (), b""))
    yield "another stanza and a scrypt one", headed(Stanza("x", (), b""), Stanza("scrypt", (salt, b"10"), body))
    yield "two scrypt stanzas", headed(*[Stanza("scrypt", (salt, b"10"), body)] * 2)
    yield "scrypt without work factor", headed(Stanza("scrypt", (salt,), body))
    yield "scrypt with a third argument", headed(Stanza("scrypt", (salt, b"10", b"x"), body))
    yield "scrypt with a shorter salt", headed(Stanza("scrypt", (b"A" * 20, b"10"), body))
    yield "scrypt with a salt that is not canonical", headed(Stanza("scrypt", (b"A" * 21 + b"B", b"10"), body))
    yield "scrypt with a padded salt", headed(Stanza("scrypt", (salt + b"==", b"10"), body))
    yield "scrypt with a longer body", headed(Stanza("scrypt", (salt, b"10"), bytes(33)))
    yield "scrypt in capitals", headed(Stanza("SCRYPT", (salt, b"10"), body))
    yield "an unknown stanza", headed(Stanza("grease", (b"x",), b"abc"))
    yield "32 stanzas", headed(*[Stanza("x", (), b"")] * 32)
    yield "33 stanzas", headed(*[Stanza("x", (), b"")] * 33)
    yield "8 words in a stanza", headed(Stanza("x", (b"y",) * 7, b""))
    yield "9 words in a stanza", headed(Stanza("x", (b"y",) * 8, b""))
    yield "a head of 64 KiB", headed(Stanza("x", (), bytes(48_300)))
    yield "a head over 64 KiB", headed(Stanza("x", (), bytes(48_700)))
    yield "sealed for a key", made.package(lock=ME.recipient)
    yield "sealed for an older kind of key", made.package(lock=OLD.recipient)
    yield "sealed for a key, with a broken head", made.package(lock=ME.recipient).replace(b"--- ", b"---  ", 1)


def _payloads() -> Iterator[tuple[Any, ...]]:
    header = read_header(PACKAGE)
    mac, start = header.length - 44, header.length
    yield "another mac", PACKAGE[:mac] + (b"A" if PACKAGE[mac : mac + 1] != b"A" else b"B") + PACKAGE[mac + 1 :]
    yield "a mac that is not canonical", PACKAGE[: start - 2] + b"B" + PACKAGE[start - 1 :]
    yield "another salt", PACKAGE.replace(b"scrypt ", b"scrypt A", 1)[: header.length + 9]
    wrapped = bytearray(header.stanzas[0].body)
    wrapped[0] ^= 1
    swapped = Stanza("scrypt", header.stanzas[0].arguments, bytes(wrapped))
    yield "another wrapped key", write_header([swapped], bytes(16)) + PACKAGE[start:]
    for name, at in {"nonce": start, "first byte": start + 16, "tag": start + 16 + 65_536, "last byte": -1}.items():
        flipped = bytearray(PACKAGE)
        flipped[at] ^= 1
        yield f"another {name}", bytes(flipped)
    chunk = 65_552
    long = age.encrypt(bytes(200_000), made.LOCK)
    begin = read_header(long).length + 16
    yield (
        "chunks in another order",
        long[:begin] + long[begin + chunk : begin + 2 * chunk] + long[begin : begin + chunk],
    )
    yield "a chunk less", long[: begin + chunk]
    yield "a chunk twice", long[: begin + chunk] + long[begin:]
    yield "a byte more", PACKAGE + b"\0"
    yield "a byte less", PACKAGE[:-1]
    yield "only a head", PACKAGE[:start]
    yield "only a head and 15 bytes", PACKAGE[: start + 15]
    yield "only a head and a nonce", PACKAGE[: start + 16]
    yield "an empty content", age.encrypt(b"", made.LOCK)
    yield "the text form with a byte changed", age.armor(PACKAGE[:-1] + bytes([PACKAGE[-1] ^ 1]))


def _archives() -> Iterator[tuple[Any, ...]]:
    for name, archive in bad_archives.archives(INSIDE):
        yield f"archive {name}", age.encrypt(archive, made.LOCK)
    yield "archive that is another file", age.encrypt(b"hello", made.LOCK)
    yield "archive of no files", age.encrypt(write_archive([]), made.LOCK)
    several = [made.SheetItem(f"Blad {n}", "notitie", made.PIECES[n % 2].data) for n in range(40)]
    yield "archive of 40 sheets", made.package(*several)
    yield "archive above 64 KiB", made.package(made.SheetItem("Lang", "x", b"a" * 300_000, "text/plain"))


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
    yield "not signed", made.package(key=None)
    yield "not signed, but it names a key", resealed(manifest=SOUND.manifest, signature=None)
    yield (
        "signed, but it names no key",
        resealed(manifest=unsigned.manifest, signature=made.KEY.sign(unsigned.manifest, NAMESPACE)),
    )


def _manifests() -> Iterator[tuple[Any, ...]]:
    for name, change in bad_manifests.changes().items():
        yield f"manifest {name}", made.forged(change)
    for name, rewrite in bad_manifests.rewritten().items():
        yield f"manifest {name}", made.sealed(rewrite(SOUND.manifest), SOUND.items)
    for name, text in bad_manifests.texts().items():
        yield f"manifest {name}", made.sealed(text, SOUND.items)
    for name, key in age_keys().items():
        yield f"manifest for {name}", made.forged(_for_key(key))
    yield "manifest for a key, not signed", made.forged(_for_key(str(ME.recipient)), key=None)


def _for_key(key: str) -> Callable[[dict[str, Any]], None]:
    def change(facts: dict[str, Any]) -> None:
        facts["delivery"] = "key"
        facts["recipient"]["age_recipient"] = key

    return change


def age_keys() -> dict[str, str]:
    """Public keys of age, sound ones and others; sealed for words they all mean that someone else was meant."""
    sound, lattice = str(OLD.recipient), bytearray(ME.recipient.public)
    lattice[0], lattice[1] = 0x01, lattice[1] & 0xF0 | 0x0D  # 3329, the modulus itself
    low = {
        "the point 0": bytes(32),
        "the point 1": b"\1" + bytes(31),
        "the point p": b"\xed" + b"\xff" * 30 + b"\x7f",
        "the point 1 with its top bit": b"\1" + bytes(30) + b"\x80",
        "a point of order 8": bytes.fromhex("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"),
        "the point 2": b"\2" + bytes(31),
    }
    return {
        "a key": str(ME.recipient),
        "an older kind of key": sound,
        "a key in capitals": sound.upper(),
        "a key with a wrong letter": sound[:-1] + ("q" if sound[-1] != "q" else "p"),
        "a key with a space": sound + " ",
        "a key of another kind": bech32.encode("age1tag", bytes(range(33))),
        "a key of 31 bytes": bech32.encode("age", bytes(range(31))),
        "a key of 33 bytes": bech32.encode("age", bytes(range(33))),
        "a hybrid key with a number too large": bech32.encode("age1pq", bytes(lattice)),
        "a hybrid key that is too short": bech32.encode("age1pq", ME.recipient.public[:-1]),
        "a key with left-over bits": _left_over(sound),
        "no key": "huisarts",
        "a secret key": str(OLD),
    } | {name: bech32.encode("age", point) for name, point in low.items()}


def _left_over(sound: str) -> str:
    """The same key with a bit set that is no part of it, and a fitting checksum."""
    letters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
    digits = [letters.index(letter) for letter in sound[4:-6]]
    digits[-1] |= 1
    rest = bech32._polymod([*bech32._expand("age"), *digits, *[0] * 6]) ^ 1
    return "age1" + "".join(letters[one] for one in [*digits, *[rest >> 5 * (5 - i) & 31 for i in range(6)]])


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
    yield "expired and for someone else", made.forged(_for_key(str(ME.recipient))), made.WORDS, made.LAST + SECOND


def _sheets() -> Iterator[tuple[Any, ...]]:
    for name, data in sheets.sheets().items():
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
