"""A sheet as plain data for the page setter: every piece by its kind, words cut into paragraphs for their column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from herstelkluis.model.pictures.svg import is_own_svg
from herstelkluis.model.sheet import (
    Heading,
    Lines,
    Notice,
    OwnWords,
    PhaseColumn,
    Phases,
    Picture,
    Piece,
    Said,
    Sheet,
    Table,
)
from herstelkluis.paper.words import paragraphs, says_something, shown

PAGE = 453.0  # points between the margins of sheets.typ
_GUTTER = 17.1  # between phases
_SIGN = 24.0  # at most, before a line in a list
_CELL = 9.0  # left and right of the words in a cell


def sheet_data(sheet: Sheet, *, drawings: bool = True) -> dict[str, Any]:
    """A sheet with its pieces in reading order. Heading levels never skip one, as PDF/UA asks; `look` is its size.

    Without `drawings` a picture is only its text twin.
    """
    open_levels: list[int] = []
    pieces: list[dict[str, Any]] = []
    for piece in sheet.pieces:
        if isinstance(piece, Heading):
            if not says_something(piece.text):
                continue
            own = max(piece.level, 2)
            open_levels = [*(level for level in open_levels if level < own), own]
        one = replace(piece, svg="") if isinstance(piece, Picture) and not drawings else piece
        pieces.append(_piece(one, PAGE, 1 + len(open_levels)))
    stamp = next((paragraphs(one.text, PAGE) for one in sheet.pieces[:1] if isinstance(one, Notice)), None)
    return {"title": paragraphs(sheet.title, PAGE, 20), "stamp": stamp, "pieces": pieces}


def texts(sheet: Sheet) -> Iterator[str]:
    """Every text on a sheet, in reading order."""
    yield sheet.title
    for piece in sheet.pieces:
        yield from piece_texts(piece)


def piece_texts(piece: Piece) -> Iterator[str]:
    """Every text of one piece, in reading order."""
    match piece:
        case Lines(items):
            yield from items
        case Table(columns, rows):
            yield from columns
            for row in rows:
                yield from row
        case Phases(columns):
            for column in columns:
                yield column.title
                for one in column.pieces:
                    yield from piece_texts(one)
        case Picture(description, lines):
            yield description
            yield from lines
        case Heading(text) | OwnWords(text) | Said(text) | Notice(text):
            yield text


def _piece(piece: Piece, column: float, level: int) -> dict[str, Any]:
    kind = {"kind": type(piece).__name__}
    match piece:
        case Heading(text, own):
            return kind | {"text": paragraphs(text, column, 13.5), "level": level, "look": min(max(own, 2), 3)}
        case Lines(items, mark):
            return kind | {"items": [paragraphs(item, column - _SIGN) for item in items], "mark": mark}
        case Table(columns, rows):
            cell = column / max(len(columns), 1) - _CELL
            return kind | {
                "columns": [paragraphs(head, cell) for head in columns],
                "rows": [[paragraphs(words, cell) for words in row] for row in rows],
            }
        case Phases(columns):
            share = (column + _GUTTER) / max(len(columns), 1) - _GUTTER
            return kind | {"columns": [_phase(one, share, level) for one in columns]}
        case Picture(description, lines, svg):
            return kind | {
                "description": paragraphs(description, column),
                "items": [paragraphs(line, column - _SIGN) for line in lines],
                "alt": shown(description),
                "svg": svg if is_own_svg(svg) else "",  # one of someone else can keep typst at work for ever
            }
        case OwnWords(text) | Said(text) | Notice(text):
            return kind | {"text": paragraphs(text, column - _CELL)}


def _phase(phase: PhaseColumn, column: float, level: int) -> dict[str, Any]:
    title = level + 1
    return {
        "phase": phase.phase,
        "title": paragraphs(phase.title, column - 40),
        "level": title,
        "pieces": [
            _piece(one, column, title + 1)
            for one in phase.pieces
            if not isinstance(one, Heading) or says_something(one.text)
        ],
    }
