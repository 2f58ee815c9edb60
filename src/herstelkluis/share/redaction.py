"""What stays home stays home: a document becomes what one reader gets of it. Pure, and twice is the same as once.

Out go: private words, margins, who wrote along, skipped questions, fields that are never shared, parts that were not
ticked, answers at level 3 that were not opened one by one, people who did not agree or must stay out, and answers to
questions the template no longer asks. Nothing tells that something was left out, nor how much.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from herstelkluis.i18n import _
from herstelkluis.model.body import (
    About,
    Answer,
    Cell,
    Choice,
    Consents,
    Files,
    Line,
    Links,
    People,
    Ref,
    Row,
    Rows,
    Scale,
    Text,
    Value,
)
from herstelkluis.model.document import Document, Level, Source
from herstelkluis.model.period import Period
from herstelkluis.model.say import choice_words
from herstelkluis.model.template import Field, Template
from herstelkluis.model.text import Run, public_words
from herstelkluis.share.third_parties import Known, Someone

_TELLS_WHO = frozenset({"phone", "mail", "place"})


@dataclass(frozen=True, slots=True, repr=False)
class Rules:
    """What goes along of one document. `sections` None: all of them; `opened`: answers at level 3 opened one by one.

    `without`: people whose names are left out (of `sure_only` not where the word may be an ordinary one); `home`:
    people whose answers stay home.
    """

    known: Known
    sections: frozenset[str] | None = None
    opened: frozenset[str] = frozenset()
    without: frozenset[Someone] = frozenset()
    sure_only: frozenset[Someone] = frozenset()
    home: frozenset[Someone] = frozenset()


def redact(document: Document, template: Template, rules: Rules) -> Document:
    """What one reader gets of a document: only what may go, as if the rest had never been written."""
    fields = {key: (section.key, field) for key, section, field in template.fields()}
    hand = _Hand(rules)
    body = {}
    for key, answer in document.body.items():
        section, field = fields.get(key, ("", None))
        if field is None or (rules.sections is not None and section not in rules.sections):
            continue
        if key not in rules.opened and level_of(answer, field, document) >= Level.SENSITIVE:
            continue
        if (redacted := hand.answer(answer, field)) is not None:
            body[key] = redacted
    return replace(document, title=hand.title(document.title), body=body, period=None, source=Source())


def level_of(answer: Answer, field: Field, document: Document) -> int:
    """How sensitive an answer is: its own level, else that of its question, else that of the document."""
    return answer.level or field.level or document.level


class _Hand:
    """Takes out what the rules of one document keep home, one answer at a time."""

    def __init__(self, rules: Rules) -> None:
        self._known = rules.known.joined_by(rules.without | rules.home)
        self._without, self._sure_only, self._home = (
            {one.key for one in people} for people in (rules.without, rules.sure_only, rules.home)
        )

    def title(self, title: str) -> str:
        left = self._leave_out(title)
        named = (one for words in (title, left) if self._home for one in self._known.in_words(words))
        return "" if any(one.someone.key in self._home for one in named) else left

    def answer(self, answer: Answer, field: Field) -> Answer | None:
        if not field.share or answer.value is None or self._stays_home(answer, field):
            return None
        value = self._value(answer.value, field, answer.about)
        redacted = Answer(value, level=answer.level)  # kept, so that twice is as once; no page tells it
        return None if value is None or self._stays_home(redacted, field) else redacted

    def _stays_home(self, part: Answer | Row, field: Field) -> bool:
        return bool(self._home) and any(one.someone.key in self._home for one in self._known.named_in(part, field))

    def _value(self, value: Value, field: Field, about: tuple[About, ...]) -> Value | None:
        if isinstance(value, Rows):
            rows = (self._row(replace(row, about=(*about, *row.about)), field) for row in value.rows)
            kept = tuple(filter(None, rows))
            return Rows(kept) if kept else None
        return self._cell(value, field)

    def _row(self, row: Row, field: Field) -> Row | None:
        if (row.level or 0) >= Level.SENSITIVE or self._stays_home(row, field):
            return None
        leaves_out = bool(self._without) and any(
            one.someone.key in self._without for one in self._known.named_in(row, field)
        )
        cells = {}
        for column in field.columns:
            # Without the name, a telephone number would still tell who it is.
            may_go = column.share and not (leaves_out and column.role in _TELLS_WHO)
            if may_go and column.key in row.cells and (cell := self._cell(row.cells[column.key], column)) is not None:
                cells[column.key] = cell
        redacted = Row(row.id, cells)
        return None if not cells or self._stays_home(redacted, field) else redacted

    def _cell(self, cell: Cell, field: Field) -> Cell | None:
        match cell:
            case Text(runs):
                words = self._leave_out(public_words(runs))
                return Text((Run(words),)) if words.strip() else None
            case Line(words):
                words = self._leave_out(words)
                return Line(words) if words.strip() else None
            case Choice(chosen, other):
                chosen, other = tuple(one for one in chosen if self._may_say(one, field)), self._leave_out(other)
                return Choice(chosen, other) if chosen or other.strip() else None
            case People(refs):
                return Line(", ".join(map(self._name, refs))) if refs else None
            case Period():
                return replace(cell, words=self._leave_out(cell.words))
            case Consents() | Files() | Links():
                return None  # agreements, attachments and whole documents are pieces of their own
            case Scale():
                return Scale(None, cell.talk) if cell.talk else None  # numbers never go along
            case _:
                return cell

    def _may_say(self, chosen: str, field: Field) -> bool:
        words = choice_words(Choice((chosen,)), field)
        return self._leave_out(words) == words

    def _name(self, ref: Ref) -> str:
        if any(one.key in self._without for one in self._known.told_of(ref)):
            return _("someone")
        return self._leave_out(self._known[ref.id].words if ref.id in self._known else ref.label)

    def _leave_out(self, words: str) -> str:
        return self._known.leave_out(words, self._without, self._sure_only)
