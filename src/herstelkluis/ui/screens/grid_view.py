"""Who does what: the grid over the whole width, and the overview of it for paper."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.model.sheet import Sheet
from herstelkluis.ui.screens.parts import PartsScreen
from herstelkluis.ui.screens.picture_paper import PicturePaper
from herstelkluis.vault.printing import paper_sheet


class GridScreen(PartsScreen):
    """Every part of the piece as a form; the grid has all the room there is."""

    def place_form(self, form: QWidget) -> None:
        self.paper = PicturePaper(self._sheet, _("who-does-what"), parent=self)
        self.body.addWidget(form, 1)
        self.body.addWidget(self.paper)

    def clear(self) -> None:
        super().clear()
        self.paper.quiet()

    def _sheet(self) -> Sheet:
        if self.writing is None:
            return Sheet("", ())
        self.writing.gather()
        return paper_sheet(self.session.vault, self.writing.document)
