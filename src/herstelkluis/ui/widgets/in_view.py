"""Bringing what matters into view, however large the text: never half behind the foot, never below the edge."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QTextEdit, QWidget

ROOM = 12


class Port(QScrollArea):
    """What scrolls a screen; `let_go` ends keeping one thing in view."""

    def let_go(self) -> None:
        """Something else is looked at now."""

    def keep_in_view(self, widget: QWidget) -> None:
        """Scroll to it, and again when the layout changes; of a long text to its cursor."""
        raise NotImplementedError

    def bring_into_view(self, widget: QWidget, least: QWidget | None = None) -> None:
        """Scroll until all of a widget is seen; where it is too high for that, down to the end of `least` in it."""
        inside = self.widget()
        if inside is None or not widget.isVisibleTo(inside):
            return
        room, high = self.viewport().height() - 2 * ROOM, widget.height()
        if high > room and least is not None:
            high = least.mapTo(widget, least.rect().bottomLeft()).y() + 1
        high = min(high, room)
        self.ensureVisible(0, widget.mapTo(inside, QPoint(0, 0)).y() + high // 2, 0, high // 2 + ROOM)


def bring_into_view(widget: QWidget) -> None:
    """Scroll what this is in until it is seen; it is looked at then, and no longer what had the keyboard."""
    if (around := _port_of(widget)) is not None:
        around.let_go()
        around.bring_into_view(widget)


def keep_cursor_in_view(edit: QTextEdit) -> None:
    """Scroll what a text is in until its cursor is seen, also when the keyboard is elsewhere."""
    if (around := _port_of(edit)) is not None:
        around.keep_in_view(edit)


def _port_of(widget: QWidget) -> Port | None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, Port):
        around = around.parentWidget()
    return around
