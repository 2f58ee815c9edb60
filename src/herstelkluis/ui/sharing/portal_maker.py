"""Files for a portal while the window stays alive: the PDF in a thread, the ledger, then the files in a thread."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from herstelkluis.errors import CannotWriteError, KluisError, SealStoppedError
from herstelkluis.share.flow import ShareFlow
from herstelkluis.ui.tasks import Task
from herstelkluis.vault import portal, sharing
from herstelkluis.vault.vault import Vault


class PortalMaker(QObject):
    """One making: `made` when all files lie there, or `failed` with the error, and then none of them stays.

    `unsure` when a file may lie somewhere that cannot be reached any more: the ledger says so.
    """

    made = Signal()
    failed = Signal(object)
    unsure = Signal()

    def __init__(self, vault: Vault, flow: ShareFlow, folder: Path, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault, self._flow, self._folder = vault, flow, folder
        self._is_cancelled = False

    def start(self) -> None:
        """Begin; what can be wrong is told through `failed`."""
        vault, flow = self._vault, self._flow
        try:
            vault.settle()  # here, so that nothing is written from the thread
        except KluisError as error:
            self.failed.emit(error)
            return
        work = Task(self, lambda: sharing.paper_pdf(vault, flow)).success(self._write)
        work.failure(self.failed.emit, CannotWriteError()).start()

    def cancel(self) -> None:
        """Stop as long as nothing was written; `failed` tells when."""
        self._is_cancelled = True

    def _write(self, pdf: bytes) -> None:
        try:
            if self._is_cancelled:
                raise SealStoppedError
            leaving = portal.announce(self._vault, self._flow, self._folder, pdf)
        except KluisError as error:
            self.failed.emit(error)
            return

        def give_up(error: KluisError) -> None:
            if portal.give_up(self._vault, leaving):
                self.failed.emit(error)
            else:
                self.unsure.emit()

        def written(_nothing: None) -> None:
            try:
                portal.record_written(self._vault, leaving)
            except KluisError as error:
                give_up(error)
            else:
                self.made.emit()

        Task(self, leaving.write).success(written).failure(give_up, CannotWriteError()).start()
