"""The lock (01), a password that does not fit (01b), the twelve words, and a vault that another window has."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtWidgets import QWidget

from herstelkluis.errors import WrongPasswordError
from herstelkluis.settings import Settings
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.screens.unlock import UnlockScreen
from herstelkluis.ui.session import Session
from herstelkluis.vault.lifecycle import VaultState
from screens.gallery import picture


def _lock(state: VaultState = VaultState.LOCKED) -> tuple[MainWindow, UnlockScreen]:
    window = MainWindow()
    session = Session(Path(tempfile.gettempdir()) / "geen-kluis-hier", Settings(), Path("settings.json"), parent=window)
    session.lifecycle.look = lambda: state  # type: ignore[method-assign]  # a state without its files
    screen = UnlockScreen(session)
    window.register("unlock", lambda: screen)
    window.show_screen("unlock", back=True)
    return window, screen


@picture("01-openen")
def locked() -> QWidget:
    return _lock()[0]


@picture("01b-openen-klopt-niet")
def refused() -> QWidget:
    window, screen = _lock()
    screen._refused(WrongPasswordError())
    screen._password.set_caps(on=True)
    return window


@picture("01c-herstelsleutel")
def recovery_key() -> QWidget:
    window, screen = _lock()
    screen._switch()
    screen._words.set_text("lawaai opgewekt duiken speurneus wirwar hring deodorant b")
    return window


@picture("01d-nieuwere-kluis")
def too_new() -> QWidget:
    return _lock(VaultState.TOO_NEW)[0]
