"""What a computer will read is on the page that the person sees before it goes: every value, in plain lines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis import i18n
from herstelkluis.crypto import canonical
from herstelkluis.errors import CanonicalJsonError
from herstelkluis.model.codec import decode_sheet, encode_sheet
from herstelkluis.model.sheet import Heading, Lines, OwnWords, Sheet
from herstelkluis.share.fhir import fhir_bundle
from herstelkluis.share.machine import content_json
from herstelkluis.share.narrative import words_of
from herstelkluis.share.shown_values import shown_values
from herstelkluis.share.value_names import NAMES
from share.machine_cases import CHOICE, FACTS, NASTY, choices, every_piece

WHOLE = 2**53 - 1
scalars = st.one_of(st.text(), st.integers(-WHOLE, WHOLE), st.booleans(), st.none())
values = st.recursive(scalars, lambda one: st.lists(one, max_size=4) | st.dictionaries(st.text(), one, max_size=4))
makers = pytest.mark.parametrize("make", [content_json, fhir_bundle])
Make = Callable[[Any, Sequence[tuple[str, Sheet]]], bytes]


def scalars_of(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield from scalars_of(one, name)
    elif isinstance(value, list):
        for one in value:
            yield from scalars_of(one, key)
    else:
        yield key, value


def told(sheet: Sheet) -> list[str]:
    """What the page tells, value by value: a line, or own words."""
    said: list[str] = []
    for piece in sheet.pieces:
        match piece:
            case Lines(items):
                said += items
            case OwnWords(text):
                said.append(text)
    return said


def expected(key: str, value: Any) -> str:
    if isinstance(value, bool):
        return i18n._("it is so") if value else i18n._("it is not so")
    if value is None or value == "":
        return "–"
    if key == "div" and words_of(str(value)):
        return str(words_of(str(value)))
    return str(value)


def check_all_told(data: bytes) -> None:
    said = told(shown_values(data, "Titel"))
    wanted = [expected(key, value) for key, value in scalars_of(json.loads(data))]
    assert len(said) == len(wanted)
    for value in sorted(wanted, key=len, reverse=True):  # the end of a long one may look like a short one
        place = next(n for n, line in enumerate(said) if line == value or line.endswith(f": {value}"))
        del said[place]


@given(values)
def test_every_value_of_any_json_is_on_the_page_and_nothing_else(value: Any) -> None:
    check_all_told(canonical.encode(value))


@makers
@given(choice=choices)
def test_every_value_of_a_copy_is_on_the_page_that_is_shown_before_sealing(make: Make, choice: Any) -> None:
    check_all_told(make(FACTS, choice))


@makers
@pytest.mark.parametrize("text", NASTY)
def test_markup_in_own_words_is_on_the_page_as_words(make: Make, text: str) -> None:
    check_all_told(make(FACTS, [("notitie", every_piece(text))]))


@makers
def test_the_page_is_a_sheet_that_can_be_shown(make: Make) -> None:
    sheet = shown_values(make(FACTS, CHOICE), "Voor een computer: inhoud")
    assert sheet.title == "Voor een computer: inhoud"
    assert decode_sheet(encode_sheet(sheet)) == sheet


@makers
def test_every_member_that_we_write_has_a_name_in_plain_words(make: Make) -> None:
    def members(value: Any) -> set[str]:
        if isinstance(value, dict):
            return set(value) | {name for one in value.values() for name in members(one)}
        return {name for one in value for name in members(one)} if isinstance(value, list) else set()

    everything = [*CHOICE, ("notitie", every_piece("x"))]
    assert members(json.loads(make(FACTS, everything))) - set(NAMES) == set()


def test_a_place_is_told_in_words_and_numbers() -> None:
    sheet = shown_values(content_json(FACTS, CHOICE), "x")
    lines = told(sheet)
    assert any(line.endswith(": Sam de Wit") and not re.search(r"[_\"{]", line) for line in lines)
    assert [piece.level for piece in sheet.pieces if isinstance(piece, Heading)].count(2) == len(CHOICE)


def test_long_words_stand_by_themselves_with_their_lines() -> None:
    long = "Een regel.\n" * 20
    sheet = shown_values(canonical.encode({"own_words": long}), "x")
    assert sheet.pieces[-1] == OwnWords(long)


@pytest.mark.parametrize(
    "div",
    [
        '<div xmlns="http://www.w3.org/1999/xhtml"><p onclick="x()">Hallo</p></div>',
        '<div xmlns="http://www.w3.org/1999/xhtml"><!-- stil --><p>Hallo</p></div>',
        '<div xmlns="http://www.w3.org/1999/xhtml"><p>Hallo &#115;</p></div>',
        '<div xmlns="http://www.w3.org/1999/xhtml"><p>Hallo</p><</div>',
        "<div><script>x()</script></div>",
    ],
)
def test_markup_of_others_is_shown_as_it_is_written(div: str) -> None:
    """What is not ours to leave out cannot hide in a tag, a comment or a code for a letter."""
    assert div in "\n".join(told(shown_values(canonical.encode({"div": div}), "x")))


@pytest.mark.parametrize(
    "data", [b"", b"{", b'{"b":1,"a":2}', b"[" * 10_000, b"\xff", b'{"a":1.5}', b'"' + b"a" * 2**20 + b'"']
)
def test_what_is_no_canonical_json_is_refused(data: bytes) -> None:
    with pytest.raises(CanonicalJsonError):
        shown_values(data, "x")
