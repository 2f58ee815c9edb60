"""Undoing what became of words that someone offered: they wait for the owner again, and own words stand as before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QUndoCommand

from herstelkluis.model.body import Answer, Offered
from herstelkluis.model.document import Document

Change = Callable[[Document], Document]


class DecidedStep(QUndoCommand):
    """One decision about an offer at this question. `put` shows and keeps the document it is given a way to."""

    def __init__(
        self, key: str, offered: Offered, before: Document, after: Document, put: Callable[[str, Change], None]
    ) -> None:
        super().__init__()
        self._key, self._offered, self._before, self._after, self._put = key, offered, before, after, put
        self._done = True  # the person did it already

    def undo(self) -> None:
        self._put(self._key, lambda now: self._go(now, self._after, self._before))
        self._done = False

    def redo(self) -> None:
        if not self._done:
            self._put(self._key, lambda now: self._go(now, self._before, self._after))
            self._done = True

    def _go(self, now: Document, old: Document, new: Document) -> Document:
        """Where words were typed since, only the offer comes or goes."""
        here, then, wanted = (one.body.get(self._key, Answer()) for one in (now, old, new))
        if here != then:
            others = tuple(one for one in here.offered if one != self._offered)
            wanted = replace(here, offered=(*others, *(one for one in wanted.offered if one == self._offered)))
        body = {key: one for key, one in {**now.body, self._key: wanted}.items() if one != Answer()}
        return replace(now, body=body, source=new.source if now.source == old.source else now.source)
