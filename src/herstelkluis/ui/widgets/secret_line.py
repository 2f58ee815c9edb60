"""A line for a password or secret words: no keyboard learns them, suggests them or sends them anywhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from herstelkluis.ui.widgets.line_edit import LineEdit

_HINTS = Qt.InputMethodHint
SECRET = _HINTS.ImhSensitiveData | _HINTS.ImhHiddenText | _HINTS.ImhNoPredictiveText | _HINTS.ImhNoAutoUppercase


class SecretLine(LineEdit):
    """As any line, also while its words are shown: Qt itself would then take the hints to the keyboard away."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setInputMethodHints(SECRET)
        self.setDragEnabled(False)

    def setEchoMode(self, mode: QLineEdit.EchoMode) -> None:
        super().setEchoMode(mode)
        self.setInputMethodHints(SECRET)
