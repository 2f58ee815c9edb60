"""Other people in one's own story: who agreed to be named, who must stay out, and who is named where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

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
    Text,
)
from herstelkluis.model.closing import going_words
from herstelkluis.model.document import Document
from herstelkluis.model.naming import is_chosen
from herstelkluis.model.period import Period
from herstelkluis.model.say import choice_words
from herstelkluis.model.template import Field, Template
from herstelkluis.model.words import words_of
from herstelkluis.share.leaving import Looks
from herstelkluis.share.names import Finder, fold, names_of
from herstelkluis.share.numbers import NumberFinder, numbers_in
from herstelkluis.share.role_words import role_of


class Decision(StrEnum):
    """What the person decides about someone who is named. Undecided, or still to be asked, stays home.

    `ROLE`: "mijn zus" in the place of every name, as the card says; "iemand" when it does not say.
    """

    LEAVE_OUT = "leave_out"
    ROLE = "role"
    ASK = "ask"
    ALONG = "along"


@dataclass(frozen=True, slots=True, repr=False)
class Person:
    """What redaction must know of someone: the names they go by, whether they agreed, whether they stay out.

    `role`: what to say instead of the name ("mijn zus"); `numbers`: what else tells who it is (`numbers_in`).
    """

    id: str
    name: str
    agreed: bool = False
    stays_out: bool = False
    also: str = ""
    role: str = ""
    numbers: tuple[str, ...] = ()


def person_of(document: Document, template: Template) -> Person:
    """The `Person` in a contact card, by the roles its template gives its fields.

    They agreed when the last entry for every subject says so, and the card is not in the bin.
    """
    roles = {
        field.role: document.body.get(key, Answer()).value for key, _section, field in template.fields() if field.role
    }
    name, agreed, title = roles.get("name"), roles.get("agreed"), document.title.strip()
    return Person(
        id=document.id,
        name=(name.words if isinstance(name, Line) else "").strip() or title,
        agreed=document.deleted_at is None and isinstance(agreed, Consents) and _is_agreed(agreed),
        stays_out=any(is_chosen(roles.get(role)) for role in ("not_involved", "hide")),
        also=title,
        role=_role(document, roles, title),
        numbers=numbers_in("\n".join((title, *map(words_of, document.body.values())))),
    )


def _role(document: Document, roles: Mapping[str, object], title: str) -> str:
    relation, name = roles.get("relation"), roles.get("name")
    chosen, other = (relation.chosen, relation.other) if isinstance(relation, Choice) else ((), "")
    tasks = (words_of(answer) for key, answer in document.body.items() if key.endswith(".rol"))
    return role_of(other, name.words if isinstance(name, Line) else "", title, *tasks, *chosen)


def _is_agreed(consents: Consents) -> bool:
    last = {(one.person.id if one.person else "", fold(one.scope).strip()): one.state for one in consents.entries}
    return set(last.values()) == {"agreed"}


@dataclass(frozen=True, slots=True, repr=False)
class Someone:
    """Someone an answer is about: the words to ask with, and every name to look for. `id` is empty without a card.

    Who stays out stays out, whatever was agreed.
    """

    words: str
    names: tuple[str, ...]
    agreed: bool = False
    stays_out: bool = False
    id: str = ""
    role: str = ""
    numbers: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What a decision about them is kept by: two people of one name are two."""
        return self.id or self.words


def someone(person: Person) -> Someone:
    """A person of the vault as redaction looks for them: by every name, and each part that is a name of its own."""
    names = dict.fromkeys((*names_of(person.name), *(names_of(person.also) if person.also else ())))
    agreed = person.agreed and not person.stays_out
    return Someone(person.name, tuple(names), agreed, person.stays_out, person.id, person.role, person.numbers)


@dataclass(frozen=True, slots=True, repr=False)
class Named:
    """Someone is named in a piece. `in_doubt`: somewhere in it the word may also be an ordinary one."""

    someone: Someone
    in_doubt: bool = False


class Known(Mapping[str, Someone]):
    """People by their key (for those of the vault: the id of their card), and where their names stand in words."""

    def __init__(self, people: Mapping[str, Someone], finders: tuple[Looks, ...] = ()) -> None:
        named = (one if one.key == key else replace(one, id=key) for key, one in people.items())
        self._people = {one.key: one for one in named}
        if finders:
            self.finders = finders

    def __getitem__(self, key: str) -> Someone:
        return self._people[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._people)

    def __len__(self) -> int:
        return len(self._people)

    @cached_property
    def finders(self) -> tuple[Looks, ...]:
        """They look for everyone; made when they are first needed."""
        return _finders(self.values())

    @cached_property
    def stay_out(self) -> frozenset[Someone]:
        """Those whose names are left out everywhere."""
        return frozenset(one for one in self.values() if one.stays_out)

    def joined_by(self, people: Iterable[Someone]) -> Known:
        """These people too, as far as they are not among them."""
        others = {one.key: one for one in people if one.key not in self}
        return Known({**self, **others}, (*self.finders, *_finders(others.values()))) if others else self

    def in_words(self, words: str) -> Iterator[Named]:
        """Everyone whose name stands in the words; someone named twice comes twice."""
        for finder in self.finders:
            for mention in finder.mentions(words):
                yield from (Named(self[key], not mention.is_sure) for key in mention.who)

    def told_of(self, one: About | Ref) -> tuple[Someone, ...]:
        """Whom a mark or a choice of people is about; by name when it is only words, or their card is gone."""
        words = one.words if isinstance(one, About) else one.label
        if one.id in self:
            return (self[one.id],)
        same = tuple(who for who in self.values() if fold(words).strip() == fold(who.words).strip())
        return same or (Someone(words, names_of(words), id=one.id),)

    def named_in(self, part: Answer | Row, field: Field) -> Iterator[Named]:
        """Everyone an answer (not its rows) or a row tells about: marked so, chosen, or named in its words."""
        cells = part.cells if isinstance(part, Row) else {"": part.value}
        columns = {one.key: one for one in field.columns} if isinstance(part, Row) else {"": field}
        marked: list[About | Ref] = [*part.about]
        for cell in cells.values():
            marked += cell.refs if isinstance(cell, People) else ()
        for one in marked:
            yield from (Named(who) for who in self.told_of(one))
        for key, cell in cells.items():
            for words in _words(cell, columns.get(key)):
                yield from self.in_words(words)


def _finders(people: Iterable[Someone]) -> tuple[Looks, ...]:
    people = tuple(people)
    careful = {one.key for one in people if one.stays_out}
    names = Finder(((one.key, name) for one in people for name in one.names), careful)
    numbers = [(one.key, number) for one in people for number in one.numbers]
    return (names, NumberFinder(numbers)) if numbers else (names,)


def joined(found: Iterable[Named]) -> dict[str, Named]:
    """Everyone once, by key; the doubts and the names of one person taken together."""
    people: dict[str, Named] = {}
    for one in found:
        key = one.someone.key
        before = people.setdefault(key, one)
        if before.someone.names != one.someone.names:
            names = dict.fromkeys((*before.someone.names, *one.someone.names))
            people[key] = Named(replace(before.someone, names=tuple(names)), before.in_doubt or one.in_doubt)
        elif one.in_doubt:
            people[key] = one
    return people


def _words(cell: Cell | Rows | None, field: Field | None) -> Iterator[str]:
    """Everything in a cell that can be said in words."""
    match cell:
        case Text(runs):
            yield going_words(runs)
        case Line(words):
            yield words
        case Choice(chosen, other):
            yield other
            yield from (choice_words(Choice((one,)), field) for one in chosen)
        case Period():
            yield cell.words
        case Links(refs) | Files(refs) | People(refs):
            yield from (ref.label for ref in refs)
        case Consents(entries):
            for entry in entries:
                yield from (entry.scope, entry.limits, entry.person.label if entry.person else "")
