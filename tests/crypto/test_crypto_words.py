"""Words as people say, hear and type them."""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis import resources
from herstelkluis.crypto import words as words_module
from herstelkluis.crypto.words import (
    closest,
    complete,
    fingerprint_words,
    new_passphrase,
    number_of,
    parse_words,
    suggest_password,
    word_list,
    words_of,
)
from herstelkluis.errors import ProgramDamagedError, UnknownWordError, WordCountError, WrongWordsError

_lists = st.lists(st.sampled_from(word_list()), min_size=1, max_size=12)
_letters = st.sampled_from("abcdefghijklmnopqrstuvwxyz")


@pytest.fixture
def other_resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in which the program looks for its shipped files."""
    monkeypatch.setattr(resources, "_root", lambda: tmp_path)
    words_module.word_list.cache_clear()
    yield tmp_path
    words_module.word_list.cache_clear()


def test_there_are_2048_sorted_words_of_plain_letters() -> None:
    words = word_list()
    assert len(set(words)) == 2048
    assert list(words) == sorted(words)
    assert all(re.fullmatch("[a-z]{4,9}", word) for word in words)
    assert len({word[:4] for word in words}) == 2048


def test_another_list_is_refused(other_resources: Path) -> None:
    """W1."""
    (other_resources / "words").mkdir()
    (other_resources / "words" / "words-nl.txt").write_text("\n".join(["aalbes"] * 2048))
    with pytest.raises(ProgramDamagedError):
        word_list()


def test_a_missing_list_is_said_in_those_words(other_resources: Path) -> None:
    """W1."""
    with pytest.raises(ProgramDamagedError):
        word_list()


@given(_lists, st.sampled_from([" ", "\n", "-", " - ", ", ", "\t\t", "", ". ", " 2) ", "\u00a0", "\u2011", "_"]))
def test_words_are_read_with_any_spacing(words: list[str], between: str) -> None:
    """W2."""
    text = f"  {between.join(words)}\n"
    assert parse_words(text, len(words)) == tuple(words)
    assert parse_words(text.upper(), len(words)) == tuple(words)
    assert parse_words(text.title(), len(words)) == tuple(words)


def test_a_sheet_with_numbered_lines_is_read() -> None:
    """W2."""
    assert parse_words("1. Aalbes 2. aambeeld\n3. aan-\nbellen", 3) == ("aalbes", "aambeeld", "aanbellen")


def test_the_single_letter_ij_is_read_as_two() -> None:
    """W2."""
    word = next(word for word in word_list() if "ij" in word)
    assert parse_words(word.replace("ij", "\u0133"), 1) == (word,)


@given(_lists, st.data())
def test_a_wrong_letter_is_refused_with_the_place_of_its_word(words: list[str], data: st.DataObject) -> None:
    """W2: no word of the list is one letter away from another."""
    n = data.draw(st.integers(0, len(words) - 1))
    at = data.draw(st.integers(0, len(words[n]) - 1))
    letter = data.draw(_letters.filter(lambda each: each != words[n][at]))
    typed = [*words[:n], words[n][:at] + letter + words[n][at + 1 :], *words[n + 1 :]]
    with pytest.raises(UnknownWordError) as caught:
        parse_words(" ".join(typed), len(words))
    assert caught.value.facts == {"n": n + 1}


@given(_lists, st.integers(1, 20))
def test_another_number_of_words_is_refused_with_both_numbers(words: list[str], needed: int) -> None:
    """W2."""
    if len(words) == needed:
        assert len(parse_words(" ".join(words), needed)) == needed
        return
    with pytest.raises(WordCountError) as caught:
        parse_words(" ".join(words), needed)
    assert caught.value.facts == {"n": len(words), "needed": needed}


@pytest.mark.parametrize("text", ["", "  \n", "123"])
def test_no_words_at_all_are_counted_too(text: str) -> None:
    """W2."""
    with pytest.raises(WordCountError) as caught:
        parse_words(text, 2)
    assert caught.value.facts == {"n": 0, "needed": 2}


def test_a_text_that_is_too_long_is_refused_without_looking() -> None:
    """W2."""
    with pytest.raises(WrongWordsError) as caught:
        parse_words("aalbes " * 100_000, 2)
    assert type(caught.value) is WrongWordsError


@given(st.text())
def test_any_text_is_read_or_refused_with_one_error(text: str) -> None:
    with contextlib.suppress(WrongWordsError):
        assert set(parse_words(text, 2)) <= set(word_list())


@given(st.sampled_from(word_list()))
def test_four_letters_are_enough_to_complete_a_word(word: str) -> None:
    assert {complete(word[:length]) for length in range(4, len(word) + 1)} == {word}
    assert complete(word[:4].upper()) == word
    assert complete(word[:3]) is None
    assert complete(word + "q") is None


def test_every_word_sounds_like_itself_alone() -> None:
    assert all(closest(word) == word for word in word_list())


@pytest.mark.parametrize(("typed", "word"), [("strant", "strand"), ("lijding", "leiding"), (" Strant ", "strand")])
def test_a_word_spelled_as_it_sounds_is_found(typed: str, word: str) -> None:
    assert closest(typed) == word


def test_a_word_that_sounds_like_none_is_not_found() -> None:
    assert closest("xqxqxq") is None
    assert closest("") is None


def test_passphrases_and_passwords_have_their_number_of_words() -> None:
    """W3."""
    assert len(parse_words(new_passphrase(), 7)) == 7
    assert len(parse_words(suggest_password(), 5)) == 5
    text = new_passphrase()
    assert text == " ".join(parse_words(text, 7))


def test_no_passphrase_comes_twice() -> None:
    """W3."""
    assert len({new_passphrase() for _ in range(1000)}) == 1000


def test_every_word_can_be_drawn() -> None:
    """W3: 40,000 draws miss a given word of 2048 once in 3 * 10^8 times."""
    drawn = set(new_passphrase(40_000).split())
    assert len(drawn) >= 2047


@given(st.binary())
def test_a_fingerprint_is_the_first_88_bits_of_the_hash(data: bytes) -> None:
    """W4."""
    words = fingerprint_words(data)
    assert len(words) == 8
    bits = "".join(f"{word_list().index(word):011b}" for word in words)
    assert bits == "".join(f"{byte:08b}" for byte in hashlib.sha256(data).digest())[:88]


@given(st.integers(0, 2**132 - 1))
def test_words_and_numbers_go_both_ways(number: int) -> None:
    assert number_of(words_of(number, 12)) == number


def test_a_number_is_not_made_of_an_unknown_word() -> None:
    with pytest.raises(UnknownWordError) as caught:
        number_of(("aalbes", "geheim"))
    assert caught.value.facts == {"n": 2}
