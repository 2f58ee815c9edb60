"""Packages that are wrong, or only odd, outside: words, envelope, head and payload (V0 to V3).

A row is a name, a file, and perhaps other words. They are sealed at a low work factor.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from herstelkluis.crypto import age
from herstelkluis.crypto.age_header import Stanza, derive_key, read_header, write_header
from herstelkluis.crypto.words import word_list
from reader.verdicts import pieces
from share import share_cases as made

PACKAGE = made.package()
ARMOR = age.armor(PACKAGE)
ME = age.identity_from_seed(bytes(range(32)))
OLD = age.parse_identity("AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX")


def rows() -> Iterator[tuple[Any, ...]]:
    """All rows, in the order of verification."""
    for make in (_words, _envelopes, _headers, _payloads):
        yield from make()


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
        "with a sharp s": " ".join([next(word for word in word_list() if "ss" in word).replace("ss", "ß"), *words[1:]]),
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
    yield "armor in a mail", b"Beste dokter,\n\n" + ARMOR + "\nGroet, Zoë\n".encode()
    yield "armor after the marker in a script", b"<script>'-----BEGIN AGE ENCRYPTED FILE-----'</script>\n" + ARMOR
    yield "armor in the middle of a line", b"x" + ARMOR
    yield "armor twice", ARMOR * 2
    yield "armor with two ends", ARMOR + lines[-1]
    yield "armor with two beginnings", lines[0] + ARMOR
    yield "armor cut off", ARMOR[:-40]
    yield "armor and another beginning", ARMOR + lines[0]
    yield "armor with its end first", lines[-1] + b"".join(lines[:-1])
    yield "armor of nothing", lines[0] + lines[-1]
    yield "armor of an armor", age.armor(ARMOR)
    yield "armor of an armor and other words", age.armor(ARMOR), " ".join(made.WORDS.split()[::-1])
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
    key, nonce = made.LOCK.unwrap(header.stanzas), PACKAGE[start : start + 16]
    assert key
    stream = ChaCha20Poly1305(derive_key(key, nonce, b"payload"))
    full = stream.encrypt(bytes(12), bytes(65_536), None)
    yield "an empty last chunk", PACKAGE[: start + 16] + full + stream.encrypt(bytes(10) + b"\1\1", b"", None)
    yield "a byte more", PACKAGE + b"\0"
    yield "a byte less", PACKAGE[:-1]
    yield "only a head", PACKAGE[:start]
    yield "only a head and 15 bytes", PACKAGE[: start + 15]
    yield "only a head and a nonce", PACKAGE[: start + 16]
    yield "an empty content", age.encrypt(b"", made.LOCK)
    yield "the text form with a byte changed", age.armor(PACKAGE[:-1] + bytes([PACKAGE[-1] ^ 1]))
