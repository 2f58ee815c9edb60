"""The people around me, as a value made from the document in which they were placed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from herstelkluis.errors import N_
from herstelkluis.i18n import _
from herstelkluis.model.body import Answer, Choice, Line, People, Row, Rows
from herstelkluis.model.document import Document
from herstelkluis.model.pictures.around import angle_of_clock
from herstelkluis.model.say import Names, cell_words
from herstelkluis.model.template import Template

PLACED, VIEW, WORDS = "plaatsen.mensen", "plaatsen.tekening", "plaatsen.woorden"
RINGS = ("dichtbij", "vrienden", "bekenden", "op_afstand")
QUARTERS = ("lotgenoten", "samenleving", "familie", "hulp")
"""Clockwise, from the right downwards."""

GROUPS = ("zorg", "raad", "buren", "kennissen", "vrienden", "familie", "gezin")
LETTERS = {"p": "P", "g": "G", "a": "A", "e": "E"}
ECOGRAM = "ecogram"
_LENSINK = {
    "dichtbij": N_("intimates"),
    "vrienden": N_("friends"),
    "bekenden": N_("acquaintances"),
    "op_afstand": N_("services"),
    "familie": N_("family"),
    "hulp": N_("professionals"),
    "lotgenoten": N_("peers"),
    "samenleving": N_("society"),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Someone around me. Keys of what was chosen, empty where nothing was; `agreed` None: nothing is known of it."""

    key: str
    name: str
    ring: str = ""
    quarter: str = ""
    group: str = ""
    line: str = ""
    support: tuple[str, ...] = ()
    direction: str = ""
    contact: str = ""
    often: str = ""
    knows: str = ""
    note: str = ""
    turn: float | None = None
    agreed: bool | None = None

    @property
    def letters(self) -> str:
        """P G A E: what kind of support this person gives."""
        return " ".join(letter for key, letter in LETTERS.items() if key in self.support)


@dataclass(frozen=True, slots=True)
class Network:
    """Everyone, and how the template calls what can be chosen: `labels[column][key]`."""

    people: tuple[Person, ...]
    labels: Mapping[str, Mapping[str, str]]
    is_ecogram: bool = False
    says_lensink: bool = False

    def label(self, column: str, key: str) -> str:
        """A chosen key in words; for rings and quarters in the words of Lensink where the owner wants those."""
        if self.says_lensink and column in ("ring", "kwart") and key in _LENSINK:
            return _(_LENSINK[key])
        return self.labels.get(column, {}).get(key, key.replace("_", " "))


def network_of(template: Template, document: Document, names: Names, agreed: Collection[str] | None = None) -> Network:
    """The people in a document; `agreed` holds the ids of those who may be named, None where that is not known."""
    field = next((field for key, _section, field in template.fields() if key == PLACED), None)
    labels = {one.key: {option.key: option.label for option in one.options} for one in field.columns} if field else {}
    value = document.body.get(PLACED, Answer()).value
    rows = value.rows if isinstance(value, Rows) else ()
    people = (person_of(row, names, agreed) for row in rows if row.cells)
    return Network(
        tuple(people),
        labels,
        is_ecogram=_chosen(document.body.get(VIEW, Answer()).value) == ECOGRAM,
        says_lensink=_chosen(document.body.get(WORDS, Answer()).value) == "lensink",
    )


def person_of(row: Row, names: Names, agreed: Collection[str] | None = None) -> Person:
    """One line of the list."""
    who, clock, support = row.cells.get("wie"), row.cells.get("klok"), row.cells.get("steun")
    known = agreed is not None and isinstance(who, People)
    ids = {ref.id for ref in who.refs} if isinstance(who, People) else set[str]()
    return Person(
        key=row.id,
        name=(" ".join(cell_words(who, None, names).split()) if who is not None else "") or _("someone"),
        ring=_chosen(row.cells.get("ring")),
        quarter=_chosen(row.cells.get("kwart")),
        group=_chosen(row.cells.get("groep")),
        line=_chosen(row.cells.get("lijn")),
        support=support.chosen if isinstance(support, Choice) else (),
        direction=_chosen(row.cells.get("richting")),
        contact=_chosen(row.cells.get("contact")),
        often=_words(row, "hoe_vaak"),
        knows=_chosen(row.cells.get("weet")),
        note=_words(row, "noot"),
        turn=angle_of_clock(clock.words) if isinstance(clock, Line) else None,
        agreed=bool(ids & set(agreed)) if known and agreed is not None else None,
    )


def _words(row: Row, column: str) -> str:
    cell = row.cells.get(column)
    return " ".join(cell.words.split()) if isinstance(cell, Line) else ""


def _chosen(value: object) -> str:
    return value.chosen[0] if isinstance(value, Choice) and value.chosen else ""
