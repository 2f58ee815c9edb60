"""The words around what was found, for the few answers that are shown: pieces of text, never HTML."""

from __future__ import annotations

import re
import unicodedata

from herstelkluis.store.query import Word

Snippet = tuple[tuple[str, bool], ...]

_BEFORE, _AFTER = 60, 140
_MARK = "\u0300-\u036f"
_TOKEN = re.compile(f"(?:[^\\W_]|[{_MARK}])+")
_MARKS = re.compile(f"[{_MARK}]")
_SPACE = re.compile(r"\s")


class _Plain(dict[int, str]):
    """Letters without capitals and accents, one sign for one sign, so that places stay places."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFD", chr(code).lower())[0]
        return self.setdefault(code, plain)


_PLAIN = _Plain()


class Marker:
    """Shows where the words of one query stand in a text, blind to capitals and accents as the index is."""

    def __init__(self, words: tuple[Word, ...]) -> None:
        self._tokens = tuple(_bare(_fold(token)) for word in words for token in word.tokens)
        self._whole = frozenset(self._tokens)
        self._prefix = self._tokens[-1] if words and words[-1].is_prefix else None

    def snippet(self, text: str) -> Snippet:
        """Some 200 characters around the first match, in pieces; the beginning of the text when none is seen."""
        plain = _fold(text)
        start, end = _window(text, self._first(plain))
        pieces: list[tuple[str, bool]] = [("…", False)] if start else []
        at = start
        for token in _TOKEN.finditer(plain, start, end):
            if self._is_match(token.group()):
                if token.start() > at:
                    pieces.append((text[at : token.start()], False))
                pieces.append((text[token.start() : token.end()], True))
                at = token.end()
        if at < end:
            pieces.append((text[at:end], False))
        if end < len(text):
            pieces.append(("…", False))
        return tuple(pieces)

    def _first(self, plain: str) -> int:
        """Where the first match is. `str.find` first: an answer may hold twenty thousand words."""
        for wanted in self._tokens:
            at = plain.find(wanted)
            while at >= 0:
                token = _TOKEN.match(plain, at)
                if token and not plain[at - 1 : at].isalnum() and self._is_match(token.group()):
                    return at
                at = plain.find(wanted, at + len(wanted))
        return next((token.start() for token in _TOKEN.finditer(plain) if self._is_match(token.group())), 0)

    def _is_match(self, token: str) -> bool:
        bare = _bare(token)
        return bare in self._whole or (self._prefix is not None and bare.startswith(self._prefix))


def _fold(text: str) -> str:
    return text.lower() if text.isascii() else text.translate(_PLAIN)


def _bare(token: str) -> str:
    return token if token.isascii() else _MARKS.sub("", token)


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
