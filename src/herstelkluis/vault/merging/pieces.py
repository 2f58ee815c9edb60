"""Pieces while two sides become one: their versions are only added to, and line ids are put right when all stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from herstelkluis.errors import DocumentMissingError
from herstelkluis.model.document import Document, new_id
from herstelkluis.store import documents, drafts, history, search
from herstelkluis.vault.merging.comparing import is_alone, said_by
from herstelkluis.vault.vault import Vault


class History:
    """The versions of one piece. Words that stand among them already are not added again."""

    def __init__(self, vault: Vault, document_id: str, stands: Document | None) -> None:
        self._vault, self._id = vault, document_id
        kept = history.versions(vault.database, document_id)
        self._number = self._begun = max(kept[0].revision if kept else 0, stands.revision if stands else 0)
        self._known: dict[bytes, int] = {}
        for one in kept:
            self._known.setdefault(said_by(history.version(vault.database, document_id, one.revision)), one.revision)

    def add(self, document: Document, made_at: datetime | None = None) -> int:
        """Keep these words as an earlier version, of the moment they were written, and give its number."""
        said = said_by(document)
        if said not in self._known:
            self._known[said] = self._next(document, made_at or document.changed_at)
        return self._known[said]

    def stand(self, document: Document) -> Document:
        """Keep this as the newest version."""
        return replace(document, revision=self._next(document, document.changed_at))

    @property
    def has_grown(self) -> bool:
        """Whether versions were added."""
        return self._number > self._begun

    def _next(self, document: Document, made_at: datetime | None) -> int:
        if not self.has_grown:  # what is typed from now on must not take the place of the version that was newest
            history.end_spell(self._vault.database, self._id, new_id())
        self._number += 1
        numbered = replace(document, id=self._id, revision=self._number)
        history.add_version(self._vault.database, numbered, new_id(), made_at or self._vault.clock())
        return self._number


class Pieces:
    """What is to stand in the vault after this. `finish` looks at all of it together."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._standing: list[tuple[Document, Document | None, History]] = []

    def stored(self, document_id: str) -> Document | None:
        """A piece as it is now, if it is there."""
        try:
            return documents.get(self._vault.database, document_id)
        except DocumentMissingError:
            return None

    def history(self, stands: Document) -> tuple[History, int]:
        """The versions of a piece that is there, with the number of those that say what it says now."""
        versions = History(self._vault, stands.id, stands)
        return versions, versions.add(stands)

    def stand(self, document: Document, before: Document | None, versions: History) -> None:
        """Let this piece stand, in the place of what was there `before`."""
        self._put(document)
        self._standing.append((document, before, versions))

    def finish(self) -> None:
        """One id for one line in all of the vault, and one piece in one place; then each gets its newest version.

        Only now, because pieces that are brought in later may say the same as one that came before them.
        """
        for document, before, versions in self._standing:
            if document.deleted_at is None and self._is_taken(document):
                document = replace(document, deleted_at=self._vault.clock())
            if document.deleted_at is None:
                document = self._vault.line_ids.apart(document, before)
            self._put(versions.stand(document))
            drafts.drop_draft(self._vault.database, document.id)

    def _put(self, document: Document) -> None:
        documents.put(self._vault.database, document)
        search.index_document(self._vault.database, document)

    def _is_taken(self, document: Document) -> bool:
        if not is_alone(self._vault, document.kind, document.section):
            return False
        there = documents.summaries(self._vault.database, kind=document.kind)
        return any(one.section == document.section and one.id != document.id for one in there)
