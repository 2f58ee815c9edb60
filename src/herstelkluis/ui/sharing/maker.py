"""Making a package while the window stays alive: the ledger first, the sealing in a thread, then the files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from herstelkluis.errors import CannotWriteError, KluisError
from herstelkluis.share.doors import Door
from herstelkluis.share.flow import ShareFlow
from herstelkluis.ui.tasks import Task
from herstelkluis.vault import sharing
from herstelkluis.vault.package_files import Made, Sealing
from herstelkluis.vault.progress import Progress
from herstelkluis.vault.vault import Vault


class Maker(QObject):
    """One making. `made` carries what was given, `failed` the error; neither comes once it is deleted.

    `progress` is called from another thread.
    """

    made = Signal(object)
    failed = Signal(object)

    def __init__(self, vault: Vault, folder: Path, *, log_n: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault, self._folder, self._log_n = vault, folder, log_n
        self._is_cancelled = False

    def start(self, flow: ShareFlow, doors: frozenset[Door], progress: Progress) -> None:
        """Begin. What is wrong with the choice itself is told at once, through `failed`."""
        try:
            sealing = sharing.begin_seal(self._vault, flow, doors, log_n=self._log_n)
        except KluisError as error:
            self.failed.emit(error)
            return

        def write(made: Made) -> None:
            try:
                sharing.record_sealed(self._vault, sealing, made, self._folder)
            except KluisError as error:
                give_up(error)
                return
            job = Task(self, lambda: sharing.write_files(sealing, made, self._folder, is_cancelled=self._is_stopped))
            job.success(lambda paths: self._finish(sealing, made, paths, give_up))
            job.failure(give_up, CannotWriteError()).start()

        def give_up(error: KluisError) -> None:
            sharing.give_up(self._vault, sealing, self._folder)
            self.failed.emit(error)

        making = Task(self, lambda: sealing.make(progress=progress, is_cancelled=self._is_stopped))
        making.success(write).failure(give_up, CannotWriteError()).start()

    def _finish(
        self, sealing: Sealing, made: Made, paths: Mapping[Door, Path], give_up: Callable[[KluisError], None]
    ) -> None:
        try:
            given = sharing.record_written(self._vault, sealing, made, paths)
        except KluisError as error:
            give_up(error)
        else:
            self.made.emit(given)

    def _is_stopped(self) -> bool:
        return self._is_cancelled

    def cancel(self) -> None:
        """Stop as soon as possible; `failed` tells when."""
        self._is_cancelled = True
