"""What happened in the vault, as Qt signals on the UI thread. The whole bridge."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal


class VaultSignals(QObject):
    """Hand `tell` to `vault.events.subscribe`. Each signal carries the fact itself; `locked` carries nothing."""

    document_saved = Signal(object)
    documents_changed = Signal(object)
    draft_saved = Signal(object)
    saving_failed = Signal(object)
    locked = Signal()
    _happened = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._happened.connect(self._pass_on, Qt.ConnectionType.AutoConnection)

    def tell(self, fact: object) -> None:
        """Take in one fact, from any thread."""
        self._happened.emit(fact)

    def _pass_on(self, fact: object) -> None:
        from herstelkluis.vault import events  # not before something happens

        match fact:
            case events.DocumentSaved():
                self.document_saved.emit(fact)
            case events.DocumentsChanged():
                self.documents_changed.emit(fact)
            case events.DraftSaved():
                self.draft_saved.emit(fact)
            case events.SavingFailed():
                self.saving_failed.emit(fact)
            case events.Locked():
                self.locked.emit()
            case _:
                pass
