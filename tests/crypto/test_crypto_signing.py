"""Signatures: public vectors, every case made by other programs, and the narrow profile."""

from __future__ import annotations

import base64
import copy
import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.crypto.signing import SigningKey, signature_file, verify_ed25519, verify_signature
from herstelkluis.errors import SignatureError

VECTORS = Path(__file__).parents[1] / "vectors"
SSHSIG = VECTORS / "sshsig"
CASES: list[dict[str, Any]] = json.loads((SSHSIG / "index.json").read_bytes())["cases"]
EDDSA = json.loads((VECTORS / "wycheproof" / "ed25519_test.json").read_bytes())["testGroups"]
RFC8032 = json.loads((VECTORS / "rfc" / "rfc8032_ed25519.json").read_bytes())["vectors"]

KEY = SigningKey.from_seed(bytes(range(32)))
NAMESPACE = "herstelkluis.bundle.v1"
MESSAGE = b'{"a":1}'
SIGNED = KEY.sign(MESSAGE, NAMESPACE)
BEGIN, END = SIGNED.splitlines(keepends=True)[0], SIGNED.splitlines(keepends=True)[-1]


def _armor(blob: bytes, columns: int = 70) -> bytes:
    text = base64.b64encode(blob)
    return BEGIN + b"".join(text[at : at + columns] + b"\n" for at in range(0, len(text), columns)) + END


def _blob(file: bytes) -> bytes:
    return base64.b64decode(b"".join(file.splitlines()[1:-1]))


def _key(path: str) -> str:
    return " ".join((SSHSIG / path).read_text().split()[:2])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_each_signature_of_openssh_gets_its_verdict(case: dict[str, Any]) -> None:
    """G1 to G4. `optional` means sound but written otherwise: a strict profile refuses all of those."""
    message, signature = ((SSHSIG / case[what]).read_bytes() for what in ("message", "signature"))
    expected = _key(case["public_key"])
    if case["verify"] is True:
        assert verify_signature(message, signature, case["namespace"], expected) == expected
        assert verify_signature(message, signature, case["namespace"], None) == expected
    else:
        with pytest.raises(SignatureError):
            verify_signature(message, signature, case["namespace"], expected)


def test_all_91_cases_are_there() -> None:
    verdicts = [case["verify"] for case in CASES]
    assert [verdicts.count(each) for each in (True, False, "optional")] == [16, 59, 16]


def test_bare_ed25519_gives_the_verdict_of_wycheproof_151_times() -> None:
    """G3, G4."""
    seen = 0
    for group in EDDSA:
        public = bytes.fromhex(group["publicKey"]["pk"])
        for case in group["tests"]:
            seen += 1
            try:
                verify_ed25519(public, bytes.fromhex(case["msg"]), bytes.fromhex(case["sig"]))
            except SignatureError:
                assert case["result"] == "invalid", case["tcId"]
            else:
                assert case["result"] == "valid", case["tcId"]
    assert seen == 151


@pytest.mark.parametrize("case", RFC8032, ids=lambda case: case["name"])
def test_keys_and_signatures_are_those_of_rfc_8032(case: dict[str, Any]) -> None:
    unhex = bytes.fromhex
    key = SigningKey.from_seed(unhex(case["secret_key"]))
    assert base64.b64decode(key.public.split()[1])[-32:] == unhex(case["public_key"])
    assert key._key.sign(unhex(case["message"])).hex() == case["signature"]
    verify_ed25519(unhex(case["public_key"]), unhex(case["message"]), unhex(case["signature"]))


@given(st.binary(), st.text(st.characters(codec="utf-8"), min_size=1, max_size=64), st.binary(min_size=32, max_size=32))
def test_what_was_signed_verifies_and_names_its_key(message: bytes, namespace: str, seed: bytes) -> None:
    key = SigningKey.from_seed(seed)
    signature = key.sign(message, namespace)
    assert len(signature) <= 1024
    assert verify_signature(message, signature, namespace, None) == key.public
    assert verify_signature(message, signature, namespace, key.public) == key.public


@given(st.binary())
def test_any_bytes_are_refused_with_one_error(data: bytes) -> None:
    """G1."""
    for signature in (data, BEGIN + data + END, _armor(data)):
        with pytest.raises(SignatureError):
            verify_signature(MESSAGE, signature, NAMESPACE, None)


def test_every_flipped_bit_of_a_signature_file_is_refused() -> None:
    """G1, G4."""
    for place in range(len(SIGNED)):
        for bit in range(8):
            changed = bytearray(SIGNED)
            changed[place] ^= 1 << bit
            with pytest.raises(SignatureError):
                verify_signature(MESSAGE, bytes(changed), NAMESPACE, None)


def test_every_flipped_bit_of_the_blob_is_refused() -> None:
    """G1, G4: the armor is canonical again, the content is not what was signed."""
    blob = _blob(SIGNED)
    assert _armor(blob) == SIGNED
    for place in range(len(blob)):
        for bit in range(8):
            changed = bytearray(blob)
            changed[place] ^= 1 << bit
            with pytest.raises(SignatureError):
                verify_signature(MESSAGE, _armor(bytes(changed)), NAMESPACE, None)


@pytest.mark.parametrize(
    "signature",
    [
        pytest.param(SIGNED + b"\n" * 1024, id="over 1024 bytes"),
        pytest.param(SIGNED + b"\n", id="an empty line after"),
        pytest.param(b"\n" + SIGNED, id="an empty line before"),
        pytest.param(SIGNED[:-1], id="no last line end"),
        pytest.param(SIGNED.replace(b"\n", b"\r\n"), id="CRLF"),
        pytest.param(_armor(_blob(SIGNED), 64), id="64 columns"),
        pytest.param(_armor(_blob(SIGNED) + b"\0"), id="a byte after the blob"),
        pytest.param(SIGNED + SIGNED, id="twice"),
        pytest.param(_armor(_blob(SIGNED)[:-1]), id="a byte short"),
        pytest.param(SIGNED.removeprefix(BEGIN), id="no first line"),
        pytest.param(SIGNED.removesuffix(END), id="no last line"),
    ],
)
def test_another_text_of_the_same_signature_is_refused(signature: bytes) -> None:
    """G1."""
    with pytest.raises(SignatureError):
        verify_signature(MESSAGE, signature, NAMESPACE, None)


def test_a_namespace_is_needed() -> None:
    """G2."""
    with pytest.raises(ValueError, match="namespace"):
        KEY.sign(MESSAGE, "")
    with pytest.raises(ValueError, match="namespace"):
        verify_signature(MESSAGE, SIGNED, "", None)


def test_another_namespace_message_or_key_is_refused() -> None:
    """G2, G4."""
    other = SigningKey.generate().public
    for message, namespace, key in (
        (MESSAGE, "herstelkluis.revoke.v1", None),
        (MESSAGE + b"\n", NAMESPACE, None),
        (MESSAGE, NAMESPACE, other),
        (MESSAGE, NAMESPACE, KEY.public + " comment"),
    ):
        with pytest.raises(SignatureError):
            verify_signature(message, SIGNED, namespace, key)


def _encodings_of_small_order() -> set[bytes]:
    """Every 32 bytes that decode to a point P with 8P = 0, found by the arithmetic of RFC 8032 section 5.1."""
    p = 2**255 - 19
    d = -121665 * pow(121666, -1, p) % p

    def xs(y: int) -> list[int]:
        square = (y * y - 1) * pow(d * y * y + 1, -1, p) % p
        root = pow(square, (p + 3) // 8, p)
        roots = {root, root * pow(2, (p - 1) // 4, p) % p}
        return sorted({one for root in roots for one in (root, -root % p) if one * one % p == square})

    def add(a: tuple[int, int], b: tuple[int, int]) -> tuple[int, int]:
        (x1, y1), (x2, y2) = a, b
        cross = d * x1 * x2 * y1 * y2
        return ((x1 * y2 + x2 * y1) * pow(1 + cross, -1, p) % p, (y1 * y2 + x1 * x2) * pow(1 - cross, -1, p) % p)

    order = 2**252 + 27742317777372353535851937790883648493
    found, y = {(0, 1)}, 2
    while len(found) < 8:  # L times any point is of small order
        if points := [(x, y) for x in xs(y)]:
            power, rest, total = points[0], order, (0, 1)
            while rest:
                total = add(total, power) if rest & 1 else total
                power, rest = add(power, power), rest >> 1
            found |= {add(one, total) for one in found}
        y += 1
    ys = {y + more for _x, y in found for more in (0, p) if y + more < 2**255}
    return {(y | sign << 255).to_bytes(32, "little") for y in ys for sign in (0, 1)}


def test_a_key_of_small_order_is_refused_in_every_encoding() -> None:
    """G6: with R = 0 and S = 0, or with R the key, such a signature fits one message in eight or all of them."""
    keys = _encodings_of_small_order()
    assert len(keys) == 14
    for key in keys:
        for first in (key, (1).to_bytes(32, "little")):
            for n in range(16):
                with pytest.raises(SignatureError):
                    verify_ed25519(key, b"%d" % n, first + bytes(32))
    neutral = (1).to_bytes(32, "little")
    with pytest.raises(SignatureError):
        verify_signature(MESSAGE, signature_file(neutral, NAMESPACE, neutral + bytes(32)), NAMESPACE, None)


def test_a_second_signature_made_from_the_first_is_refused() -> None:
    """G3: S + L is the same number to a lenient reader."""
    order = 2**252 + 27742317777372353535851937790883648493
    blob = _blob(SIGNED)
    s = int.from_bytes(blob[-32:], "little") + order
    with pytest.raises(SignatureError):
        verify_signature(MESSAGE, _armor(blob[:-32] + s.to_bytes(32, "little")), NAMESPACE, None)


def test_a_file_over_1024_bytes_is_refused_even_when_it_is_sound() -> None:
    """G1."""
    namespace = "n" * 800
    with pytest.raises(SignatureError):
        verify_signature(MESSAGE, KEY.sign(MESSAGE, namespace), namespace, None)


def test_the_example_in_the_specification_is_refused_because_it_names_no_hash() -> None:
    """G1. PROTOCOL.sshsig 1.4, section 1: older than the field `hash_algorithm`, which section 2 demands."""
    example = (
        b"-----BEGIN SSH SIGNATURE-----\n"
        b"U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgJKxoLBJBivUPNTUJUSslQTt2hD\n"
        b"jozKvHarKeN8uYFqgAAAADZm9vAAAAAAAAAFMAAAALc3NoLWVkMjU1MTkAAABAKNC4IEbt\n"
        b"Tq0Fb56xhtuE1/lK9H9RZJfON4o6hE9R4ZGFX98gy0+fFJ/1d2/RxnZky0Y7GojwrZkrHT\n"
        b"FgCqVWAQ==\n"
        b"-----END SSH SIGNATURE-----\n"
    )
    assert _armor(_blob(example)) == example
    with pytest.raises(SignatureError):
        verify_signature(MESSAGE, example, "foo", None)
    with_hash = _blob(example)[:76] + b"\0\0\0\x06sha512" + _blob(example)[76:]
    assert signature_file(with_hash[33:65], "foo", with_hash[-64:]) == _armor(with_hash)


def test_a_key_comes_back_from_its_seed() -> None:
    key = SigningKey.generate()
    with key.seed() as seed:
        assert SigningKey.from_seed(seed.reveal()).public == key.public
    assert SigningKey.generate().public != key.public


def test_a_signing_key_says_nothing_by_itself() -> None:
    assert repr(KEY) == "<SigningKey>"
    for take in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            take(KEY)


def test_a_public_key_is_written_without_a_comment() -> None:
    """G5."""
    kind, text = KEY.public.split(" ")
    assert kind == "ssh-ed25519"
    assert base64.b64decode(text, validate=True)[:19] == b"\0\0\0\x0bssh-ed25519\0\0\0\x20"
