"""Short values in words, for one reader: choices, moments, scales, people, agreements. Own words stay as they are."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from herstelkluis.errors import N_
from herstelkluis.i18n import _, say_day
from herstelkluis.model.body import (
    Body,
    Cell,
    Choice,
    Consent,
    Consents,
    Files,
    Line,
    Links,
    People,
    Ref,
    Row,
    RowRef,
    Rows,
    Scale,
    Text,
)
from herstelkluis.model.fuzzy import format_period
from herstelkluis.model.period import Period
from herstelkluis.model.template import Field
from herstelkluis.model.text import all_words

_STATES = {
    "asked": N_("asked"),
    "agreed": N_("agreed"),
    "refused": N_("does not want this"),
    "withdrawn": N_("taken back"),
}


@dataclass(frozen=True, slots=True)
class Names:
    """How ids are called: people of the vault, and rows of this document by their first words.

    `agreed` holds the ids of who finds it good to be named; None where that is not known.
    """

    people: Mapping[str, str]
    rows: Mapping[str, str]
    agreed: Collection[str] | None = None

    def of(self, ref: Ref) -> str:
        """The present name, or the label it had when chosen."""
        return self.people.get(ref.id) or ref.label


def names_in(body: Body, people: Mapping[str, str], agreed: Collection[str] | None = None) -> Names:
    """The names to say when this body is laid out."""
    bare = Names(people, {})
    lists = [answer.value for answer in body.values() if isinstance(answer.value, Rows)]
    return Names(people, {row.id: first_words(row, bare) for one in lists for row in one.rows}, agreed)


def first_words(row: Row, names: Names) -> str:
    """The first cell of a row that says something."""
    return next((words for cell in row.cells.values() if (words := cell_words(cell, None, names))), "")


def cell_words(cell: Cell, field: Field | None, names: Names) -> str:
    """A cell or short answer in words; empty when there is nothing to say."""
    match cell:
        case Text(runs):
            return all_words(runs).strip()
        case Line(line):
            return line.strip()
        case Choice():
            return choice_words(cell, field)
        case Period():
            return format_period(cell).strip()
        case Scale():
            return scale_words(cell, field)
        case People(refs) | Links(refs) | Files(refs):
            return ", ".join(filter(None, (names.of(ref).strip() for ref in refs)))
        case RowRef(row_id):
            return names.rows.get(row_id, "")
        case Consents():
            return consent_words(cell, names)


def choice_words(choice: Choice, field: Field | None) -> str:
    """The words of what was chosen, and the own words beside it; a key that is gone is said as it was stored."""
    labels = {option.key: option.label for option in field.options} if field else {}
    chosen = [labels.get(key) or plain_key(key) for key in choice.chosen]
    return ", ".join(filter(None, (*chosen, choice.other.strip())))


def scale_words(scale: Scale, field: Field | None) -> str:
    """Where the person put it between two words, and "Hier wil ik over praten"."""
    said = []
    if scale.value is not None:
        low, high = (field.low, field.high) if field else ("", "")
        told = _("{value}, from 0 ({low}) to 10 ({high})") if low and high else _("{value}, from 0 to 10")
        said.append(told.format(value=scale.value, low=low, high=high))
    if scale.talk:
        said.append(_("I want to talk about this"))
    return ". ".join(said)


def consent_words(consents: Consents, names: Names) -> str:
    """What is in force for each person and subject: the last entry of each."""
    last = {(names.of(one.person) if one.person else "", one.scope): one for one in consents.entries}
    return "; ".join(filter(None, (_agreement(who, one) for (who, _scope), one in last.items())))


def agreement_words(state: str) -> str:
    """What was said about an agreement, in words."""
    return _(_STATES[state]) if state in _STATES else state


def _agreement(who: str, consent: Consent) -> str:
    state = agreement_words(consent.state)
    said = ", ".join(filter(None, (state, _day(consent.on), consent.limits.strip())))
    return f"{who}: {said}" if who and said else said


def _day(words: str) -> str:
    try:
        return say_day(date.fromisoformat(words))
    except ValueError:
        return words


def plain_key(key: str) -> str:
    """A stored key as words, for what no template names any more."""
    return key.replace("_", " ").strip()
