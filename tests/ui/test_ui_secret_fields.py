"""A field for a password or secret words tells the keyboard so, hidden or shown; and lets nothing out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from herstelkluis.ui.reader.asking import Asking
from herstelkluis.ui.screens.rehearsal import Rehearsal
from herstelkluis.ui.screens.twelve_words import TwelveWords
from herstelkluis.ui.widgets.password_field import PasswordField
from herstelkluis.ui.widgets.secret_line import SecretLine
from ui.accessible import assert_secrets

Look = Callable[..., object]
HINTS = Qt.InputMethodHint
EACH = (HINTS.ImhSensitiveData, HINTS.ImhHiddenText, HINTS.ImhNoPredictiveText, HINTS.ImhNoAutoUppercase)


@pytest.mark.parametrize("make", [lambda: PasswordField("Wachtwoord"), TwelveWords, Rehearsal, Asking])
def test_no_keyboard_learns_what_is_typed_in_it(look: Look, qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    field = make()
    qtbot.addWidget(field)
    lines = field.findChildren(QLineEdit)
    assert lines
    for line in lines:
        assert isinstance(line, SecretLine)
        assert [hint for hint in EACH if not line.inputMethodHints() & hint] == []


def test_a_password_that_is_shown_is_no_less_secret(look: Look, qtbot: QtBot) -> None:
    """Qt itself takes the hints away as soon as the words are shown."""
    plain = QLineEdit()
    qtbot.addWidget(plain)
    plain.setEchoMode(QLineEdit.EchoMode.Password)
    plain.setEchoMode(QLineEdit.EchoMode.Normal)
    assert not plain.inputMethodHints() & HINTS.ImhSensitiveData
    field = PasswordField("Wachtwoord")
    qtbot.addWidget(field)
    field._eye.click()
    assert field.edit.echoMode() is QLineEdit.EchoMode.Normal
    assert [hint for hint in EACH if not field.edit.inputMethodHints() & hint] == []


def test_a_line_that_asks_for_a_secret_without_being_one_is_found(look: Look, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    line = QLineEdit(holder)
    line.setAccessibleName("Jouw wachtwoord")
    with pytest.raises(AssertionError):
        assert_secrets(holder)


def test_a_hidden_password_is_not_copied_and_an_emptied_one_does_not_come_back(look: Look, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("van eerder")
    field = PasswordField("Wachtwoord")
    qtbot.addWidget(field)
    field.show()
    field.edit.setFocus()
    qtbot.keyClicks(field.edit, "geheim woord")
    field.edit.selectAll()
    field.edit.copy()
    field.edit.cut()
    assert QApplication.clipboard().text() == "van eerder"
    field.empty()
    field.edit.undo()
    assert field.text() == ""
    assert not field.edit.isUndoAvailable()
