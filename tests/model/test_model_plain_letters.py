"""Places stay places when capitals and accents are left out."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.model.plain_letters import find_all, plain


@given(st.text(max_size=40))
def test_one_sign_stays_one_sign(text):
    assert len(plain(text)) == len(text)


@given(before=st.text(max_size=12), words=st.text("éËaBç ", min_size=1, max_size=6), after=st.text(max_size=12))
def test_what_stands_in_a_text_is_found_there(before, words, after):
    text = before + words + after
    found = find_all(text, words.upper() if len(words.upper()) == len(words) else words)
    assert found
    assert all(plain(text[start:end]) == plain(words) for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))


def test_nothing_is_found_for_nothing():
    assert find_all("woorden", "") == []
    assert find_all("Eén café", "een cafe") == [(0, 8)]
