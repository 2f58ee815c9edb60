"""A sheet as plain text, in the order and the words of the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from herstelkluis.i18n import _
from herstelkluis.model.sheet import (
    PHASES,
    Heading,
    Lines,
    Notice,
    OwnWords,
    Phases,
    Picture,
    Piece,
    Said,
    Sheet,
    Table,
)

_MARKS = {"dash": "-", "check": "✓", "cross": "✗"}
_UNDERLINES = {1: "=", 2: "-"}
_WIDEST = 72  # signs


def sheet_text(sheet: Sheet) -> str:
    """The whole sheet: an empty line between its pieces, and a question right above its answer."""
    return _headed(" ".join(sheet.title.split()), 1) + "".join(_told(sheet.pieces)) + "\n"


def _told(pieces: Sequence[Piece]) -> Iterator[str]:
    is_asked = False
    for piece in pieces:
        if isinstance(piece, Phases):
            for one in piece.columns:
                yield "\n\n" + _headed(f"{_(PHASES.get(one.phase, one.phase))}: {one.title}", 2)
                yield from _told(one.pieces)
        else:
            yield ("\n" if is_asked else "\n\n") + _words(piece)
        is_asked = isinstance(piece, Heading) and piece.level not in _UNDERLINES


def _words(piece: Piece) -> str:
    match piece:
        case Heading(text, level):
            return _headed(text, level)
        case Notice(text):
            return f"[{text}]"
        case Lines(items, mark):
            return "\n".join(f"{_MARKS.get(mark, '-')} {item}" for item in items)
        case Table(columns, rows):
            return "\n".join(_row(columns, row) for row in rows)
        case Picture(description, lines):
            return "\n".join((description, *(f"- {line}" for line in lines)))
        case OwnWords(text) | Said(text):
            return text
    raise TypeError(piece)


def _headed(text: str, level: int) -> str:
    sign = _UNDERLINES.get(level)
    return text if sign is None else f"{text}\n{sign * min(len(text), _WIDEST)}"


def _row(columns: Sequence[str], row: Sequence[str]) -> str:
    told = (f"{head}: {words}" if head else words for head, words in zip(columns, row, strict=True) if words)
    return "- " + "; ".join(told)
