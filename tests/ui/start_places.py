"""A window with a real session for the tests of first start, today, help and settings."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.settings import Settings
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.screens import register_all
from herstelkluis.ui.screens.settings import SettingsScreen
from herstelkluis.ui.screens.welcome import WelcomeScreen
from herstelkluis.ui.session import Session
from house import PASSWORD, House


class Place:
    """One window and one session on a vault folder; `printed` holds what went to the printer."""

    def __init__(
        self, qtbot: QtBot, folder: Path, *, with_vault: bool = True, can_print: bool = True, name: str = "kluis"
    ) -> None:
        self.qtbot = qtbot
        self.house = House(folder / name)
        self.window = MainWindow()
        self.session = Session(
            self.house.folder, Settings(), folder / "settings.json", self.house.clock, parent=self.window
        )
        self.printed: list[object] = []
        register_all(self.window, self.session)
        self.window.register("welcome", lambda: self._welcome(can_print=can_print))
        self.window.register("settings", lambda: SettingsScreen(self.session, calibrate=lambda: CHEAPEST))
        if with_vault:
            vault = self.session.lifecycle.create(PASSWORD, self.house.words, CHEAPEST, owner="Sam")
            self.session.opened(vault)

    def _welcome(self, *, can_print: bool) -> WelcomeScreen:
        return WelcomeScreen(self.session, calibrate=lambda: CHEAPEST, printer=self._print, can_print=lambda: can_print)

    def _print(self, _parent: QWidget, paint: object) -> bool:
        self.printed.append(paint)
        return True

    def show(self, key: str, *, wide: int = 1366, high: int = 768, **what: object) -> QWidget:
        self.window.resize(wide, high)
        self.window.show()
        self.qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        self.window.show_screen(key, **what)
        for _round in range(3):  # nested layouts find their heights one after the other
            QApplication.processEvents()
        screen = self.window.screen_shown
        assert screen is not None
        return screen

    def button(self, name: str) -> QAbstractButton:
        """The button on the screen with these words."""
        found = self._buttons(name)
        assert found, f"no button {name!r}"
        return found[0]

    def press(self, name: str) -> None:
        """Press a button; one that was just put in a layout is shown a moment later, so it is waited for."""
        self.qtbot.waitUntil(lambda: bool(self._buttons(name)))
        self.button(name).click()

    def _buttons(self, name: str) -> list[QAbstractButton]:
        every = self.window.findChildren(QAbstractButton)
        return [one for one in every if one.isVisible() and name in (one.text(), one.accessibleName())]

    def end(self) -> None:
        """Lock, and let go of the window wholly before the next test."""
        self.session.lock()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
