"""Words of the list that people say, hear, write down and type: to read, to complete and to draw."""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata
from functools import cache

from herstelkluis import resources
from herstelkluis.crypto.phonetic import phonetic_key
from herstelkluis.errors import ProgramDamagedError, UnknownWordError, WordCountError, WrongWordsError

BITS_PER_WORD = 11
PACKAGE_WORDS = 7

_LIST = ("words", "words-nl.txt")
_LIST_SHA256 = "47990f5810ddf6498a3e5b76f5912a0313b5d2181836ec3ce3f3116ccddc0314"
_FINGERPRINT_BITS = 88
_ENOUGH_LETTERS = 4
_LONGEST_TEXT = 10_000
_SEPARATORS = re.compile(r"[\W\d_]+")


@cache
def word_list() -> tuple[str, ...]:
    """The 2048 words in their fixed order. Raises `ProgramDamagedError` when the file is not the agreed one (W1)."""
    try:
        data = resources.read_bytes(*_LIST)
    except OSError:
        raise ProgramDamagedError from None
    if hashlib.sha256(data).hexdigest() != _LIST_SHA256:
        raise ProgramDamagedError
    return tuple(data.decode("ascii").split())


@cache
def word_numbers() -> dict[str, int]:
    """The number of every word, 0 to 2047."""
    return {word: number for number, word in enumerate(word_list())}


@cache
def _beginnings() -> dict[str, str]:
    return {word[:_ENOUGH_LETTERS]: word for word in word_list()}


@cache
def _sounds() -> dict[str, str]:
    return {phonetic_key(word): word for word in word_list()}


def parse_words(text: str, count: int) -> tuple[str, ...]:
    """The words that someone typed, with any spacing, signs, numbering and capitals (W2).

    Raises `UnknownWordError` with `n`, the place of the first word that is not in the list, `WordCountError` when there
    are more or fewer than `count`, and `WrongWordsError` for what is no row of words at all.
    """
    if len(text) > _LONGEST_TEXT:
        raise WrongWordsError
    groups = [group for group in _SEPARATORS.split(_plain(text)) if group]
    words = words_in("".join(groups))
    if words is None:
        raise UnknownWordError(n=_first_unknown(groups))
    if len(words) != count:
        raise WordCountError(n=len(words), needed=count)
    return words


def words_in(typed: str) -> tuple[str, ...] | None:
    """Letters without room between as words of the list, or None. No word begins another: there is one way at most."""
    words, letters = [], _plain(typed)
    while letters:
        word = _beginnings().get(letters[:_ENOUGH_LETTERS])
        if word is None or not letters.startswith(word):
            return None
        words.append(word)
        letters = letters.removeprefix(word)
    return tuple(words)


def complete(typed: str) -> str | None:
    """The word that begins with these four or more letters. To be shown and confirmed, not just taken."""
    letters = _plain(typed).strip()
    word = _beginnings().get(letters[:_ENOUGH_LETTERS])
    return word if word is not None and word.startswith(letters) else None


def closest(typed: str) -> str | None:
    """The word that sounds like this one, if there is one. To be confirmed by the person, never taken silently."""
    return _sounds().get(phonetic_key(_plain(typed).strip()))


def new_passphrase(count: int = PACKAGE_WORDS) -> str:
    """The words of a package, joined by single spaces: 11 random bits each (W3)."""
    return " ".join(secrets.choice(word_list()) for _ in range(count))


def suggest_password() -> str:
    """A password of five words that someone may take over (W3)."""
    return new_passphrase(5)


def fingerprint_words(data: bytes) -> tuple[str, ...]:
    """Eight words to compare by voice: the first 88 bits of the SHA-256 of the data (W4)."""
    return words_of(int.from_bytes(hashlib.sha256(data).digest()[: _FINGERPRINT_BITS // 8], "big"), 8)


def words_of(number: int, count: int) -> tuple[str, ...]:
    """A number as words, most significant bits first."""
    shifts = range(BITS_PER_WORD * (count - 1), -1, -BITS_PER_WORD)
    return tuple(word_list()[number >> shift & 2047] for shift in shifts)


def number_of(words: tuple[str, ...]) -> int:
    """The number that these words of the list write, most significant bits first. Raises `UnknownWordError`."""
    number = 0
    for n, word in enumerate(words, start=1):
        if word not in word_numbers():
            raise UnknownWordError(n=n)
        number = number << BITS_PER_WORD | word_numbers()[word]
    return number


def _plain(text: str) -> str:
    # NFKC also makes the single letter ĳ the two letters that are in the list.
    return unicodedata.normalize("NFKC", text).casefold()


def _first_unknown(groups: list[str]) -> int:
    known = 0
    for group in groups:
        words = words_in(group)
        if words is None:
            break
        known += len(words)
    return known + 1
