"""A window at the backup copies, with sticks that are folders, for tests and pictures."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.settings import Settings
from herstelkluis.ui.backups.coming_back import ComingBackScreen
from herstelkluis.ui.backups.places import Stick
from herstelkluis.ui.backups.screen import BackupsScreen
from herstelkluis.ui.idle import Idle
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.program import Program
from herstelkluis.ui.session import Session
from house import PASSWORD, House
from ui.accessible import spoken
from ui.start_places import Place


class BackupDesk(Place):
    """`sticks` are plugged in; `pointed` is what the dialogs give. A whole program: opening leads somewhere."""

    def __init__(self, qtbot: QtBot, folder: Path, *, with_vault: bool = True) -> None:
        self.qtbot, self.house, self.window = qtbot, House(folder / "kluis"), MainWindow()
        self.session = Session(
            self.house.folder, Settings(), folder / "settings.json", self.house.clock, parent=self.window
        )
        idle = Idle(10, self.house.clock.monotonic, parent=self.window)
        self.program = Program(self.window, self.session, idle, parent=self.window)
        self.sticks: list[Stick] = []
        self.pointed: Path | None = None
        self.window.register("backups", self._backups)
        self.window.register("coming_back", self._coming_back)
        if with_vault:
            vault = self.session.lifecycle.create(PASSWORD, self.house.words, CHEAPEST, owner="Sam")
            self.session.opened(vault)

    def _backups(self) -> BackupsScreen:
        def point(_parent: object) -> Path | None:
            return self.pointed

        return BackupsScreen(self.session, choose=point, choose_file=point, sticks=lambda: self.sticks)

    def _coming_back(self) -> ComingBackScreen:
        def point(_parent: object) -> Path | None:
            return self.pointed

        return ComingBackScreen(self.session, choose=point, choose_folder=point, sticks=lambda: self.sticks)

    def plug_in(self, folder: Path, name: str = "STICK") -> Stick:
        """A stick is in from now on."""
        folder.mkdir(parents=True, exist_ok=True)
        stick = Stick(folder, name)
        self.sticks.append(stick)
        return stick

    def wait_for(self, words: str) -> None:
        """Wait until the window says these words."""
        self.qtbot.waitUntil(lambda: words in self.said)

    @property
    def said(self) -> str:
        """All that the window says, once what was just put in it is shown."""
        for _round in range(3):
            QApplication.processEvents()
        return spoken(self.window)

    def tab_to(self, name: str) -> None:
        """Go with Tab to what has this name, as someone without a mouse does."""
        for _at in range(80):
            focus = QApplication.focusWidget()
            if focus is not None and name in (focus.accessibleName(), getattr(focus, "text", str)()):
                return
            QTest.keyClick(focus or self.window, Qt.Key.Key_Tab)
        raise AssertionError(name)

    def key(self, key: Qt.Key) -> None:
        """Press one key."""
        QTest.keyClick(QApplication.focusWidget(), key)

    def type(self, words: str) -> None:
        """Type in what has the keyboard."""
        QTest.keyClicks(QApplication.focusWidget(), words)

    def end(self) -> None:
        self.program.lock()
        super().end()
