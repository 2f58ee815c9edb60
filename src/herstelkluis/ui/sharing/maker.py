"""Making a package while the window stays alive: the ledger first, the sealing in a thread, then the files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from herstelkluis.errors import KluisError
from herstelkluis.share.doors import Door
from herstelkluis.share.flow import ShareFlow
from herstelkluis.ui.tasks import Task
from herstelkluis.vault import sharing
from herstelkluis.vault.vault import Vault


class Maker(QObject):
    """One making. `made` carries what was given, `failed` the error; neither comes after `forget`.

    `progressed` may come from another thread.
    """

    made = Signal(object)
    failed = Signal(object)

    def __init__(self, vault: Vault, folder: Path, *, log_n: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault, self._folder, self._log_n = vault, folder, log_n
        self._is_cancelled = False

    def start(self, flow: ShareFlow, doors: frozenset[Door], progress: Callable[[float], None]) -> None:
        """Begin. What is wrong with the choice itself is told at once, through `failed`."""
        try:
            sealing = sharing.begin_seal(self._vault, flow, doors, log_n=self._log_n)
        except KluisError as error:
            self.failed.emit(error)
            return

        def finish(files: dict[Door, bytes]) -> None:
            try:
                given = sharing.finish_seal(self._vault, sealing, files, self._folder)
            except KluisError as error:
                self.failed.emit(error)
            else:
                self.made.emit(given)

        def give_up(error: KluisError) -> None:
            sharing.abort_seal(self._vault, sealing)
            self.failed.emit(error)

        Task(self, lambda: sealing.make(progress=progress, is_cancelled=lambda: self._is_cancelled)).success(
            finish
        ).failure(give_up).start()

    def cancel(self) -> None:
        """Stop as soon as possible; `failed` tells when."""
        self._is_cancelled = True
