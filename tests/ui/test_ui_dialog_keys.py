"""The keys to hide and to lock work over every dialog, also over those that Qt makes."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QInputDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from herstelkluis.ui.ask_for_ever import ForEverDialog
from herstelkluis.ui.program import Program
from house import PASSWORD, House
from ui.running import running

HIDE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def program(look: object, qtbot: QtBot, house: House, new_vault: House) -> Iterator[Program]:
    shutil.copytree(new_vault.folder, house.folder)
    with running(qtbot, house.folder) as program:
        program.session.opened(program.session.lifecycle.unlock(PASSWORD))
        yield program


def files(window: QWidget) -> QDialog:
    dialog = QFileDialog(window)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    return dialog


DIALOGS: dict[str, Callable[[QWidget], QDialog]] = {
    "files": files,
    "message": QMessageBox,
    "input": QInputDialog,
    "for ever": lambda window: ForEverDialog(window, "een stuk"),
}


@pytest.mark.parametrize("name", DIALOGS)
@pytest.mark.parametrize("key", ["hide", "lock"])
def test_the_keys_to_hide_and_lock_work_over_every_dialog(program: Program, qtbot: QtBot, name: str, key: str) -> None:
    dialog = DIALOGS[name](program.window)
    seen = []

    def press() -> None:
        keyboard = QApplication.focusWidget() or dialog
        seen.append(QApplication.activeModalWidget() is dialog)
        if key == "hide":
            QTest.keyClick(keyboard, Qt.Key.Key_H, HIDE)
        else:
            QTest.keyClick(keyboard, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        seen.append(not dialog.isVisible())
        dialog.reject()

    QTimer.singleShot(
        0, lambda: qtbot.waitUntil(lambda: QApplication.focusWindow() is dialog.windowHandle()) or press()
    )
    dialog.exec()
    dialog.deleteLater()
    assert seen == [True, True]
    assert program.window.is_covered == (key == "hide")
    assert program.session.is_open == (key == "hide")
