"""What stays home stays home: a document becomes what one reader gets of it. Pure, and twice is the same as once.

Out go: private words, passages and answers that were left out, margins, who wrote along, skipped questions, fields that
are never shared, parts that were not ticked, answers at level 3 that were not opened one by one, people who did not
agree or must stay out, and answers to questions the template no longer asks. Nothing tells that something was left
out, nor how much.
"""

from __future__ import annotations

from collections.abc import Iterator
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
from herstelkluis.model.closing import going_words
from herstelkluis.model.document import Document, Level, Source
from herstelkluis.model.levels import level_of
from herstelkluis.model.period import Period
from herstelkluis.model.say import choice_words
from herstelkluis.model.template import Field, FieldType, Template
from herstelkluis.model.text import Run
from herstelkluis.share.leaving import Leaving
from herstelkluis.share.passages import Passages
from herstelkluis.share.third_parties import Known, Someone

__all__ = ["ChangedLine", "Rules", "changed_lines", "level_of", "redact"]

_TELLS_WHO = frozenset({"phone", "mail", "place"})


@dataclass(frozen=True, slots=True, repr=False)
class Rules:
    """What goes along of one document. `sections` None: all of them; `opened`: answers at level 3 opened one by one.

    `left`: answers that stay home at any level; `passages`: stretches of words that stay home wherever they stand.
    `without`: people whose names are left out (of `sure_only` not where the word may be an ordinary one), of `by_role`
    with their role in the place of the name; `home`: people whose answers stay home.
    """

    known: Known
    sections: frozenset[str] | None = None
    opened: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    passages: frozenset[str] = frozenset()
    without: frozenset[Someone] = frozenset()
    sure_only: frozenset[Someone] = frozenset()
    by_role: frozenset[Someone] = frozenset()
    home: frozenset[Someone] = frozenset()


@dataclass(frozen=True, slots=True, repr=False)
class ChangedLine:
    """A line in which a name or number was left out or replaced: of which answer (empty: the title), before, after."""

    answer: str
    before: str
    after: str


def redact(document: Document, template: Template, rules: Rules) -> Document:
    """What one reader gets of a document: only what may go, as if the rest had never been written."""
    return _redact(document, template, _Hand(rules), rules)


def changed_lines(document: Document, template: Template, rules: Rules) -> tuple[ChangedLine, ...]:
    """Every line of the same result in which something was put in the place of a name, in order."""
    hand = _Hand(rules)
    redacted = _redact(document, template, hand, rules)
    return tuple(hand.changed) if redacted.body else ()


def _redact(document: Document, template: Template, hand: _Hand, rules: Rules) -> Document:
    title = hand.title(document.title)
    fields = {key: (section.key, field) for key, section, field in template.fields()}
    body = {}
    for key, answer in document.body.items():
        section, field = fields.get(key, ("", None))
        if field is None or key in rules.left or (rules.sections is not None and section not in rules.sections):
            continue
        if key not in rules.opened and level_of(answer, field, document) >= Level.SENSITIVE:
            continue
        if (redacted := hand.answer(key, answer, field)) is not None:
            body[key] = redacted
    return replace(document, title=title, body=body, period=None, source=Source())


class _Hand:
    """Takes out what the rules of one document keep home, one answer at a time; `changed` tells what it replaced."""

    def __init__(self, rules: Rules) -> None:
        without = rules.without | rules.by_role
        self._known = rules.known.joined_by(without | rules.home)
        self._without, self._home = ({one.key for one in people} for people in (without, rules.home))
        self._passages = Passages(rules.passages)
        self._leaving = Leaving(
            looks=self._known.finders,
            who=self._without,
            sure_only={one.key for one in rules.sure_only},
            roles={one.key: one.role for one in rules.by_role if one.role},
            passages=self._passages,
        )
        self._answer = ""
        self.changed: list[ChangedLine] = []

    def title(self, title: str) -> str:
        cut = self._passages.cut(title)
        left = self._leave_out(cut)
        named = (one for words in (cut, left) if self._home for one in self._known.in_words(words))
        if any(one.someone.key in self._home for one in named):
            self.changed.clear()
            return ""
        return left

    def answer(self, key: str, answer: Answer, field: Field) -> Answer | None:
        self._answer, before = key, len(self.changed)
        redacted = self._redacted(self._passages.cut_answer(answer), field)
        if redacted is None:
            del self.changed[before:]
        return redacted

    def _redacted(self, answer: Answer, field: Field) -> Answer | None:
        is_kept = not field.share and field.type is not FieldType.SCALE  # of a scale only the tick goes, see `_cell`
        if is_kept or answer.value is None or self._stays_home(answer, field):
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
        before, cells = len(self.changed), {}
        for column in field.columns:
            # Without the name, a telephone number would still tell who it is.
            may_go = column.share and not (leaves_out and column.role in _TELLS_WHO)
            if may_go and column.key in row.cells and (cell := self._cell(row.cells[column.key], column)) is not None:
                cells[column.key] = cell
        redacted = Row(row.id, cells)
        if not cells or self._stays_home(redacted, field):
            del self.changed[before:]
            return None
        return redacted

    def _cell(self, cell: Cell, field: Field) -> Cell | None:
        match cell:
            case Text(runs):
                words = self._leave_out(going_words(runs))
                return Text((Run(words),)) if words.strip() else None
            case Line(words):
                words = self._leave_out(words)
                return Line(words) if words.strip() else None
            case Choice(chosen, other):
                chosen, other = tuple(one for one in chosen if self._may_say(one, field)), self._leave_out(other)
                return Choice(chosen, other) if chosen or other.strip() else None
            case People(refs):
                words = self._leaving.of(", ".join(filter(None, map(self._name, refs))))
                return Line(words) if words.strip() else None
            case Period(words):
                left = self._leave_out(words)
                return cell if left == words else Period(left) if left.strip() else None
            case Consents() | Files() | Links():
                return None  # agreements, attachments and whole documents are pieces of their own
            case Scale():
                return Scale(None, cell.talk) if cell.talk else None  # numbers never go along
            case _:
                return cell

    def _may_say(self, chosen: str, field: Field) -> bool:
        words = choice_words(Choice((chosen,)), field)
        return self._leaving.of(words) == words

    def _name(self, ref: Ref) -> str:
        roles = {self._leaving.role(one.key) for one in self._known.told_of(ref) if one.key in self._without}
        if not roles:
            return self._leaving.of(self._known[ref.id].words if ref.id in self._known else ref.label)
        return roles.pop() if len(roles) == 1 else _("someone")

    def _leave_out(self, words: str) -> str:
        left = self._leaving.of(words)
        if left != words:
            self.changed += _by_line(self._answer, self._passages.cut(words), left)
        return left


def _by_line(answer: str, before: str, after: str) -> Iterator[ChangedLine]:
    """The lines that differ; all of it as one when a name stood over two lines."""
    old, new = before.split("\n"), after.split("\n")
    if len(old) != len(new):
        old, new = [before], [after]
    yield from (
        ChangedLine(answer, one, other) for one, other in zip(old, new, strict=True) if one != other and other.strip()
    )
