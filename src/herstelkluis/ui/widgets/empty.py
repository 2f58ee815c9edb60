"""Letting go of what a layout holds: widgets emptied, hidden and thrown away at once, so no words stay behind."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLayout, QWidget

GONE = "thrown_away"


def empty_layout(layout: QLayout) -> None:
    """Take everything out of a layout and throw it away."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            throw_away(widget)
        elif inner is not None:
            empty_layout(inner)


def throw_away(widget: QWidget) -> None:
    """Hide a widget, take it out of its parent and have it deleted."""
    widget.setProperty(GONE, True)
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


def is_thrown_away(one: QObject | None) -> bool:
    """Whether this, or what holds it, was thrown away and only waits to be deleted."""
    while one is not None and not one.property(GONE):
        one = one.parent()
    return one is not None
