"""Mijn ene plan: every line of every plan once, with where else it stands; to read, to find and to print."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _, ngettext
from herstelkluis.model.body import Passage
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.screens.line_question import LineQuestion, short
from herstelkluis.ui.screens.paper_out import PaperOut
from herstelkluis.ui.screens.way_to import way_to
from herstelkluis.ui.speech import announce
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import FlushQuiet, Main
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.list_row import ListRow
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.writing import Session
from herstelkluis.vault import printing
from herstelkluis.vault.events import SavingFailed
from herstelkluis.vault.my_plan import PlanLine, as_sheet, my_one_plan
from herstelkluis.vault.one_plan import change_everywhere, change_only_here
from herstelkluis.vault.tied import said_at


class OnePlanScreen(Screen):
    """A line is a way to where it stands. The field shows only lines with these words."""

    rail_key = "plan"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._lines: tuple[PlanLine, ...] = ()
        inside = QWidget(self)
        inside.setMaximumWidth(theme().px(820))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._find = Field(_("Find a line"), parent=inside)
        self._find.line.textEdited.connect(self._show)
        self._count = Words("", "help", "muted", parent=inside)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._paper = PaperOut(parent=inside)
        for widget in (self._find, self._count):
            column.addWidget(widget)
        column.addLayout(self._rows)
        column.addWidget(self._paper)
        column.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(inside, 1)
        line.addStretch(0)
        self._main = Main(_("Print my one plan"), "printer")
        back = FlushQuiet(_("My plan"), "arrow-left", parent=self)
        begin = self._begin = FlushQuiet(_("My plan"), "arrow-left")
        self._main.clicked.connect(self.print_plan)
        for way in (back, begin):
            way.clicked.connect(lambda: self.go.emit("plan", {}))
        self._foot = Foot(self._main, (), [back], parent=self)
        self._empty_foot = Foot(None, (), [begin], parent=self)
        for foot in (self._foot, self._empty_foot):
            foot.hide()
        session.signals.documents_changed.connect(self._changed)

    def enter(self, **_what: object) -> None:
        self.title = _("My one plan")
        self.subtitle = _("Everything from your plans, each line once.")
        self._paper.quiet()
        self._lines = my_one_plan(self.session.vault)
        self._find.setVisible(bool(self._lines))
        self.search("")
        self.titles_changed.emit()
        self.foot_changed.emit()
        (self._find.edit if self._lines else self._begin).setFocus()

    def clear(self) -> None:
        self._lines = ()
        self._find.set_text("")
        self._count.setText("")
        self._paper.quiet()
        empty_layout(self._rows)
        self.title = self.subtitle = ""

    def foot(self) -> Foot | None:
        return self._foot if self._lines else self._empty_foot  # nothing is printed empty

    def search(self, words: str) -> None:
        """Show only the lines with these words."""
        self._find.set_text(words)
        self._show()

    def print_plan(self) -> None:
        """Save the one plan as a PDF where the person wants it."""
        sheet = as_sheet(my_one_plan(self.session.vault, for_paper=True))
        where = _("Where does your plan go?")
        self._paper.print_sheets([sheet], lambda: printing.sheet_pdf(sheet), where, _("my-one-plan.pdf"))

    def _changed(self) -> None:
        if self.isVisible():
            self.enter()

    def _show(self) -> None:
        empty_layout(self._rows)
        wanted = self._find.text().casefold().split()
        shown = [one for one in self._lines if all(word in f"{one.words} {one.more}".casefold() for word in wanted)]
        if not self._lines:
            self._count.setText("")
            self._rows.addWidget(Words(_("Here your plans come together"), "display", parent=self))
            self._rows.addWidget(Words(_("Write a line in one of your plans first."), "big", "muted", parent=self))
            return
        self._count.setText(ngettext("{n} line", "{n} lines", len(shown)).format(n=len(shown)) if wanted else "")
        if wanted:
            announce(self._count, self._count.text())
        piece, part = "", ""
        for number, one in enumerate(shown):
            if one.piece != piece:
                self._rows.addSpacing(20 if number else 0)
                self._rows.addWidget(Words(one.piece, "section", parent=self))
            if (one.piece, one.part) != (piece, part) and one.part:
                self._rows.addSpacing(8)
                self._rows.addWidget(Words(one.part, "help_strong", "muted", parent=self))
            piece, part = one.piece, one.part
            self._rows.addWidget(self._row(one, number))
            if one.asked:
                self._rows.addSpacing(8)
                self._rows.addWidget(self._question(one))

    def _row(self, one: PlanLine, number: int) -> ListRow:
        also = _("Also on: {places}").format(places=", ".join(one.elsewhere)) if one.elsewhere else ""
        spoken = ", ".join(filter(None, (one.words, one.more, one.piece, one.part, also)))
        under = "\n".join(filter(None, (one.more, also)))
        row = ListRow(one.words, under=under, rule=True, spoken=f"{spoken}, {number + 1}", parent=self)
        row.setProperty("at", (one.at.document, one.at.answer))
        row.clicked.connect(self._chosen)
        return row

    def _question(self, one: PlanLine) -> LineQuestion:
        """A line that says something else than its copies, as long as nobody said whether they follow."""
        vault, (first, *_more) = self.session.vault, one.asked
        question = LineQuestion(short(said_at(vault, first)), one.asked, short(one.words), parent=self)
        question.everywhere.connect(lambda: self._answer(one, everywhere=True))
        question.only_here.connect(lambda: self._answer(one, everywhere=False))
        return question

    def _answer(self, one: PlanLine, *, everywhere: bool) -> None:
        vault, at = self.session.vault, one.at
        try:
            document = vault.document(at.document)
            if everywhere:
                change_everywhere(vault, document, at.answer, at.row)
            else:
                vault.drafts.change(change_only_here(vault, document, at.answer, at.row)[0])
                vault.settle(document.id)
        except KluisError as error:  # the question stays, for another time
            vault.events.emit(SavingFailed(at.document, error))
            return
        self._lines = my_one_plan(vault)
        self._show()
        self._go_to(at)

    def _go_to(self, at: Passage) -> None:
        """The keyboard goes to the line that stands there, or to the first."""
        places = [(row.property("at"), row) for row in self.findChildren(ListRow)]
        found = [row for place, row in places if place == (at.document, at.answer)] or [row for _at, row in places]
        (found[0] if found else self._find.edit).setFocus()

    def _chosen(self) -> None:
        document, answer = self.sender().property("at")
        self.go.emit(*way_to(self.session.vault, Passage(document, answer)))
