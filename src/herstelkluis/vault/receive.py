"""Open a package someone else made, with the words they told. Works without a vault."""

from __future__ import annotations

from datetime import datetime

from herstelkluis.crypto.age import Passphrase
from herstelkluis.crypto.words import parse_words
from herstelkluis.share.reader import Bundle, read_bundle

PACKAGE_WORD_COUNT = 7


def receive(unverified: bytes, typed_words: str, now: datetime) -> Bundle:
    """Verify and open a package. Words may be typed with any spacing, hyphens and capitals.

    Raises UnknownWordError, WrongWordsError, and one error per step of verification (see `read_bundle`).
    """
    words = parse_words(typed_words, PACKAGE_WORD_COUNT)
    return read_bundle(unverified, [Passphrase(" ".join(words))], now)
