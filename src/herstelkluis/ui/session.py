"""One person at one vault: locked or open, with the timers that save while it is open. Made once, by `app`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from herstelkluis import settings as preferences
from herstelkluis.errors import KluisError, VaultInUseError, VaultLockedError
from herstelkluis.settings import Settings
from herstelkluis.ui.signals import VaultSignals
from herstelkluis.ui.tasks import Task

if TYPE_CHECKING:
    from herstelkluis.vault.lifecycle import Lifecycle
    from herstelkluis.vault.typed import Typed
    from herstelkluis.vault.vault import Vault

TICK_MS = 250


def now() -> datetime:
    """The clock of this computer."""
    return datetime.now(UTC)


class Session(QObject):
    """What every screen gets. `was_opened` and `was_locked` tell when the vault goes open and shut.

    `locking` comes just before it shuts. `unlock_refused` carries the error. Opening goes on whatever the window shows
    meanwhile.
    """

    was_opened = Signal()
    unlock_refused = Signal(object)
    locking = Signal()
    was_locked = Signal()
    settings_changed = Signal()

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        settings_file: Path,
        clock: Callable[[], datetime] = now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.folder = folder
        self.settings = settings
        self.clock = clock
        self._lifecycle: Lifecycle | None = None
        self.signals = VaultSignals(self)
        self.got_sealed_text_back = False
        self.is_unlocking = self._is_called_off = False
        self.opened_with_words = False
        self.settings_file = settings_file
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._write_what_is_due)

    @property
    def lifecycle(self) -> Lifecycle:
        """The vault on disk. Its rooms (cryptography, database) are loaded at the first use, after the first paint."""
        if self._lifecycle is None:
            from herstelkluis.vault.lifecycle import Lifecycle

            self._lifecycle = Lifecycle(self.folder, self.clock)
        return self._lifecycle

    def move_to(self, folder: Path) -> None:
        """From now on it is about the vault in this folder. Nothing is open, and nothing is written down of it."""
        if self.is_open or self.is_unlocking or self.has_words_waiting:
            raise VaultInUseError
        self.folder, self._lifecycle = folder, None

    @property
    def is_loaded(self) -> bool:
        """Whether the rooms of the vault are there already."""
        return self._lifecycle is not None

    @property
    def has_words_waiting(self) -> bool:
        """Whether words that could not be saved wait in memory for the vault to open."""
        return self._lifecycle is not None and self._lifecycle.has_sealed_text

    @property
    def is_open(self) -> bool:
        """Whether the vault is open here."""
        return self._lifecycle is not None and self._lifecycle.vault is not None

    @property
    def vault(self) -> Vault:
        """The open vault. Raises VaultLockedError."""
        if self.lifecycle.vault is None:
            raise VaultLockedError
        return self.lifecycle.vault

    def unlock(self, typed: Typed) -> None:
        """Try what was typed, off the UI thread: the key derivation takes about a second."""
        if self.is_unlocking or self.is_open:
            return
        self.is_unlocking, self._is_called_off = True, False

        def unlocked(vault: Vault) -> None:
            self.is_unlocking = False
            if self._is_called_off:
                self.lifecycle.lock()
                self.unlock_refused.emit(VaultLockedError())
            else:
                self.opened(vault, with_words=typed.is_words)

        Task(self, lambda: self.lifecycle.unlock_by(typed)).success(unlocked).failure(
            self._refused, VaultLockedError()
        ).start()

    def call_off(self) -> None:
        """Nobody looks at this screen any more: what is being unlocked now stays shut."""
        self._is_called_off = True

    def begin_work(self) -> None:
        """The vault was locked for work on all of it; until that ends it cannot be opened."""
        self.is_unlocking, self._is_called_off = True, False

    def end_work(self, typed: Typed) -> None:
        """The work is done: open the vault again, unless it was locked by someone meanwhile."""
        self.is_unlocking = False
        if self._is_called_off:
            self.unlock_refused.emit(VaultLockedError())
        else:
            self.unlock(typed)

    def _refused(self, error: KluisError) -> None:
        self.is_unlocking = False
        self.unlock_refused.emit(error)

    def opened(self, vault: Vault, *, with_words: bool = False) -> None:
        """The vault was made or unlocked (on any thread): from now on it is shown and saved."""
        if vault is not self.lifecycle.vault:
            return  # locked again before anyone heard that it was open
        self.opened_with_words = with_words
        vault.events.subscribe(self.signals.tell)
        self.got_sealed_text_back = bool(vault.drafts.pending)
        self._tick.start()
        self.was_opened.emit()

    def lock(self) -> None:
        """Close the vault. The cover lies over everything already; what cannot be saved is sealed in memory."""
        if self.is_open:
            self._tick.stop()
            self.locking.emit()
            try:
                self.lifecycle.lock()
            finally:
                self.was_locked.emit()

    def change_settings(self, settings: Settings) -> None:
        """Keep other preferences. Raises CannotWriteError; they hold for now even then."""
        self.settings = settings
        self.settings_changed.emit()
        preferences.save(settings, self.settings_file)

    def _write_what_is_due(self) -> None:
        if self.is_open:
            self.vault.drafts.tick()
