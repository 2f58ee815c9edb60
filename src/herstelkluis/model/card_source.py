"""What a crisis plan has for the card, by role, and who agreed to be named on it.

Only people who agreed are named. Private words, answers and lines that are very sensitive, and fields that are never
printed stay off the card.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from herstelkluis.model.body import Answer, Cell, Choice, Consents, People, Ref, Row, Rows, Text, Value
from herstelkluis.model.card_faces import FaceBlock
from herstelkluis.model.document import Document, Level
from herstelkluis.model.levels import stays_off_paper
from herstelkluis.model.say import Names, cell_words, names_in
from herstelkluis.model.template import Field, Template
from herstelkluis.model.text import public_words

_YES = ("agreed", "ja", "yes")
Entry = tuple[Field, Answer]


@dataclass(frozen=True, slots=True)
class CardSource:
    """What the plan says by role, and who agreed to be named (ids, and labels where there is no id)."""

    by_role: Mapping[str, Entry]
    names: Names
    agreed: frozenset[str]

    def value(self, role: str) -> Value | None:
        """The value with this role as it was given."""
        return self.by_role[role][1].value if role in self.by_role else None

    def block(self, role: str, heading: str = "", mark: str = "none", most: int | None = None) -> Iterator[FaceBlock]:
        """The lines of a role as one block, or nothing."""
        if lines := tuple(self.lines(role))[:most]:
            yield FaceBlock(lines, heading, mark, role=role)

    def lines(self, role: str) -> Iterator[str]:
        """A line per row or line of words: the first column, then the agreed people and numbers beside it."""
        if role not in self.by_role:
            return
        field, answer = self.by_role[role]
        if isinstance(answer.value, Rows):
            yield from filter(None, (self._row(row, field) for row in answer.value.rows))
        elif answer.value is not None:
            yield from filter(None, (one.strip() for one in self._words(answer.value, field).split("\n")))

    def _row(self, row: Row, field: Field) -> str:
        if row.level == Level.SENSITIVE or not field.columns:
            return ""
        head, *others = field.columns
        first = self._cell(row, head)
        beside = [self._cell(row, one) for one in others if one.role in ("who", "place", "phone")]
        said = " ".join(filter(None, beside))
        if not first or (field.start and first in field.start and not said):
            return ""
        if head.role == "who" or not said:
            return f"{first} {said}".strip()
        return f"{first}: {said}"

    def _cell(self, row: Row, column: Field) -> str:
        cell = row.cells.get(column.key)
        if cell is None or not column.print:
            return ""
        return " ".join(self._words(cell, column).split())

    def _words(self, value: Value, field: Field) -> str:
        match value:
            case Text(runs):
                return public_words(runs)
            case People(refs):
                named = (self.names.of(ref) for ref in refs if _who(ref, self.names) & self.agreed)
                return ", ".join(filter(None, named))
            case Rows():
                return ""
            case _:
                return cell_words(value, field, self.names)


def card_source(plan: Document, template: Template, people: Mapping[str, str]) -> CardSource:
    """What the plan says by role; `people` maps ids to names."""
    by_role: dict[str, Entry] = {}
    for key, _section, field in template.fields():
        answer = plan.body.get(key)
        if not (field.role and field.print) or answer is None or answer.value is None:
            continue
        if not stays_off_paper(answer, field, plan):
            by_role.setdefault(field.role, (field, answer))
    names = names_in(plan.body, people)
    return CardSource(by_role, names, _agreed(by_role.get("card.people"), names))


def _agreed(entry: Entry | None, names: Names) -> frozenset[str]:
    """Who said yes in the list of people: by id and by name, the last word of each agreement counts."""
    if entry is None or not isinstance(entry[1].value, Rows):
        return frozenset()
    who = [column.key for column in entry[0].columns if column.role == "who"]
    yes = [column.key for column in entry[0].columns if column.role == "agreed"]
    said_yes: set[str] = set()
    for row in entry[1].value.rows:
        if any(_is_yes(row.cells.get(key)) for key in yes):
            refs = [ref for key in who if isinstance(cell := row.cells.get(key), People) for ref in cell.refs]
            said_yes.update(*(_who(ref, names) for ref in refs))
    return frozenset(said_yes)


def _who(ref: Ref, names: Names) -> set[str]:
    return {f"id {ref.id}"} if ref.id else {f"name {names.of(ref).casefold()}"}


def _is_yes(cell: Cell | None) -> bool:
    match cell:
        case Consents(entries):
            return bool(entries) and entries[-1].state in _YES
        case Choice(chosen):
            return bool(chosen) and all(one in _YES for one in chosen)
        case _:
            return False
