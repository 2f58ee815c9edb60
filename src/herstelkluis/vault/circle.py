"""The people of the vault and the one document in which they are placed around me."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from herstelkluis.model.answering import name_key, with_value
from herstelkluis.model.body import Answer, Line, People, Ref, Row, Rows
from herstelkluis.model.document import Document, new_id
from herstelkluis.vault.acquaintances import Acquaintance, same_name
from herstelkluis.vault.vault import PERSON_KIND, Vault

NETWORK_KIND = "netwerk"
NAMES, PLACED = "groslijst.namen", "plaatsen.mensen"


def the_network(vault: Vault) -> Document:
    """The one there is, or a new one that is not stored yet."""
    known = vault.summaries(NETWORK_KIND)
    return vault.document(known[0].id) if known else vault.start(NETWORK_KIND)


def new_person(vault: Vault, name: str) -> str:
    """A new card with this name; gives its id."""
    template = vault.templates[PERSON_KIND]
    person, key = vault.start(PERSON_KIND), name_key(template)
    vault.drafts.change(with_value(person, key, Line(name), template) if key else replace(person, title=name))
    vault.settle(person.id)
    return person.id


def row_of(person_id: str, name: str) -> Row:
    """A line for someone who has no place yet."""
    return Row(new_id(), {"wie": People((Ref(person_id, name),))})


def without_place(document: Document, known: Iterable[Acquaintance]) -> tuple[Acquaintance, ...]:
    """The cards that no line of the document points at."""
    placed = {
        ref.id
        for row in _rows(document, PLACED)
        for cell in row.cells.values()
        if isinstance(cell, People)
        for ref in cell.refs
    }
    return tuple(one for one in known if one.id not in placed)


def only_named(vault: Vault, document: Document) -> Mapping[str, str]:
    """The names of the long list of whom there is no card: line id to name."""
    words = {row.id: _first(row) for row in _rows(document, NAMES)}
    return {key: name for key, name in words.items() if name and not same_name(vault, name)}


def with_names(document: Document, names: Iterable[str]) -> Document:
    """The document with these names at the end of the long list, each once."""
    rows = _rows(document, NAMES)
    there = {_first(row).casefold() for row in rows}
    fresh = dict[str, str]()
    for name in (" ".join(one.split()) for one in names):
        if name and name.casefold() not in there:
            fresh.setdefault(name.casefold(), name)
    more = tuple(Row(new_id(), {"regel": Line(name)}) for name in fresh.values())
    return with_value(document, NAMES, Rows((*rows, *more)))


def _rows(document: Document, key: str) -> tuple[Row, ...]:
    value = document.body.get(key, Answer()).value
    return value.rows if isinstance(value, Rows) else ()


def _first(row: Row) -> str:
    return next((" ".join(cell.words.split()) for cell in row.cells.values() if isinstance(cell, Line)), "")
