"""A package that passed every check: the pages first, and beside them what is agreed."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _, say_day
from herstelkluis.model.sheet import Notice, Sheet
from herstelkluis.share.reader import Bundle, BundleItem
from herstelkluis.ui.reader.verdict import Verdict
from herstelkluis.ui.sharing.paper_port import PaperColumns, PaperPort
from herstelkluis.ui.widgets.button import Quiet
from herstelkluis.ui.widgets.paper_page import PaperPage
from herstelkluis.ui.widgets.words import Words


def sheet_of(item: BundleItem) -> Sheet:
    """What is shown of an item; a part that cannot be shown says so and does not hide the others."""
    return item.sheet or Sheet(item.title, (Notice(_("This part cannot be shown.")),))


class Showing(QWidget):
    """The first page at once; `sheets` are all of them."""

    def __init__(self, bundle: Bundle, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheets = [sheet_of(item) for item in bundle.items]
        self._at = 0
        until = say_day(bundle.expires_at.astimezone().date())
        package = _("Package {number}").format(number=bundle.number)
        under = _("{package}, valid up to and including {day}").format(package=package, day=until)
        self._page = PaperPage(under=under, parent=self)
        self._port = PaperPort(self._page, parent=self)
        self._where = Words("", "help", "muted", wrap=False)
        self._before = Quiet(_("Previous page"), "chevron-left", dense=True)
        self._after = Quiet(_("Next page"), after="chevron-right", dense=True)
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._port, 1)
        row = QHBoxLayout()
        row.addWidget(self._where)
        row.addStretch(1)
        row.addWidget(self._before)
        row.addWidget(self._after)
        column.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(40, 24, 40, 16)
        whole.addWidget(PaperColumns([left, Verdict(bundle)], (760, 478), gap=48))
        self._show(0)

    def begin(self) -> None:
        """Put the keyboard on the page."""
        self._port.take_keys()

    def clear(self) -> None:
        """Let go of every page."""
        self.sheets = []
        self._page.show_sheet(None, 1, 1)

    def _turn(self, by: int) -> None:
        self._show(self._at + by)
        self._port.take_keys()  # a screen reader then says which page it is

    def _show(self, at: int) -> None:
        self._at, total = at, len(self.sheets)
        self._page.show_sheet(self.sheets[at], at + 1, total)
        self._port.to_top()
        self._where.setText(_("Page {number} of {total}").format(number=at + 1, total=total))
        for button, shown in ((self._before, at > 0), (self._after, at + 1 < total), (self._where, total > 1)):
            button.setVisible(shown)
