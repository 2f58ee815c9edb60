"""A page of paper that scrolls in its own place, so that what is agreed stays beside it; at full height when narrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.paper_page import PaperPage

LEAST = 300


class PaperPort(QScrollArea):
    """Holds one page. Keys that move through the text scroll it."""

    def __init__(self, page: PaperPage, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page, self._narrow = page, False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        held = QWidget()
        held.setProperty("look", "through")
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 4, 0)
        column.addWidget(page)
        self.setWidget(held)
        held.installEventFilter(self)
        page.view.setCursorWidth(0)
        page.view.cursorPositionChanged.connect(self._follow_cursor)

    def set_narrow(self, *, narrow: bool) -> None:
        """As high as the page, so that only the window scrolls; or in its own place."""
        self._narrow = narrow
        self._fit()

    def to_top(self) -> None:
        """Show the beginning of the page, and let keys go on from there."""
        self._page.view.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(480), LEAST)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._page.minimumSizeHint().width(), 0)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit()
        return False

    def _fit(self) -> None:
        held = self.widget()
        self.setMinimumHeight(max(LEAST, held.sizeHint().height()) if self._narrow and held is not None else LEAST)

    def _follow_cursor(self) -> None:
        view, held = self._page.view, self.widget()
        if view.hasFocus() and held is not None:
            at = view.viewport().mapTo(held, view.cursorRect().center())
            self.ensureVisible(at.x(), at.y(), 0, theme().px(48))


class PaperColumns(Columns):
    """Columns with a page of paper among them."""

    def set_narrow(self, *, narrow: bool) -> None:
        super().set_narrow(narrow=narrow)
        for port in self.findChildren(PaperPort):
            port.set_narrow(narrow=narrow)
