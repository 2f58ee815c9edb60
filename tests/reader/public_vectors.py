"""Public vectors as cases for `run_cases.js`, as far as the reader has something to do with them."""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.poly1305 import Poly1305

from crypto import age_cases
from crypto.age_cases import VECTORS
from herstelkluis.crypto import age, canonical
from herstelkluis.crypto.signing import verify_signature
from herstelkluis.errors import CanonicalJsonError, KluisError, SignatureError
from herstelkluis.share.envelope import find_age_file

Case = dict[str, Any]

_unhex = bytes.fromhex
_SMALL = 1_000_000
# What stands around an armor is passed over in a package, so these two are sound for a reader (FORMAT.md E2).
_PASSED_OVER = {"armor_garbage_trailing", "armor_whitespace_outside"}
_CODES = {
    "success": {"sound"},
    "no match": {"passphrase"},
    "HMAC failure": {"mac"},
    "header failure": {"header", "work-factor", "age-version"},
    "payload failure": {"payload"},
    "armor failure": {"armor", "not-a-package"},
}


def case(name: str, ask: str, args: list[Any], expect: Any) -> Case:
    """One case; arguments that are bytes are told as base64."""
    told = [{"bytes": base64.b64encode(one).decode()} if isinstance(one, bytes) else one for one in args]
    return {"name": name, "ask": ask, "args": told, "expect": expect}


def as_text(data: bytes) -> str:
    """Bytes as the cases tell them."""
    return base64.b64encode(data).decode()


def digest_text(data: bytes) -> str:
    """The SHA-256 of bytes, as the cases tell it."""
    return as_text(hashlib.sha256(data).digest())


def scrypt_of_rfc_7914() -> list[Case]:
    """All but the one of 1 GiB. A browser takes no key of no bytes, so in place of no password stands a zero: to HMAC,
    and so to scrypt, they are the same key (RFC 2104, section 2)."""
    return [
        case(f"N={one['N']}", "scrypt", [
            one["password"].encode() or b"\0", one["salt"].encode(), one["N"].bit_length() - 1,
            one["r"], one["p"], one["length"],
        ], as_text(_unhex(one["derived_key"])))
        for one in _read("rfc/rfc7914_scrypt.json")["vectors"]
    ]  # fmt: skip


def chacha20_poly1305_of_wycheproof() -> list[Case]:
    """Those without associated data, and with the one length of nonce: age has no others."""
    groups = _read("wycheproof/chacha20_poly1305_test.json")["testGroups"]
    return [
        case(f"tcId {one['tcId']}", "aead", [_unhex(one["key"]), _unhex(one["iv"]), _unhex(one["ct"] + one["tag"])],
             as_text(_unhex(one["msg"])) if one["result"] == "valid" else None)
        for group in groups for one in group["tests"] if not one["aad"] and len(one["iv"]) == 24
    ]  # fmt: skip


def chacha20_poly1305_of_rfc_8439() -> list[Case]:
    """The example of section 2.8.2; its tag is over associated data, so the tag here is that of `cryptography`."""
    (one,) = _read("rfc/rfc8439_chacha20_poly1305.json")["vectors"]
    key, nonce, plain = (_unhex(one[part]) for part in ("key", "nonce", "plaintext"))
    sealed = ChaCha20Poly1305(key).encrypt(nonce, plain, None)
    assert sealed[:-16] == _unhex(one["ciphertext"])
    changed = sealed[:-1] + bytes([sealed[-1] ^ 1])
    return [
        case("sound", "aead", [key, nonce, sealed], as_text(plain)),
        case("another tag", "aead", [key, nonce, changed], None),
    ]


def poly1305_at_its_edges() -> list[Case]:
    """Sums around 2^130 - 5, which no sealed text hits by chance, and their tags by `cryptography`; in whole blocks."""
    keys = [
        r.to_bytes(16, "little") + s for r in (0, 1, 2, 4, 0x10000000, 2**124 - 4) for s in (bytes(16), b"\xff" * 16)
    ]
    blocks = [
        bytes(16),
        b"\xff" * 16,
        b"\xfb" + b"\xff" * 15,
        b"\xfc" + b"\xff" * 15,
        b"\1" + bytes(15),
        b"\xfb" + b"\xfe" * 15,
    ]
    texts = [b"".join(some) for count in (1, 2, 3) for some in itertools.product(blocks, repeat=count)]
    return [
        case(f"{key.hex()} {text.hex()}", "poly1305", [key, text], as_text(Poly1305.generate_tag(key, text)))
        for key in keys for text in texts
    ]  # fmt: skip


def ed25519_of_wycheproof() -> list[Case]:
    """All 151, those with S + L included."""
    return [
        case(f"tcId {one['tcId']}", "ed25519", [
            _unhex(group["publicKey"]["pk"]), _unhex(one["msg"]), _unhex(one["sig"])
        ], one["result"] == "valid")
        for group in _read("wycheproof/ed25519_test.json")["testGroups"] for one in group["tests"]
    ]  # fmt: skip


def ed25519_of_rfc_8032() -> list[Case]:
    """Section 7.1."""
    return [
        case(str(n), "ed25519", [_unhex(one["public_key"]), _unhex(one["message"]), _unhex(one["signature"])], True)
        for n, one in enumerate(_read("rfc/rfc8032_ed25519.json")["vectors"])
    ]


def signatures_of_openssh() -> list[Case]:
    """All 91: the sound ones give their key; what OpenSSH would have written otherwise is refused (FORMAT.md G1)."""
    found = []
    for one in _read("sshsig/index.json")["cases"]:
        message, signature = ((VECTORS / "sshsig" / one[part]).read_bytes() for part in ("message", "signature"))
        key = _signer(message, signature, one["namespace"])
        trusted = " ".join((VECTORS / "sshsig" / one["public_key"]).read_text().split()[:2])
        assert (key == trusted) == (one["verify"] is True), one["id"]
        expect = {"key": key, "checked": True} if key else {"code": "signature"}
        found.append(case(one["id"], "signer", [message, signature, one["namespace"]], expect))
    return found


def _signer(message: bytes, signature: bytes, namespace: str) -> str | None:
    try:
        return verify_signature(message, signature, namespace, None)
    except SignatureError:
        return None


def age_files_of_cctv() -> list[Case]:
    """The files for words; each gets the verdict of its makers, and Python has the same one."""
    found = []
    for one in age_cases.read_cases():
        words = [mine for mine in one.identities if isinstance(mine, age.Passphrase)]
        if words and len(one.file) < _SMALL:
            verdict = _opened(one.file, words[0])
            assert one.name in _PASSED_OVER or _class(verdict) in _CODES[one.expect], one.name
            found.append(case(one.name, "age", [one.file, words[0]._words.decode()], verdict))
    return found


def age_files_for_keys() -> list[Case]:
    """The other files: no key is tried here, so they differ from a file for words in their verdict alone."""
    words = age.Passphrase("words")
    return [
        case(one.name, "age", [one.file, "words"], _opened(one.file, words))
        for one in age_cases.read_cases()
        if not any(isinstance(mine, age.Passphrase) for mine in one.identities) and len(one.file) < _SMALL
    ]


def age_files_of_the_age_program() -> list[Case]:
    """Made with age 1.1.1, at its own work factor of 18: one file for words, which is costly, and three for keys."""
    found = []
    for one in _read("age-cli/index.json")["files"]:
        file = (VECTORS / "age-cli" / one["file"]).read_bytes()
        words = one.get("passphrases", ["words"])[0]
        found.append(case(one["file"], "age", [file, words], _opened(file, age.Passphrase(words))))
    return found


def _opened(file: bytes, words: age.Passphrase) -> Any:
    try:
        return digest_text(age.decrypt(find_age_file(file), words))
    except KluisError as refused:
        return {"code": refused.code}


def _class(verdict: Any) -> str:
    return verdict["code"] if isinstance(verdict, dict) else "sound"


def canonical_json() -> list[Case]:
    """The texts of RFC 8785 that someone else made: a canonical one without fractions is read, any other is refused."""
    return [
        case(f"{path.parent.name}/{path.name}", "json", [path.read_bytes()], _value(path.read_bytes()))
        for folder in ("input", "output") for path in sorted((VECTORS / "jcs" / folder).iterdir())
    ]  # fmt: skip


def _value(text: bytes) -> Any:
    try:
        return {"value": canonical.decode(text, max_bytes=2**20, max_depth=8)}
    except CanonicalJsonError:
        return "refused"


def _read(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((VECTORS / name).read_bytes())
    return read
