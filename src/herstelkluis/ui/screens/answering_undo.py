"""Undoing what was done with a question other than typing: choosing, passing it by, a line that came, went or moved."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from herstelkluis.model.answering import says_something, with_none, with_value
from herstelkluis.model.body import Answer, NoAnswer, Row, Rows, Value
from herstelkluis.model.row_order import Order
from herstelkluis.ui.screens.chosen_undo import Chosen, ChosenStep, cells_chosen, chosen_again, chosen_in, with_cell
from herstelkluis.ui.screens.row_undo import RowStep

if TYPE_CHECKING:
    from herstelkluis.ui.screens.answering_screen import AnsweringScreen
    from herstelkluis.ui.screens.question_block import QuestionBlock


class AnsweringUndo:
    """`look` when questions are on paper, `took` when an answer was taken over."""

    def __init__(self, screen: AnsweringScreen) -> None:
        self._screen = screen
        self._orders: dict[QuestionBlock, Order] = {}
        self._emptied: dict[str, Row] = {}

    def look(self, blocks: Iterable[QuestionBlock]) -> None:
        """Know the lines on paper, also those that hold nothing yet."""
        self._orders = {one: self._orders.get(one) or one.order() for one in blocks}

    def forget(self) -> None:
        """Nothing is on paper any more."""
        self._orders, self._emptied = {}, {}

    def took(self, block: QuestionBlock, before: Answer, after: Answer) -> None:
        """Steps for what was done with this question; words have an undo where they are typed."""
        undo, key = self._screen.undo, block.key
        then, now = self._orders.get(block, ()), block.order()
        self._orders[block] = now
        if then != now:
            undo.push(
                RowStep(then, now, _rows_in(before.value), partial(self._rows, key), partial(self._put_rows, key))
            )
        same = [one for one in now if one in then]
        for line, column, chosen, other in cells_chosen(_rows_in(before.value), _rows_in(after.value), same):
            undo.push(ChosenStep(chosen, other, partial(self._put_cell, key, column), (key, column), line))
        was, is_now = chosen_in(before.value) or before.none, chosen_in(after.value) or after.none
        is_typed = after.value is not None and is_now is None and isinstance(was, NoAnswer)
        if was != is_now and not is_typed and not self._moves_on(key, is_now):
            undo.push(ChosenStep(was, is_now, partial(self._choose, key), (key,)))

    def _moves_on(self, key: str, chosen: Chosen) -> bool:
        """Whether this is a slider that is still moving."""
        undo = self._screen.undo
        last = undo.command(undo.index() - 1) if undo.canUndo() and not undo.canRedo() else None
        return isinstance(last, ChosenStep) and last.moves_on((key,), "", chosen)

    def _value(self, key: str) -> Value | None:
        writing = self._screen.writing
        return writing.document.body.get(key, Answer()).value if writing is not None else None

    def _rows(self, key: str) -> tuple[Row, ...]:
        return _rows_in(self._value(key))

    def _put_rows(self, key: str, rows: Iterable[Row]) -> None:
        writing = self._screen.writing
        if writing is not None:
            writing.change(with_value(writing.document, key, Rows(tuple(rows)), writing.template))
            self._screen.show_again(key)

    def _put_cell(self, key: str, column: str, line: str, chosen: Chosen) -> None:
        """Choose something else in one cell; a line that holds nothing is not kept, and comes back with it."""
        rows = {row.id: row for row in self._rows(key)}
        row = rows.get(line) or self._emptied.get(line)
        if row is None or isinstance(chosen, NoAnswer):
            return
        rows[line] = self._emptied[line] = with_cell(row, column, chosen)
        self._put_rows(key, (one for one in rows.values() if any(map(says_something, one.cells.values()))))

    def _choose(self, key: str, _line: str, chosen: Chosen) -> None:
        writing = self._screen.writing
        if writing is None:
            return
        changed = writing.document
        if not isinstance(chosen, NoAnswer | None) or chosen_in(self._value(key)) is not None:  # words stay
            changed = chosen_again(changed, key, chosen, writing.template)
        writing.change(with_none(changed, key, chosen if isinstance(chosen, NoAnswer) else None))
        self._screen.show_again(key)


def _rows_in(value: Value | None) -> tuple[Row, ...]:
    return value.rows if isinstance(value, Rows) else ()
