"""The quick way of writing canonical JSON writes exactly what the library of RFC 8785 writes."""

from __future__ import annotations

import pytest
import rfc8785
from hypothesis import example, given
from hypothesis import strategies as st

from herstelkluis.errors import BodyError
from herstelkluis.model import strict

KEYS = st.text(st.characters(codec="utf-8"), max_size=6)
PLAIN = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(st.characters(codec="utf-8"))
VALUES = st.recursive(
    PLAIN | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)
EVERY_SIGN = "".join(map(chr, [*range(0x300), 0x2028, 0x2029, 0xFEFF, 0xFFFF, 0x1F600, 0x10FFFF]))


@given(VALUES)
@example({"b": EVERY_SIGN, "a": [1, True, None], EVERY_SIGN: ""})
@example([EVERY_SIGN * 9, "".join(reversed(EVERY_SIGN * 9))])
@example([{"a": {"b": 0.1, "\ue000": 0}}])
@example({"\ue000": 1, "\U0001f600": 2, "a": 1e21})
def test_both_ways_write_the_same(value):
    assert strict.dump(value, 1 << 20) == rfc8785.dumps(value)


@given(st.text(st.characters(codec="utf-8")))
def test_words_come_back(words):
    assert strict.load(strict.dump({"words": words}, 1 << 20), 1 << 20) == {"words": words}


@pytest.mark.parametrize("value", ["\ud800", {"\udfff": 1}, 2**53, -(2**53), float("nan"), {1: 2}, b"x", object()])
def test_what_has_no_canonical_text_is_refused(value):
    with pytest.raises(BodyError):
        strict.dump(value, 1 << 20)
