"""Where a person stands in the vault, and taking the name away there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from herstelkluis.errors import DocumentMissingError
from herstelkluis.model.body import About, Answer, Cell, Consents, Passage, People, Ref, Rows, Value
from herstelkluis.model.document import Document
from herstelkluis.model.say import Names, cell_words
from herstelkluis.store.places import pointing_at
from herstelkluis.vault.one_plan import title_of
from herstelkluis.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class PersonPlace:
    """One answer that names someone: the piece, its part and the question; `words` is the line it stands in."""

    at: Passage
    title: str
    question: str = ""
    words: str = ""


def places_of(vault: Vault, person: str) -> tuple[PersonPlace, ...]:
    """Every answer that names this person, of pieces that are not in the bin; of a folded piece only its title."""
    return tuple(_place(vault, document, at, person) for document, at in _found(vault, person))


def last_state(document: Document, answer: str) -> str:
    """What is in force in an agreement; empty when nobody was asked."""
    value = document.body.get(answer, Answer()).value
    return value.entries[-1].state if isinstance(value, Consents) and value.entries else ""


def take_name_away(vault: Vault, person: str, instead: str) -> int:
    """Put these words in the place of the name in every answer that points at this person, in one step.

    Gives how many answers were changed. Agreements keep their history, own words stay as they were written. Raises
    CannotWriteError; then nothing changed anywhere.
    """
    vault.settle()
    changed: dict[str, Document] = {}
    count = 0
    for document, at in _found(vault, person):
        known = changed.get(document.id, document)
        answer = known.body[at.answer]
        other = _without(answer, person, instead)
        if other != answer:
            changed[document.id] = replace(known, body={**known.body, at.answer: other})
            count += 1
    if changed:
        *copies, last = changed.values()
        vault.settle_together(copies, last)
    return count


def _found(vault: Vault, person: str) -> Iterator[tuple[Document, Passage]]:
    for at in pointing_at(vault.database, person):
        try:
            document = vault.document(at.document)
        except DocumentMissingError:
            continue
        if document.deleted_at is None and document.id != person and at.answer in document.body:
            yield document, at


def _place(vault: Vault, document: Document, at: Passage, person: str) -> PersonPlace:
    template = vault.template(document)
    title = title_of(document, template)
    if document.folded:
        return PersonPlace(at, title)
    field = next((one for key, _section, one in template.fields() if key == at.answer), None) if template else None
    value = document.body[at.answer].value
    names = Names(vault.people(), {})
    rows = value.rows if isinstance(value, Rows) else ()
    row = next((one for one in rows if any(_names(cell, person) for cell in one.cells.values())), None)
    said = [cell_words(cell, None, names) for cell in row.cells.values() if not _names(cell, person)] if row else []
    return PersonPlace(at, title, field.ask if field is not None else "", next(filter(None, said), ""))


def _names(cell: Cell, person: str) -> bool:
    return isinstance(cell, People) and any(ref.id == person for ref in cell.refs)


def _without(answer: Answer, person: str, instead: str) -> Answer:
    about = _about(answer.about, person, instead)
    value: Value | None = answer.value
    if isinstance(value, Rows):
        value = Rows(
            tuple(
                replace(
                    row,
                    cells={key: _cell(cell, person, instead) for key, cell in row.cells.items()},
                    about=_about(row.about, person, instead),
                )
                for row in value.rows
            )
        )
    elif value is not None:
        value = _cell(value, person, instead)
    return replace(answer, value=value, about=about)


def _cell(cell: Cell, person: str, instead: str) -> Cell:
    if isinstance(cell, People):
        return People(tuple(Ref("", instead) if ref.id == person else ref for ref in cell.refs))
    return cell


def _about(about: tuple[About, ...], person: str, instead: str) -> tuple[About, ...]:
    return tuple(About(instead) if one.id == person else one for one in about)
