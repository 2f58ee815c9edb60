"""Where someone was on a screen: the field, the cursor in it, how far the page was scrolled. Numbers, no words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QPlainTextEdit, QScrollArea, QTextEdit, QWidget
from shiboken6 import isValid

FOLLOW_MS = 400


@dataclass(frozen=True, slots=True)
class Spot:
    """`kind` and `number`: which of the widgets of one class on the screen has the keyboard; none when it is -1."""

    kind: str
    number: int
    anchor: int
    cursor: int
    inside: int
    page: int


def spot_on(screen: QWidget, focus: QWidget | None) -> Spot:
    """Where someone is on this screen, with the keyboard at `focus`."""
    page = _bar_of(_page_of(screen))
    if focus is None or not isValid(focus) or not screen.isAncestorOf(focus):
        return Spot("", -1, 0, 0, 0, page)
    kind = type(focus).__name__
    anchor = cursor = 0
    if isinstance(focus, QTextEdit | QPlainTextEdit):
        anchor, cursor = focus.textCursor().anchor(), focus.textCursor().position()
    elif isinstance(focus, QLineEdit):
        anchor = cursor = focus.cursorPosition()
    inside = _bar_of(focus) if isinstance(focus, QAbstractScrollArea) else 0
    return Spot(kind, _alike(screen, kind).index(focus), anchor, cursor, inside, page)


def put_back(spot: Spot, screen: QWidget) -> None:
    """The keyboard and the cursor at once; the page where it was, as soon as it is laid out."""
    alike = _alike(screen, spot.kind)
    field = alike[spot.number] if 0 <= spot.number < len(alike) else None
    if field is not None:
        field.setFocus()
        _set_cursor(field, spot)

    def scroll() -> None:
        if isValid(screen):
            _scroll(_page_of(screen), spot.page)
            if isinstance(field, QAbstractScrollArea):
                _scroll(field, spot.inside)

    QTimer.singleShot(0, screen, scroll)


def _set_cursor(field: QWidget, spot: Spot) -> None:
    if isinstance(field, QLineEdit):
        field.setCursorPosition(spot.cursor)
    elif isinstance(field, QTextEdit | QPlainTextEdit):
        last = field.document().characterCount() - 1
        cursor = field.textCursor()
        cursor.setPosition(min(spot.anchor, last))
        cursor.setPosition(min(spot.cursor, last), QTextCursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)


def _alike(screen: QWidget, kind: str) -> list[QWidget]:
    return [one for one in screen.findChildren(QWidget) if type(one).__name__ == kind] if kind else []


def _page_of(screen: QWidget) -> QScrollArea | None:
    above = screen.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def _bar_of(area: QAbstractScrollArea | None) -> int:
    return area.verticalScrollBar().value() if area is not None else 0


def _scroll(area: QAbstractScrollArea | None, value: int) -> None:
    """Scroll there; what is not laid out yet is followed for a moment while it grows."""
    if area is None or not isValid(area):
        return
    bar = area.verticalScrollBar()
    bar.setValue(value)
    if bar.value() != value:
        again = bar.rangeChanged.connect(lambda: bar.setValue(value))
        QTimer.singleShot(FOLLOW_MS, bar, lambda: bar.rangeChanged.disconnect(again))
