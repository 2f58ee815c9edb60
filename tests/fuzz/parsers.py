"""What is fuzzed: everything that reads what someone else sent. A function each makes the parser and its seeds ready.

`read` raises a KluisError to refuse; where the format promises that one meaning has one text, it writes what it
accepted once more and compares. `forged` makes texts that get past the outermost checks.
"""

from __future__ import annotations

import base64
import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from crypto.keyfile_cases import rewritten, value_of
from fuzz.mutation import bent, mutated
from herstelkluis.crypto import age, canonical
from herstelkluis.crypto.age_armor import is_armor
from herstelkluis.crypto.age_file import AgeReader
from herstelkluis.crypto.age_header import MAGIC, encode_base64, read_header, write_header
from herstelkluis.crypto.age_stream import seal_payload
from herstelkluis.crypto.keyfile import parse_keyfile
from herstelkluis.crypto.signing import SigningKey, verify_signature
from herstelkluis.errors import AgeError, CanonicalJsonError
from share import share_cases as cases

VECTORS = Path(__file__).parents[1] / "vectors"
OTHER_KEY = SigningKey.from_seed(bytes(32))
NAMES = {cases.KEY.public: cases.KEY, OTHER_KEY.public: OTHER_KEY}

Read = Callable[[bytes], object]
Forge = Callable[[Random], bytes]


@dataclass(frozen=True)
class Parser:
    """One reader of foreign bytes, ready to be fuzzed. Half of the mutants are forged where that is possible."""

    read: Read
    seeds: tuple[bytes, ...]
    marks: tuple[bytes, ...] = ()
    forged: Forge | None = None

    def mutant(self, dice: Random) -> bytes:
        """The next text to try."""
        if self.forged is not None and dice.random() < 0.5:
            try:
                return self.forged(dice)
            except CanonicalJsonError:  # a value that has no text
                pass
        return mutated(dice.choice(self.seeds), self.seeds, self.marks, dice)


def folded(text: bytes) -> bytes:
    """A text form without what A9 leaves free."""
    return text.replace(b"\r\n", b"\n").strip(b" \t\r\n") + b"\n"


def age_files() -> list[bytes]:
    """The public age files that are not too long to try often."""
    from crypto import age_cases

    return [case.file for case in age_cases.read_cases() if len(case.file) < 5000]


def age_header() -> Parser:
    def read(data: bytes) -> None:
        header = read_header(data)
        assert write_header(header.stanzas, bytes(16)).startswith(header.covered)
        assert data[: header.length] == header.covered + b" " + encode_base64(header.mac) + b"\n"

    files = [file for file in age_files() if file.startswith(MAGIC)]
    marks = (
        b"-> ",
        b"--- ",
        b"\n---",
        b"-> scrypt ",
        b"-> x\n\n",
        b"A" * 64 + b"\n",
        b"age-encryption.org/v2\n",
        b"=\n",
    )
    return Parser(read, (*(file[:3000] for file in files), cases.package()[:400]), marks)


def armor() -> Parser:
    def read(data: bytes) -> None:
        assert age.armor(age.dearmor(data)) == folded(data)

    texts = [file for file in age_files() if not file.startswith(MAGIC)]
    own = [age.armor(bytes(range(256))[:size]) for size in (0, 1, 2, 47, 48, 49, 96, 150)]
    return Parser(read, (*texts, *own, own[-1].replace(b"\n", b"\r\n")), ARMOR_MARKS)


ARMOR_MARKS = (
    b"-----BEGIN AGE ENCRYPTED FILE-----\n",
    b"-----END AGE ENCRYPTED FILE-----\n",
    *(b"=", b"==", b"A", b"AAAA", b"A" * 64 + b"\n", b"\n\n", b"\r\n", b"Q", b"R"),
)


def page() -> Parser:
    from herstelkluis.share.envelope import find_age_file

    def read(data: bytes) -> None:
        found = find_age_file(data)
        lines = b"\n" + data.replace(b"\r\n", b"\n")
        assert (
            data == found
            or lines.count(b"\n" + age.armor(found).rstrip()) == lines.count(b"\n" + ARMOR_MARKS[0][:-1]) == 1
        )

    text = age.armor(cases.package()[:600])
    pages = (
        text,
        b"<!doctype html>\n<pre>\n" + text + b"</pre>\n",
        b"<script>m='-----BEGIN AGE ENCRYPTED FILE-----'</script>\r\n" + text.replace(b"\n", b"\r\n") + b"<p>",
        b"Beste dokter,\n\n" + text + b"\nGroet",
        cases.package()[:600],
    )
    return Parser(read, pages, (*ARMOR_MARKS, b"\n-----", b"<!--", b"age-encryption.org/v1\n"))


def age_file() -> Parser:
    """Decryption in full. Work factors 11 to 18 are made 3: they are sound, only slow."""
    from crypto import age_cases

    dear = re.compile(rb"(-> scrypt \S+ )1[1-8]\n")
    known = [one for one in age_cases.read_cases() if len(one.file) < 5000 and one.expect == "success"]
    keys = {str(key): key for one in known for key in one.identities if not isinstance(key, age.Passphrase)}
    words, file_key = age.Passphrase("password", 1), bytes(16)
    contents = (b"", b"x" * 300, bytes(70_000))
    own = [age.encrypt(content, words) for content in contents]
    header, payload = write_header([words.wrap(file_key)], file_key), io.BytesIO()
    seal_payload(contents[1], file_key, payload)
    files = [one.file for one in known if b"-> scrypt" not in one.file and b"c2NyeXB0" not in one.file]
    sound = {age_cases.digest(content) for content in contents} | {one.payload for one in known}
    sound_heads = {head(file) for file in (*own, *files, header)}

    def opened(how: Callable[[bytes], bytes], data: bytes) -> bytes | type[AgeError]:
        try:
            return how(data)
        except AgeError as error:
            return type(error)

    def read(data: bytes) -> None:
        cheap = dear.sub(rb"\g<1>3\n", data)
        content = opened(lambda file: age.decrypt(file, *keys.values(), words), cheap)
        from_disk = opened(lambda file: AgeReader(io.BytesIO(file), *keys.values(), words).read(), cheap)
        assert is_armor(cheap) or from_disk == content
        if not isinstance(content, bytes):
            raise content
        assert head(cheap) in sound_heads
        assert age_cases.digest(content) in sound

    def forged(dice: Random) -> bytes:
        """A file of someone who knows the words: only the header is broken."""
        return mutated(header, files, (b"-> scrypt ", b"-> x\n\n", b" 1\n", b" 01\n"), dice) + payload.getvalue()

    marks = (b"-> ", b"--- ", b"-> scrypt ", b"-> X25519 ", b"-> mlkem768x25519 ", b"-> x\n\n", b" 23\n", *ARMOR_MARKS)
    return Parser(read, (*files, *own * 4, age.armor(own[1])), marks, forged)


def head(file: bytes) -> bytes:
    """The header of a sound age file, binary or text."""
    data = file if file.startswith(MAGIC) else age.dearmor(file)
    return data[: read_header(data).length]


def signature() -> Parser:
    message, namespace = b'{"a":1}', "herstelkluis.bundle.v1"
    sound = {key.sign(message, namespace) for key in NAMES.values()}
    begin, end = b"-----BEGIN SSH SIGNATURE-----\n", b"-----END SSH SIGNATURE-----\n"
    blobs = [base64.b64decode(one.removeprefix(begin).removesuffix(end)) for one in sorted(sound)]

    def read(data: bytes) -> None:
        verify_signature(message, data, namespace, None)
        assert data in sound

    def forged(dice: Random) -> bytes:
        text = base64.b64encode(
            mutated(dice.choice(blobs), blobs, (b"SSHSIG", b"\0\0\0\x0bssh-ed25519", b"sha256"), dice)
        )
        return begin + b"".join(text[at : at + 70] + b"\n" for at in range(0, len(text), 70)) + end

    vectors = [path.read_bytes() for path in sorted((VECTORS / "sshsig/signatures").iterdir())]
    return Parser(read, (*sorted(sound) * 20, *vectors), (begin, end, b"\n", b"=", b"==", b"AAAA"), forged)


def key_file() -> Parser:
    def read(data: bytes) -> None:
        assert parse_keyfile(data).to_bytes() == data

    sound = json.loads((VECTORS.parent / "crypto/keyfile-v1.json").read_bytes())["file"].encode()
    return Parser(read, (sound,), JSON_MARKS, lambda dice: rewritten(as_object(bent(value_of(sound), dice))))


JSON_MARKS = (
    *(
        b'"',
        b"\\",
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b"null",
        b"true",
        b"-0",
        b"1.0",
        b"NaN",
        b"[" * 5000,
        b'{"":' * 3000,
    ),
    *(b"\\u202e", b"\\ud800", b"\\u0041", b"\xed\xa0\x80", b"\xe2\x80\xa8", b'"version":2', b'"a":1,"a":1'),
)


def as_object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {"value": value}


def json_forger(seeds: tuple[bytes, ...]) -> Forge:
    """Canonical texts of bent values."""
    return lambda dice: canonical.encode(bent(json.loads(dice.choice(seeds)), dice))
