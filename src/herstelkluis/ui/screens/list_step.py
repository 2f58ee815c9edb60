"""Undoing what was done in a drawn list: one step for one choice, one line put down, added or taken off."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from herstelkluis.model.body import Row

Rows = tuple[Row, ...]


class ListStep(QUndoCommand):
    """`put` shows other lines. Typing on in the same place (`what`) makes one step of it."""

    def __init__(self, what: str, before: Rows, after: Rows, put: Callable[[Rows], None]) -> None:
        super().__init__()
        self.what, self._before, self._after, self._put = what, before, after, put
        self._done = True  # the person did it already

    def goes_on(self, what: str, after: Rows) -> bool:
        """Take over what was typed since; false when that is a step of its own."""
        if not what or what != self.what or not self._done:
            return False
        self._after = after
        return True

    def undo(self) -> None:
        self._put(self._before)
        self._done = False

    def redo(self) -> None:
        if not self._done:
            self._put(self._after)
            self._done = True
