"""Who may be named: what every piece of the vault says about it together."""

from __future__ import annotations

from collections.abc import Iterator

from herstelkluis.errors import KluisError
from herstelkluis.model.body import Passage, Ref
from herstelkluis.model.document import Document
from herstelkluis.model.naming import Naming, Said, Word, asks_about_naming, said_in
from herstelkluis.model.template import Template
from herstelkluis.store.documents import Summary
from herstelkluis.vault.vault import PERSON_KIND, Vault


def naming(vault: Vault, *shown: Document) -> Naming:
    """What is in force about everyone; `shown`: pieces as they are on the screen.

    A piece that cannot be read says nothing, but the card of a person that cannot be read lets nobody name them.
    """
    kinds = [kind for kind, template in vault.templates.items() if asks_about_naming(template)]
    living = [one for kind in kinds for one in vault.summaries(kind)]
    in_bin = [one for one in vault.bin() if one.kind in kinds]
    newest = {one.id: one for one in (*vault.drafts.pending, *shown)}
    binned = _people(in_bin)
    unsettled = {key: one.title for key, one in newest.items() if one.kind == PERSON_KIND and key not in binned}
    words = [*_stored(vault, [one for one in (*living, *in_bin) if one.id not in newest])]
    words += (word for one in newest.values() for word in _said(vault, one))
    return Naming(words, {**unsettled, **_people(living)}, binned)


def _people(found: list[Summary]) -> dict[str, str]:
    return {one.id: one.title or one.first_line for one in found if one.kind == PERSON_KIND}


def _stored(vault: Vault, found: list[Summary]) -> Iterator[Word]:
    """What these pieces say; each is read again only when it was stored again, or its kind asks something else."""
    before, now = vault.said_of_naming, dict[Summary, tuple[Template, tuple[Word, ...]]]()
    for one in found:
        template = vault.templates[one.kind]
        known, words = before.get(one, (None, ()))
        try:
            if known is not template:
                words = tuple(_said(vault, vault.document(one.id)))
            now[one] = template, words
        except KluisError:
            who = Ref(one.id, one.title or one.first_line)
            words = (Word(who, Said.UNREADABLE, Passage("", "")),) if one.kind == PERSON_KIND else ()
        yield from words
    vault.said_of_naming = now


def _said(vault: Vault, document: Document) -> Iterator[Word]:
    owner = Ref(document.id, document.title) if document.kind == PERSON_KIND else None
    template = vault.template(document)
    if template is not None:
        yield from said_in(document, template, owner)
