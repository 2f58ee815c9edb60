"""Who may be named: what every piece of the vault says about it together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from herstelkluis.errors import KluisError
from herstelkluis.model.body import Ref
from herstelkluis.model.document import Document
from herstelkluis.model.naming import Naming, Word, asks_about_naming, said_in
from herstelkluis.vault.vault import PERSON_KIND, Vault


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
