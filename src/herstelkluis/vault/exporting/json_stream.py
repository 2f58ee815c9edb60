"""Reading a JSON text from outside value by value, so that of a large one only a small part is ever in memory."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from herstelkluis.crypto.chunks import Content
from herstelkluis.errors import ExportDamagedError, ExportTooLargeError

MOST = 24 * 1024 * 1024
"""Signs of one value: a piece has 16 MiB at most, and a version says a little more."""
_MOST_SPACE = 1024 * 1024
_SPACE = re.compile(r"[ \t\n\r]*")
_AT_ONCE = 256 * 1024  # bytes


class JsonStream:
    """A JSON text in UTF-8 (RFC 8259) without a key that stands twice, NaN or half characters.

    Everything raises `ExportDamagedError` for another text, and `ExportTooLargeError` for a value over `MOST`.
    """

    def __init__(self, source: Content) -> None:
        self._source = source
        self._letters = codecs.getincrementaldecoder("utf-8")("strict")
        self._text, self._at, self._is_over = "", 0, False
        self._decoder = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_refuse)

    def sign(self) -> str:
        """The next sign that is no white space, which stays; nothing at the end."""
        passed = 0
        while True:
            end = _SPACE.match(self._text, self._at).end()  # type: ignore[union-attr]  # it matches nothing too
            passed, self._at = passed + end - self._at, end
            if passed > _MOST_SPACE:
                raise ExportTooLargeError
            if self._at < len(self._text) or not self._more():
                return self._text[self._at : self._at + 1]

    def take(self, sign: str) -> None:
        """Pass over this sign, which must be the next one."""
        if self.sign() != sign:
            raise ExportDamagedError
        self._at += 1

    def value(self) -> Any:
        """The next value, whole."""
        self.sign()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
            except json.JSONDecodeError:
                if not self._more():
                    raise ExportDamagedError from None
            except (ValueError, RecursionError):
                raise ExportDamagedError from None
            else:
                if end < len(self._text) or not self._more():  # a number may go on
                    return self._taken(value, end)

    def items(self) -> Iterator[Any]:
        """The values of the list that comes next."""
        self.take("[")
        while self.sign() != "]":
            yield self.value()
            if self.sign() != "]":
                self.take(",")
                if self.sign() == "]":
                    raise ExportDamagedError
        self.take("]")

    def member(self, *, is_first: bool = False) -> str:
        """The next key of the object that was begun."""
        if not is_first:
            self.take(",")
        if self.sign() != '"':
            raise ExportDamagedError
        key = self.value()
        self.take(":")
        return str(key)

    def _taken(self, value: Any, end: int) -> Any:
        written, self._at = self._text[self._at : end], end
        if "\\u" in written:  # half a character can be written so, and stands for nothing
            try:
                json.dumps(value, ensure_ascii=False).encode()
            except UnicodeEncodeError:
                raise ExportDamagedError from None
        return value

    def _more(self) -> bool:
        """Read on, each time as much as there is: trying a long value again costs no more than reading it."""
        if self._is_over:
            return False
        self._text, self._at = self._text[self._at :], 0
        if len(self._text) > MOST:
            raise ExportTooLargeError
        wanted = len(self._text) + max(_AT_ONCE, len(self._text))
        parts = [self._text]
        while wanted > sum(map(len, parts)):
            data = self._source.read(_AT_ONCE)
            try:
                parts.append(self._letters.decode(data, final=not data))
            except UnicodeDecodeError:
                raise ExportDamagedError from None
            if not data:
                self._is_over = True
                break
        self._text = "".join(parts)
        return True


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ExportDamagedError
    return found


def _refuse(_constant: str) -> NoReturn:
    raise ExportDamagedError
