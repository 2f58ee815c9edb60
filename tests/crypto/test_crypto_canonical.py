"""Canonical JSON: the public cases, and everything that is not the one text is refused."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costs import least_milliseconds
from herstelkluis.crypto import canonical
from herstelkluis.errors import CanonicalJsonError

JCS = Path(__file__).parents[1] / "vectors" / "jcs"
CASES = sorted((JCS / "input").iterdir())

_words = st.text(st.characters(exclude_categories=["Cs"]))
_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | _words,
    lambda inner: st.lists(inner) | st.dictionaries(_words, inner),
    max_leaves=20,
)


def _decode(data: bytes) -> Any:
    return canonical.decode(data, max_bytes=2**20, max_depth=32)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_public_cases_are_written_byte_for_byte(case: Path) -> None:
    """J1."""
    value = json.loads(case.read_bytes())
    assert canonical.encode(value) == (JCS / "output" / case.name).read_bytes()
    assert canonical.encode(value) == bytes.fromhex((JCS / "outhex" / f"{case.stem}.txt").read_text())


@pytest.mark.parametrize("name", ["french", "unicode", "weird"])
def test_the_public_cases_without_fractions_are_read(name: str) -> None:
    text = (JCS / "output" / f"{name}.json").read_bytes()
    assert _decode(text) == json.loads(text)
    with pytest.raises(CanonicalJsonError):
        _decode((JCS / "input" / f"{name}.json").read_bytes())


@given(_values)
def test_what_was_written_is_read_back(value: Any) -> None:
    """J1."""
    assert _decode(canonical.encode(value)) == value


@given(_values, st.integers(0, 2**16), st.sampled_from(b' \t\n0,:"{}[]\\'))
def test_one_more_byte_gives_another_value_or_none(value: Any, place: int, byte: int) -> None:
    """J1."""
    text = canonical.encode(value)
    at = place % (len(text) + 1)
    changed = text[:at] + bytes([byte]) + text[at:]
    try:
        read = _decode(changed)
    except CanonicalJsonError:
        return
    assert read != value
    assert canonical.encode(read) == changed


@given(st.binary())
def test_any_bytes_are_read_or_refused_with_one_error(data: bytes) -> None:
    with contextlib.suppress(CanonicalJsonError):
        assert canonical.encode(_decode(data)) == data


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(b"", id="J1 nothing"),
        pytest.param(b'{"a": 1}', id="J1 a space"),
        pytest.param(b'{"a":1}\n', id="J1 a line end"),
        pytest.param(b'{"b":1,"a":1}', id="J1 keys out of order"),
        pytest.param(b'"\\u0061"', id="J1 a needless escape"),
        pytest.param(b'"\\/"', id="J1 an escaped slash"),
        pytest.param(b'"\\u000A"', id="J1 a long escape"),
        pytest.param(b"1 2", id="J1 two values"),
        pytest.param(b"[1,]", id="J1 a comma too many"),
        pytest.param(b"\xef\xbb\xbf1", id="J2 a byte order mark"),
        pytest.param(b'"\xff"', id="J2 not UTF-8"),
        pytest.param('"é"'.encode("utf-16"), id="J2 UTF-16"),
        pytest.param(b'"\xed\xa0\x80"', id="J2 a surrogate in UTF-8"),
        pytest.param(b'"\\ud800"', id="J2 a lone surrogate"),
        pytest.param(b'{"\\ud800":1}', id="J2 a lone surrogate as key"),
        pytest.param(b'{"a":1,"a":1}', id="J3 a key twice"),
        pytest.param(b'{"a":{"b":1,"b":2}}', id="J3 a key twice inside"),
        pytest.param(b"-0", id="J4 minus zero"),
        pytest.param(b"01", id="J4 a leading zero"),
        pytest.param(b"1.0", id="J4 a fraction"),
        pytest.param(b"0.5", id="J4 a half"),
        pytest.param(b"1e3", id="J4 an exponent"),
        pytest.param(b"1e+30", id="J4 a canonical float"),
        pytest.param(b"9007199254740992", id="J4 2^53"),
        pytest.param(b"-9007199254740992", id="J4 -2^53"),
        pytest.param(b"9" * 10_000, id="J4 ten thousand digits"),
        pytest.param(b"NaN", id="J4 NaN"),
        pytest.param(b"-Infinity", id="J4 Infinity"),
    ],
)
def test_a_text_that_is_not_canonical_is_refused(text: bytes) -> None:
    with pytest.raises(CanonicalJsonError):
        _decode(text)


def test_a_text_over_the_size_is_refused() -> None:
    """J5."""
    assert canonical.decode(b'"1234"', max_bytes=6, max_depth=0) == "1234"
    with pytest.raises(CanonicalJsonError):
        canonical.decode(b'"12345"', max_bytes=6, max_depth=0)


def test_depth_counts_open_brackets_and_not_those_inside_strings() -> None:
    """J5."""
    text = rb'{"[{\"[":["]",[]]}'
    assert canonical.decode(text, max_bytes=100, max_depth=3) == {'[{"[': ["]", []]}
    with pytest.raises(CanonicalJsonError):
        canonical.decode(text, max_bytes=100, max_depth=2)


@pytest.mark.parametrize(
    "text",
    [b"[" * 10**6, b"[" * 10**5 + b"]" * 10**5, b'{"a":' * 10**5, b'"\\' * 10**6, b'"' + b'\\"' * 10**6, b'"' * 10**6],
    ids=["open", "nested", "objects", "backslashes", "escaped quotes", "quotes"],
)
def test_a_hostile_text_is_refused_at_once(text: bytes) -> None:
    """J5."""

    def decoding() -> None:
        with pytest.raises(CanonicalJsonError):
            canonical.decode(text, max_bytes=2**22, max_depth=16)

    assert least_milliseconds(decoding, within=2000) < 2000


@pytest.mark.parametrize("value", ["\ud800", {"\udfff": 1}, 2**53, {1: 1}, {1, 2}, float("nan"), b"bytes"])
def test_what_has_no_canonical_text_is_not_written(value: Any) -> None:
    with pytest.raises(CanonicalJsonError):
        canonical.encode(value)


def test_the_error_does_not_quote_the_text() -> None:
    with pytest.raises(CanonicalJsonError) as caught:
        _decode(b'{"geheim" 1}')
    assert "geheim" not in repr(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
