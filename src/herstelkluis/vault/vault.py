"""The open vault: everything a person does with own words."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import DocumentMissingError, KluisError, PlaceTakenError, VaultDamagedError
from herstelkluis.model.agreements import with_agreements
from herstelkluis.model.answering import first_words
from herstelkluis.model.card import CrisisCard, crisis_card
from herstelkluis.model.document import Document, Level, ShareState, Source, SourceKind, new_id
from herstelkluis.model.lay_out import lay_out
from herstelkluis.model.naming import Naming, Word
from herstelkluis.model.sheet import Sheet
from herstelkluis.model.tags import with_its_tags
from herstelkluis.model.template import Section, Template
from herstelkluis.store import documents, drafts, history, ledger, preferences, search
from herstelkluis.store.database import Database
from herstelkluis.store.documents import Summary
from herstelkluis.store.history import Version
from herstelkluis.store.search import Hit
from herstelkluis.vault import attachments, own_templates
from herstelkluis.vault.drafts import Drafts
from herstelkluis.vault.events import DocumentSaved, DocumentsChanged, DraftSaved, Events, Locked, SavingFailed
from herstelkluis.vault.finding import Asked, query_of
from herstelkluis.vault.line_ids import LineIds
from herstelkluis.vault.spells import Spells

PERSON_KIND = "persoon"
STORY_KIND = "levensverhaal"


class Vault:
    """An unlocked vault. Every deed is one transaction; facts are told through `events`."""

    def __init__(
        self,
        database: Database,
        backup_seed: Secret,
        clock: Callable[[], datetime],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.database, self.folder, self.clock = database, database.path.parent, clock
        self.backup_seed = backup_seed  # opens the own backups without the words
        self.events = Events()
        self.templates, self.left_out = own_templates.all_templates(database)
        self.drafts = Drafts(self._save_draft, self._settle, self._saving_failed, monotonic)
        self.line_ids = LineIds(database, self.template)
        self.said_of_naming: dict[Summary, tuple[Template, tuple[Word, ...]]] = {}  # what was read already
        self._spells = Spells(monotonic)
        for left_over, _saved_at in drafts.drafts(database):  # acknowledged words of a program that died
            self.drafts.change(left_over)
        with suppress(Exception):  # what cannot be settled now, for whatever reason, stays pending: `tick` tells it
            self.settle()

    def close(self) -> None:
        """Close the database; settle first, or lose what is pending."""
        self.database.close()
        self.backup_seed.close()
        self.events.emit(Locked())

    # --- writing ------------------------------------------------------------------------------------------------

    def start(self, kind: str, *, section: str = "", title: str = "") -> Document:
        """A new document of this kind, empty but for what its template begins with.

        It is not stored until something is written in it.
        """
        template = self.templates[kind]
        chapter = template.section(section) if section else None
        return Document(
            id=new_id(),
            kind=kind,
            template=template.version,
            title=title,
            section=section,
            level=Level(template.level),
            share=ShareState(template.share),
            source=Source(SourceKind(template.source)),
            folded=bool(chapter and chapter.heavy),
            created_at=self.clock(),
            body=first_words(template, section),
        )

    def document(self, document_id: str) -> Document:
        """The newest state of a document, with words that are not settled yet. Raises DocumentMissingError."""
        return self.drafts.current(document_id) or documents.get(self.database, document_id)

    def settle(self, document_id: str | None = None) -> None:
        """Make everything written so far part of the vault: document, version, search. Raises CannotWriteError."""
        self.drafts.settle(document_id)

    def _save_draft(self, document: Document) -> None:
        saved_at = self.clock()
        drafts.put_draft(self.database, document, saved_at)
        self.events.emit(DraftSaved(document.id, saved_at))

    def _saving_failed(self, document: Document, error: KluisError) -> None:
        self.events.emit(SavingFailed(document.id, error))

    def settle_together(self, copies: Sequence[Document], changed: Document) -> None:
        """Make a change and the copies that follow it part of the vault, all or none. Raises CannotWriteError.

        A copy as it was before keeps its version.
        """
        for one in copies:
            self._spells.end(one.id)
        with self.database.atomic():
            settled = [self.put(one, self._stored(one.id)) for one in copies]
            stored = self._stored(changed.id)
            settled.append(self.put(self.line_ids.apart(changed, stored, was_written=True), stored))
        for one in settled:
            self.drafts.forget(one.id)
            self.events.emit(DocumentSaved(one.id, one.revision))

    def _settle(self, document: Document) -> None:
        stored = self._stored(document.id)
        if stored is None and not (document.body or document.title or document.period):
            drafts.drop_draft(self.database, document.id)  # opened, looked at, left empty: leaves no trace
            return
        document = with_its_tags(document, self.templates.get(document.kind))
        if stored is not None:  # writing in a piece never takes it out of the bin
            document = replace(document, deleted_at=stored.deleted_at)
        if document.deleted_at is None:
            document = self.line_ids.apart(document, stored, was_written=True)
        if stored is not None and _same(stored, document):
            drafts.drop_draft(self.database, document.id)
            return
        settled = self.put(document, stored)
        self.events.emit(DocumentSaved(settled.id, settled.revision))

    def put(self, document: Document, stored: Document | None = None) -> Document:
        """Make a piece part of the vault as it is, after what is `stored` of it; nobody is told."""
        now = self.clock()
        settled = replace(
            document,
            template=template.version if (template := self.templates.get(document.kind)) else document.template,
            revision=stored.revision + 1 if stored else 1,
            created_at=document.created_at or now,
            changed_at=now,
        )
        with self.database.atomic():
            own_templates.keep(self.database, settled, template)
            documents.put(self.database, settled)
            history.add_version(self.database, settled, self._spells.of(settled, stored), now)
            search.index_document(self.database, settled)
            drafts.drop_draft(self.database, settled.id)
        return settled

    def _stored(self, document_id: str) -> Document | None:
        try:
            return documents.get(self.database, document_id)
        except DocumentMissingError:
            return None

    # --- looking ------------------------------------------------------------------------------------------------

    def summaries(self, kind: str | None = None, limit: int | None = None) -> list[Summary]:
        """What there is, newest first, without opening it."""
        return documents.summaries(self.database, kind=kind, limit=limit)

    def chapters(self) -> list[tuple[Section, Summary | None]]:
        """The life story in its fixed order, with what was written in each chapter so far."""
        written = {one.section: one for one in reversed(self.summaries(STORY_KIND))}
        return [(section, written.get(section.key)) for section in self.templates[STORY_KIND].sections]

    def people(self) -> Mapping[str, str]:
        """The people of the vault: id to name."""
        return {one.id: one.title or one.first_line for one in self.summaries(PERSON_KIND)}

    def template(self, document: Document) -> Template | None:
        """The template a document shows itself by: the present one, else the version the vault kept, else none."""
        return self.templates.get(document.kind) or own_templates.kept(self.database, document)

    def find(self, asked: str | Asked, limit: int = 50, offset: int = 0) -> list[Hit]:
        """Where these words stand, or what they stand for; everything written so far included."""
        self.settle()
        query = query_of(self, Asked(asked) if isinstance(asked, str) else asked)
        return search.find(self.database, query, limit=limit, offset=offset)

    def sheet(self, document_id: str) -> Sheet:
        """A document as pages for the owner's own eyes."""
        document = self.document(document_id)
        return lay_out(self.template(document), document, self.people())

    def card(self, plan: Document, made_on: date, who: Naming | None = None) -> CrisisCard:
        """What a crisis plan puts on the wallet card; `who`: what is in force about naming, when that is known."""
        from herstelkluis.vault.naming import naming  # it reads a vault

        if (template := self.template(plan)) is None:
            raise DocumentMissingError
        return crisis_card(plan, template, self.people(), who or naming(self, plan), made_on)

    # --- bin and earlier versions -------------------------------------------------------------------------------

    def throw_away(self, document_id: str) -> None:
        """Put a document in the bin; it can be taken back."""
        self.settle(document_id)
        with self.database.atomic():
            documents.throw_away(self.database, document_id, self.clock())
            search.remove(self.database, document_id)
        self.events.emit(DocumentsChanged())

    def take_back(self, document_id: str) -> None:
        """Take a document out of the bin, as it was. Raises DocumentMissingError, PlaceTakenError."""
        self.settle(document_id)
        with self.database.atomic():
            self._check_place(documents.get(self.database, document_id))
            documents.take_back(self.database, document_id)
            back = documents.get(self.database, document_id)
            search.index_document(self.database, back)
            apart = self.line_ids.apart(back, back)  # lines may have been changed elsewhere meanwhile
            if apart != back:
                self.put(apart, back)
        self.events.emit(DocumentsChanged())

    def _check_place(self, document: Document) -> None:
        """A chapter begun anew would hide the old one, or be hidden by it; so would a second plan or letter."""
        template = self.templates.get(document.kind)
        is_alone = bool(document.section) or (template is not None and not template.many)
        if is_alone and any(one.section == document.section for one in self.summaries(document.kind)):
            raise PlaceTakenError

    def delete_for_ever(self, document_id: str) -> None:
        """Remove a document in the bin with all its versions; reserve copies, paper and packages are not reached.

        May take some seconds in a large vault. Raises DocumentMissingError, also for what is not in the bin.
        """
        if documents.get(self.database, document_id).deleted_at is None:
            raise DocumentMissingError
        self._spells.end(document_id)
        with self.drafts.letting_go(document_id):
            documents.delete_for_ever(self.database, document_id)
        self.events.emit(DocumentsChanged())

    def bin(self) -> list[Summary]:
        """What lies in the bin, newest first."""
        return documents.summaries(self.database, in_bin=True)

    def versions(self, document_id: str) -> list[Version]:
        """Earlier versions, newest first."""
        return history.versions(self.database, document_id)

    def version(self, document_id: str, revision: int) -> Document:
        """A document as it was. Raises DocumentMissingError."""
        return history.version(self.database, document_id, revision)

    def restore(self, document_id: str, revision: int) -> Document:
        """Put the words of an earlier version back; this is a new version, nothing is overwritten.

        Whether it may leave, how sensitive it is, whether it is folded and what was agreed stay as they are now.
        """
        self.settle(document_id)
        self._spells.end(document_id)
        now, then = self.document(document_id), self.version(document_id, revision)
        put_back = {name: getattr(then, name) for name in ("title", "period", "tags", "files")}
        self._settle(replace(now, body=with_agreements(then.body, now.body), **put_back))
        self._spells.end(document_id)
        return self.document(document_id)

    def check(self) -> list[str]:
        """What is wrong with the vault, as codes (see `Database.check`, and "ledger"). Empty: all is well.

        Attachments that nothing names any more go; the others are opened and compared with what was kept. Search is
        derived from the documents: when only that is wrong, it is made anew and looked at again.
        Reads everything, so it may take a while.
        """
        problems = self.database.check()
        if problems == ["search"]:
            search.rebuild(self.database)
            problems = self.database.check()
        try:
            ledger.verify_chain(self.database)
        except VaultDamagedError:
            problems.append("ledger")
        if not problems and not attachments.are_sound(self):
            problems.append("attachments")
        return problems

    # --- choices of the person ----------------------------------------------------------------------------------

    def preference(self, key: str, default: Any = None) -> Any:
        """A choice kept in the vault."""
        return preferences.get(self.database, key, default)

    def prefer(self, key: str, value: Any) -> None:
        """Keep a choice (any JSON value)."""
        preferences.put(self.database, key, value)


def _same(stored: Document, document: Document) -> bool:
    return replace(document, revision=stored.revision, changed_at=stored.changed_at, template=stored.template) == stored
