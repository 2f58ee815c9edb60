"""The person's own words to find pieces by, over the whole vault."""

from __future__ import annotations

from dataclasses import replace

from herstelkluis.model.tags import renamed, with_tags
from herstelkluis.store import documents, search, tags
from herstelkluis.vault.events import DocumentsChanged
from herstelkluis.vault.vault import Vault


def all_tags(vault: Vault) -> list[str]:
    """Every tag in use, in the order of the alphabet."""
    vault.settle()
    return tags.all_tags(vault.database)


def rename_tag(vault: Vault, old: str, new: str) -> int:
    """Call a tag differently in every piece, all or none; says in how many. When they changed stays as it was."""
    vault.settle()
    found = tags.documents_with(vault.database, old)
    with vault.database.atomic():
        for document_id in found:
            before = documents.get(vault.database, document_id)
            after = with_tags(before, vault.template(before), renamed(before.tags, old, new))
            after = replace(after, done=before.done)
            documents.put(vault.database, after)
            search.index_document(vault.database, after)
    if found:
        vault.events.emit(DocumentsChanged())
    return len(found)
