"""Every test of the windows runs offscreen, with the light look at 100 % unless it asks for another."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from herstelkluis import i18n
from herstelkluis.ui.garbage import collect_what_is_due
from herstelkluis.ui.theme import Theme, theme
from herstelkluis.ui.tokens import LIGHT, Tokens


@pytest.fixture(autouse=True)
def garbage() -> Iterator[None]:
    """Collected when a test is over, as the program does between two events."""
    gc.disable()
    yield
    collect_what_is_due()
    gc.enable()


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
