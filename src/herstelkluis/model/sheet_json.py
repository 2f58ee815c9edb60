"""A sheet as JSON and back: {"sheet": 1, "title": "…", "pieces": [{"heading": …}, {"own": "…"}, …]}."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from herstelkluis.errors import BodyError
from herstelkluis.model.sheet import (
    PHASES,
    Heading,
    Lines,
    Notice,
    OwnWords,
    PhaseColumn,
    PhasePiece,
    Phases,
    Picture,
    Piece,
    Said,
    Sheet,
    Table,
)
from herstelkluis.model.strict import items, members, only_member, shed, whole, words

FORMAT = 1
MARKS = ("dash", "check", "cross")


def sheet_to_json(sheet: Sheet) -> dict[str, Any]:
    """A sheet; pieces in reading order."""
    return {"sheet": FORMAT, "title": sheet.title, "pieces": [_piece_to_json(one) for one in sheet.pieces]}


def sheet_from_json(value: Any) -> Sheet:
    """A sheet. Raises `BodyError`."""
    one = members(value, need=("sheet", "title", "pieces"))
    whole(one["sheet"], FORMAT, FORMAT)
    return Sheet(words(one["title"]), items(one["pieces"], _piece))


def _piece_to_json(piece: Piece) -> dict[str, Any]:
    match piece:
        case Heading(text, level):
            return {"heading": {"text": text, "level": level}}
        case OwnWords(text):
            return {"own": text}
        case Said(text):
            return {"said": text}
        case Lines(lines, mark):
            return {"lines": {"items": list(lines), "mark": mark}}
        case Table(columns, rows):
            return {"table": {"columns": list(columns), "rows": [list(row) for row in rows]}}
        case Phases(columns):
            return {"phases": [_column_to_json(column) for column in columns]}
        case Picture(description, lines, svg):
            return {"picture": {"description": description, "lines": list(lines)} | shed(svg=svg)}
        case Notice(text):
            return {"notice": text}


def _column_to_json(column: PhaseColumn) -> dict[str, Any]:
    return {
        "phase": column.phase,
        "title": column.title,
        "pieces": [_piece_to_json(one) for one in column.pieces],
    }


def _piece(value: Any) -> Piece:
    kind, content = only_member(value)
    if kind not in _PIECES:
        raise BodyError
    return _PIECES[kind](content)


def _among(value: Any, allowed: tuple[str, ...]) -> str:
    if words(value) not in allowed:
        raise BodyError
    return words(value)


def _heading(value: Any) -> Heading:
    one = members(value, need=("text", "level"))
    return Heading(words(one["text"]), whole(one["level"], 1, 3))


def _lines(value: Any) -> Lines:
    one = members(value, need=("items", "mark"))
    return Lines(items(one["items"], words), _among(one["mark"], MARKS))


def _table(value: Any) -> Table:
    one = members(value, need=("columns", "rows"))
    columns = items(one["columns"], words)
    rows = items(one["rows"], lambda row: items(row, words))
    if not columns or any(len(row) != len(columns) for row in rows):
        raise BodyError
    return Table(columns, rows)


def _column(value: Any) -> PhaseColumn:
    one = members(value, need=("phase", "title", "pieces"))
    return PhaseColumn(_among(one["phase"], tuple(PHASES)), words(one["title"]), items(one["pieces"], _phase_piece))


def _phase_piece(value: Any) -> PhasePiece:
    piece = _piece(value)
    if not isinstance(piece, PhasePiece):
        raise BodyError
    return piece


def _picture(value: Any) -> Picture:
    one = members(value, need=("description", "lines"), may=("svg",))
    if "svg" in one and not words(one["svg"]):  # left out, so that one sheet has one text
        raise BodyError
    return Picture(words(one["description"]), items(one["lines"], words), one.get("svg", ""))


_PIECES: dict[str, Callable[[Any], Piece]] = {
    "heading": _heading,
    "own": lambda value: OwnWords(words(value)),
    "said": lambda value: Said(words(value)),
    "lines": _lines,
    "table": _table,
    "phases": lambda value: Phases(items(value, _column)),
    "picture": _picture,
    "notice": lambda value: Notice(words(value)),
}
