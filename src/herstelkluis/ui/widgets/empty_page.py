"""An empty screen: a piece of the path, what will come here, a sentence that takes the pressure off, and ways in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import Button
from herstelkluis.ui.widgets.empty_path import EmptyPath
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap


class EmptyPage(QWidget):
    """`column` takes what stands below the buttons."""

    def __init__(
        self, heading: str, words: str, buttons: Sequence[Button] = (), *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        inside = QWidget(self)
        inside.setMaximumWidth(theme().px(700))
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(EmptyPath(parent=inside))
        self.column.addSpacing(24)
        self.column.addWidget(Words(heading, "display", parent=inside))
        self.column.addWidget(Words(words, "big", "muted", parent=inside))
        if buttons:
            ways = QWidget(inside)
            row = Wrap(12, parent=ways)
            for button in buttons:
                row.addWidget(button)
            self.column.addSpacing(12)
            self.column.addWidget(ways)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(inside, 1000)
        line.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addStretch(2)
        whole.addLayout(line)
        whole.addStretch(3)
