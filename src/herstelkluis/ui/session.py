"""One person at one vault: locked or open, with the timers that save while it is open. Made once, by `app`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from herstelkluis import settings as preferences
from herstelkluis.errors import VaultLockedError
from herstelkluis.settings import Settings
from herstelkluis.ui.signals import VaultSignals
from herstelkluis.vault.lifecycle import Lifecycle

if TYPE_CHECKING:
    from herstelkluis.vault.vault import Vault

TICK_MS = 250


def now() -> datetime:
    """The clock of this computer."""
    return datetime.now(UTC)


class Session(QObject):
    """What every screen gets. `was_opened` and `was_locked` tell when the vault goes open and shut."""

    was_opened = Signal()
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
        self.lifecycle = Lifecycle(folder, clock)
        self.signals = VaultSignals(self)
        self.got_sealed_text_back = False
        self._settings_file = settings_file
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._write_what_is_due)

    @property
    def is_open(self) -> bool:
        """Whether the vault is open here."""
        return self.lifecycle.vault is not None

    @property
    def vault(self) -> Vault:
        """The open vault. Raises VaultLockedError."""
        if self.lifecycle.vault is None:
            raise VaultLockedError
        return self.lifecycle.vault

    def opened(self, vault: Vault) -> None:
        """The vault was made or unlocked (on any thread): from now on it is shown and saved."""
        vault.events.subscribe(self.signals.tell)
        self.got_sealed_text_back = bool(vault.drafts.pending)
        self._tick.start()
        self.was_opened.emit()

    def lock(self) -> None:
        """Close the vault. The cover lies over everything already; what cannot be saved is sealed in memory."""
        if self.is_open:
            self._tick.stop()
            self.lifecycle.lock()
            self.was_locked.emit()

    def change_settings(self, settings: Settings) -> None:
        """Keep other preferences. Raises CannotWriteError; they hold for now even then."""
        self.settings = settings
        self.settings_changed.emit()
        preferences.save(settings, self._settings_file)

    def _write_what_is_due(self) -> None:
        if self.is_open:
            self.vault.drafts.tick()
