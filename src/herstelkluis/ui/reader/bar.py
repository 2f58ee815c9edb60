"""The bar above what is read: whose it is, putting it on paper, closing, and help when this is the own program."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.widgets.button import Help, Plain
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.words import Words


class ReaderBar(Ground):
    """`set_title` and `offer` say what it shows."""

    print_asked = Signal()
    close_asked = Signal()
    help_asked = Signal()

    def __init__(self, *, has_help: bool, parent: QWidget | None = None) -> None:
        super().__init__("bar", parent=parent)
        self.column.setContentsMargins(40, 10, 40, 10)
        self.setMinimumHeight(56)
        self._title = Words("", "sub", parent=self)
        self._print = Plain(_("Put on paper"), "printer", parent=self)
        self._close = Plain(_("Close"), "x", spoken=_("Close this document"), parent=self)
        self._print.clicked.connect(self.print_asked)
        self._close.clicked.connect(self.close_asked)
        deeds: list[QWidget] = [self._print, self._close]
        if has_help:
            ask = Help(parent=self)
            ask.clicked.connect(self.help_asked)
            deeds.append(ask)
        self._ways = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._ways.setSpacing(8)
        for deed in deeds:
            self._ways.addWidget(deed)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addWidget(self._title, 1)
        self._row.addLayout(self._ways)
        self.column.addLayout(self._row)

    def set_narrow(self, *, narrow: bool) -> None:
        """The title above the buttons, or beside them."""
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def set_title(self, title: str) -> None:
        """Whose document is open."""
        self._title.setText(title)

    def offer(self, *, paper: bool, close: bool) -> None:
        """Which ways there are now."""
        self._print.setVisible(paper)
        self._close.setVisible(close)
