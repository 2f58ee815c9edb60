"""Other people in one's own story: who agreed to be named, who must stay out, and how their names are left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from herstelkluis.i18n import _
from herstelkluis.model.body import About, Answer, Choice, Consents, Line, People, Row, Rows, Text
from herstelkluis.model.document import Document
from herstelkluis.model.template import Template
from herstelkluis.model.text import public_words

SHORTEST_NAME = 2
_BETWEEN = frozenset({"van", "de", "der", "den", "het", "'t", "ten", "ter", "te", "in", "la", "le", "el", "bin"})
_DESCRIBING = frozenset({"Mijn", "De", "Het", "Een", "Onze", "Oude", "My", "The"})


class Decision(StrEnum):
    """What the person decides about someone who is named. Undecided, or still to be asked, stays home."""

    LEAVE_OUT = "leave_out"
    ASK = "ask"
    ALONG = "along"


@dataclass(frozen=True, slots=True)
class Person:
    """What redaction must know of someone: the names they go by, whether they agreed, whether they stay out."""

    id: str
    name: str
    agreed: bool = False
    stays_out: bool = False


def person_of(document: Document, template: Template) -> Person:
    """The `Person` in a contact card, by the roles its template gives its fields."""
    roles = {
        field.role: document.body.get(key, Answer()).value for key, _section, field in template.fields() if field.role
    }
    name, agreed = roles.get("name"), roles.get("agreed")
    return Person(
        id=document.id,
        name=(name.words if isinstance(name, Line) else "").strip() or document.title.strip(),
        agreed=isinstance(agreed, Consents) and bool(agreed.entries) and agreed.entries[-1].state == "agreed",
        stays_out=any(_is_yes(roles.get(role)) for role in ("not_involved", "hide")),
    )


def _is_yes(value: object) -> bool:
    return isinstance(value, Choice) and bool(value.chosen) and value.chosen[0] != "nee"


@dataclass(frozen=True, slots=True)
class Someone:
    """Someone an answer is about: the words to ask with, and every name to look for."""

    words: str
    names: tuple[str, ...]
    agreed: bool = False
    stays_out: bool = False


def someone(person: Person) -> Someone:
    """A person of the vault as redaction looks for them: by full name, and by each part that is a name of its own.

    "Noor van der Berg" is also Noor and Berg; "Mijn moeder" describes someone and is only looked for as a whole.
    """
    parts = [part for part in person.name.split() if part not in _BETWEEN]
    is_name = all(part[:1].isupper() and part not in _DESCRIBING for part in parts)
    names = [person.name, *(part for part in parts if is_name and len(part) >= SHORTEST_NAME)]
    return Someone(person.name, tuple(dict.fromkeys(names)), person.agreed, person.stays_out)


def named_in(part: Answer | Row, known: Mapping[str, Someone]) -> Iterator[Someone]:
    """Everyone an answer or row tells about: marked as such, chosen from the people, or named in its words."""
    found: dict[str, Someone] = {}
    for about in part.about:
        one = _about(about, known)
        found[one.words] = one
    if isinstance(part, Row) or not isinstance(part.value, Rows):
        cells = list(part.cells.values()) if isinstance(part, Row) else [part.value]
        for cell in cells:
            if isinstance(cell, People):
                for ref in cell.refs:
                    one = known.get(ref.id) or Someone(ref.label, (ref.label,))
                    found[one.words] = one
        words = "\n".join(_words(cell) for cell in cells)
        for one in known.values():
            if has_name(words, one.names):
                found[one.words] = one
    yield from found.values()


def _about(about: About, known: Mapping[str, Someone]) -> Someone:
    return known.get(about.id) or Someone(about.words, (about.words,))


def _words(cell: object) -> str:
    match cell:
        case Text(runs):
            return public_words(runs)
        case Line(words):
            return words
        case Choice(_chosen, other):
            return other
        case _:
            return ""


def has_name(words: str, names: Iterable[str]) -> bool:
    """Whether one of these names stands in the words, as whole words, in capitals or not."""
    return any(_pattern((name,)).search(words) for name in names if name.strip())


def leave_out(words: str, names: Iterable[str]) -> str:
    """The words with every one of these names replaced by "iemand"."""
    wanted = tuple(name for name in names if name.strip())
    return _pattern(wanted).sub(_("someone"), words) if wanted else words


def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(set(names), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)", re.IGNORECASE)
