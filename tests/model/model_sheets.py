"""Templates to lay out, and the words of a sheet in reading order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from herstelkluis.model.body import (
    Line,
    Row,
    Rows,
)
from herstelkluis.model.document import Document
from herstelkluis.model.lay_out import lay_out
from herstelkluis.model.loader import load_template, shipped_templates
from herstelkluis.model.sheet import Heading, Lines, Notice, OwnWords, Phases, Picture, Said, Table

TEMPLATES = shipped_templates()
EVERYTHING = replace(
    load_template(Path(__file__).with_name("everything.toml").read_text(encoding="utf-8"), "everything.toml"), view=""
)
PHASES = load_template(
    """
kind = "proef.fasen"
title = "Fasen"
view = "phases"
[[section]]
key = "voor"
title = "Vooraf"
[[section.field]]
key = "a"
type = "line"
ask = "Wie hielp mee?"
[[section]]
key = "groen"
title = "Het gaat zoals het gaat"
phase = "green"
[[section.field]]
key = "a"
type = "rows"
ask = "Zo merk ik het"
as = "table"
[[section]]
key = "rood"
title = "Ik red het niet alleen"
phase = "red"
[[section.field]]
key = "a"
type = "rows"
ask = "Zo merk ik het"
[[section]]
key = "na"
title = "Daarna"
[[section.field]]
key = "a"
type = "line"
ask = "Wat dan?"
""",
    "fasen.toml",
)


def laid(kind, body, people=None, **facts):
    template = kind if not isinstance(kind, str) else TEMPLATES[kind]
    return lay_out(template, Document("doc-id", template.kind, "", body=body, **facts), people or {})


def words(sheet):
    """Every word of a sheet, piece by piece, in reading order."""
    return [sheet.title, *pieces_words(sheet.pieces)]


def pieces_words(pieces):
    told = []
    for piece in pieces:
        match piece:
            case Heading(text) | OwnWords(text) | Said(text) | Notice(text):
                told.append(text)
            case Lines(items):
                told += items
            case Picture(description, lines):
                told += [description, *lines]
            case Table(columns, rows):
                told += [*columns, *(cell for row in rows for cell in row)]
            case Phases(columns):
                for column in columns:
                    told += [column.title, *pieces_words(column.pieces)]
    return told


def plain(*said):
    return Rows(tuple(Row(f"r-{one}", {"regel": Line(one)}) for one in said))
