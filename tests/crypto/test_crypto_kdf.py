"""From password to key: public vectors, the limits, and measuring the cost."""

from __future__ import annotations

import hashlib
import hmac
import json
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.crypto.kdf import (
    CEILING,
    CHEAPEST,
    FLOOR,
    STANDARD,
    Argon2Cost,
    calibrate,
    check_cost,
    derive_key,
    subkey,
)
from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import KeyLimitError

RFC = Path(__file__).parents[1] / "vectors" / "rfc"
SALT = bytes(32)


def _vectors(name: str) -> list[dict[str, Any]]:
    vectors: list[dict[str, Any]] = json.loads((RFC / name).read_bytes())["vectors"]
    assert vectors
    return vectors


def test_the_argon2id_of_rfc_9106_is_the_one_in_use() -> None:
    (case,) = _vectors("rfc9106_argon2id.json")
    unhex = bytes.fromhex
    kdf = Argon2id(
        salt=unhex(case["salt"]),
        length=case["tag_length"],
        iterations=case["passes"],
        lanes=case["lanes"],
        memory_cost=case["memory_kib"],
        ad=unhex(case["associated_data"]),
        secret=unhex(case["secret"]),
    )
    assert kdf.derive(unhex(case["password"])).hex() == case["tag"]


@pytest.mark.parametrize(
    ("password", "salt", "cost", "key"),
    [
        ("password", b"somesalt", (65536, 2, 1), "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"),
        ("password", b"somesalt", (256, 2, 1), "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"),
        ("password", b"somesalt", (256, 2, 2), "6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037"),
        ("password", b"somesalt", (65536, 1, 1), "f6a5adc1ba723dddef9b5ac1d464e180fcd9dffc9d1cbf76cca2fed795d9ca98"),
        ("password", b"somesalt", (65536, 4, 1), "9025d48e68ef7395cca9079da4c4ec3affb3c8911fe4f86d1a2520856f63172c"),
        ("password", b"diffsalt", (65536, 2, 1), "bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c"),
    ],
)
def test_a_password_gives_the_key_of_the_argon2_reference_tests(
    password: str, salt: bytes, cost: tuple[int, int, int], key: str
) -> None:
    assert derive_key(password, salt, Argon2Cost(*cost)).reveal().hex() == key


def test_a_ready_made_letter_and_a_dead_key_give_the_same_key() -> None:
    """P1."""
    assert derive_key("caf\u00e9", SALT, CHEAPEST) == derive_key("cafe\u0301", SALT, CHEAPEST)


@given(st.text(), st.text())
def test_another_password_gives_another_key(one: str, other: str) -> None:
    """P1: capitals and spaces count, and no text raises, not even half a surrogate pair."""
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (derive_key(one, SALT, CHEAPEST) == derive_key(other, SALT, CHEAPEST)) == same


def test_half_a_surrogate_pair_is_a_password_too() -> None:
    """P1."""
    assert derive_key("\ud800", SALT, CHEAPEST) != derive_key("\udc00", SALT, CHEAPEST)


@pytest.mark.parametrize(
    "cost",
    [
        Argon2Cost(512 * 1024 + 1, 3, 4),
        Argon2Cost(2**40, 3, 4),
        Argon2Cost(65536, 11, 4),
        Argon2Cost(65536, 2**40, 4),
        Argon2Cost(65536, 3, 9),
        Argon2Cost(65536, 0, 4),
        Argon2Cost(65536, 3, 0),
        Argon2Cost(65536, 3, -1),
        Argon2Cost(31, 3, 4),
        Argon2Cost(0, 1, 1),
        Argon2Cost(-1, 3, 4),
    ],
)
def test_a_cost_outside_the_limits_is_refused(cost: Argon2Cost) -> None:
    """P4."""
    with pytest.raises(KeyLimitError):
        check_cost(cost)
    with pytest.raises(KeyLimitError):
        derive_key("password", SALT, cost)


def test_every_profile_may_be_read() -> None:
    for cost in (CHEAPEST, FLOOR, STANDARD, CEILING, Argon2Cost(512 * 1024, 10, 8)):
        check_cost(cost)


def test_too_little_memory_is_said_in_those_words() -> None:
    program = """
import resource
from herstelkluis.crypto.kdf import STANDARD, derive_key
from herstelkluis.errors import NotEnoughMemoryError
from pathlib import Path
used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + 64 * 2**20, used + 64 * 2**20))
try:
    derive_key("password", bytes(32), STANDARD)
except NotEnoughMemoryError:
    print("said")
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=300, check=False)
    assert (done.stdout, done.stderr) == (b"said\n", b"")


def _clock(*seconds: float) -> Callable[[], float]:
    """A clock on which the measured pieces of work take these times, one after another."""

    def ticks() -> Iterator[float]:
        now = 0.0
        for each in seconds:
            yield now
            now += each
            yield now

    times = ticks()
    return lambda: next(times)


def test_a_slow_computer_gets_the_floor_after_one_try() -> None:
    """P3."""
    assert calibrate(clock=_clock(7.0)) == FLOOR
    assert calibrate(clock=_clock(0.7)) == FLOOR


def test_the_cost_climbs_until_it_takes_long_enough() -> None:
    """P3."""
    assert calibrate(clock=_clock(0.1, 0.15, 0.2, 0.6)) == Argon2Cost(192 * 1024, 3, 4)


def test_a_step_that_takes_too_long_is_not_taken() -> None:
    """P3."""
    assert calibrate(clock=_clock(0.2, 0.3, 1.2)) == Argon2Cost(96 * 1024, 3, 4)


def test_a_fast_computer_gets_the_ceiling_and_not_more() -> None:
    """P3."""
    assert calibrate(clock=_clock(*[0.01] * 7)) == CEILING


def _hkdf(key: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    """RFC 5869 sections 2.2 and 2.3, straight from the text: the witness for ours."""
    prk = hmac.digest(salt or bytes(hashlib.sha256().digest_size), key, "sha256")
    block, okm = b"", b""
    for n in range(1, -(-length // 32) + 1):
        block = hmac.digest(prk, block + info + bytes([n]), "sha256")
        okm += block
    return okm[:length]


@pytest.mark.parametrize("case", _vectors("rfc5869_hkdf_sha256.json"), ids=lambda case: case["name"])
def test_the_witness_for_subkeys_gives_the_keys_of_rfc_5869(case: dict[str, Any]) -> None:
    unhex = bytes.fromhex
    okm = _hkdf(unhex(case["ikm"]), unhex(case["salt"]), unhex(case["info"]), case["length"])
    assert okm.hex() == case["okm"]


@given(
    key=st.binary(min_size=1, max_size=64),
    salt=st.binary(max_size=64),
    purpose=st.from_regex(r"[a-z0-9-]+(/[a-z0-9-]+)*", fullmatch=True),
    length=st.integers(1, 255 * 32),
)
def test_a_subkey_is_the_one_of_rfc_5869(key: bytes, salt: bytes, purpose: str, length: int) -> None:
    """S1."""
    expected = _hkdf(key, salt, b"hk/v1/" + purpose.encode(), length)
    assert subkey(Secret(key), purpose, length, salt).reveal() == expected


def test_two_purposes_give_two_keys() -> None:
    """S1."""
    assert subkey(Secret(SALT), "key-file-mac") != subkey(Secret(SALT), "backup-age")


@pytest.mark.parametrize("purpose", ["", "Key", "a b", "a/", "/a", "a\n", "é"])
def test_a_purpose_is_a_plain_name(purpose: str) -> None:
    with pytest.raises(ValueError):
        subkey(Secret(SALT), purpose)
