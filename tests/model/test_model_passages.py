"""A note in the margin goes where its passage goes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.model.body import Margin
from herstelkluis.model.passages import Tie, follow, tie_of, tied

TEXT = "Mijn oma zat bij het raam. Ik telde de franjes."


def tie(words: str, text: str = TEXT) -> Tie:
    return tie_of(Margin("?", words, at=text.index(words)), text)


def after(one: Tie, *texts: str) -> Tie:
    for before, now in pairwise(texts):
        (one,) = follow((one,), before, now)
    return one


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("Lieve. " + TEXT, "bij het raam"),
        (TEXT + " Klaar.", "bij het raam"),
        (TEXT.replace("raam", "grote raam"), "bij het grote raam"),
        (TEXT.replace("bij het", "naast het"), "naast het raam"),
        (TEXT.replace("raam", "raam en keek"), "bij het raam"),
        (TEXT.replace("zat bij", "zat stil bij"), "bij het raam"),
        (TEXT.replace("zat bij ", ""), "het raam"),
        (TEXT.replace("raam. Ik", "Ik"), "bij het "),
    ],
)
def test_a_passage_moves_grows_and_shrinks_with_its_text(now, words):
    found = after(tie("bij het raam"), TEXT, now)
    assert found.words == words
    assert now[found.at :].startswith(words)


@pytest.mark.parametrize(
    "gone", ["Mijn oma zat . Ik telde de franjes.", "Mijn oma.", "", "Mijn oma zat x. Ik telde de franjes."]
)
def test_a_passage_that_is_gone_is_known_by_its_last_words_and_comes_back_with_undo(gone):
    one = tie("bij het raam")
    lost = after(one, TEXT, gone)
    assert tied(Margin("?", "bij het raam"), lost) == Margin("?", "bij het raam", at=None)
    assert after(lost, gone, TEXT) == one


def test_undo_gives_an_edge_back_that_was_cut_off():
    one = tie("bij het raam")
    assert after(one, TEXT, TEXT.replace("zat bij ", ""), TEXT) == one
    assert after(one, TEXT, TEXT.replace("raam. Ik", "Ik"), TEXT) == one


def test_a_passage_that_is_cut_and_pasted_elsewhere_is_followed():
    cut = TEXT.replace(" bij het raam", "")
    pasted = cut + " En zij bleef bij het raam."
    assert after(tie("bij het raam"), TEXT, cut, pasted).at == pasted.index("bij het raam")
    assert after(tie("bij het raam"), TEXT, pasted).at == pasted.index("bij het raam")  # dragged, in one change


def test_of_the_same_words_twice_the_place_decides():
    text = "thee. koek. thee."
    one = tie_of(Margin("?", "thee", at=12), text)
    assert after(one, text, "Eerst thee. koek. thee.").at == 18
    assert after(one, text, "koek. thee.").at == 6


def test_a_note_of_before_is_found_by_its_words_alone():
    assert tie_of(Margin("?", "het raam"), TEXT).at == TEXT.index("het raam")
    assert tie_of(Margin("?", "de deur"), TEXT).at is None
    assert tie_of(Margin("?"), TEXT).at is None


@given(
    left=st.text("ab \n", max_size=6), words=st.text("xyz", min_size=1, max_size=5), right=st.text("ab \n", max_size=6),
    start=st.integers(0, 17), end=st.integers(0, 17), put=st.text("abxyz ", max_size=5),
)  # fmt: skip
def test_a_tie_always_tells_what_stands_at_its_place_and_one_step_back_brings_it_home(
    left, words, right, start, end, put
):
    text = left + words + right
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    now = text[:start] + put + text[end:]
    one = Tie(words, len(left), words)
    (moved,) = follow((one,), text, now)
    assert moved.at is None or (now[moved.at :].startswith(moved.words) and moved.words.strip())
    (back,) = follow((moved,), now, text)
    if not put:
        assert back.words == words
        assert text[back.at :].startswith(words)
