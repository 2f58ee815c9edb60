"""Spelling in a text that is being written in: a little at a time, and never in the word under the hands."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from herstelkluis.ui.spelling import Spelling
from herstelkluis.ui.widgets.private_look import LOOKED_AT, PrivateLook
from herstelkluis.ui.widgets.text_units import to_units

REST_MS, SLICE_SECONDS = 300, 0.006


class SpellingMarks(QObject):
    """`use` gives it the spelling of the screen, or none. What is new is looked at in moments of rest."""

    def __init__(self, edit: QTextEdit, look: PrivateLook) -> None:
        super().__init__(edit)
        self.spelling: Spelling | None = None
        self._edit, self._look = edit, look
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._look_further)

    @property
    def is_on(self) -> bool:
        """Whether words are underlined here."""
        return self._look.misspelt is not None

    def use(self, spelling: Spelling | None) -> None:
        """Follow this spelling from now on."""
        if spelling is not self.spelling:
            if self.spelling is not None:
                self.spelling.changed.disconnect(self._start_anew)
            if spelling is not None:
                spelling.changed.connect(self._start_anew)
            self.spelling = spelling
            self._start_anew()

    def typed(self, position: int, _removed: int, added: int) -> None:
        """The text changed here. Connect it before the look is made, for then it is known while that draws."""
        self._look.busy_at = position + added
        if self.is_on:
            self._rest.start(REST_MS)

    def moved(self) -> None:
        """The cursor went elsewhere: the word that was being typed is one like the others."""
        busy, here = self._look.busy_at, self._edit.textCursor().position()
        if busy not in (-1, here):
            self._look.busy_at = -1
            if self.is_on:
                self._look.rehighlightBlock(self._edit.document().findBlock(min(busy, self._last())))

    def next_spot(self) -> QTextCursor | None:
        """The next underlined word after the cursor, chosen; the first of the text when there is none after it."""
        here, spots = self._edit.textCursor().selectionEnd(), list(self._spots())
        if not spots:
            return None
        start, end = next((one for one in spots if one[0] >= here), spots[0])
        cursor = self._edit.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _start_anew(self) -> None:
        on = self.spelling is not None and self.spelling.is_on
        was_on = self.is_on
        self._look.misspelt = self.spelling.spots if self.spelling is not None and on else None
        block = self._edit.document().firstBlock()
        while block.isValid():
            block.setUserState(-1)
            block = block.next()
        if was_on:
            self._look.rehighlight()
        if on:
            self._rest.start(0)

    def _look_further(self) -> None:
        """Look at paragraphs that were not looked at, until the next frame wants to be painted."""
        enough = perf_counter() + SLICE_SECONDS
        block = self._edit.document().firstBlock()
        while block.isValid() and self.is_on:
            if block.userState() != LOOKED_AT:
                self._look.look_at(block)
                if perf_counter() > enough:
                    self._rest.start(0)
                    return
            block = block.next()

    def _spots(self) -> Iterator[tuple[int, int]]:
        """Every word of the text that the dictionary does not know, as places in the document."""
        block = self._edit.document().firstBlock()
        while block.isValid() and self._look.misspelt is not None:
            text = block.text()
            for start, length in self._look.misspelt(text):
                yield block.position() + to_units(text, start), block.position() + to_units(text, start + length)
            block = block.next()

    def _last(self) -> int:
        return self._edit.document().characterCount() - 1
