"""Open a package someone else made, with the words they told. Works without a vault."""

from __future__ import annotations

from datetime import datetime

from herstelkluis.share.reader import Bundle, passphrase, read_bundle


def receive(unverified: bytes, typed_words: str, now: datetime) -> Bundle:
    """Verify and open a package. Words may be typed with any spacing, hyphens and capitals.

    Raises UnknownWordError, WrongWordsError, and one error per step of verification (see `read_bundle`).
    """
    return read_bundle(unverified, [passphrase(typed_words)], now)
