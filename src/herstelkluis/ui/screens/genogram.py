"""Mijn familie: a genogram, and the same as a list in which parents and partners are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.model.answering import with_value
from herstelkluis.model.body import Choice, Row, RowRef
from herstelkluis.model.document import new_id
from herstelkluis.model.lay_out import lay_out
from herstelkluis.model.pictures.drawing import Drawing
from herstelkluis.model.pictures.family import LINES, PEOPLE, Family, family_of
from herstelkluis.model.pictures.family_said import tell_family
from herstelkluis.model.pictures.genogram import draw_genogram
from herstelkluis.model.pictures.legend import family_said
from herstelkluis.model.sheet import Sheet
from herstelkluis.share.going_along import as_chosen
from herstelkluis.ui.screens.drawn_list import DrawnList
from herstelkluis.ui.screens.list_writing import rows_of
from herstelkluis.ui.widgets.button import FlushQuiet, Main, Quiet, Second
from herstelkluis.ui.widgets.chip import Chip
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.ui.writing import Session
from herstelkluis.vault.naming import naming
from herstelkluis.vault.printing import for_paper

COLUMNS = (
    "naam", "vorm", "ik", "ouder_een", "ouder_twee", "kind", "partner", "paar", "geboren", "overleden", "sinds", "wie",
    "noot",
)  # fmt: skip
LINE_COLUMNS = ("een", "ander", "soort")
NAMES = "familie.namen"


class GenogramScreen(DrawnList):
    """The drawn view of a family. Without names it is drawn, printed and kept as shapes alone."""

    answer = PEOPLE
    pointed = PEOPLE

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, _("My family"), _("my-family"), parent)
        self._stretches = (720, 318)
        self._heading = Words(_("As a list"), "sub", parent=self)
        self._empty = Words(_("Begin with yourself. One person is enough."), "big", parent=self)
        self.shapes_only = Chip(_("Only shapes, no names"), parent=self)
        self._odd = Words("", "help", "muted", parent=self)
        chips = QWidget(self)
        row = Wrap(8, parent=chips)
        row.addWidget(self.shapes_only)
        line = FlushQuiet(_("Add a line between people"), "plus", dense=True, parent=chips)
        row.addWidget(line)
        back = FlushQuiet(_("Back to my people"), "arrow-left", dense=True, parent=self)
        back.clicked.connect(lambda: self.go.emit("people", {}))
        self.build(
            [back, self._heading, self._empty], [chips, self._odd, Words(family_said(), "help", "muted", parent=self)]
        )
        talk = Quiet(_("Questions to talk about"), "message-circle")
        printing = Second(_("Print the drawing"), "printer")
        main = Main(_("Add someone"), "plus")
        self._foot = Foot(main, [talk, printing], [self.save_state, self.undone], parent=self)
        self._foot.hide()
        self.shapes_only.clicked.connect(lambda _on: self.show_list())
        line.clicked.connect(lambda: self._begin(LINES))
        talk.clicked.connect(lambda: self.open_form(1))
        printing.clicked.connect(self.paper.print_it)
        main.clicked.connect(self.begin_adding)

    def show_all(self) -> None:
        self.title, self.subtitle = self.template.title, _("Three layers or more. You decide who is family.")
        super().show_all()
        self.titles_changed.emit()

    def foot(self) -> Foot | None:
        return self._foot

    @property
    def family(self) -> Family:
        """Everyone as they stand now."""
        return family_of(self.template, self.document, self.names)

    def sheet(self) -> Sheet:
        document = self.document
        if self.shapes_only.isChecked():
            document = as_chosen(with_value(document, NAMES, Choice(("vormen",))), self.template)
            shown = for_paper(replace(document, title=""), self.template, naming(self.session.vault))
            return lay_out(self.template, shown, {})
        return super().sheet()

    def draw(self) -> Drawing:
        return draw_genogram(self.family, names=not self.shapes_only.isChecked(), chosen=self.chosen)

    def said(self) -> tuple[str, str]:
        return _("My family"), _("The list beside it has the same content.")

    def list_all(self) -> None:
        told = tell_family(self.family)
        for n, layer in enumerate(told.layers, 1):
            self.add_heading(_("Layer {n}").format(n=n))
            for one in layer:
                self.add_row(one.key, one.called, spoken=": ".join(filter(None, (one.called, one.words))))
                if one.words:
                    self.add_words(one.words)
        lines = rows_of(self.document.body, LINES)
        if lines:
            self.add_heading(_("Lines between people"))
        for row in lines:
            self.add_row(row.id, self.called(row))
        self._odd.setText("\n".join(told.odd))
        self._odd.setVisible(bool(told.odd))
        self._empty.setVisible(not told.layers)

    def panel_columns(self) -> Sequence[str]:
        return LINE_COLUMNS if self.answer == LINES else COLUMNS

    def called(self, row: Row) -> str:
        family = self.family
        names = {one.key: one.name or _("someone") for one in family.people}
        if row.id in names:
            return names[row.id]
        ends = (row.cells.get(column) for column in LINE_COLUMNS[:2])
        who = [names.get(end.id, "") for end in ends if isinstance(end, RowRef)]
        sort = row.cells.get("soort")
        how = family.label("soort", sort.chosen[0]) if isinstance(sort, Choice) and sort.chosen else ""
        return ": ".join(filter(None, (" – ".join(filter(None, who)), how))) or _("a line")

    def choose(self, key: str) -> None:
        self.gather()
        self.answer = LINES if any(row.id == key for row in rows_of(self.document.body, LINES)) else PEOPLE
        super().choose(key)

    def begin_adding(self) -> None:
        """Someone new, open to be named."""
        self._begin(PEOPLE)

    def _begin(self, answer: str) -> None:
        self.gather()
        self.answer = answer
        row = Row(new_id(), {})
        self.change_list([*self.list_now(), row])
        self.choose(row.id)
