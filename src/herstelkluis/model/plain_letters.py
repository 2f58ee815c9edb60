"""Letters without capitals and accents, one sign for one sign, so that places in a text stay places."""

from __future__ import annotations

import unicodedata


class _Plain(dict[int, str]):
    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFD", chr(code).lower())[0]
        return self.setdefault(code, plain)


_PLAIN = _Plain()


def plain(text: str) -> str:
    """The text without capitals and accents; as long as it was."""
    return text.lower() if text.isascii() else text.translate(_PLAIN)


def find_all(text: str, wanted: str) -> list[tuple[int, int]]:
    """(from, to) of every place where these words stand, blind to capitals and accents; none overlap."""
    words, found, at = plain(wanted), [], 0
    there = plain(text)
    while words and (at := there.find(words, at)) >= 0:
        found.append((at, at + len(words)))
        at += len(words)
    return found
