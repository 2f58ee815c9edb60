"""A screen of the writing half at a real vault, in a window, and how its tests reach what stands in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.screens import register_all
from herstelkluis.ui.signals import VaultSignals
from herstelkluis.vault.vault import Vault
from house import House


@dataclass
class Desk:
    """What a screen needs of a session, and the window it is shown in."""

    vault: Vault
    house: House | None = None
    signals: VaultSignals = field(default_factory=VaultSignals)

    def __post_init__(self) -> None:
        self.vault.events.subscribe(self.signals.tell)
        self.window = MainWindow()
        register_all(self.window, self)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()

    def at(self, key: str, **what: object):
        """Show a screen and give it; of "write" the screen inside it."""
        self.window.show_screen(key, **what)
        QApplication.processEvents()  # Qt shows what was put in a layout a moment later
        shown = self.window.screen_shown
        return getattr(shown, "inner", None) or shown

    def stored(self, kind: str):
        """The newest document of a kind, as the vault has it."""
        return self.vault.document(self.vault.summaries(kind)[0].id)


def button(where: QWidget, words: str) -> QPushButton:
    """The shown button with these words, or this name for a screen reader."""
    QApplication.processEvents()
    found = [one for one in where.findChildren(QPushButton) if one.isVisible()]
    return next(one for one in found if words in (one.text(), one.accessibleName()))
