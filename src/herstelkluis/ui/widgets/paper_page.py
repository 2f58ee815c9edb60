"""A page of paper: white in every theme, with a foot that says what it is and which page."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.sheet import Sheet
from herstelkluis.ui.widgets.sheet import Ground, Rule
from herstelkluis.ui.widgets.sheet_view import SheetView
from herstelkluis.ui.widgets.words import Words


class PaperPage(Ground):
    """One sheet on paper. Spoken: "Bladzijde 1 van 4", then the text. `under` is the left half of the foot."""

    def __init__(
        self,
        sheet: Sheet | None = None,
        number: int = 1,
        total: int = 1,
        under: str = "",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("paper", parent=parent)
        self._view = SheetView("", sheet, parent=self)
        self._under = Words(under, "help", "ink_muted", parent=self)
        self._page = Words("", "help", "ink_muted", wrap=False, parent=self)
        foot = QHBoxLayout()
        foot.addWidget(self._under, 1)
        foot.addWidget(self._page)
        self.column.addWidget(self._view)
        self.column.addStretch(1)
        self.column.addWidget(Rule("paper-rule", parent=self))
        self.column.addLayout(foot)
        self._number(number, total)

    @property
    def view(self) -> SheetView:
        """The text itself."""
        return self._view

    def show_sheet(self, sheet: Sheet | None, number: int, total: int) -> None:
        """Show another sheet."""
        self._view.set_sheet(sheet)
        self._number(number, total)

    def set_under(self, under: str) -> None:
        """Other words at the left of the foot."""
        self._under.setText(under)

    def _number(self, number: int, total: int) -> None:
        words = _("Page {number} of {total}").format(number=number, total=total)
        self._page.setText(words[:1].lower() + words[1:])
        self._view.setAccessibleName(words)
