"""The records of an export, counted and looked at, and none of them kept."""

from __future__ import annotations

from typing import Any

from herstelkluis.crypto.chunks import CHUNK
from herstelkluis.errors import BodyError
from herstelkluis.model.codec import document_from_json
from herstelkluis.model.strict import members
from herstelkluis.vault.counting import Counts
from herstelkluis.vault.exporting.files import ExportFiles
from herstelkluis.vault.exporting.taking import Checked, Key, attachment_of


class Looking:
    """Does what `Taking` does without a database: pieces, versions and files are read whole, the rest is passed by."""

    def __init__(self, files: ExportFiles) -> None:
        self._files = files
        self._used: set[str] = set()
        self._pieces = self._in_bin = self._versions = self._attachments = 0

    def counts(self) -> Counts:
        """How much was seen."""
        return Counts(self._pieces, self._in_bin, self._versions, self._attachments)

    def documents(self, record: Any) -> Key:
        document = document_from_json(record)
        if document.deleted_at is None:
            self._pieces += 1
        else:
            self._in_bin += 1
        return (document.id,)

    def versions(self, record: Any) -> Key:
        document = document_from_json(members(record, need=("document", "made_at", "spell"))["document"])
        self._versions += 1
        return document.id, document.revision

    def attachments(self, record: Any) -> Key:
        about, place = attachment_of(record, self._used)
        with self._files.open(place) as member:
            content = Checked(member, about)
            while content.read(CHUNK):
                pass
            content.checked()
        self._attachments += 1
        return (about.id,)

    def drafts(self, record: Any) -> Key:
        return (document_from_json(members(record, need=("document", "saved_at"))["document"]).id,)

    def _other(self, record: Any) -> Key:
        if type(record) is not dict:
            raise BodyError
        return ()

    meta = preferences = templates = consents = contacts = received = withdrawals = ledger = _other
