"""The keys that hide the screen are the ones the person chose, everywhere and at once."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from herstelkluis import app as wiring
from herstelkluis.settings import load
from herstelkluis.ui.ask_for_ever import ask_for_ever
from house import PASSWORD


@pytest.fixture
def program(look, qtbot, opened, tmp_path):
    house, lifecycle, _vault = opened
    lifecycle.lock()
    hook = sys.excepthook
    made = wiring.build(QApplication.instance(), house.folder, tmp_path / "settings.json")
    qtbot.addWidget(made.window)
    made.session.opened(made.session.lifecycle.unlock(PASSWORD))
    made.window.show()
    made.window.show_screen("settings", part="safety")
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    made.idle.stop()
    made.session.lock()
    sys.excepthook = hook


def choose_f9(program) -> None:
    """With the keyboard, as a person does."""
    pick = next(one for one in program.window.findChildren(QComboBox) if one.accessibleName() == "Scherm verbergen")
    pick.setFocus()
    while pick.currentText() != "F9":
        QTest.keyClick(pick, Qt.Key.Key_Down)


def press(keys: str) -> None:
    widget = QApplication.focusWidget()
    QTest.keySequence(widget.window(), QKeySequence(keys))


def test_other_keys_hide_from_then_on_and_the_old_ones_do_not(program, tmp_path):
    choose_f9(program)
    assert load(tmp_path / "settings.json").hide_keys == "F9"
    press("Ctrl+Shift+H")
    assert not program.window.is_covered
    press("F9")
    assert program.window.is_covered
    assert program.window.windowTitle() == "Notities"


def test_they_also_hide_from_the_one_question_that_has_a_dialog(program, qtbot):
    choose_f9(program)
    qtbot.once_asked(lambda _dialog: press("F9"))
    assert not ask_for_ever(program.window, "Een stuk")
    assert program.window.is_covered
