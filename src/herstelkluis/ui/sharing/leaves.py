"""Pages of paper to leaf through: one at a time, with where one is and the buttons under it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.sheet import Sheet
from herstelkluis.ui.sharing.paper_port import PaperPort
from herstelkluis.ui.widgets.button import Quiet
from herstelkluis.ui.widgets.paper_page import PaperPage
from herstelkluis.ui.widgets.sheet_view import SheetView
from herstelkluis.ui.widgets.words import Words


class Leaves(QWidget):
    """`turned` carries the place of the page that is shown now, from 0. `under` is the left half of its foot."""

    turned = Signal(int)

    def __init__(self, sheets: Sequence[Sheet], under: str = "", *, at: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheets, self.at = list(sheets), at
        self._page = PaperPage(under=under, parent=self)
        self._port = PaperPort(self._page, parent=self)
        self._where = Words("", "help", "muted", wrap=False)
        self._before = Quiet(_("Previous page"), "chevron-left", dense=True)
        self._after = Quiet(_("Next page"), after="chevron-right", dense=True)
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._port, 1)
        row = QHBoxLayout()
        row.addWidget(self._where)
        row.addStretch(1)
        row.addWidget(self._before)
        row.addWidget(self._after)
        column.addLayout(row)
        self.show_page(at)

    @property
    def view(self) -> SheetView:
        """The text of the page that is shown."""
        return self._page.view

    def show_page(self, at: int) -> None:
        """Show another page, from its top."""
        self.at, total = at, len(self.sheets)
        self._page.show_sheet(self.sheets[at], at + 1, total)
        self._where.setText(_("Page {number} of {total}").format(number=at + 1, total=total))
        for widget, shown in ((self._before, at > 0), (self._after, at + 1 < total), (self._where, total > 1)):
            widget.setVisible(shown)
        self._port.to_top()
        self.turned.emit(at)

    def set_under(self, under: str) -> None:
        """Other words at the left of the foot of the page."""
        self._page.set_under(under)

    def take_keys(self) -> None:
        """Put the keyboard on the page."""
        self._port.take_keys()

    def clear(self) -> None:
        """Let go of every page."""
        self.sheets = []
        self._page.show_sheet(None, 1, 1)

    def _turn(self, by: int) -> None:
        self.show_page(self.at + by)
        self.take_keys()  # a screen reader then says which page it is
