"""What came of it: one heading, one sentence with what was found, and what is good to do now."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.ui.speech import announce
from herstelkluis.ui.widgets.sign import Sign
from herstelkluis.ui.widgets.words import Words


class Result(QWidget):
    """A calm end, read out when it comes."""

    def __init__(self, title: str, known: str, then: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = f"{title}. {known}"
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 0)
        column.setSpacing(8)
        column.addWidget(Sign("circle-check", "ok", 36, parent=self), 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(6)
        column.addWidget(Words(title, "display", parent=self))
        column.addWidget(Words(known, "big", parent=self))
        column.addWidget(Words(then, "body", "muted", parent=self))

    def begin(self, first: QWidget) -> None:
        """Say it, and put the keyboard on the way on."""
        announce(self, self._said)
        first.setFocus()
