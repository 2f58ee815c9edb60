"""The names above the columns of a grid. Own-painted: every cell says its column itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.task_layout import GAP

_FLAGS = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap


class GridHead(QWidget):
    """As high as its words, and nothing at all where the cells stand below their task."""

    def __init__(
        self, names: Sequence[str], *, task: int, cell: int, needed: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._names, self._task, self._cell, self._needed = tuple(names), task, cell, needed
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self._needed))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width < self._needed:
            return 0
        metrics, room = QFontMetrics(theme().font("help_strong")), QRect(0, 0, self._cell, 1000)
        return max((metrics.boundingRect(room, int(_FLAGS), name).height() for name in self._names), default=0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.width() < self._needed:
            return
        painter = QPainter(self)
        painter.setPen(theme().color("text"))
        painter.setFont(theme().font("help_strong"))
        for at, name in enumerate(self._names):
            left = self._task + GAP + at * (self._cell + GAP)
            painter.drawText(QRect(left, 0, self._cell, self.height()), int(_FLAGS), name)
