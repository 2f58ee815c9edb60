"""The log in the settings: to read, to copy and to throw away."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication

from herstelkluis.i18n import _
from herstelkluis.settings import Settings
from herstelkluis.ui.attached.plain_text import PlainText
from herstelkluis.ui.crash_log import CrashLog, log_file
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.screens import register_all
from herstelkluis.ui.session import Session
from house import PASSWORD
from ui.accessible import spoken
from ui.writing_desk import button


@pytest.fixture
def window(look, qtbot, house, new_vault, tmp_path):
    shutil.copytree(new_vault.folder, house.folder)
    window = MainWindow()
    session = Session(house.folder, Settings(), tmp_path / "settings.json", parent=window)
    register_all(window, session)
    session.opened(session.lifecycle.unlock(PASSWORD))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    yield window
    window.cover("locked")
    session.lock()


def test_the_log_is_read_copied_and_thrown_away_from_the_settings(window, qtbot, tmp_path):
    log = CrashLog(log_file(tmp_path / "settings.json"), lambda: datetime(2026, 11, 22, 13, 5, tzinfo=UTC))
    log.note(ValueError, None)
    window.show_screen("settings", part="about")
    button(window, _("See what went wrong")).click()
    qtbot.waitUntil(lambda: "2026-11-22T13:05:00Z" in spoken(window))  # shown a moment later
    lines = window.findChild(PlainText)
    lines.selectAll()
    lines.copy()
    assert "ValueError" in QApplication.clipboard().text()
    button(window, _("Throw these lines away")).click()
    assert log.read() == ""
    assert _("Nothing went wrong.") in spoken(window)
    assert "ValueError" not in spoken(window)
    button(window, _("Back")).click()
    assert window.screen_shown.place()["part"] == "about"
