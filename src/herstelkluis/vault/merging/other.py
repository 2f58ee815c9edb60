"""What the other side of a merge must be able to tell: a vault as it is in another file. It is only read.

`DatabaseCopy` is the one there is: of a database, or of an export that was put in one (`exporting.reading`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from herstelkluis.crypto.chunks import Content
from herstelkluis.model.document import Document
from herstelkluis.store.attachments import Attachment
from herstelkluis.store.contacts import KnownContact


@dataclass(frozen=True, slots=True)
class Earlier:
    """One version of a piece, whole, with the moment and the spell of writing it comes from."""

    made_at: datetime
    spell: str
    document: Document


@dataclass(frozen=True, slots=True)
class KeptTemplate:
    """The text of one template version that a vault was written with."""

    kind: str
    version: str
    toml: str = field(repr=False)


class Other(Protocol):
    """A vault in another file. Every piece counts, in the bin or not; what cannot be read is passed over."""

    def documents(self) -> Iterator[Document]:
        """Every piece in its newest state, one at a time; words that were never settled included."""

    def document(self, document_id: str) -> Document:
        """One piece in its newest state. Raises `DocumentMissingError`."""

    def versions(self, document_id: str) -> Sequence[Earlier]:
        """The versions of a piece, oldest first; none for a piece that is not there."""

    def attachments(self, document_id: str) -> Sequence[Attachment]:
        """The files kept with a piece."""

    def open_attachment(self, attachment_id: str) -> Content:
        """The content of a file, from its start. Raises `AttachmentMissingError`; reading raises when it is damaged."""

    def templates(self) -> Iterator[KeptTemplate]:
        """Every template version this vault was written with."""

    def own_kinds(self) -> Mapping[str, str]:
        """The kinds of its own that are offered: kind to version."""

    def contacts(self) -> Sequence[KnownContact]:
        """The people whose keys it knows."""

    def packages(self) -> frozenset[str]:
        """The ids of the packages in its ledger."""

    def words_given(self) -> frozenset[str]:
        """The packages whose words were told to their reader, as its ledger says."""
