"""What changed between two texts: nothing is made up or left out, and only the places that changed are shown."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from costs import least_milliseconds
from herstelkluis.model.differences import Kind, Part, compare, count_words, passages

some_text = st.text(st.sampled_from("ab é.\n!?…’ xz"), max_size=120)


def text_of(parts, kind):
    return "".join(part.words for part in parts if part.kind in (Kind.SAME, kind))


@given(some_text, some_text)
def test_put_together_again_the_parts_are_both_texts(before, after):
    parts = compare(before, after)
    assert text_of(parts, Kind.GONE) == before
    assert text_of(parts, Kind.CAME) == after
    assert all(part.words for part in parts)
    assert all(one.kind is not other.kind for one, other in pairwise(parts))
    assert (passages(parts) == []) == (before == after)


@given(some_text, some_text)
def test_every_word_that_changed_is_in_a_passage_and_no_other_word_is_called_changed(before, after):
    parts = compare(before, after)
    shown = [part for passage in passages(parts) for part in passage]
    for kind in (Kind.GONE, Kind.CAME):
        assert [part for part in shown if part.kind is kind] == [part for part in parts if part.kind is kind]


def test_one_word_in_a_sentence_is_found():
    parts = compare("Ik liep langs het kanaal. Het was koud.", "Ik fietste langs het kanaal. Het was koud.")
    assert [part for part in parts if part.kind is not Kind.SAME] == [
        Part(Kind.GONE, "liep "),
        Part(Kind.CAME, "fietste "),
    ]
    assert count_words(parts, Kind.GONE) == count_words(parts, Kind.CAME) == 1


def test_what_lies_far_apart_is_two_passages_with_a_few_words_around():
    words = [f"woord{number}" for number in range(400)]
    after = list(words)
    after[50], after[300] = "anders", "nieuw"
    first, second = passages(compare(" ".join(words), " ".join(after)))
    assert "".join(part.words for part in first if part.kind is not Kind.GONE) == (
        "…woord42 woord43 woord44 woord45 woord46 woord47 woord48 woord49 anders woord51 woord52 woord53 woord54 "
        "woord55 woord56 woord57 woord58 …"
    )
    assert Part(Kind.CAME, "nieuw ") in second


def test_a_chapter_of_twenty_thousand_words_is_compared_in_a_moment():
    chance = random.Random(3)
    words = [chance.choice(("de", "het", "ik", "was", "toen", "kanaal", "reiger")) for _ in range(20_000)]
    before = "".join(f"{word}{'. ' if number % 13 == 12 else ' '}" for number, word in enumerate(words))
    changed = list(words)
    for place in range(0, 20_000, 500):
        changed[place] = "anders"
    after = "".join(f"{word}{'. ' if number % 13 == 12 else ' '}" for number, word in enumerate(changed))
    parts = compare(before, after)
    assert count_words(parts, Kind.CAME) < 1000
    assert text_of(parts, Kind.CAME) == after
    for other in (after, "Alles is anders.", " ".join(reversed(words))):
        assert least_milliseconds(lambda other=other: compare(before, other), within=5000) < 5000
