"""The window closes: nothing of the person stays with the desktop."""

from __future__ import annotations

import shutil

from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from herstelkluis.model.text import runs
from herstelkluis.ui.widgets.runs_clipboard import mime_of_runs
from house import PASSWORD, House
from ui.running import running

PLANTED = "Ik mis mijn oma van de Lindelaan"


def test_what_was_copied_does_not_outlive_the_window(
    look: object, qtbot: QtBot, house: House, new_vault: House
) -> None:
    """A desktop keeps what a program that ends left on its clipboard, also after the lock of a moment later."""
    shutil.copytree(new_vault.folder, house.folder)
    clipboard = QApplication.clipboard()
    with running(qtbot, house.folder) as program:
        program.session.opened(program.session.lifecycle.unlock(PASSWORD))
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            if mode is QClipboard.Mode.Clipboard or clipboard.supportsSelection():
                clipboard.setMimeData(mime_of_runs(runs(PLANTED)), mode)
        assert clipboard.text() == PLANTED
        assert program.window.close()
        assert clipboard.text() == ""
        assert clipboard.text(QClipboard.Mode.Selection) == ""
