"""Moments in a recording, as they stand in the text that was typed out beside it: "[3:05]" at the start of a line."""

from __future__ import annotations

import re

_MARK = re.compile(r"\s*\[?(?:(\d{1,2}):)?(\d{1,3}):(\d{2})\]?")


def time_words(seconds: float) -> str:
    """A moment in words: "0:07", "12:30", "1:02:03"."""
    whole = max(int(seconds), 0)
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"


def time_at(line: str) -> int | None:
    """The moment a line begins with, in seconds; None when it begins with words."""
    found = _MARK.match(line)
    if found is None or int(found[3]) > 59:
        return None
    return int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3])


def time_before(text: str, at: int) -> int | None:
    """The last moment that stands at or before the line with character `at` in it."""
    end = text.find("\n", at)
    lines = text[: end if end >= 0 else len(text)].split("\n")
    return next((moment for line in reversed(lines) if (moment := time_at(line)) is not None), None)
