"""Locking and what went wrong: the last minute, after a crash, a mishap nobody foresaw, and the log of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.closing import Closing
from herstelkluis.ui.crash import CrashCard, CrashWindow
from herstelkluis.ui.crash_log import CrashLog, log_file
from herstelkluis.ui.last_minute import LastMinute
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.program import told_after_a_crash
from screens.gallery import picture, picture_folder
from screens.start_pictures import make_session
from screens.unlock_pictures import _lock

PLACE = "ValueError ui.screens.today:enter:88"
LOG = """2026-11-17T13:05:00Z 0.1.0 ValueError ui.screens.today:enter:88 ui.main_window:show_screen:121
2026-11-20T09:12:41Z 0.1.0 Crash Segmentation_fault ui.frame:show_screen:88 ui.main_window:show_screen:125
"""


def _today() -> MainWindow:
    window, _session = make_session()
    window.resize(1366, 768)
    window.show_screen("today")
    return window


@picture("50-laatste-minuut")
def last_minute() -> QWidget:
    window = _today()
    window.show_notice(LastMinute(0.5))
    return window


@picture("51-er-ging-iets-mis")
def went_wrong() -> QWidget:
    window = _today()
    window.show_notice(CrashCard(PLACE, _("What you wrote is saved.")))
    return window


@picture("51b-kan-niet-beginnen")
def cannot_begin() -> QWidget:
    return CrashWindow(ValueError(), CrashLog(picture_folder() / "log.txt"))


@picture("52-vorige-keer-gestopt")
def after_crash() -> QWidget:
    window, _screen = _lock()
    window.show_notice(told_after_a_crash())
    return window


@picture("53-woorden-wachten")
def words_wait() -> QWidget:
    window, screen = _lock()
    Closing(window, screen._session, parent=window)._say()
    return window


@picture("54-wat-er-misging")
def log() -> QWidget:
    window, session = make_session(filled=False)
    log_file(session.settings_file).write_text(LOG)
    window.show_screen("settings", part="log")
    return window


@picture("54b-niets-ging-mis")
def empty_log() -> QWidget:
    window, _session = make_session(filled=False)
    window.show_screen("settings", part="log")
    return window
