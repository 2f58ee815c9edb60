"""The twelve recovery words and the sheet they stand on."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.crypto import recovery
from herstelkluis.crypto.kdf import subkey
from herstelkluis.crypto.recovery import (
    is_line_right,
    line_checks,
    new_recovery_words,
    recovery_age_seed,
    recovery_entropy,
    wrong_line,
)
from herstelkluis.crypto.secret import Secret
from herstelkluis.crypto.words import word_list
from herstelkluis.errors import UnknownWordError, WrongWordsError

_entropies = st.binary(min_size=16, max_size=16)
_numbers = st.integers(0, 2047)


def _words(entropy: bytes) -> tuple[str, ...]:
    """R1 once more, on text of bits: the witness for the program."""
    bits = "".join(f"{byte:08b}" for byte in entropy) + f"{hashlib.sha256(entropy).digest()[0]:08b}"[:4]
    return tuple(word_list()[int(bits[at : at + 11], 2)] for at in range(0, 132, 11))


@pytest.mark.parametrize(
    ("entropy", "numbers"),
    [
        (bytes(16), [0] * 11 + [3]),  # "abandon" eleven times and "about"
        (b"\xff" * 16, [2047] * 11 + [2037]),  # "zoo" eleven times and "wrong"
    ],
)
def test_the_numbers_are_those_of_the_bip_39_examples(entropy: bytes, numbers: list[int]) -> None:
    """R1."""
    words = tuple(word_list()[number] for number in numbers)
    assert recovery_entropy(words).reveal() == entropy


@given(_entropies)
def test_words_give_back_their_bits(entropy: bytes) -> None:
    """R1."""
    assert recovery_entropy(_words(entropy)) == Secret(entropy)
    assert recovery_entropy(list(_words(entropy))) == Secret(entropy)


def test_new_words_are_sound_and_never_the_same() -> None:
    """R1."""
    drawn = {new_recovery_words() for _ in range(500)}
    assert len(drawn) == 500
    for words in drawn:
        assert _words(recovery_entropy(words).reveal()) == words


@given(_entropies, st.integers(1, 15))
def test_wrong_check_bits_are_refused(entropy: bytes, flip: int) -> None:
    """R1."""
    *words, last = _words(entropy)
    changed = word_list()[word_list().index(last) ^ flip]
    with pytest.raises(WrongWordsError):
        recovery_entropy([*words, changed])


def test_a_wrong_word_is_refused_fifteen_times_in_sixteen() -> None:
    """R1: four check bits promise no more."""
    words, refused = _words(bytes(16)), 0
    for word in word_list()[1:]:
        try:
            recovery_entropy((word, *words[1:])).close()
        except WrongWordsError:
            refused += 1
    assert 0.92 < refused / 2047 < 0.96


@pytest.mark.parametrize("count", [0, 11, 13, 24])
def test_another_number_of_words_is_refused(count: int) -> None:
    """R1."""
    with pytest.raises(WrongWordsError):
        recovery_entropy([word_list()[0]] * count)


def test_an_unknown_word_is_refused_with_its_place() -> None:
    """W2."""
    words = [*_words(bytes(16))[:11], "geheim"]
    with pytest.raises(UnknownWordError) as caught:
        recovery_entropy(words)
    assert caught.value.facts == {"n": 12}
    assert "geheim" not in repr(caught.value)


@given(_entropies)
def test_the_age_seed_is_a_subkey_of_the_bits(entropy: bytes) -> None:
    """R3."""
    assert recovery_age_seed(_words(entropy)) == subkey(Secret(entropy), "recovery-age")


@given(_numbers, _numbers, _numbers)
def test_a_line_check_is_the_remainder_of_97(a: int, b: int, c: int) -> None:
    """R2."""
    line = [word_list()[number] for number in (a, b, c)]
    (check,) = line_checks(line)
    assert check == f"{(a * 2048**2 + b * 2048 + c) % 97:02d}"
    assert is_line_right(line, check)
    assert is_line_right(line, f" {check}\n")
    assert not is_line_right(line, f"{(int(check) + 1) % 97:02d}")


@given(_entropies, st.integers(0, 11), st.integers(-96, 96).filter(bool))
def test_a_wrong_word_nearby_in_the_list_is_found(entropy: bytes, n: int, away: int) -> None:
    """R2."""
    words = list(_words(entropy))
    checks = line_checks(words)
    number = word_list().index(words[n]) + away
    if not 0 <= number < 2048:
        number -= 2 * away
    words[n] = word_list()[number]
    at = n // 3
    assert not is_line_right(words[3 * at : 3 * at + 3], checks[at])
    assert line_checks(words) != checks


@given(_entropies, st.sampled_from([(0, 1), (1, 2), (0, 2), (9, 11)]))
def test_two_words_in_each_others_place_are_found(entropy: bytes, places: tuple[int, int]) -> None:
    """R2."""
    words = list(_words(entropy))
    checks = line_checks(words)
    one, other = places
    numbers = [word_list().index(words[place]) for place in places]
    words[one], words[other] = words[other], words[one]
    assert (line_checks(words) == checks) == ((numbers[0] - numbers[1]) % 97 == 0)


def test_the_sheet_has_four_lines_of_three() -> None:
    """R2."""
    checks = line_checks(new_recovery_words())
    assert len(checks) == 4
    assert all(len(check) == 2 and check.isdecimal() for check in checks)
    assert recovery.WORDS == 4 * recovery.WORDS_PER_LINE
    with pytest.raises(UnknownWordError):
        is_line_right(["aalbes", "geheim", "aalbes"], "00")
    assert not is_line_right([], "00")


@given(words=st.lists(st.sampled_from(word_list()), min_size=12, max_size=12), slip=st.integers(0, 11), data=st.data())
def test_a_slip_is_told_by_its_line_where_the_digits_were_typed_along(words, slip, data):
    checks = line_checks(words)

    def typed(said):
        return "\n".join(" ".join([*said[3 * n : 3 * n + 3], checks[n]]) for n in range(4))

    assert wrong_line(typed(words)) == 0
    other = data.draw(st.sampled_from([one for one in word_list() if one != words[slip]]))
    slipped = [*words[:slip], other, *words[slip + 1 :]]
    line = slip // 3
    fits = is_line_right(slipped[3 * line : 3 * line + 3], checks[line])
    assert wrong_line(typed(slipped)) == (0 if fits else line + 1)


def test_numbers_of_words_are_no_checks():
    words = new_recovery_words()
    assert wrong_line(" ".join(f"{number}. {word}" for number, word in enumerate(words, 1))) == 0
    assert wrong_line(" ".join(words)) == wrong_line("") == wrong_line("12 34") == 0
