"""Filling in the areas: one sentence at a time, or a whole area. Everything may stay open."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.answering import with_none
from herstelkluis.model.body import NoAnswer
from herstelkluis.model.document import Document
from herstelkluis.model.pictures.six_areas import said_when
from herstelkluis.model.template import Section
from herstelkluis.ui.forms.rather import RATHER
from herstelkluis.ui.screens.parts import PartsScreen
from herstelkluis.ui.widgets.button import Button, FlushQuiet
from herstelkluis.ui.widgets.chip import Chip
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.ui.writing import Session

ONE_BY_ONE = "areas.one_by_one"
"""The preference that remembers which of both the person likes."""


class AreasFillScreen(PartsScreen):
    """A part is an area; one at a time each of its questions is a part by itself."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._is_one_by_one = bool(session.vault.preference(ONE_BY_ONE, False))
        how = QWidget(self)
        self.whole = Chip(_("The whole area"), on=not self._is_one_by_one, parent=how)
        self.single = Chip(_("One sentence at a time"), on=self._is_one_by_one, parent=how)
        row = Wrap(8, parent=how)
        for chip in (self.whole, self.single):
            row.addWidget(chip)
        self._rather, self._room = QWidget(self), QWidget(self)
        line = Wrap(6, parent=self._rather)
        line.addWidget(Words(_("Rather not?"), "help", "muted", wrap=False, parent=self._rather))
        for why, words in RATHER.items():
            button = FlushQuiet(_(words), parent=self._rather)
            button.padding = 13
            button.setProperty("why", why.value)
            button.clicked.connect(self._rather_not)
            line.addWidget(button)
        column = self.side.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(0, how)
            column.insertWidget(column.indexOf(self.form) + 1, self._rather)
            column.insertWidget(column.indexOf(self._rather) + 1, self._room, 1)
            column.setStretchFactor(self.form, 0)
        QWidget.setTabOrder(self.whole, self.single)
        QWidget.setTabOrder(self.single, self._before)
        self.whole.clicked.connect(self._turned)
        self.single.clicked.connect(self._turned)

    @property
    def back(self) -> str:
        return "areas"

    @property
    def sections(self) -> tuple[Section, ...]:
        areas = super().sections
        if not self._is_one_by_one:
            return areas
        return tuple(replace(area, fields=(field,)) for area in areas for field in area.fields)

    def show_document(self, document: Document, answer: str = "", part: int = 0) -> None:
        super().show_document(document, answer, part)
        if answer.endswith("."):
            self.form.focus_first()

    def said_under(self, document: Document) -> str:
        return said_when(document)

    def show_part(self, part: int) -> None:
        self.form.offers_none = not self._is_one_by_one
        super().show_part(part)

    def part_shown(self) -> None:
        self._rather.setVisible(self._is_one_by_one)
        if self._is_one_by_one:
            self._number.hide()
            self._before.setText(_("Previous sentence"))
            self._after.hide()  # the main button does the same
            self._put_rather_after_form()

    def main_button(self) -> Button:
        button = super().main_button()
        if self._is_one_by_one and self.part + 1 < len(self.sections):
            button.setText(_("Next sentence"))
        return button

    def _put_rather_after_form(self) -> None:
        """Tab comes to the ways not to answer after the answer, as they stand on the screen."""
        stops = [one for one in self.form.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        buttons = self._rather.findChildren(FlushQuiet)
        for before, after in pairwise([*stops[-1:], *buttons]):
            QWidget.setTabOrder(before, after)

    def _turned(self) -> None:
        """The other way of filling in, at the same question or area."""
        is_one_by_one = self.sender() is self.single
        for chip in (self.whole, self.single):
            chip.setChecked(is_one_by_one is (chip is self.single))
        if is_one_by_one is self._is_one_by_one or self.writing is None:
            return
        here = self.sections[self.part].key
        self._is_one_by_one = is_one_by_one
        self.session.vault.prefer(ONE_BY_ONE, is_one_by_one)
        self.show_part([one.key for one in self.sections].index(here))
        (self.single if is_one_by_one else self.whole).setFocus()

    def _rather_not(self) -> None:
        why = NoAnswer(str(self.sender().property("why")))
        if self.writing is None:
            return
        for key in self.form.editors:
            self.writing.change(with_none(self.writing.document, key, why))
        if self.part + 1 < len(self.sections):
            self.go_on()
        else:
            self.stop()
