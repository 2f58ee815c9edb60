"""Tab goes from what stands in one widget to what stands beside it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget


def tab_after(before: QWidget, after: QWidget) -> None:
    """Let Tab go from what stands in one widget to what stands in the other, as they lie under each other."""
    last = before
    for part in stops_in(before)[-1:]:
        last = part
    for part in stops_in(after):
        QWidget.setTabOrder(last, part)
        last = part


def stops_in(widget: QWidget) -> list[QWidget]:
    """Where Tab stops in a widget, from the top down."""
    found = [one for one in widget.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    shown = [one for one in found if one.isVisibleTo(widget) and one.focusProxy() is None]
    return sorted(shown, key=lambda one: (one.mapTo(widget, QPoint(0, 0)).y(), one.mapTo(widget, QPoint(0, 0)).x()))
