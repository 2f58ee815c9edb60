"""One-line texts of a manifest: nothing in them can move, hide or reorder what stands around them (M4)."""

from __future__ import annotations

import re
import unicodedata

MAX_NAME = 120

_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")  # C0, DEL, C1, line and paragraph separators
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # every bidirectional control of Unicode

_NOT_GIVEN_OUT = frozenset({"Cn", "Cs"})  # a surrogate by itself is no character at all


def is_plain(text: str) -> bool:
    """Whether a text is in NFC and has no control characters."""
    return unicodedata.is_normalized("NFC", text) and not _BREAKS.search(text) and not _TURNS.search(text)


def make_plain(text: str, most: int) -> str:
    """The text on one line without controls, in NFC, and of at most `most` characters; what was cut ends in "…".

    A code point that Unicode has not given out as far as this program knows becomes U+FFFD: a reader that knows a later
    Unicode may see it composed in another way, and refuse what is no NFC there.
    """
    known = "".join("\ufffd" if unicodedata.category(one) in _NOT_GIVEN_OUT else one for one in text)
    line = unicodedata.normalize("NFC", _TURNS.sub("", _BREAKS.sub(" ", known))).strip()
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
