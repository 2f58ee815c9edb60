"""Undoing what was chosen, in a question or in a cell of a line. Words have an undo where they are typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from PySide6.QtGui import QUndoCommand

from herstelkluis.model.answering import with_none, with_value
from herstelkluis.model.body import Answer, Choice, Links, NoAnswer, People, Row, RowRef, Rows, Scale, Value
from herstelkluis.model.document import Document
from herstelkluis.model.template import Template

Chosen = Value | NoAnswer | None


class ChosenStep(QUndoCommand):
    """One choice of the person. `put` shows and keeps one; `line` is the line it was made in, for a cell."""

    def __init__(
        self, before: Chosen, after: Chosen, put: Callable[[str, Chosen], None], place: tuple[str, ...], line: str = ""
    ) -> None:
        super().__init__()
        self._before, self._after, self._put = before, after, put
        self.place, self._line = place, line
        self._done = True  # the person did it already

    def rename(self, old: str, new: str) -> None:
        """A line has another id from now on."""
        self._line = new if self._line == old else self._line

    def moves_on(self, place: tuple[str, ...], line: str, after: Chosen) -> bool:
        """Whether this is the same slider that is still moving; then its step ends here."""
        are_sliders = isinstance(after, Scale) and isinstance(self._after, Scale)
        is_same = are_sliders and (place, line) == (self.place, self._line)
        if is_same:
            self._after = after
        return is_same

    def undo(self) -> None:
        self._put(self._line, self._before)
        self._done = False

    def redo(self) -> None:
        if not self._done:
            self._put(self._line, self._after)
            self._done = True


def chosen_in(value: Value | None) -> Value | None:
    """What is chosen here, without the words that are typed beside it; nothing where nothing is chosen."""
    match value:
        case Choice(chosen, _other):
            return Choice(chosen) if chosen else None
        case Scale() | People() | Links() | RowRef():
            return value
        case _:
            return None


def with_chosen(now: Value | None, chosen: Value | None) -> Value | None:
    """The value with another choice; the words typed beside it stay."""
    other = now.other if isinstance(now, Choice) else ""
    if isinstance(chosen, Choice):
        return replace(chosen, other=other)
    return Choice((), other) if chosen is None and other else chosen


def chosen_again(document: Document, key: str, chosen: Chosen, template: Template | None) -> Document:
    """The document with another choice in this question, or its "rather not" back where no words took its place."""
    why = chosen if isinstance(chosen, NoAnswer) else None
    value = with_chosen(document.body.get(key, Answer()).value, None if isinstance(chosen, NoAnswer) else chosen)
    changed = with_value(document, key, value, template)
    return changed if why is None else with_none(changed, key, why)


def with_cell(row: Row, column: str, chosen: Value | None) -> Row:
    """The line with something else chosen in this cell."""
    cell = with_chosen(row.cells.get(column), chosen)
    cells = {key: one for key, one in row.cells.items() if key != column}
    return replace(row, cells=cells if cell is None or isinstance(cell, Rows) else {**cells, column: cell})


def cells_chosen(
    before: Sequence[Row], after: Sequence[Row], shown: Sequence[str]
) -> Iterator[tuple[str, str, Value | None, Value | None]]:
    """The cells of these lines in which something else is chosen now: line, column, then and now.

    A line that holds nothing yet is shown and not kept.
    """
    was, now = ({row.id: row.cells for row in rows} for rows in (before, after))
    for line in shown:
        for column in dict.fromkeys((*was.get(line, ()), *now.get(line, ()))):
            then, chosen = (chosen_in(cells.get(line, {}).get(column)) for cells in (was, now))
            if then != chosen:
                yield line, column, then, chosen
