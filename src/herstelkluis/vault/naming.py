"""Who may be named: what every piece of the vault says about it together, and who stays off one piece because of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.model.body import Passage, People, Ref, Row, Rows
from herstelkluis.model.document import Document
from herstelkluis.model.levels import stays_off_paper
from herstelkluis.model.naming import Naming, Said, Word, asks_about_naming, said_in
from herstelkluis.vault.vault import PERSON_KIND, Vault


@dataclass(frozen=True, slots=True, repr=False)
class LeftOff:
    """Someone in a piece whose name does not come on paper: why, in words, and where that was said."""

    name: str
    words: str
    at: Passage


def naming(vault: Vault, *shown: Document) -> Naming:
    """What is in force about everyone; `shown`: pieces as they are on the screen. What cannot be read says nothing."""
    people = vault.people()
    return Naming(_words(vault, {one.id: one for one in shown}), people)


def _words(vault: Vault, shown: dict[str, Document]) -> Iterator[Word]:
    kinds = [kind for kind, template in vault.templates.items() if asks_about_naming(template)]
    stored = [one for kind in kinds for one in vault.summaries(kind)]
    stored += [one for one in vault.bin() if one.kind == PERSON_KIND]
    for key in dict.fromkeys((*(one.id for one in stored), *shown)):
        with suppress(KluisError):
            document = shown.get(key) or vault.document(key)
            template = vault.template(document)
            owner = Ref(key, document.title) if document.kind == PERSON_KIND else None
            if template is not None:
                yield from said_in(document, template, owner)


def left_off(vault: Vault, document: Document) -> tuple[LeftOff, ...]:
    """Everyone this piece points at on paper and whose name stays off it, each once, in the order of the piece."""
    said, names, found = naming(vault, document), vault.people(), dict[str, LeftOff]()
    for ref in _people_in(document, vault):
        word = said.word(ref)
        if word is not None and word.said.is_no:
            name = names.get(ref.id) or ref.label
            found.setdefault(ref.id or name, LeftOff(name, _why(name, word.said), word.at))
    return tuple(found.values())


def _people_in(document: Document, vault: Vault) -> Iterator[Ref]:
    template = vault.template(document)
    for key, _section, field in template.fields() if template is not None else ():
        answer = document.body.get(key)
        if answer is None or not field.print or stays_off_paper(answer, field, document):
            continue
        rows = answer.value.rows if isinstance(answer.value, Rows) else ()
        yield from answer.value.refs if isinstance(answer.value, People) else ()
        yield from (ref for row in rows for ref in people_of(row))


def people_of(row: Row) -> Iterator[Ref]:
    """Everyone a line points at."""
    yield from (ref for cell in row.cells.values() if isinstance(cell, People) for ref in cell.refs)


def _why(name: str, said: Said) -> str:
    if said is Said.WITHDRAWN:
        return _("{name} is not on it: the agreement was taken back.").format(name=name)
    if said is Said.REFUSED:
        return _("{name} is not on it: the answer was no.").format(name=name)
    return _("{name} is not on it: you chose that {name} stays out of it.").format(name=name)
