"""A family as a value: who there is, and the ties between them, made from the lists in a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from herstelkluis.model.body import Answer, Choice, Line, Row, RowRef, Rows
from herstelkluis.model.document import Document
from herstelkluis.model.period import Period
from herstelkluis.model.say import Names, cell_words
from herstelkluis.model.template import Template

PEOPLE, LINES = "familie.mensen", "familie.lijnen"
SQUARE, ROUND, DIAMOND = "vierkant", "rond", "ruit"
OWN = "eigen"
COUPLES = ("samen", "getrouwd", "uit_elkaar", "gescheiden")
BROKEN = ("uit_elkaar", "gescheiden")
_PARENTS = {"ouder": OWN, "stiefouder": "stief", "pleegouder": "pleeg", "adoptieouder": "adoptie"}


class TieKind(StrEnum):
    """What a tie is: `one` is a parent of `other`, they are a couple, or how it is between them."""

    PARENT = "parent"
    COUPLE = "couple"
    MOOD = "mood"


@dataclass(frozen=True, slots=True)
class Relative:
    """Someone of the family. `born` and `died` in words; `born_at` sorts, empty where it is not known."""

    key: str
    name: str = ""
    shape: str = DIAMOND
    is_me: bool = False
    has_died: bool = False
    born: str = ""
    died: str = ""
    born_at: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie between two relatives; `sort` is the chosen key ("adoptie", "gescheiden", "hecht").

    `is_first`: said where someone's own parents are asked, not as a line added to them.
    """

    key: str
    kind: TieKind
    one: str
    other: str
    sort: str
    is_first: bool = True


@dataclass(frozen=True, slots=True)
class Family:
    """Everyone and every tie once; how the template calls what can be chosen: `labels[column][key]`.

    `unfinished`: what stands in lines that do not say between whom, or what.
    """

    people: tuple[Relative, ...]
    ties: tuple[Tie, ...]
    labels: Mapping[str, Mapping[str, str]]
    unfinished: tuple[str, ...] = ()

    def label(self, column: str, key: str) -> str:
        """A chosen key in words."""
        return self.labels.get(column, {}).get(key, key.replace("_", " "))


def family_of(template: Template, document: Document, names: Names) -> Family:
    """The family in a document. Ties to a line that is gone, to oneself, or said twice are left out."""
    columns = [column for _key, _section, field in template.fields() for column in field.columns]
    labels = {column.key: {option.key: option.label for option in column.options} for column in columns}
    rows, lines = _rows(document, PEOPLE), _rows(document, LINES)
    people = tuple(_relative(row, names) for row in rows)
    keys = {one.key for one in people}
    unfinished = tuple(words for row in lines if _line(row) is None and (words := _all_words(row, template, names)))
    ties = dict[tuple[TieKind, frozenset[str] | tuple[str, str]], Tie]()
    for tie in (*(tie for row in rows for tie in _ties_of(row)), *filter(None, map(_line, lines))):
        if tie.one != tie.other and {tie.one, tie.other} <= keys:
            pair = (tie.one, tie.other) if tie.kind is TieKind.PARENT else frozenset((tie.one, tie.other))
            ties.setdefault((tie.kind, pair), tie)
    return Family(people, tuple(ties.values()), labels, unfinished)


def _rows(document: Document, key: str) -> tuple[Row, ...]:
    value = document.body.get(key, Answer()).value
    return value.rows if isinstance(value, Rows) else ()


def _relative(row: Row, names: Names) -> Relative:
    called, born, died = row.cells.get("naam"), row.cells.get("geboren"), row.cells.get("sinds")
    who, note = row.cells.get("wie"), row.cells.get("noot")
    said = [called.words if isinstance(called, Line) else "", cell_words(who, None, names) if who is not None else ""]
    return Relative(
        key=row.id,
        name=next((" ".join(words.split()) for words in said if words.strip()), ""),
        shape=_chosen(row, "vorm") or DIAMOND,
        is_me=bool(_chosen(row, "ik")),
        has_died=bool(_chosen(row, "overleden")) or isinstance(died, Period),
        born=cell_words(born, None, names) if born is not None else "",
        died=cell_words(died, None, names) if died is not None else "",
        born_at=(born.first or "") if isinstance(born, Period) else "",
        note=" ".join(note.words.split()) if isinstance(note, Line) else "",
    )


def _ties_of(row: Row) -> Iterator[Tie]:
    for column in ("ouder_een", "ouder_twee"):
        if parent := _row(row, column):
            yield Tie(f"{row.id}:{column}", TieKind.PARENT, parent, row.id, _chosen(row, "kind") or OWN)
    if partner := _row(row, "partner"):
        yield Tie(f"{row.id}:partner", TieKind.COUPLE, row.id, partner, _chosen(row, "paar") or COUPLES[0])


def _line(row: Row) -> Tie | None:
    one, other, sort = _row(row, "een"), _row(row, "ander"), _chosen(row, "soort")
    if not (one and other and sort):
        return None
    if sort in _PARENTS:
        return Tie(row.id, TieKind.PARENT, one, other, _PARENTS[sort], is_first=False)
    return Tie(row.id, TieKind.COUPLE if sort in COUPLES else TieKind.MOOD, one, other, sort)


def _all_words(row: Row, template: Template, names: Names) -> str:
    columns = {one.key: one for key, _section, field in template.fields() if key == LINES for one in field.columns}
    said = (cell_words(cell, columns.get(key), names) for key, cell in row.cells.items())
    return ", ".join(filter(None, (" ".join(words.split()) for words in said)))


def _row(row: Row, column: str) -> str:
    cell = row.cells.get(column)
    return cell.id if isinstance(cell, RowRef) else ""


def _chosen(row: Row, column: str) -> str:
    cell = row.cells.get(column)
    return cell.chosen[0] if isinstance(cell, Choice) and cell.chosen else ""
