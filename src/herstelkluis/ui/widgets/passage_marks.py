"""Passages with a note in the margin: a line under the words with an upright at both ends, drawn over the text.

The text itself is not changed by it, so undo, copying and what is private stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen, QTextBlock, QTextCursor, QTextLine
from PySide6.QtWidgets import QTextEdit

from herstelkluis.ui.theme import theme

UPRIGHT, THICK = 5, 3


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage as a choice in the text, which Qt moves along, and the number of its note."""

    where: QTextCursor
    note: int


class PassageMarks:
    """What is drawn in one text."""

    def __init__(self, edit: QTextEdit) -> None:
        self._edit = edit
        self._marks: tuple[Mark, ...] = ()
        self._underlined: QTextCursor | None = None

    def show(self, places: Iterable[tuple[int, int, int]]) -> None:
        """Show these passages: (from, to, number of the note), in units of the document."""
        marks = []
        for start, end, note in places:
            cursor = QTextCursor(self._edit.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            marks.append(Mark(cursor, note))
        if marks or self._marks:
            self._marks = tuple(marks)
            self._edit.viewport().update()

    def underline(self, where: QTextCursor | None) -> None:
        """Draw a thick line under these words: chosen ones may have the colour of what is found."""
        self._underlined = where
        self._edit.viewport().update()

    def note_at(self, position: int) -> int | None:
        """The number of the note at this place in the document."""
        here = (one for one in self._marks if one.where.selectionStart() <= position <= one.where.selectionEnd())
        return next((one.note for one in here if one.where.hasSelection()), None)

    def place_of(self, note: int) -> QTextCursor | None:
        """The words of this note, chosen."""
        return next((one.where for one in self._marks if one.note == note and one.where.hasSelection()), None)

    def paint(self) -> None:
        """Draw, after the text itself was painted."""
        shown = [one.where for one in self._marks if one.where.hasSelection()]
        if not shown and self._underlined is None:
            return
        painter = QPainter(self._edit.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("primary"), 1.6))
        painter.translate(0, -self._edit.verticalScrollBar().value())
        for cursor in shown:
            for line, begins, ends in self._stretches(cursor):
                self._draw(painter, line, begins=begins, ends=ends)
        if self._underlined is not None:
            painter.setPen(QPen(theme().color("text"), THICK))
            for line, _begins, _ends in self._stretches(self._underlined):
                under = line.adjusted(-1, 0, 1, 5)  # not round the words: a letter beside them would be lost
                painter.drawLine(under.bottomLeft(), under.bottomRight())
        painter.end()

    def _stretches(self, cursor: QTextCursor) -> Iterator[tuple[QRectF, bool, bool]]:
        """The part of each line that belongs to a passage, and whether it begins and ends there."""
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        block = self._edit.document().findBlock(start)
        while block.isValid() and block.position() < end:
            layout = block.layout()
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                first = max(start, block.position() + line.textStart())
                last = min(end, block.position() + line.textStart() + line.textLength())
                if first < last:
                    yield self._rect(block, line, first, last), first == start, last == end
            block = block.next()

    def _rect(self, block: QTextBlock, line: QTextLine, first: int, last: int) -> QRectF:
        corner = self._edit.document().documentLayout().blockBoundingRect(block).topLeft()
        left, right = (_x_of(line, at - block.position()) for at in (first, last))
        right = min(right, line.x() + line.naturalTextWidth()) if right > left else right
        height = line.ascent() + line.descent() + 2
        return QRectF(corner + QPointF(left, line.y()), corner + QPointF(right, line.y() + height)).normalized()

    @staticmethod
    def _draw(painter: QPainter, line: QRectF, *, begins: bool, ends: bool) -> None:
        painter.drawLine(line.bottomLeft(), line.bottomRight())
        up = QPointF(0, -UPRIGHT)
        for corner, drawn in ((line.bottomLeft(), begins), (line.bottomRight(), ends)):
            if drawn:
                painter.drawLine(corner, corner + up)


def _x_of(line: QTextLine, at: int) -> float:
    found: Any = line.cursorToX(at)  # a pair, whatever its stub says
    return float(found[0] if isinstance(found, tuple) else found)
