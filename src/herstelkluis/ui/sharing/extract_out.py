"""An extract as it goes out: the whole of it, what it does not protect, and a place to put it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.model.sheet import OwnWords, Sheet
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.sharing.on_paper import OnPaper
from herstelkluis.ui.sharing.part import Part
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Main, Second
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.empty import throw_away
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.sheet_view import SheetView
from herstelkluis.ui.widgets.words import Words


class ExtractOut(Part):
    """`text_asked` and `pdf_asked` ask for a file; `back` carries nothing."""

    text_asked = Signal()
    pdf_asked = Signal()

    def __init__(self, text: str, steps: Sequence[str], *, parent: QWidget | None = None) -> None:
        under = _("This goes out, and nothing else.")
        super().__init__(_("An extract, without names"), under, step=3, steps=steps, parent=parent)
        self.sheet = sheet_of(text)
        self._notice: QWidget | None = None
        paper = Ground("paper", parent=self)
        self._view = SheetView(_("The extract"), self.sheet, parent=paper)
        paper.column.addWidget(self._view)
        paper.column.addStretch(1)
        self.column.addWidget(Columns([paper, self._side()], (640, 394), gap=40), 1)

    def foot(self) -> Foot:
        text = Main(_("Save as text"), "file-text")
        text.clicked.connect(self.text_asked)
        pdf = Second(_("Save as PDF"), "printer")
        pdf.clicked.connect(self.pdf_asked)
        return Foot(text, [pdf], self.way_back(_("Back")))

    def begin(self) -> None:
        self._view.setFocus()

    def say_saved(self) -> None:
        """The file lies where it was wanted."""
        words = _("Its name tells nobody whose it is. What is published cannot be called back.")
        self._say(Banner("info", _("The extract is where you put it"), words, parent=self))

    def say_error(self, error: KluisError) -> None:
        """A mistake in the words of its error."""
        self._say(mistake(error, parent=self))

    def _say(self, notice: QWidget) -> None:
        if self._notice is not None:
            throw_away(self._notice)
        self._notice = notice
        self.column.insertWidget(1, notice)

    def _side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Words(_("Before you give it"), "section"))
        honest = _("Who knows you well may recognise you by what happened.")
        column.addWidget(Banner("info", _("Without names. Being recognised stays possible."), honest))
        column.addWidget(Marked("info", _("Not signed, without a sender and without a number.")))
        column.addWidget(Marked("info", _("What is published cannot be called back.")))
        column.addWidget(OnPaper([self.sheet]))
        column.addWidget(Marked("house", _("Your list keeps that you made it, and of which pieces.")))
        column.addStretch(1)
        return side


def sheet_of(text: str) -> Sheet:
    """The extract as a page: its paragraphs under one neutral word."""
    paragraphs = (OwnWords(one.strip("\n")) for one in text.split("\n\n") if one.strip())
    return Sheet(_("Extract"), tuple(paragraphs))
