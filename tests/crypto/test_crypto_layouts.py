"""Keys on another layout: the guess that explains a refused password."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.crypto import layouts
from herstelkluis.crypto.layouts import layout_guesses


@pytest.mark.parametrize("keys", [layouts._QWERTY, layouts._AZERTY, layouts._QWERTZ, layouts._DUTCH])
def test_a_layout_has_46_keys_with_and_without_shift(keys: str) -> None:
    assert len(keys) == len(set(keys)) == 92


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wELKOM IN HUIS", "Welkom in huis"),
        ("zelko, éàé- &", "welkom 2026 1"),
        ("welkom", "zelko,"),
        ("yonnebloem", "zonnebloem"),
        ("tyd-vak", "tzd/vak"),
        ("caf\u00e9", "caf'e"),
        ("caf'e", "caf\u00e9"),
        ("gar'con", "gar\u00e7on"),
        ('na"ief', "na\u00efef"),
        ("mijn+kluis", "mijn;kluis"),
        ("ik'ben", "ik\u00b4ben"),
    ],
)
def test_the_meant_password_is_among_the_guesses(typed: str, meant: str) -> None:
    assert meant in layout_guesses(typed)


def test_caps_lock_azerty_and_qwertz_come_first() -> None:
    assert layout_guesses("Aap Yes")[:3] == ["aAP yES", "Qqp Yes", "Aap Zes"]


@given(st.text())
def test_a_password_is_never_its_own_guess(password: str) -> None:
    guesses = layout_guesses(password)
    assert unicodedata.normalize("NFC", password) not in guesses
    assert len(guesses) == len(set(guesses)) <= 9


@given(st.text(st.sampled_from(layouts._QWERTY)))
def test_what_another_layout_made_of_it_leads_back(password: str) -> None:
    for keys in (layouts._AZERTY, layouts._QWERTZ, layouts._DUTCH):
        seen = password.translate(str.maketrans(layouts._QWERTY, keys))
        if seen != password:
            assert password in layout_guesses(seen)
