"""Letting go of what a layout holds: widgets emptied, hidden and thrown away at once, so no words stay behind."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLayout, QWidget
from shiboken6 import delete

GONE = "thrown_away"


def empty_layout(layout: QLayout) -> None:
    """Take everything out of a layout and throw it away."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            delete(item)
            _let_go(widget)
        elif inner is not None:
            empty_layout(inner)


def take_out(widget: QWidget) -> None:
    """Take a widget out of the layout that holds it, when one does; it keeps its parent.

    Where Qt removes it by itself, as for a new parent, Python may keep the address of what held it there, and takes
    whatever Qt makes at that address next for that.
    """
    holder = widget.parentWidget()
    layouts = [holder.layout()] if holder is not None else []
    while layouts:
        layout = layouts.pop()
        if isinstance(layout, QLayout):
            item = layout.takeAt(layout.indexOf(widget))
            if item is not None:
                delete(item)
                return
            layouts += [one for one in layout.children() if isinstance(one, QLayout)]


def throw_away(widget: QWidget) -> None:
    """Hide a widget, take it out of its layout and its parent, and have it deleted."""
    take_out(widget)
    _let_go(widget)


def _let_go(widget: QWidget) -> None:
    widget.setProperty(GONE, True)
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


def is_thrown_away(one: QObject | None) -> bool:
    """Whether this, or what holds it, was thrown away and only waits to be deleted."""
    while one is not None and not one.property(GONE):
        one = one.parent()
    return one is not None
