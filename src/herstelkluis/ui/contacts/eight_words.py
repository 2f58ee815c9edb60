"""The eight words of a card, four and four, as they are read aloud."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.words import Words

HALF = 4
WIDEST = 620


class EightWords(QWidget):
    """Every word has its number, so that two people know where they are."""

    def __init__(self, words: Sequence[str], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        halves = [_half(words[:HALF], 1), _half(words[HALF:], HALF + 1)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._columns = Columns(halves, (1, 1), gap=16, parent=self)
        column.addWidget(self._columns)
        self.setMaximumWidth(theme().px(WIDEST))


def _half(words: Sequence[str], first: int) -> QWidget:
    sheet = Ground("sheet")
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setColumnStretch(1, 1)
    for at, word in enumerate(words):
        grid.addWidget(Words(str(first + at), "body", "muted", wrap=False), at, 0)
        grid.addWidget(Words(word, "section", wrap=False), at, 1)
    sheet.column.addLayout(grid)
    return sheet
