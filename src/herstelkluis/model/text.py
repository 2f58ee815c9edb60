"""Own words as runs: `[words, private]`, without offsets and without markers in the words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of own words; private words never travel."""

    words: str
    private: bool = False


Runs = tuple[Run, ...]


def as_typed(text: str) -> str:
    """Text from outside as the vault keeps it: LF line ends, no NUL, no leading BOM; otherwise exactly as typed.

    Qt's paragraph separator U+2029, CRLF and CR become LF, NUL becomes U+FFFD and lone surrogates too (JSON has no
    way to write them). Idempotent.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")
    return text.replace("\x00", "\ufffd").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def runs(*parts: str | Run) -> Runs:
    """Runs from plain words (public) and runs; neighbours alike are joined and empty ones dropped."""
    return join(part if isinstance(part, Run) else Run(as_typed(part)) for part in parts)


def join(parts: Iterable[Run]) -> Runs:
    """The shortest runs that say the same: no empty run, no two neighbours with the same privacy."""
    joined: list[Run] = []
    for part in parts:
        if not part.words:
            continue
        if joined and joined[-1].private == part.private:
            joined[-1] = Run(joined[-1].words + part.words, part.private)
        else:
            joined.append(part)
    return tuple(joined)


def all_words(text: Runs) -> str:
    """Every word, private ones too: for the owner's own eyes."""
    return "".join(run.words for run in text)


def public_words(text: Runs) -> str:
    """Only the words that may travel."""
    return "".join(run.words for run in text if not run.private)
