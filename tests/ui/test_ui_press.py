"""Every kind of button answers to Enter and to Space alike, once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from herstelkluis.ui.widgets.button import Main, Plain, Quiet, Second
from herstelkluis.ui.widgets.chip import Chip
from herstelkluis.ui.widgets.link import Link


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("kind", [Main, Second, Quiet, Plain, Link, Chip])
def test_enter_presses_a_button_as_space_does(look, qtbot, kind: type[QPushButton], key: Qt.Key) -> None:
    button = kind("Verder")
    qtbot.addWidget(button)
    button.show()
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append("once"))
    QTest.keyClick(button, key)
    assert pressed == ["once"]
