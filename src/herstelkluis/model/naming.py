"""Whether someone may be named: one answer for all that was said about it, wherever in the vault it was said.

A no wins, and so does "blijft erbuiten", on whichever side it stands, in the bin too. Of one agreement the latest word
holds for its subject; a word without a subject is about everything. A yes counts where it was asked for being named: on
the person's own card and in the list of a plan from which a card is made.

Someone is known by the id of their card, alive or in the bin, by name only where there is no such card. Whoever was
chosen by a card that is gone for ever is named only when a living card of that very name agrees: what stood on the card
that went nobody can know. A card that cannot be read frees nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from herstelkluis.model.body import Answer, Cell, Choice, Consents, Passage, People, Ref, Rows
from herstelkluis.model.document import Document
from herstelkluis.model.template import Field, Template

WHO, AGREED, PEOPLE_OF_CARD, NOT_INVOLVED = "who", "agreed", "card.people", "not_involved"
_YES = ("agreed", "ja", "yes")


class Said(IntEnum):
    """What is in force about naming someone; of two the higher wins."""

    NOTHING = 0
    ASKED = 1
    AGREED = 2
    UNREADABLE = 3
    GONE = 4
    REFUSED = 5
    WITHDRAWN = 6
    STAYS_OUT = 7

    @property
    def is_no(self) -> bool:
        """Whether the name is left off."""
        return self > Said.AGREED


_STATES = {"asked": Said.ASKED, "agreed": Said.AGREED, "refused": Said.REFUSED, "withdrawn": Said.WITHDRAWN}


@dataclass(frozen=True, slots=True, repr=False)
class Word:
    """What is in force about someone in one place of the vault."""

    who: Ref
    said: Said
    at: Passage


class Naming:
    """What is in force about everyone. `people`: every living card, id to name; `in_bin`: the cards in the bin.

    Without `people` nobody's card counts as gone.
    """

    def __init__(
        self,
        words: Iterable[Word] = (),
        people: Mapping[str, str] | None = None,
        in_bin: Mapping[str, str] | None = None,
    ) -> None:
        self._living = people
        self._names = {**(in_bin or {}), **(people or {})}
        self._cards: dict[str, list[str]] = {}
        for key, name in self._names.items():
            self._cards.setdefault(plain(name), []).append(key)
        self._strongest: dict[str, Word] = {}
        for word in words:
            for key in self._keys(word.who, of_a_no=word.said.is_no):
                before = self._strongest.get(key)
                if before is None or word.said > before.said:
                    self._strongest[key] = word

    def name(self, ref: Ref) -> str:
        """How someone is called now, or was when they were chosen."""
        return self._names.get(ref.id) or ref.label

    def word(self, ref: Ref) -> Word | None:
        """The word that decides, and where it stands; nowhere (an empty `at`) when the card is gone."""
        found = (self._strongest[key] for key in self._keys(ref) if key in self._strongest)
        word = max(found, key=lambda one: one.said, default=None)
        if self._living is None or not ref.id or ref.id in self._names or (word is not None and word.said.is_no):
            return word
        same = (key for key in self._cards.get(plain(ref.label), ()) if key in self._living)
        words = (self._strongest[f"id {key}"] for key in same if f"id {key}" in self._strongest)
        return next((one for one in words if one.said is Said.AGREED), Word(ref, Said.GONE, Passage("", "")))

    def said(self, ref: Ref) -> Said:
        """What is in force about someone."""
        word = self.word(ref)
        return word.said if word is not None else Said.NOTHING

    def leaves_out(self, ref: Ref) -> bool:
        """Whether this name is left off everything that leaves or is printed."""
        return self.said(ref).is_no

    def may_name(self, ref: Ref) -> bool:
        """Whether someone agreed, and nobody said no anywhere."""
        return self.said(ref) is Said.AGREED

    def tells_of_a_no(self, words: str) -> bool:
        """Whether someone who is left off is named in these words."""
        names = {self.name(word.who) for word in self._strongest.values() if word.said.is_no}
        return any(stands_in(name, words) for name in names)

    def _keys(self, ref: Ref, *, of_a_no: bool = True) -> Iterator[str]:
        """What someone is known by. A yes is only about the very one who gave it, a no about all they may be."""
        if ref.id:
            yield f"id {ref.id}"
            if ref.id in self._names or not of_a_no:
                return
        name = plain(ref.label)
        yield f"name {name}"
        yield from (f"id {key}" for key in self._cards.get(name, ()) if of_a_no)


def plain(name: str) -> str:
    """A name as it is compared: without capitals and without room around it."""
    return " ".join(name.casefold().split())


def stands_in(name: str, words: str) -> bool:
    """Whether this name stands in the words, as a word of its own."""
    return bool(plain(name)) and re.search(rf"\b{re.escape(plain(name))}\b", plain(words)) is not None


def asks_about_naming(template: Template) -> bool:
    """Whether something in this kind of piece says who may be named."""
    return any(
        field.role in (AGREED, NOT_INVOLVED) or any(column.role == AGREED for column in field.columns)
        for _key, _section, field in template.fields()
    )


def said_in(document: Document, template: Template, owner: Ref | None = None) -> Iterator[Word]:
    """Every word about naming in one piece; `owner`: whose card it is. In the bin only a no is still in force."""
    for word in _said_in(document, template, owner):
        if document.deleted_at is None or word.said.is_no:
            yield word


def _said_in(document: Document, template: Template, owner: Ref | None) -> Iterator[Word]:
    for key, _section, field in template.fields():
        value = document.body.get(key, Answer()).value
        if isinstance(value, Rows):
            for row in value.rows:
                at = Passage(document.id, key, row.id)
                yield from (Word(who, said, at) for who, said in _in_row(row.cells, field))
        elif owner is not None and field.role == AGREED:
            yield from (Word(who or owner, said, Passage(document.id, key)) for who, said in in_force(value))
        elif owner is not None and field.role == NOT_INVOLVED and is_chosen(value):
            yield Word(owner, Said.STAYS_OUT, Passage(document.id, key))


def _in_row(cells: Mapping[str, Cell], field: Field) -> Iterator[tuple[Ref, Said]]:
    columns = [(column, cells[column.key]) for column in field.columns if column.key in cells]
    people = [ref for column, cell in columns if column.role == WHO and isinstance(cell, People) for ref in cell.refs]
    if field.role == NOT_INVOLVED:
        yield from ((ref, Said.STAYS_OUT) for ref in people)
    for cell in (cell for column, cell in columns if column.role == AGREED):
        for who, said in in_force(cell):
            if said is not Said.AGREED or field.role == PEOPLE_OF_CARD:
                yield from ((ref, said) for ref in ((who,) if who is not None else people))


def in_force(value: object) -> Iterator[tuple[Ref | None, Said]]:
    """What an agreement comes down to, for each person it names; None: for whoever it stands beside."""
    if isinstance(value, Choice) and value.chosen:
        yield None, Said.AGREED if all(one in _YES for one in value.chosen) else Said.REFUSED
    told: dict[Ref | None, list[tuple[str, Said]]] = {}
    for one in value.entries if isinstance(value, Consents) else ():
        told.setdefault(one.person, []).append((plain(one.scope), _STATES.get(one.state, Said.NOTHING)))
    yield from ((who, _latest(words)) for who, words in told.items())


def _latest(words: Iterable[tuple[str, Said]]) -> Said:
    """What someone's words come down to, each with its subject. A yes takes a no about everything away only when it is
    about everything too, or about what they agreed to before.
    """
    latest, once_agreed = dict[str, Said](), set[str]()
    for subject, said in words:
        if said <= Said.ASKED and any(one.is_no for one in latest.values()):
            continue  # asking again does not undo a no
        if not subject:
            latest.clear()
        elif said is Said.AGREED and subject in once_agreed:
            latest.pop("", None)
        if said is Said.AGREED:
            once_agreed.add(subject)
        latest[subject] = said
    return max(latest.values(), default=Said.NOTHING)


def is_chosen(value: object) -> bool:
    """Whether a choice says something else than no."""
    return isinstance(value, Choice) and (bool(value.other.strip()) or any(one != "nee" for one in value.chosen))
