"""What a crisis plan has for the card, by role, and who may be named on it.

Only people who agreed are named, and nobody of whom a no stands anywhere: nor is their number. Private words, answers
and lines that are very sensitive, and fields that are never printed stay off the card.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from herstelkluis.model.body import Answer, People, Row, Rows, Text, Value
from herstelkluis.model.card_faces import FaceBlock
from herstelkluis.model.closing import going_words
from herstelkluis.model.document import Document, Level
from herstelkluis.model.levels import stays_off_paper
from herstelkluis.model.naming import Naming
from herstelkluis.model.say import Names, cell_words, names_in
from herstelkluis.model.template import Field, Template

Entry = tuple[Field, Answer]


@dataclass(frozen=True, slots=True)
class CardSource:
    """What the plan says by role, and who may be named."""

    by_role: Mapping[str, Entry]
    names: Names
    naming: Naming

    def value(self, role: str) -> Value | None:
        """The value with this role as it was given."""
        return self.by_role[role][1].value if role in self.by_role else None

    def block(self, role: str, heading: str = "", mark: str = "none", most: int | None = None) -> Iterator[FaceBlock]:
        """The lines of a role as one block, or nothing."""
        if lines := tuple(self.lines(role))[:most]:
            yield FaceBlock(lines, heading, mark, role=role)

    @property
    def names_who_agreed(self) -> bool:
        """Whether someone is named, and everyone who is named agreed: nobody who said no stands in the own words."""
        lists = (answer.value for _field, answer in self.by_role.values())
        rows = [row for one in lists if isinstance(one, Rows) for row in one.rows]
        people = [ref for row in rows for cell in row.cells.values() if isinstance(cell, People) for ref in cell.refs]
        words = "\n".join(line for role in self.by_role if role.startswith("card.") for line in self.lines(role))
        return any(map(self.naming.may_name, people)) and not self.naming.tells_of_a_no(words)

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
        told = ("who", "place") if self._leaves_someone_out(row) else ("who", "place", "phone")
        beside = [self._cell(row, one) for one in others if one.role in told]
        said = " ".join(filter(None, beside))
        if not first or (field.start and first in field.start and not said):
            return ""
        if head.role == "who" or not said:
            return f"{first} {said}".strip()
        return f"{first}: {said}"

    def _leaves_someone_out(self, row: Row) -> bool:
        """Whether the line is about people of whom somebody is not named: then its number would still tell who."""
        people = [ref for cell in row.cells.values() if isinstance(cell, People) for ref in cell.refs]
        return not all(self.naming.may_name(ref) for ref in people)

    def _cell(self, row: Row, column: Field) -> str:
        cell = row.cells.get(column.key)
        if cell is None or not column.print:
            return ""
        return " ".join(self._words(cell, column).split())

    def _words(self, value: Value, field: Field) -> str:
        match value:
            case Text(runs):
                return going_words(runs)
            case People(refs):
                named = (self.names.of(ref) for ref in refs if self.naming.may_name(ref))
                return ", ".join(filter(None, named))
            case Rows():
                return ""
            case _:
                return cell_words(value, field, self.names)


def card_source(plan: Document, template: Template, people: Mapping[str, str], naming: Naming) -> CardSource:
    """What the plan says by role; `people` maps ids to names, `naming` is what is in force about naming them."""
    by_role: dict[str, Entry] = {}
    for key, _section, field in template.fields():
        answer = plan.body.get(key)
        if not (field.role and field.print) or answer is None or answer.value is None:
            continue
        if not stays_off_paper(answer, field, plan):
            by_role.setdefault(field.role, (field, answer))
    return CardSource(by_role, names_in(plan.body, people), naming)
