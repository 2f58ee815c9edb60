"""Locking while a file is just being opened: what comes too late comes to nothing, and no process stays behind."""

from __future__ import annotations

import multiprocessing
import time

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

from herstelkluis.i18n import _
from ui.accessible import spoken
from ui.attachment_desk import opened_file, wait
from ui.writing_desk import button
from vault.pdf_cases import WORDS, locked, pdf


def quiet_again() -> None:
    """Until every thread is done and what it told was heard."""
    wait(lambda: QThreadPool.globalInstance().waitForDone(20))
    for _turn in range(20):
        QApplication.processEvents()


@pytest.mark.parametrize("moment", [0.0, 0.1, 0.4, 0.8])
def test_a_pdf_that_was_being_opened_leaves_no_process(desk, moment):
    before = set(multiprocessing.active_children())
    opened_file(desk, "brief.pdf", pdf())
    until = time.monotonic() + moment
    while time.monotonic() < until:
        QApplication.processEvents()
    desk.window.cover("locked")
    quiet_again()
    assert set(multiprocessing.active_children()) <= before
    assert WORDS not in spoken(desk.window, hidden=True)


def test_a_machine_that_is_reading_stops_and_says_nothing(desk):
    screen = opened_file(desk, "brief.pdf", pdf(1))
    wait(lambda: screen.view.seen is not None)
    panel = screen.machine
    button(panel, _("Try to read the text")).click()
    desk.window.cover("locked")
    quiet_again()
    assert panel._words is None
    assert panel._picture is None
    assert WORDS not in spoken(desk.window, hidden=True)


def test_a_locked_pdf_that_was_being_tried_leaves_no_process(desk):
    before = set(multiprocessing.active_children())
    screen = opened_file(desk, "brief.pdf", locked("geheim woord"))
    wait(lambda: _("Open the PDF") in spoken(desk.window))
    screen.view._open("geheim woord")
    desk.window.cover("locked")
    quiet_again()
    assert set(multiprocessing.active_children()) <= before
