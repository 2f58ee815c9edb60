"""Any text file as chapters: read in the encoding it has, cut where a paragraph ends, nothing lost."""

from __future__ import annotations

import codecs

from herstelkluis.model.text import as_typed

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_words(raw: bytes) -> str:
    """The words of a text file: UTF-8, UTF-16 with its mark, else Latin-1 (which takes every byte). As typed."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return as_typed(raw.decode(encoding, "replace"))
    try:
        return as_typed(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return as_typed(raw.decode("cp1252", "replace") if _is_cp1252(raw) else raw.decode("latin-1"))


def _is_cp1252(raw: bytes) -> bool:
    return not any(byte in raw for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D))


def cut(words: str, most: int) -> list[str]:
    """At most `most` parts of about equal length that joined are exactly `words`; cut after a paragraph, a line, a
    space or, in one endless line, anywhere."""
    parts = []
    start = 0
    for left in range(most, 0, -1):
        rest = len(words) - start
        if rest <= 0:
            break
        end = len(words) if left == 1 else _border(words, start, start + max(1, rest // left))
        parts.append(words[start:end])
        start = end
    return parts


def _border(words: str, start: int, about: int) -> int:
    for mark in ("\n\n", "\n", " "):
        found = words.rfind(mark, start, about)
        if found > start:
            return found + len(mark)
    return about
