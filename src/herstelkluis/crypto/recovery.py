"""The twelve recovery words: what they hold, how a line of the sheet is checked, what keys they give."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING

from herstelkluis.crypto.kdf import subkey
from herstelkluis.crypto.secret import Secret
from herstelkluis.crypto.words import number_of, words_of
from herstelkluis.errors import WordCountError, WrongWordsError

if TYPE_CHECKING:
    from herstelkluis.crypto.age import HybridIdentity

WORDS = 12
WORDS_PER_LINE = 3

_ENTROPY_BYTES = 16
_CHECK_BITS = 4
_LINE_MODULUS = 97
_PARTS = re.compile(r"[^\W\d_]+|\d+")


def new_recovery_words() -> tuple[str, ...]:
    """Twelve new words: 128 random bits and 4 check bits (FORMAT.md R1)."""
    return _words_for(secrets.token_bytes(_ENTROPY_BYTES))


def recovery_entropy(words: Sequence[str]) -> Secret:
    """The 16 random bytes of twelve words. Raises `WrongWordsError` when the number or the check does not fit."""
    if len(words) != WORDS:
        raise WordCountError(n=len(words), needed=WORDS)
    entropy = (number_of(tuple(words)) >> _CHECK_BITS).to_bytes(_ENTROPY_BYTES, "big")
    if _words_for(entropy) != tuple(words):
        raise WrongWordsError
    return Secret(entropy)


def words_of_entropy(entropy: Secret) -> tuple[str, ...]:
    """The twelve words that hold these 16 bytes: what `recovery_entropy` reads (FORMAT.md R1)."""
    return _words_for(entropy.reveal())


def recovery_age_seed(words: Sequence[str]) -> Secret:
    """The 32-byte seed of the age identity that opens every backup (FORMAT.md S1). Raises `WrongWordsError`."""
    with recovery_entropy(words) as entropy:
        return subkey(entropy, "recovery-age")


def recovery_identity(words: Sequence[str]) -> HybridIdentity:
    """The age identity of twelve words: what is sealed for it, they open. Raises `WrongWordsError`."""
    from herstelkluis.crypto.age import identity_from_seed  # late: the lock screen needs words, and no age

    with recovery_age_seed(words) as seed:
        return identity_from_seed(seed.reveal())


def line_checks(words: Sequence[str]) -> tuple[str, ...]:
    """Two digits for each line of three words on the sheet (FORMAT.md R2). Raises `UnknownWordError`."""
    lines = (words[at : at + WORDS_PER_LINE] for at in range(0, len(words), WORDS_PER_LINE))
    return tuple(f"{number_of(tuple(line)) % _LINE_MODULUS:02}" for line in lines)


def is_line_right(line_words: Sequence[str], check: str) -> bool:
    """Whether the words of one line fit the two digits behind it. Raises `UnknownWordError`."""
    return line_checks(line_words) == (check.strip(),)


def wrong_line(typed: str) -> int:
    """The first line of three words, counted from 1, that does not fit the two digits typed behind it; 0 for none.

    Digits before the first word are numbers of words, and say nothing. Raises `UnknownWordError`.
    """
    words: list[str] = []
    for part in _PARTS.findall(typed.lower()):
        if not part.isdecimal():
            words.append(part)
        elif not words:
            return 0
        elif len(part) == 2 and len(words) % WORDS_PER_LINE == 0 and not is_line_right(words[-WORDS_PER_LINE:], part):
            return len(words) // WORDS_PER_LINE
    return 0


def _words_for(entropy: bytes) -> tuple[str, ...]:
    check = hashlib.sha256(entropy).digest()[0] >> (8 - _CHECK_BITS)
    return words_of(int.from_bytes(entropy, "big") << _CHECK_BITS | check, WORDS)
