"""Columns that go under each other when the window is narrow or the text large."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from herstelkluis.ui.theme import theme

LEAST, GAP = 200, 12


class Columns(QWidget):
    """Widgets beside each other, with a stretch each. The window calls `set_narrow`.

    `even`: what is in them does not matter for how wide they are, so that rows of columns stand under each other.
    """

    def __init__(
        self,
        widgets: Sequence[QWidget],
        stretches: Sequence[int] = (),
        *,
        gap: int = 48,
        even: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._gap = gap
        self.is_narrow = False
        self.widgets = tuple(widgets)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        for at, widget in enumerate(widgets):
            self._row.addWidget(widget, stretches[at] if at < len(stretches) else 1)
            if even:
                policy = widget.sizePolicy()
                policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
                widget.setSizePolicy(policy)

    def set_narrow(self, *, narrow: bool) -> None:
        """Under each other, or beside each other."""
        self.is_narrow = narrow
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._row.setSpacing(24 if narrow else self._gap)


class Beside(Columns):
    """Columns that look at their own width: beside each other when each has room for `LEAST` pixels at 100 %."""

    def __init__(self, widgets: Sequence[QWidget], *, parent: QWidget | None = None) -> None:
        super().__init__(widgets, [1] * len(widgets), gap=GAP, parent=parent)
        self._needed = (LEAST + GAP) * len(widgets) - GAP
        self.set_narrow(narrow=True)

    def set_narrow(self, *, narrow: bool) -> None:
        super().set_narrow(narrow=narrow or self.width() < theme().px(self._needed))
        self._row.setSpacing(self._gap)

    def minimumSizeHint(self) -> QSize:
        # Never by the items of the layout: one that Qt made and let go can be taken for a widget made later.
        least = [widget.minimumSizeHint().expandedTo(widget.minimumSize()) for widget in self.widgets]
        return QSize(max((size.width() for size in least), default=0), self._row.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.set_narrow(narrow=False)
