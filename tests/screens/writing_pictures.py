"""Writing: the story (04), a chapter (05), a heavy one (05b), the crisis plan (07), people (08) and search (15)."""

from __future__ import annotations

import atexit
import shutil
from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.screens import register_all
from herstelkluis.ui.signals import VaultSignals
from herstelkluis.vault.example import Dial, fill
from herstelkluis.vault.lifecycle import Lifecycle
from herstelkluis.vault.vault import Vault
from screens.gallery import picture, picture_folder

NOW = datetime(2026, 11, 17, 13, 5, tzinfo=UTC)


class Shown:
    """What a screen needs of a session: an open vault, with Sam's example life in it or empty."""

    def __init__(self, *, empty: bool = False) -> None:
        folder = picture_folder()
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        dial = Dial(NOW)
        self.lifecycle = Lifecycle(folder / "kluis", dial)
        self.vault: Vault = self.lifecycle.create("een rustig wachtwoord", new_recovery_words(), CHEAPEST, owner="Sam")
        if not empty:
            fill(self.vault, dial)
        self.signals = VaultSignals()
        self.vault.events.subscribe(self.signals.tell)


_MADE: dict[bool, Shown] = {}


def shown(*, empty: bool = False) -> Shown:
    """One vault for all pictures."""
    if empty not in _MADE:
        _MADE[empty] = Shown(empty=empty)
        atexit.register(_MADE[empty].lifecycle.lock)
    return _MADE[empty]


def apart() -> Shown:
    """A vault of its own, for a picture that changes what others show."""
    made = Shown(empty=False)
    atexit.register(made.lifecycle.lock)
    return made


def window(key: str, session: Shown | None = None, **what: object) -> MainWindow:
    """The window at one screen."""
    frame = MainWindow()
    register_all(frame, session or shown())  # type: ignore[arg-type]  # the part of a session that screens use
    frame.show_screen(key, **what)
    return frame


@picture("04-mijn-verhaal")
def story() -> QWidget:
    return window("story")


@picture("04b-mijn-verhaal-leeg")
def empty_story() -> QWidget:
    return window("story", shown(empty=True))


@picture("05-schrijven")
def writing() -> QWidget:
    return window("write", kind="levensverhaal", section="h06", answer="h06.wie", open=True)


@picture("05b-zwaar-hoofdstuk")
def heavy() -> QWidget:
    return window("write", kind="levensverhaal", section="h14")


@picture("05c-over-dit-hoofdstuk")
def about() -> QWidget:
    return window("write", kind="levensverhaal", section="h06", show="about")


@picture("05d-eerdere-versies")
def versions() -> QWidget:
    return window("write", kind="levensverhaal", section="h06", show="versions")


@picture("07-crisisplan")
def crisis() -> QWidget:
    return window("crisis", answer="anderen.helpt")


@picture("07b-steunmensen")
def crisis_people() -> QWidget:
    return window("crisis", part=2)


@picture("07c-plan-lezen")
def read() -> QWidget:
    return window("read", document=shown().vault.summaries("plan.crisis")[0].id)


@picture("08-mijn-mensen")
def people() -> QWidget:
    return window("people")


@picture("08b-iemand")
def someone() -> QWidget:
    return window("write", document=shown().vault.summaries("persoon")[0].id)


@picture("09b-brief")
def letter() -> QWidget:
    return window("write", document=shown().vault.summaries("brief.huisarts")[0].id)


@picture("15-zoeken")
def search() -> QWidget:
    frame = window("search")
    screen = frame.screen_shown
    screen._field.setText("zus")
    screen.look()
    return frame


@picture("15b-niets-gevonden")
def nothing_found() -> QWidget:
    frame = window("search")
    screen = frame.screen_shown
    screen._field.setText("qwertz")
    screen.look()
    return frame


@picture("15c-notities")
def notes() -> QWidget:
    return window("notes")
