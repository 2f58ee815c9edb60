"""A window at Sam's vault, with Noor next door who gives packages, cards and notes; and hands to use it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.reader.opening import Opening
from herstelkluis.ui.reader.screen import ReaderScreen
from herstelkluis.ui.screens import register_all
from herstelkluis.ui.signals import VaultSignals
from herstelkluis.vault.vault import Vault
from house import Clock
from share import share_cases as cases
from ui.accessible import spoken

Look = Callable[..., object]


class Sitting:
    """What screens need of a session: an open vault, or one that is locked."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self.vault, self.clock, self.is_open = vault, clock, True
        self.signals = VaultSignals()


class Desk:
    """`put` lays a file down, `bring` opens it in the reader of the window."""

    def __init__(self, qtbot: QtBot, folder: Path, clock: Clock, sam: Vault, noor: Vault) -> None:
        self.qtbot, self.folder, self.clock, self.sam, self.noor = qtbot, folder, clock, sam, noor
        self.session = Sitting(sam, clock)
        self.window = MainWindow()
        register_all(self.window, self.session)  # type: ignore[arg-type]  # the part of a session that screens use
        self.window.resize(1366, 768)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()

    @property
    def said(self) -> str:
        return spoken(self.window)

    @property
    def reader(self) -> ReaderScreen:
        screen = self.window.screen_shown
        assert isinstance(screen, ReaderScreen)
        return screen

    @property
    def buttons(self) -> list[str]:
        every = self.window.findChildren(QAbstractButton)
        return [one.text() for one in every if one.isVisible()]

    def put(self, data: bytes, name: str = "document.age") -> Path:
        file = self.folder / name
        file.write_bytes(data)
        return file

    def bring(self, data: bytes, name: str = "document.age") -> None:
        """Open a file, and wait until it is known what it is."""
        self.window.show_screen("reader", file=str(self.put(data, name)), back="share")
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is looked at or opened any more."""

        def is_quiet() -> bool:
            return all(one._work is None for one in self.window.findChildren(Opening))

        self.qtbot.waitUntil(is_quiet)
        QApplication.processEvents()

    def open(self, data: bytes, words: str = cases.WORDS, name: str = "document.age") -> None:
        """Open a package with these words."""
        self.bring(data, name)
        line = next(one for one in self.window.findChildren(QLineEdit) if one.isVisible())
        line.setText(words)
        QTest.keyClick(line, Qt.Key.Key_Return)
        self.settle()

    def press(self, name: str) -> None:
        """Press a button with the keyboard."""
        every = self.window.findChildren(QAbstractButton)
        button = next(one for one in every if one.isVisible() and name in (one.text(), one.accessibleName()))
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        QApplication.processEvents()

    def type(self, words: str) -> None:
        """Type in the field that is shown."""
        line = next(one for one in self.window.findChildren(QLineEdit) if one.isVisible())
        line.setText(words)

    def end(self) -> None:
        """Let go of the window wholly before the next test."""
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
