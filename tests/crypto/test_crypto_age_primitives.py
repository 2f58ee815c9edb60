"""The primitives below age, on public vectors, called as the age module calls them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from crypto.age_cases import VECTORS
from herstelkluis.crypto.age_header import derive_key

_unhex = bytes.fromhex


def _rfc(name: str) -> list[dict[str, Any]]:
    vectors: list[dict[str, Any]] = json.loads((VECTORS / "rfc" / name).read_bytes())["vectors"]
    assert vectors
    return vectors


def test_chacha20_poly1305_gives_the_verdict_of_wycheproof_325_times() -> None:
    groups = json.loads((VECTORS / "wycheproof" / "chacha20_poly1305_test.json").read_bytes())["testGroups"]
    seen = 0
    for case in (case for group in groups for case in group["tests"]):
        seen += 1
        sealed, message = _unhex(case["ct"] + case["tag"]), _unhex(case["msg"])
        try:
            cipher = ChaCha20Poly1305(_unhex(case["key"]))
            opened = cipher.decrypt(_unhex(case["iv"]), memoryview(sealed), _unhex(case["aad"]))
        except (InvalidTag, ValueError):
            assert case["result"] == "invalid", case["tcId"]
        else:
            assert case["result"] == "valid", case["tcId"]
            assert opened == message
            assert cipher.encrypt(_unhex(case["iv"]), memoryview(message), _unhex(case["aad"])) == sealed
    assert seen == 325


def test_chacha20_poly1305_gives_the_example_of_rfc_8439() -> None:
    (case,) = _rfc("rfc8439_chacha20_poly1305.json")
    sealed = ChaCha20Poly1305(_unhex(case["key"])).encrypt(
        _unhex(case["nonce"]), _unhex(case["plaintext"]), _unhex(case["aad"])
    )
    assert sealed == _unhex(case["ciphertext"] + case["tag"])


@pytest.mark.parametrize("case", _rfc("rfc7914_scrypt.json"), ids=lambda case: f"N={case['N']}")
def test_scrypt_gives_the_keys_of_rfc_7914(case: dict[str, Any]) -> None:
    kdf = Scrypt(salt=case["salt"].encode(), length=case["length"], n=case["N"], r=case["r"], p=case["p"])
    assert kdf.derive(case["password"].encode()) == _unhex(case["derived_key"])


@pytest.mark.parametrize("case", _rfc("rfc5869_hkdf_sha256.json"), ids=lambda case: case["name"])
def test_hkdf_gives_the_first_32_bytes_of_rfc_5869(case: dict[str, Any]) -> None:
    # HKDF-Expand is a stream, so our fixed length is the start of the longer keys in the RFC.
    key = derive_key(_unhex(case["ikm"]), _unhex(case["salt"]), _unhex(case["info"]))
    assert key == _unhex(case["okm"])[:32]
