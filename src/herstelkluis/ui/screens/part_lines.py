"""The lists of the part on the screen: undo per line, where else a line stands, and taking lines over."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from herstelkluis.model.answering import Question, with_value
from herstelkluis.model.body import Answer, NoAnswer, Passage, Row, Rows
from herstelkluis.model.document import Document
from herstelkluis.model.row_order import order_of
from herstelkluis.model.template import FieldType
from herstelkluis.ui.screens.chosen_undo import Chosen, ChosenStep, cells_chosen, with_cell
from herstelkluis.ui.screens.row_undo import RowStep
from herstelkluis.ui.screens.shared_lines import SharedLines
from herstelkluis.ui.screens.take_over import TakeOver
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.writing import Session, Writing
from herstelkluis.vault.one_plan import offers, take_over

if TYPE_CHECKING:
    from herstelkluis.ui.screens.parts import PartsScreen


class PartLines(QObject):
    """Works on the form of its screen. `show_part` when a part is shown, `edited` when an answer was changed."""

    def __init__(self, screen: PartsScreen) -> None:
        super().__init__(screen)
        self._screen = screen
        self.shared = SharedLines(self, self)
        self._orders: dict[str, tuple[str, ...]] = {}
        self._asked: dict[str, Question] = {}
        self._rooms: dict[str, tuple[QVBoxLayout, QVBoxLayout]] = {}
        self._emptied: dict[str, Row] = {}

    def show_part(self, asked: tuple[Question, ...]) -> None:
        """The part with these questions is on the screen."""
        form = self._screen.form
        self._asked = {one.key: one for one in asked if one.field.type is FieldType.ROWS and one.key in form.editors}
        self._orders = {key: editor.order() for key, editor in form.editors.items()}
        self._rooms = {}
        for key in self._asked:
            self._rooms[key] = (QVBoxLayout(), QVBoxLayout())
            for room in self._rooms[key]:
                form.beneath[key].addLayout(room)
        self.shared.show_part(tuple(self._asked))
        for key in self._asked:
            self._offer(key)

    def forget(self) -> None:
        """Nothing is on the screen any more."""
        self.shared.forget()
        self._orders, self._asked, self._rooms, self._emptied = {}, {}, {}, {}

    def edited(self, key: str) -> bool:
        """A list was changed: take it over, with a step to undo it. False when this is no list."""
        before, after = self._orders.get(key, ()), self._screen.form.editors[key].order()
        if not before and not after:
            return False
        kept = self.rows(key)
        self._orders[key] = after
        self._screen.take(key)
        self._remember(key, before, kept)
        for line, column, then, now in cells_chosen(kept, self.rows(key), [one for one in after if one in before]):
            self._screen.remember(then, now, partial(self._put_cell, key, column), (key, column), line)
        self.shared.look(key)
        return True

    def rows(self, key: str) -> tuple[Row, ...]:
        """The lines of a list as the document has them."""
        writing = self._screen.writing
        value = writing.document.body.get(key, Answer()).value if writing is not None else None
        return value.rows if isinstance(value, Rows) else ()

    def put(self, key: str, rows: tuple[Row, ...]) -> None:
        """Show and keep other lines in a list, on its own part."""
        screen = self._screen
        if screen.writing is None:
            return
        if key not in screen.form.editors:
            screen.show_part_of(key)
        screen.form.show_value(key, Rows(rows))
        self._orders[key] = screen.form.editors[key].order()
        screen.keep(with_value(screen.writing.document, key, Rows(rows), screen.writing.template), key)
        self.shared.add((key,))
        screen.form.focus_answer(key)

    def add(self, key: str, row: Row) -> None:
        """Put a line at the end of a list, with a step to undo it; the keyboard stays where it is."""
        writing, kept = self._screen.writing, self.rows(key)
        if writing is None:
            return
        rows = (*kept, row)
        self._screen.form.show_value(key, Rows(rows))
        self._screen.keep(with_value(writing.document, key, Rows(rows), writing.template), key)
        self._orders[key] = order_of(rows)
        self._remember(key, order_of(kept), kept)

    def _put_cell(self, key: str, column: str, line: str, chosen: Chosen) -> None:
        """Choose something else in one cell of a line, if it is still there.

        A line that holds nothing is not kept, and its list shows another for it; it comes back with what is chosen.
        """
        screen = self._screen
        if screen.writing is None or isinstance(chosen, NoAnswer):
            return
        if key not in screen.form.editors:
            screen.show_part_of(key)
        shown = {row.id: row for row in screen.form.editors[key].shown_rows()}
        if line not in shown and line in self._emptied:
            shown = {row.id: row for row in (*self.rows(key), self._emptied[line])}
        if line not in shown:
            return
        shown[line] = self._emptied[line] = with_cell(shown[line], column, chosen)
        screen.form.show_value(key, Rows(tuple(shown.values())))
        screen.keep(with_value(screen.writing.document, key, screen.form.value_of(key), screen.writing.template), key)
        self._orders[key] = screen.form.editors[key].order()
        screen.form.editors[key].focus_line(line)
        self.shared.look(key)

    # --- what the shared lines ask for --------------------------------------------------------------------------

    @property
    def session(self) -> Session:
        """The session of the screen."""
        return self._screen.session

    @property
    def writing(self) -> Writing | None:
        """The document being written in."""
        return self._screen.writing

    def room_under(self, key: str) -> QVBoxLayout | None:
        """The room under a list."""
        return self._rooms[key][0] if key in self._rooms else None

    def show_changed(self, document: Document, key: str, line: str, was: str) -> None:
        """Show a document that was changed by more than typing; `was` is called `line` now."""
        form, undo = self._screen.form, self._screen.undo
        for each, editor in form.editors.items():
            value = document.body.get(each, Answer()).value
            if editor.value() != value:
                form.show_value(each, value)
                self._orders[each] = editor.order()
        for number in range(undo.count()):
            step = undo.command(number)
            if isinstance(step, RowStep | ChosenStep):
                step.rename(was, line)
        self._screen.taken_over(key)
        form.editors[key].focus_line(line)

    def go_to(self, key: str, what: dict[str, object]) -> None:
        """Go to another screen."""
        self._screen.go.emit(key, what)

    # --- taking over --------------------------------------------------------------------------------------------

    def _offer(self, key: str) -> None:
        writing, room = self._screen.writing, self._rooms[key][1]
        empty_layout(room)
        if writing is None or not self._asked[key].field.sources:
            return
        found = offers(self.session.vault, writing.document, key)
        if found:
            widget = TakeOver(self._asked[key].field.ask, found, parent=self._screen.form)
            widget.chosen.connect(lambda chosen: self._take_over(key, chosen))
            room.addWidget(widget)

    def _take_over(self, key: str, chosen: list[Passage]) -> None:
        writing = self._screen.writing
        if writing is None:
            return
        writing.gather()
        before, kept, document = self._orders[key], self.rows(key), writing.document
        for at in chosen:
            document = take_over(self.session.vault, at, document, key)
        value = document.body[key].value
        self.put(key, value.rows if isinstance(value, Rows) else ())
        self._remember(key, before, kept)
        self._offer(key)

    def _remember(self, key: str, before: tuple[str, ...], kept: tuple[Row, ...]) -> None:
        after = self._orders[key]
        if before != after:
            step = RowStep(before, after, kept, lambda: self.rows(key), lambda rows: self.put(key, rows))
            self._screen.undo.push(step)
