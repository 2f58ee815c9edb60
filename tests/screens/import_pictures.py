"""Bringing in (24): pointing at something, choosing what comes, and done."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.screens.bring_in import BringInScreen
from herstelkluis.vault.importing.bring import bring_in
from herstelkluis.vault.importing.jrnl import jrnl_text
from screens.gallery import picture
from screens.start_pictures import make_session

DIARY = """[2024-03-05 09:14] De reiger stond er weer.
Ik bleef staan tot hij wegvloog.

[2024-03-06 21:40] Soep gemaakt
Voor twee dagen. De buurvrouw kreeg ook een kom.

[2024-03-09 08:02] Slecht geslapen, toch opgestaan. @slaap
"""


def pointing() -> tuple[MainWindow, BringInScreen]:
    window, _session = make_session()
    window.show_screen("import")
    screen = window.screen_shown
    assert isinstance(screen, BringInScreen)
    return window, screen


@picture("24-binnenhalen")
def first() -> QWidget:
    return pointing()[0]


@picture("24b-binnenhalen-kiezen")
def choosing() -> QWidget:
    window, screen = pointing()
    batch = jrnl_text(DIARY)
    screen._choosing((batch, (False, True, False)))
    return window


@picture("24c-binnengehaald")
def done() -> QWidget:
    window, screen = pointing()
    screen._done(bring_in(screen.session.vault, jrnl_text(DIARY).pieces, "dagboek"))
    return window
