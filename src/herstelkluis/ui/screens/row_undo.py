"""Undoing what was done with lines: one step per line added, removed or moved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QUndoCommand

from herstelkluis.model.body import Row
from herstelkluis.model.row_order import Order, in_order

Rows = tuple[Row, ...]


class RowStep(QUndoCommand):
    """`read` gives the lines as they are now, `put` shows others. Words typed in other lines since then stay."""

    def __init__(
        self, before: Order, after: Order, kept: Rows, read: Callable[[], Rows], put: Callable[[Rows], None]
    ) -> None:
        super().__init__()
        self._before, self._after = before, after
        self._kept = {row.id: row for row in kept}
        self._read, self._put = read, put
        self._done = True  # the person did it already

    @property
    def took_away(self) -> bool:
        """Whether a line went away by this step."""
        return not set(self._before) <= set(self._after)

    def rename(self, old: str, new: str) -> None:
        """A line has another id from now on."""
        self._before, self._after = (
            tuple(new if one == old else one for one in order) for order in (self._before, self._after)
        )
        if old in self._kept:
            self._kept[new] = replace(self._kept.pop(old), id=new, apart="")

    def undo(self) -> None:
        self._go(self._after, self._before)
        self._done = False

    def redo(self) -> None:
        if not self._done:
            self._go(self._before, self._after)
            self._done = True

    def _go(self, old: Order, new: Order) -> None:
        rows = self._read()
        self._kept |= {row.id: row for row in rows}
        self._put(in_order(rows, new, self._kept, tuple(one for one in old if one not in new)))
