"""Before a folded chapter: its title, one warning, and three ways on that weigh the same."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import Main, Second
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.sheet import Rule
from herstelkluis.ui.widgets.sign import Sign
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap


class HeavyPage(QWidget):
    """Shows nothing of what is in the chapter."""

    opened = Signal()
    not_now = Signal()
    lighter = Signal()

    def __init__(self, title: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Words(title, "own_big", parent=self)
        self.open = Main(_("Open this chapter"), parent=self)
        later = Second(_("Not now"), parent=self)
        light = Second(_("Rather write down three good things"), "sun", parent=self)
        self.open.clicked.connect(self.opened)
        later.clicked.connect(self.not_now)
        light.clicked.connect(self.lighter)
        buttons = QWidget(self)
        row = Wrap(12, parent=buttons)
        for button in (self.open, later, light):
            row.addWidget(button)
        inside = QWidget(self)
        inside.setMaximumWidth(theme().px(640))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Sign("leaf", "primary", 36, parent=inside), 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(14)
        column.addWidget(self._title)
        column.addWidget(Words(_("This part can be heavy"), "display", parent=inside))
        words = _("You do not have to do this now. You can answer one question, or none. You can stop at any moment.")
        column.addWidget(Words(words, "big", "muted", parent=inside))
        column.addSpacing(16)
        column.addWidget(buttons)
        column.addSpacing(14)
        column.addWidget(Rule(parent=inside))
        column.addSpacing(6)
        together = _("Rather not alone? Do this with someone you trust, or with your peer worker.")
        column.addWidget(Marked("users", together, role="body", size=20, sign_colour="primary", parent=inside))
        row_ = QHBoxLayout()
        row_.addStretch(1)
        row_.addWidget(inside, 1000)
        row_.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addStretch(2)
        whole.addLayout(row_)
        whole.addStretch(3)

    def clear(self) -> None:
        """Let go of the title."""
        self._title.setText("")
