"""A secret lives as long as its block, and says nothing by itself."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.crypto.secret import Secret


def test_a_secret_shows_its_bytes_inside_its_block_and_not_after() -> None:
    with Secret(b"twelve bytes") as secret:
        assert secret.reveal() == b"twelve bytes"
    assert secret.is_closed
    with pytest.raises(ValueError, match="closed"):
        secret.reveal()
    with pytest.raises(ValueError, match="closed"):
        secret.copy()


def test_closing_wipes_the_array_that_was_handed_over() -> None:
    array = bytearray(b"twelve bytes")
    with Secret(array) as secret:
        assert array == b"twelve bytes"
    assert array == bytes(12)
    assert secret.is_closed  # still alive: it was the closing that wiped


def test_a_forgotten_secret_is_wiped_as_well() -> None:
    array = bytearray(b"twelve bytes")
    secret = Secret(array)
    del secret
    assert array == bytes(12)


def test_an_error_inside_the_block_still_closes() -> None:
    secret = Secret(b"twelve bytes")
    with pytest.raises(KeyError), secret:
        raise KeyError
    assert secret.is_closed


def test_a_copy_outlives_its_original() -> None:
    with Secret(b"twelve bytes") as secret:
        second = secret.copy()
    assert second.reveal() == b"twelve bytes"


@given(st.binary(min_size=1))
def test_no_text_of_a_secret_tells_its_bytes(data: bytes) -> None:
    secret = Secret(data)
    assert repr(secret) == str(secret) == f"{secret}" == "<Secret>"


def test_a_secret_is_not_pickled_or_copied_by_accident() -> None:
    for take in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            take(Secret(b"twelve bytes"))


@given(st.binary(), st.binary())
def test_secrets_are_equal_when_their_bytes_are(one: bytes, other: bytes) -> None:
    assert (Secret(one) == Secret(other)) == (one == other)
    assert Secret(one) != one


def test_a_secret_has_no_hash_and_no_other_attributes() -> None:
    with pytest.raises(TypeError):
        hash(Secret(b"twelve bytes"))
    assert not hasattr(Secret(b"twelve bytes"), "__dict__")
