"""A letter: the same form, and it goes to paper."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.screens.paper_out import PaperOut
from herstelkluis.ui.screens.parts import PartsScreen
from herstelkluis.ui.widgets.button import Button, Main, Quiet, Second
from herstelkluis.ui.writing import Session
from herstelkluis.vault import printing
from herstelkluis.vault.left_off import said_of_left_off


class LetterScreen(PartsScreen):
    """One part, one page."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self._paper = PaperOut()
        super().__init__(session, parent)

    def place_form(self, form: QWidget) -> None:
        super().place_form(form)
        self.body.addWidget(self._paper)

    def main_button(self) -> Button:
        main = Main(_("Print"), "printer")
        main.clicked.connect(self.print_letter)
        return main

    def other_buttons(self) -> list[Button]:
        read = Quiet(_("Read it all"), "file-text")
        read.clicked.connect(self.read_all)
        stop = Second(_("Stop for now"), "pause")
        stop.clicked.connect(self.stop)
        return [read, stop]

    def print_letter(self) -> None:
        """Save the letter as a PDF where the person wants it."""
        if self.writing is not None and self.writing.settle():
            document, vault = self.writing.document, self.session.vault
            self._paper.print_sheets(
                [printing.paper_sheet(vault, document)],
                lambda: printing.letter_pdf(vault, document),
                _("Where does your letter go?"),
                _("my-letter.pdf"),
                said_of_left_off(vault, document),
            )
