"""A key file that was written once and is kept: what opens it today must open it in ten years.

`keyfile-v1.json` is never written again. It is read here with the standard library and bare primitives as well, from
FORMAT.md alone, so that the program is not its own only witness.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import unicodedata
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from herstelkluis.crypto.keyfile import database_key, parse_keyfile
from herstelkluis.crypto.recovery import line_checks, recovery_age_seed
from herstelkluis.crypto.words import parse_words, word_list

KEPT: dict[str, str] = json.loads((Path(__file__).parent / "keyfile-v1.json").read_bytes())
FILE = KEPT["file"].encode()


def _hkdf(key: bytes, salt: bytes, info: str, length: int = 32) -> bytes:
    prk, okm, block = hmac.digest(salt or bytes(32), key, "sha256"), b"", b""
    for n in range(1, 3):
        block = hmac.digest(prk, block + info.encode() + bytes([n]), "sha256")
        okm += block
    return okm[:length]


def _text(value: Any) -> bytes:
    """Canonical JSON of ASCII texts and small integers."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def _without(value: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: each for name, each in value.items() if name not in names}


def _entropy() -> bytes:
    number = 0
    for word in KEPT["words"].split():
        number = number * 2048 + word_list().index(word)
    return (number >> 4).to_bytes(16, "big")


def test_the_kept_key_file_opens_in_both_ways() -> None:
    keyfile = parse_keyfile(FILE)
    assert keyfile.to_bytes() == FILE
    assert keyfile.unlock_with_password(KEPT["password"]).reveal().hex() == KEPT["vault_key"]
    words = parse_words(KEPT["words"].upper(), 12)
    with keyfile.unlock_with_words(words) as vault_key:
        key, salt = database_key(vault_key, keyfile)
    assert (key.reveal().hex(), salt.hex()) == (KEPT["database_key"], KEPT["database_salt"])
    assert recovery_age_seed(words).reveal().hex() == KEPT["recovery_age_seed"]
    assert list(line_checks(words)) == KEPT["line_checks"]
    assert keyfile.database_name == "kluis-7.db"


def test_the_kept_key_file_opens_from_the_written_format_alone() -> None:
    """S1, K6 to K8, P1, P2, R1, R3."""
    value = json.loads(FILE)
    password, recovery = value["slots"]
    kdf, salt = password["kdf"], bytes.fromhex(password["salt"])
    argon2 = Argon2id(
        salt=salt, length=32, iterations=kdf["iterations"], lanes=kdf["lanes"], memory_cost=kdf["memory_kib"]
    )
    entropy = _entropy()
    keys = (
        argon2.derive(unicodedata.normalize("NFC", KEPT["password"]).encode()),
        _hkdf(entropy, bytes.fromhex(recovery["salt"]), "hk/v1/recovery-slot"),
    )
    for slot, key in zip((password, recovery), keys, strict=True):
        context = _without(value, "checksum", "created_at", "generation", "mac", "slots")
        context["slot"] = _without(slot, "wrapped_key")
        vault_key = ChaCha20Poly1305(key).decrypt(bytes(12), bytes.fromhex(slot["wrapped_key"]), _text(context))
        assert vault_key.hex() == KEPT["vault_key"]
    assert value["checksum"] == hashlib.sha256(_text(_without(value, "checksum"))).hexdigest()
    mac_key = _hkdf(vault_key, b"", "hk/v1/key-file-mac")
    assert value["mac"] == hmac.digest(mac_key, _text(_without(value, "checksum", "mac")), "sha256").hex()
    database = _hkdf(vault_key, b"", "hk/v1/database/7", 48).hex()
    assert database == KEPT["database_key"] + KEPT["database_salt"]
    assert _hkdf(entropy, b"", "hk/v1/recovery-age").hex() == KEPT["recovery_age_seed"]
