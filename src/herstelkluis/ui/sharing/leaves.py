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
    """`turned` carries the place of the page that is shown now, from 0. `under` is the left half of its foot.

    `to_end`: the button under a page first leads through the whole of it, and only then to the next.
    """

    turned = Signal(int)

    def __init__(
        self,
        sheets: Sequence[Sheet],
        under: str = "",
        *,
        at: int = 0,
        to_end: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.sheets, self.at, self._to_end = list(sheets), at, to_end
        self._page = PaperPage(under=under, parent=self)
        self._port = PaperPort(self._page, parent=self)
        self._where = Words("", "help", "muted", wrap=False)
        self._before = Quiet(_("Previous page"), "chevron-left", dense=True)
        self._after = Quiet(_("Next page"), after="chevron-right", dense=True)
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(self._on)
        self._port.moved.connect(self._say_on)
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
        self._before.setVisible(at > 0)
        self._where.setVisible(total > 1)
        self._port.to_top()
        self._say_on()
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

    @property
    def _has_more_below(self) -> bool:
        return self._to_end and not self._port.is_at_end

    def _say_on(self) -> None:
        more = self._has_more_below
        self._after.setText(_("Go on reading") if more else _("Next page"))
        self._after.setVisible(more or self.at + 1 < len(self.sheets))

    def _on(self) -> None:
        if self._has_more_below:
            self._port.go_down()
            if self._after.isHidden():
                self._port.take_keys(at_end=True)
        else:
            self._turn(1)

    def _turn(self, by: int) -> None:
        self.show_page(self.at + by)
        self.take_keys()  # a screen reader then says which page it is
