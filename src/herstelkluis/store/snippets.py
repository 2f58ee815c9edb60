"""The words around what was found, for the few answers that are shown: pieces of text, never HTML."""

from __future__ import annotations

import re
import unicodedata

from herstelkluis.model.plain_letters import plain
from herstelkluis.store.query import Word

Snippet = tuple[tuple[str, bool], ...]

_BEFORE, _AFTER = 60, 140
_SPACE = re.compile(r"\s")


class Marker:
    """Shows where the words of one query stand in a text, blind to capitals and accents as the index is."""

    def __init__(self, words: tuple[Word, ...]) -> None:
        self._pattern = re.compile("|".join(map(_pattern, words)) or "(?!)")

    def snippet(self, text: str) -> Snippet:
        """Some 200 characters around the first match, in pieces; the beginning of the text when none is seen.

        Letters typed as letter and accent come back as one sign (NFC), which looks the same.
        """
        text = unicodedata.normalize("NFC", text)
        folded = plain(text)
        first = self._pattern.search(folded)
        start, end = _window(text, first.start() if first else 0)
        pieces: list[tuple[str, bool]] = [("…", False)] if start else []
        at = start
        for match in self._pattern.finditer(folded, start, end):
            if match.start() > at:
                pieces.append((text[at : match.start()], False))
            pieces.append((text[match.start() : match.end()], True))
            at = match.end()
        if at < end:
            pieces.append((text[at:end], False))
        if end < len(text):
            pieces.append(("…", False))
        return tuple(pieces)


def _pattern(word: Word) -> str:
    whole = r"[\W_]+".join(re.escape(plain(unicodedata.normalize("NFC", token))) for token in word.tokens)
    first = re.escape(plain(word.tokens[0][0]))
    end = r"[^\W_]*" if word.is_prefix else r"(?![^\W_])"
    # "No letter before this": said after the first letter, for a pattern that starts with a letter is searched faster.
    return f"{first}(?<![^\\W_]{first}){whole.removeprefix(first)}{end}"


def _window(text: str, at: int) -> tuple[int, int]:
    """Where a snippet around `at` begins and ends: between words where that can be."""
    start, end = max(0, at - _BEFORE), min(len(text), at + _AFTER)
    if start:
        space = _SPACE.search(text, start, at)
        start = space.end() if space else start
    if end < len(text):
        space_at = max(text.rfind(" ", at, end), text.rfind("\n", at, end))
        end = space_at if space_at > at else end
    return start, end
