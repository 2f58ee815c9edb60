"""A package that passed every check: the pages first, and beside them what is agreed."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _, say_day
from herstelkluis.model.sheet import Notice, Sheet
from herstelkluis.share.reader import Bundle, BundleItem
from herstelkluis.ui.reader.verdict import Verdict
from herstelkluis.ui.sharing.leaves import Leaves
from herstelkluis.ui.sharing.paper_port import PaperColumns


def sheet_of(item: BundleItem) -> Sheet:
    """What is shown of an item; a part that cannot be shown says so and does not hide the others."""
    why = _("This part is for a computer.") if item.is_for_computer else _("This part cannot be shown.")
    return item.sheet or Sheet(item.title, (Notice(why),))


class Showing(QWidget):
    """The first page at once; `sheets` are all of them."""

    def __init__(self, bundle: Bundle, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        until = say_day(bundle.expires_at.astimezone().date())
        package = _("Package {number}").format(number=bundle.number)
        under = _("{package}, valid up to and including {day}").format(package=package, day=until)
        self._leaves = Leaves([sheet_of(item) for item in bundle.items], under)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(40, 24, 40, 16)
        whole.addWidget(PaperColumns([self._leaves, Verdict(bundle)], (760, 478), gap=48))

    @property
    def sheets(self) -> list[Sheet]:
        """Every page."""
        return self._leaves.sheets

    def begin(self) -> None:
        """Put the keyboard on the page."""
        self._leaves.take_keys()

    def clear(self) -> None:
        """Let go of every page."""
        self._leaves.clear()
