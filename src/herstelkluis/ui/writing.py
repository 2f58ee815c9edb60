"""One document being written in: from a key press to the vault, and back to the screen what became of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from herstelkluis.errors import KluisError
from herstelkluis.model.document import Document
from herstelkluis.model.template import Template
from herstelkluis.ui.signals import VaultSignals
from herstelkluis.vault.events import DocumentSaved, DraftSaved, SavingFailed
from herstelkluis.vault.vault import Vault

GATHER_MS = 150


class Session(Protocol):
    """What a screen needs of the open session."""

    @property
    def vault(self) -> Vault:
        """The open vault."""

    @property
    def signals(self) -> VaultSignals:
        """What happens in it."""


class Writing(QObject):
    """`document` is the newest state. `change` takes a new one; `later` gathers key presses and asks in a moment.

    `saved` carries the moment, `failed` the error. The words stay in `vault.drafts` until they are on disk.
    """

    saved = Signal(datetime)
    failed = Signal(object)

    def __init__(self, session: Session, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = session.vault
        self.document = document
        self.template: Template | None = session.vault.template(document)
        self._waiting: dict[object, Callable[[], None]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GATHER_MS)
        self._timer.timeout.connect(self.gather)
        session.signals.draft_saved.connect(self._draft_saved)
        session.signals.document_saved.connect(self._document_saved)
        session.signals.saving_failed.connect(self._saving_failed)

    def change(self, document: Document) -> bool:
        """Take over a new state of the document, and say whether it is one."""
        if document == self.document:
            return False
        self.document = document
        self._vault.drafts.change(document)
        return True

    def later(self, key: object, take_over: Callable[[], None]) -> None:
        """Have `take_over` called in a moment, once for all key presses until then; it reads the widget and changes."""
        self._waiting[key] = take_over
        if not self._timer.isActive():
            self._timer.start()

    def gather(self) -> None:
        """Take over everything typed so far; a field that fails keeps no other from it."""
        self._timer.stop()
        waiting, self._waiting = self._waiting, {}
        with ExitStack() as each:
            for take_over in reversed(waiting.values()):
                each.callback(take_over)

    def settle(self) -> bool:
        """Make it part of the vault now. False when that does not work: the words stay and the failure is told."""
        self.gather()
        try:
            self._vault.settle(self.document.id)
        except KluisError as error:
            self._vault.events.emit(SavingFailed(self.document.id, error))
            return False
        return True

    def reread(self, document: Document) -> None:
        """Go on with another state of the same document that the vault already has."""
        self._waiting.clear()
        self._timer.stop()
        self.document = document

    def _draft_saved(self, fact: DraftSaved) -> None:
        if fact.id == self.document.id:
            self.saved.emit(fact.at)

    def _document_saved(self, fact: DocumentSaved) -> None:
        if fact.id == self.document.id:
            self.saved.emit(self._vault.clock())

    def _saving_failed(self, fact: SavingFailed) -> None:
        if fact.id == self.document.id:
            self.failed.emit(fact.error)
