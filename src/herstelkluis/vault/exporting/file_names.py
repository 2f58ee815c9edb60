"""Names of files that any system can hold, made of words that people wrote."""

from __future__ import annotations

import re
import unicodedata

_MOST_BYTES = 150
"""A file system holds 255, Windows 260 for the whole path: this leaves room for a number and the folders."""
_MOST_ENDING = 12  # characters
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_OF_WINDOWS = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE)


def safe_name(words: str, other: str) -> str:
    """The words as the name of a file without ending; `other` when nothing of them can stand there."""
    seen = "".join(" " if unicodedata.category(sign) in _UNSEEN else sign for sign in words)
    name = _short(" ".join(_FORBIDDEN.sub("_", unicodedata.normalize("NFC", seen)).split()))
    return f"_{name}" if _OF_WINDOWS.fullmatch(name) else name or other


def safe_file_name(name: str, other: str) -> str:
    """The same for a name with its ending, which stays."""
    stem, dot, ending = name.rpartition(".")
    if not stem or not (ending.isascii() and ending.isalnum()) or len(ending) > _MOST_ENDING:
        return safe_name(name, other)
    return safe_name(stem, other) + dot + ending


class Names:
    """Names given out so far: no two of them the same, however a system writes them."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def unique(self, name: str) -> str:
        """The name, with a number when another has it already."""
        stem, dot, ending = name.rpartition(".")
        before, after = (stem, dot + ending) if stem else (name, "")
        number, wanted = 1, name
        while (key := unicodedata.normalize("NFKC", wanted).casefold()) in self._given:
            number += 1
            wanted = f"{before} ({number}){after}"
        self._given.add(key)
        return wanted


def _short(name: str) -> str:
    """No dots or spaces at the ends: hidden on one system, dropped on another."""
    return name.encode()[:_MOST_BYTES].decode(errors="ignore").strip(" .")
