"""Every test of the windows runs offscreen, with the light look at 100 % unless it asks for another."""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from herstelkluis import i18n
from herstelkluis.ui.garbage import collect_what_is_due
from herstelkluis.ui.theme import Theme, theme
from herstelkluis.ui.tokens import LIGHT, Tokens
from ui.patience import PatientBot

if TYPE_CHECKING:
    from herstelkluis.vault.lifecycle import Lifecycle
    from herstelkluis.vault.vault import Vault
    from house import House
    from ui.fake_desk import Bus
    from ui.writing_desk import Desk

    Opened = tuple[House, Lifecycle, Vault]


@pytest.fixture(autouse=True)
def garbage() -> Iterator[None]:
    """Collected when a test is over, as the program does between two events."""
    gc.disable()
    yield
    collect_what_is_due()
    gc.enable()


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """The bot of pytest-qt with more patience: how fast a machine is says nothing."""
    return PatientBot(request)


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Callable[..., Theme]]:
    """Put a look on the application: `look(DARK, 200)`."""

    def put(tokens: Tokens = LIGHT, size: int = 100) -> Theme:
        theme = Theme(tokens, size)
        theme.apply(qapp)
        return theme

    i18n.use("nl")
    # A closed window goes when the event loop ends, and there is none here: every later look would be put on it too.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if qapp.property("herstelkluis_theme") != Theme():  # putting one on costs as much as many tests
        put()
    yield put
    if theme() != Theme():
        put()


@pytest.fixture
def desk(opened: Opened, look: Callable[..., Theme], qtbot: PatientBot) -> Iterator[Desk]:
    """A window at a vault of the test's own, with every screen; locked when the test is over."""
    from ui.writing_desk import Desk

    house, _lifecycle, vault = opened
    desk = Desk(vault, house)
    qtbot.addWidget(desk.window)
    yield desk
    desk.window.cover("locked")


@pytest.fixture
def bus(qapp: QApplication) -> Iterator[Bus]:
    """A D-Bus of the test's own."""
    from ui.fake_desk import Bus

    with tempfile.TemporaryDirectory(prefix="bus-") as folder:  # a socket's path may not be long
        bus = Bus(Path(folder))
        yield bus
        bus.clean_up()
