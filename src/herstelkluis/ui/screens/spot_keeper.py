"""Keeps the place of someone who is answering a question, so that every way back leads there: numbers, never words."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QScrollArea, QScrollBar, QWidget

from herstelkluis.model.document import Document
from herstelkluis.ui.screens.question_block import QuestionBlock
from herstelkluis.ui.writing import Session
from herstelkluis.vault.resume import WHOLE_WAY, Spot, keep_spot

EVERY_MS = 2000


class SpotKeeper(QObject):
    """`follow` a question; the place in it is kept every two seconds where it changed, and by `keep_now`."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._document: Document | None = None
        self._block: QuestionBlock | None = None
        self._wanted: Spot | None = None
        self._every = QTimer(self)
        self._every.setInterval(EVERY_MS)
        self._every.timeout.connect(self._keep)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._scroll)

    def follow(self, document: Document, block: QuestionBlock) -> None:
        """Keep the place in this question from now on."""
        self._document, self._block = document, block
        self._every.start()

    def put_back(self, block: QuestionBlock, spot: Spot) -> None:
        """The cursor where it was at once, and the page when it is laid out."""
        block.set_place_in_words(spot.cursor)
        self._wanted = spot
        self._soon.start(0)

    def keep_now(self) -> None:
        """Keep the place, and follow no more."""
        self._every.stop()
        self._keep()

    def let_go(self) -> None:
        """The question goes off the paper."""
        self._every.stop()
        self._block = self._wanted = None

    def _keep(self) -> None:
        if self._document is not None and self._block is not None:
            bar = _bar(self._block)
            scroll = round(bar.value() * WHOLE_WAY / bar.maximum()) if bar is not None else 0
            keep_spot(self._session.vault, self._document, Spot(self._block.key, self._block.place_in_words(), scroll))

    def _scroll(self) -> None:
        bar = _bar(self._block) if self._block is not None else None
        wanted, self._wanted = self._wanted, None
        if bar is not None and wanted is not None:
            bar.setValue(round(wanted.scroll * bar.maximum() / WHOLE_WAY))


def _bar(block: QuestionBlock) -> QScrollBar | None:
    """What scrolls here: the text itself when it is longer than its place, else the page it lies on."""
    inside = block.text.verticalScrollBar() if block.text is not None else None
    if inside is not None and inside.maximum() > 0:
        return inside
    above: QWidget | None = block
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    bar = above.verticalScrollBar() if isinstance(above, QScrollArea) else None
    return bar if bar is not None and bar.maximum() > 0 else None
