"""Lijkt het op elkaar? Crises the person chose, side by side. Only the person says what comes back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.answering import with_value
from herstelkluis.model.body import Cell, Choice, Line, Links, Ref, Row, Rows
from herstelkluis.model.document import Document, new_id
from herstelkluis.model.pictures.crisis_pattern import ELSE, MARKS, ROWS, Crisis, marks_of, other_marks
from herstelkluis.model.pictures.drawing import Drawing
from herstelkluis.model.sheet import Sheet
from herstelkluis.model.text import as_typed
from herstelkluis.ui.screens.pattern_choice import PatternChoice
from herstelkluis.ui.screens.pattern_row import PatternRow
from herstelkluis.ui.screens.picture_paper import PicturePaper
from herstelkluis.ui.screens.writing_screen import WritingScreen
from herstelkluis.ui.widgets.button import Button, FlushQuiet, Main, Quiet, Second
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.empty import empty_layout, throw_away
from herstelkluis.ui.widgets.empty_page import EmptyPage
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.writing import Session
from herstelkluis.vault.pattern import (
    CRISIS_KIND,
    PATTERN_KIND,
    crises_of,
    drawing_of_pattern,
    marks_document,
    sheet_of_pattern,
    side_by_side,
)


class PatternScreen(WritingScreen):
    """`enter(chosen=[ids])`. Opens with a choice; nothing of a crisis is shown before it was chosen."""

    rail_key = "story"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.chosen: tuple[str, ...] = ()
        self.rows: dict[str, PatternRow] = {}
        self._crises: tuple[Crisis, ...] = ()
        self._gone: Row | None = None
        self._narrow = False
        self._foot: Foot | None = None
        self._heads: Columns | None = None
        self._put_back = FlushQuiet(_("A mark is gone. Put it back"), parent=self)
        self._put_back.clicked.connect(self._put_it_back)
        self._paper = PicturePaper(self._sheet, _("side-by-side"), self._drawing, parent=self)
        self._paper.paper.hide()
        self._place = QVBoxLayout()
        self.body.addLayout(self._place, 1)
        self.body.addWidget(self._paper)

    # --- coming and going ---------------------------------------------------------------------------------------

    def enter(self, **what: object) -> None:
        known = {one.id for one in crises_of(self.session.vault)}
        asked = what.get("chosen", ())
        self.chosen = tuple(one for one in asked if one in known) if isinstance(asked, (list, tuple)) else ()
        self.show_document(marks_document(self.session.vault))

    def show_document(self, document: Document, _answer: str = "", _part: int = 0) -> None:
        """Write in this piece: first the choice, then the crises side by side."""
        self.open_document(document)
        self.title, self.subtitle = _("Does it look alike?"), _("You decide whether there is a pattern.")
        if self.chosen:
            self._show_rows()
        else:
            self._show_choice()
        self.titles_changed.emit()

    def place(self) -> dict[str, object]:
        return {**super().place(), "chosen": list(self.chosen)}

    def clear(self) -> None:
        super().clear()
        self._drop()
        self._gone = None
        self._paper.quiet()

    def foot(self) -> Foot | None:
        return self._foot

    def set_narrow(self, *, narrow: bool) -> None:
        self._narrow = narrow
        super().set_narrow(narrow=narrow)
        for row in self.rows.values():
            row.set_narrow(narrow=narrow)
        if self._heads is not None:
            self._heads.setVisible(not narrow)

    # --- which crises -------------------------------------------------------------------------------------------

    def _show_choice(self) -> None:
        self._drop()
        self._paper.hide()
        found = crises_of(self.session.vault)
        write = Quiet(_("Write about a crisis"), "pen-line")
        write.clicked.connect(lambda: self.go.emit("write", {"kind": CRISIS_KIND}))
        not_now = Second(_("Not now"))
        not_now.clicked.connect(self._stop)
        if not found:
            words = _("That may stay so. You can begin with one.")
            self._place.addWidget(EmptyPage(_("No crisis was written down yet"), words, [write], parent=self), 1)
            self._set_foot(not_now, [])
            write.setFocus()
            return
        self._choice = PatternChoice(found, self.chosen, parent=self)
        self._place.addWidget(self._choice, 1)
        main = Main(_("Lay them side by side"))
        main.clicked.connect(self._lay_out)
        self._set_foot(main, [write, not_now])
        self._choice.ticks[0].setFocus()

    def _lay_out(self) -> None:
        self.chosen = self._choice.chosen
        if self.chosen:
            self._show_rows()
        else:
            self._choice.ticks[0].setFocus()

    # --- side by side -------------------------------------------------------------------------------------------

    def _show_rows(self) -> None:
        self._drop()
        self._paper.show()
        self._crises = side_by_side(self.session.vault, self.chosen)
        document = self.writing.document if self.writing is not None else marks_document(self.session.vault)
        marks, also = marks_of(document, self.chosen), other_marks(document, self.chosen)
        heads = [self._head(one) for one in self._crises]
        own = Words(_("In my eyes"), "sub", parent=self)
        own.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._heads = Columns([*heads, own], [3] * len(heads) + [4], gap=24, even=True, parent=self)
        self._place.addWidget(self._heads)
        for key, title in ROWS.items():
            row = PatternRow(key, _(title), self._crises, marks.get(key), also.get(key, ()), parent=self)
            row.marked.connect(lambda key, on: self._mark(key, on=on))
            row.typed.connect(self._typed)
            self.rows[key] = row
            self._place.addWidget(row)
        more = FlushQuiet(_("Write what else you notice"), "pen-line", parent=self)
        more.clicked.connect(self._write_more)
        self._place.addSpacing(8)
        self._place.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self._place.addStretch(1)
        others = Second(_("Choose others"))
        others.clicked.connect(self._show_choice)
        paper = Quiet(_("Print"), "printer")
        paper.clicked.connect(self._paper.print_it)
        main = Main(_("Stop for now"), "pause")
        main.clicked.connect(self._stop)
        self._set_foot(main, [paper, others])
        self.set_narrow(narrow=self._narrow)
        next(iter(self.rows.values())).chip.setFocus()

    def _head(self, crisis: Crisis) -> QWidget:
        head = QWidget(self)
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Words(crisis.name, "own_strong", parent=head))
        column.addWidget(Words(crisis.when, "help", "muted", parent=head))
        return head

    def _mark(self, key: str, *, on: bool) -> None:
        if self.writing is None:
            return
        self.writing.gather()
        before = self._marks().get(key)
        if on and before is None:
            refs = tuple(Ref(one.key, one.name) for one in self._crises)
            cells: dict[str, Cell] = {"waar": Choice((key,)), "keren": Links(refs)}
            self._write(key, Row(new_id(), cells))
            self.rows[key].words.setFocus()
        elif not on and before is not None:
            self._gone = before
            self._write(key, None)
            self._put_back.setVisible(True)

    def _marks(self) -> dict[str, Row]:
        return marks_of(self.writing.document, self.chosen) if self.writing is not None else {}

    def _typed(self, key: str) -> None:
        if self.writing is not None:
            self.writing.later(key, lambda: self._take(key))

    def _take(self, key: str) -> None:
        row = self._marks().get(key)
        if row is not None:
            words = Line(as_typed(self.rows[key].words.text()))
            self._write(key, Row(row.id, {**row.cells, "woorden": words}, row.about, row.level))

    def _put_it_back(self) -> None:
        if self._gone is not None:
            key = next(key for key in ROWS if Choice((key,)) == self._gone.cells.get("waar"))
            self._write(key, self._gone)
        self._gone = None
        self._put_back.hide()

    def _write(self, key: str, row: Row | None) -> None:
        """Put another mark in a row, or none, and show it."""
        if self.writing is None:
            return
        document = self.writing.document
        answer = document.body.get(MARKS)
        rows = answer.value.rows if answer is not None and isinstance(answer.value, Rows) else ()
        old = self._marks().get(key)
        if old is None:
            changed = (*rows, row) if row is not None else rows
        else:
            changed = tuple(new for one in rows if (new := row if one is old else one) is not None)
        self.writing.change(with_value(document, MARKS, Rows(changed), self.writing.template))
        if key in self.rows:
            self.rows[key].show_mark(row)

    def _write_more(self) -> None:
        document = self.writing.document.id if self.writing is not None else ""
        self.go.emit("write", {"document": document, "kind": PATTERN_KIND, "show": "form", "answer": ELSE})

    # --- around it ----------------------------------------------------------------------------------------------

    def _sheet(self) -> Sheet:
        self._settle()
        return sheet_of_pattern(self.session.vault, self.chosen)

    def _drawing(self) -> Drawing:
        self._settle()
        return drawing_of_pattern(self.session.vault, self.chosen)

    def _settle(self) -> None:
        if self.writing is not None:
            self.writing.settle()

    def _stop(self) -> None:
        self.go.emit("story", {})

    def _drop(self) -> None:
        self.rows, self._crises, self._heads = {}, (), None
        empty_layout(self._place)

    def _set_foot(self, main: Button, others: list[Button]) -> None:
        old = self._foot
        for kept in (self.save_state, self._put_back):
            kept.setParent(self)
        self._foot = Foot(main, others, [self.save_state, self._put_back], parent=self)
        self._foot.hide()
        self.save_state.show()
        self._put_back.setVisible(self._gone is not None)
        self.foot_changed.emit()
        if old is not None:
            throw_away(old)
