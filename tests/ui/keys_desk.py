"""A window at new keys, with the program around it, for tests."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.settings import Settings
from herstelkluis.ui.idle import Idle
from herstelkluis.ui.program import Program
from herstelkluis.ui.screens.new_keys import NewKeysScreen
from herstelkluis.ui.screens.settings import SettingsScreen
from herstelkluis.ui.screens.welcome import WelcomeScreen
from house import PASSWORD
from ui.accessible import spoken
from ui.start_places import Place

NEW = "een heel ander wachtwoord"


class Desk(Place):
    """A place with the program around it: what opens, locks and hides."""

    def __init__(self, qtbot: QtBot, folder: Path, **how: bool) -> None:
        super().__init__(qtbot, folder, **how)
        self.program = Program(self.window, self.session, Idle(Settings().lock_after_minutes, parent=self.window))
        self.window.register("new_keys", self._new_keys)
        self.window.register("settings", lambda: SettingsScreen(self.session, calibrate=lambda: CHEAPEST))
        self.window.register("welcome", self._first)

    def _new_keys(self) -> NewKeysScreen:
        return NewKeysScreen(self.session, calibrate=lambda: CHEAPEST, printer=self._print, can_print=lambda: False)

    def _first(self) -> WelcomeScreen:
        return WelcomeScreen(self.session, calibrate=lambda: CHEAPEST, printer=self._print, can_print=lambda: False)

    @property
    def screen(self) -> NewKeysScreen:
        found = self.window.screen_shown
        assert isinstance(found, NewKeysScreen)
        return found

    def until(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in spoken(self.window))

    def prove(self, password: str = PASSWORD) -> None:
        self.screen.why.proof.old.set_text(password)
        self.press("Verder")

    def choose_password(self) -> None:
        self.qtbot.waitUntil(lambda: self.screen.password.isVisible())
        for field in (self.screen.password.choosing.first, self.screen.password.choosing.again):
            field.set_text(NEW)
        self.press("Verder naar het herstelblad")

    def write_down(self) -> tuple[str, ...]:
        self.qtbot.waitUntil(lambda: self.screen.sheet.isVisible())
        words = self.screen.sheet.words
        self.press("Ik schrijf ze over")
        self.press("Verder naar oefenen")
        return words

    def practise(self, words: tuple[str, ...]) -> None:
        self.qtbot.waitUntil(lambda: self.screen.practice.isVisible())
        for field in self.screen.practice.rehearsal.fields:
            field.set_text(words[field._number - 1])
        self.press("Woorden controleren")
