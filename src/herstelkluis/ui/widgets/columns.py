"""Columns that go under each other when the window is narrow or the text large."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QWidget


class Columns(QWidget):
    """Two or three widgets beside each other, with a stretch each. The window calls `set_narrow`."""

    def __init__(
        self, widgets: Sequence[QWidget], stretches: Sequence[int] = (), *, gap: int = 48, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._gap = gap
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        for at, widget in enumerate(widgets):
            self._row.addWidget(widget, stretches[at] if at < len(stretches) else 1)

    def set_narrow(self, *, narrow: bool) -> None:
        """Under each other, or beside each other."""
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._row.setSpacing(24 if narrow else self._gap)
