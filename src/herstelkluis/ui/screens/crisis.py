"""Mijn crisisplan and Mijn hulpkaartje: one part at a time, and beside it how it will stand on the card."""

from __future__ import annotations

import contextlib

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.model.card_faces import CrisisCard
from herstelkluis.model.document import Document
from herstelkluis.paper.left_out import left_out_of_card
from herstelkluis.ui.forms.rows import LinesEditor
from herstelkluis.ui.screens.card_age import CardAge
from herstelkluis.ui.screens.not_on_it import NotOnIt
from herstelkluis.ui.screens.paper_out import PaperOut
from herstelkluis.ui.screens.parts import PartsScreen
from herstelkluis.ui.screens.way_to import way_to
from herstelkluis.ui.widgets.button import Button, Main, Quiet, Second
from herstelkluis.ui.widgets.card_preview import CardPreview
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.face_button import FaceButton
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.writing import Session
from herstelkluis.vault import card_age, printing
from herstelkluis.vault.card_fit import Fit, face_of, fit_of
from herstelkluis.vault.left_off import left_off
from herstelkluis.vault.naming import naming

KIND = "plan.crisis"
FACES_IN_A_ROW = 4


class CardScreen(PartsScreen):
    """What goes on a card: the form, and beside it each face as it will be printed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self._face = 0
        self._preview = CardPreview()
        self._fit = Marked("circle-check", "", colour="ok")
        self._left_out = Marked("printer", "")
        self._not_on_it = NotOnIt()
        self._buttons: list[FaceButton] = []
        self._paper = PaperOut()
        self._age = CardAge(session)
        super().__init__(session, parent)
        self._not_on_it.looked.connect(lambda at: self.go.emit(*way_to(session.vault, at)))

    def place_form(self, form: QWidget) -> None:
        card = QWidget(self)
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._age)
        column.addWidget(Words(_("This is how it stands on your card"), "sub", parent=card))
        column.addWidget(Words(_("As large as a bank card, folded up."), "help", "muted", parent=card))
        column.addSpacing(6)
        column.addWidget(self._preview)
        column.addSpacing(6)
        column.addWidget(self._fit)
        column.addWidget(self._left_out)
        column.addWidget(self._not_on_it)
        column.addSpacing(12)
        column.addWidget(Words(_("The whole card: eight faces"), "help_strong", parent=card))
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        column.addLayout(self._grid)
        column.addSpacing(12)
        column.addWidget(self._paper)
        column.addStretch(1)
        self.columns = Columns([form, card], (590, 424), gap=56, parent=self)
        self.body.addWidget(self.columns, 1)

    def clear(self) -> None:
        super().clear()
        self._preview.show_face(None, None, 0)
        self._fit.set_text("")
        self._left_out.set_text("")
        self._not_on_it.forget()
        self._age.forget()
        self._paper.quiet()

    def show_document(self, document: Document, answer: str = "", part: int = 0) -> None:
        super().show_document(document, answer, part)
        self._age.show_age(document.id)

    def part_shown(self) -> None:
        key = face_of(self.sections[self.part])
        keys = ("L1", "L2", "L3", "L4", "R1", "R2", "R3", "R4")
        self._face = keys.index(key) if key else self._face
        self._show_card()

    def taken_over(self, _key: str) -> None:
        self._show_card()

    def main_button(self) -> Button:
        main = Main(_("Print the card"), "printer")
        main.clicked.connect(self.print_card)
        return main

    def other_buttons(self) -> list[Button]:
        read = Quiet(self.read_words, "file-text")
        read.clicked.connect(self.read_all)
        stop = Second(_("Stop for now"), "pause")
        stop.clicked.connect(self.stop)
        return [read, stop]

    @property
    def read_words(self) -> str:
        """The way to all of it on one page."""
        return _("Read the whole card")

    def print_card(self) -> None:
        """Save the card as a PDF where the person wants it, and remember when."""
        if self.writing is None or not self.writing.settle():
            return
        document, vault = self.writing.document, self.session.vault
        if not vault.card(document, vault.clock().astimezone().date(), naming(vault, document)).has_words:
            self._paper.say(_("Your card is still empty. First fill in one line."))
            return

        def made() -> bytes:
            return printing.card_pdf(vault, document)

        if self._paper.save(made, _("Where does your card go?"), _("my-card.pdf")):
            with contextlib.suppress(KluisError):  # the card is made; without this its plan tells how old it is
                card_age.keep_printed(vault, document.id)
            self._age.show_age(document.id)

    def show_face(self, number: int) -> None:
        """Look at another face."""
        self._face = number
        self._show_card()

    def _show_card(self) -> None:
        if self.writing is None:
            return
        vault, document = self.session.vault, self.writing.document
        who = naming(vault, document)
        card = vault.card(document, vault.clock().astimezone().date(), who)
        setting = printing.setting_of(card)
        self._preview.show_face(setting, card.faces[self._face], self._face)
        fit = fit_of(card, setting.faces[self._face])
        self._fit.set_look("circle-check" if fit.fits else "triangle-alert", "ok" if fit.fits else "warn")
        self._fit.set_text(fit.words)
        left_out = left_out_of_card(card)
        self._left_out.set_text(left_out.said)
        self._left_out.setVisible(bool(left_out))
        self._not_on_it.show_people(left_off(vault, document, who))
        self._show_buttons(card)
        self._say_at_questions([one for face in setting.faces if not (one := fit_of(card, face)).fits])

    def _say_at_questions(self, too_full: list[Fit]) -> None:
        """What does not fit on any face is said above the question it answers, and the line is marked."""
        for question in self._asked:
            fits = [one for one in too_full if one.role == question.field.role]
            self.form.set_mistake(question.key, " ".join(one.words for one in fits))
            editor = self.form.editors.get(question.key)
            if isinstance(editor, LinesEditor):
                editor.mark(fits[0].line if fits else "")

    def _show_buttons(self, card: CrisisCard) -> None:
        if not self._buttons:
            for number, face in enumerate(card.faces):
                button = FaceButton(face.name, number + 1, parent=self)
                button.setProperty("face", number)
                button.clicked.connect(self._face_chosen)
                self._buttons.append(button)
            self._lay_buttons(narrow=False)
        for number, button in enumerate(self._buttons):
            button.setChecked(number == self._face)

    def _face_chosen(self) -> None:
        self.show_face(int(self.sender().property("face")))

    def _lay_buttons(self, *, narrow: bool) -> None:
        per_row = 2 if narrow else FACES_IN_A_ROW
        for number, button in enumerate(self._buttons):
            self._grid.addWidget(button, number // per_row, number % per_row)

    def set_narrow(self, *, narrow: bool) -> None:
        super().set_narrow(narrow=narrow)
        self._lay_buttons(narrow=narrow)


class CrisisScreen(CardScreen):
    """The plan there is, or a new one. It is never thrown away: help leads to it."""

    may_go_to_bin = False

    def enter(self, **what: object) -> None:
        vault = self.session.vault
        asked = str(what.get("document", ""))
        known = [one.id for one in vault.summaries(KIND)]
        if asked not in known:
            asked = known[0] if known else ""
        if what.get("read"):  # in a bad hour the plan is there to read, not to fill in
            self.go.emit(*("read", {"document": asked}) if asked else ("help", {"back": "today"}))
            return
        document = vault.document(asked) if asked else vault.start(KIND, title=vault.templates[KIND].title)
        part = what.get("part", 0)
        self._paper.quiet()
        self.show_document(document, str(what.get("answer", "")), part if isinstance(part, int) else 0)

    @property
    def back(self) -> str:
        return "today"

    @property
    def read_words(self) -> str:
        return _("Read the whole plan")

    def said_under(self, _document: Document) -> str:
        return _("For others, when you cannot say it yourself for a while.")
