"""An instrument as a value: what a kind of document asks, in which words and order. Loaded from TOML elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class FieldType(StrEnum):
    """What a field holds (design: the twelve field types)."""

    NOTE = "note"
    TEXT = "text"
    LINE = "line"
    CHOICE = "choice"
    WHEN = "when"
    SCALE = "scale"
    PERSON = "person"
    LINK = "link"
    ROW = "row"
    FILE = "file"
    CONSENT = "consent"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: the key is stored, the label is shown."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """One question, or one column of a list.

    `level` overrides the level of the template for leaving; `share` False: never in a package; `print` False: never on
    paper; `role` tells other instruments what this is ("remember", "card.do", ...). `insert` (note) names shipped data.
    """

    key: str
    type: FieldType
    ask: str = ""
    help: str = ""
    level: int | None = None
    share: bool = True
    print: bool = True
    role: str = ""
    hint_rows: int = 0
    insert: str = ""
    options: tuple[Option, ...] = ()
    many: bool = False
    other: bool = False
    low: str = ""
    high: str = ""
    sources: tuple[str, ...] = ()  # `from` in TOML: kinds or "section.field" that lines may be taken over from
    max: int | None = None  # how many; characters for text and line
    columns: tuple[Field, ...] = ()
    shape: str = ""  # line | signal | action | tool | wish; the columns are filled in from it
    start: tuple[str, ...] = ()
    as_: str = "lines"  # `as` in TOML: lines | table | grid


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document with its fields; a chapter where `Template.document` is "section"."""

    key: str
    title: str
    fields: tuple[Field, ...]
    phase: str = ""  # green | orange | red
    heavy: bool = False
    help: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of document. `version` is derived from the content of its file, so it changes when the file does."""

    kind: str
    title: str
    version: str
    sections: tuple[Section, ...]
    part: str = ""  # the rail part it belongs to: today | story | plan | crisis | people | areas | share
    form: str = "parts"  # questions | parts
    view: str = ""
    level: int = 2
    document: str = "whole"  # whole | section
    stamp: str = ""
    share: str = "only_me"  # the state a new document starts in
    about: str = ""  # one line: what it is for
    many: bool = False  # there may be several documents of it; else the one there is goes on
    together: str = ""  # how several of them are called; empty: as one
    pages: int = 0  # 1: a letter, on one page of paper; 0: as many as it takes
    source: str = "self"  # who a new document is from: self | together | received
    own: bool = False  # made by the person; starts as only me and may not shadow a shipped kind

    def fields(self) -> Iterator[tuple[str, Section, Field]]:
        """Every field in order as ("section.field", section, field)."""
        for section in self.sections:
            for one in section.fields:
                yield f"{section.key}.{one.key}", section, one

    def section(self, key: str) -> Section | None:
        """The section with this key, if there still is one."""
        return next((one for one in self.sections if one.key == key), None)
