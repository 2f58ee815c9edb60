"""A page between the writing: a sign, one heading, a few words, and ways on of one size."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import Button
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.sheet import Rule
from herstelkluis.ui.widgets.sign import Sign
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap

COMPANY = "users"


class CalmPage(QWidget):
    """Shows nothing of what is in a piece but its title. `go` asks for a screen, `opened` for the piece itself."""

    go = Signal(str, dict)
    opened = Signal()

    def __init__(
        self,
        heading: str,
        words: str,
        buttons: Sequence[Button],
        *,
        piece: str = "",
        sign: str = "leaf",
        under: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.first = buttons[0]
        self._piece = Words(piece, "own_big", parent=self)
        self._piece.setVisible(bool(piece))
        row_of_buttons = QWidget(self)
        row = Wrap(12, parent=row_of_buttons)
        for button in buttons:
            row.addWidget(button)
        inside = QWidget(self)
        inside.setMaximumWidth(theme().px(640))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Sign(sign, "primary", 36, parent=inside), 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(14)
        column.addWidget(self._piece)
        column.addWidget(Words(heading, "display", parent=inside))
        column.addWidget(Words(words, "big", "muted", parent=inside))
        column.addSpacing(16)
        column.addWidget(row_of_buttons)
        column.addSpacing(14)
        column.addWidget(Rule(parent=inside))
        column.addSpacing(6)
        for widget in under:
            column.addWidget(widget)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(inside, 1000)
        line.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addStretch(2)
        whole.addLayout(line)
        whole.addStretch(3)

    def clear(self) -> None:
        """Let go of the title."""
        self._piece.setText("")


def beside(icon: str, words: str) -> Marked:
    """A line under the rule of such a page."""
    return Marked(icon, words, role="body", size=20, sign_colour="primary")
