"""A page of paper that scrolls in its own place, so that what is agreed stays beside it; at full height when narrow."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.paper_page import PaperPage

LEAST = 300


class PaperPort(QWidget):
    """Holds one page. Keys that move through the text scroll it. `moved` when another part of it is in view."""

    moved = Signal()

    def __init__(self, page: PaperPage, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setMinimumHeight(LEAST)
        held = QWidget()
        held.setProperty("look", "through")
        self._held = QVBoxLayout(held)
        self._held.setContentsMargins(0, 0, 4, 0)
        self._scroll.setWidget(held)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._scroll)
        self.set_narrow(narrow=False)
        bar = self._scroll.verticalScrollBar()
        bar.valueChanged.connect(lambda _value: self.moved.emit())
        bar.rangeChanged.connect(lambda _least, _most: self.moved.emit())
        page.view.setCursorWidth(0)
        page.view.cursorPositionChanged.connect(self._follow_cursor)

    def set_narrow(self, *, narrow: bool) -> None:
        """As high as the page, so that only the window scrolls; or in its own place."""
        had_keys = self._page.view.hasFocus()
        (self._column if narrow else self._held).addWidget(self._page)
        self._scroll.setVisible(not narrow)
        if had_keys:
            self.take_keys()

    def to_top(self) -> None:
        """Show the beginning of the page, and let keys go on from there."""
        self._page.view.moveCursor(QTextCursor.MoveOperation.Start)
        self._scroll.verticalScrollBar().setValue(0)

    @property
    def is_at_end(self) -> bool:
        """Whether the last line of the page is in view here; when narrow the window scrolls."""
        bar = self._scroll.verticalScrollBar()
        return self._scroll.isHidden() or bar.value() >= bar.maximum()

    def go_down(self) -> None:
        """The next part of the page; a line or two stays in view."""
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep() - theme().px(56))

    def take_keys(self, *, at_end: bool = False) -> None:
        """Put the keyboard on the page, and keep in view where its keys begin."""
        if at_end:
            self._page.view.moveCursor(QTextCursor.MoveOperation.End)
        self._page.view.setFocus()
        self._follow_cursor()

    def _follow_cursor(self) -> None:
        view, around = self._page.view, self._page.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        held = around.widget() if around is not None else None
        if view.hasFocus() and around is not None and held is not None:
            at = view.viewport().mapTo(held, view.cursorRect().center())
            around.ensureVisible(at.x(), at.y(), 0, theme().px(48))


class PaperColumns(Columns):
    """Columns with a page of paper among them."""

    def set_narrow(self, *, narrow: bool) -> None:
        super().set_narrow(narrow=narrow)
        for port in self.findChildren(PaperPort):
            port.set_narrow(narrow=narrow)


class UnderWords(QWidget):
    """Pages under a few words about them. Beside something the words take room from the page, which scrolls."""

    def __init__(self, words: QWidget, pages: QWidget, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(words)
        column.addWidget(pages, 1)

    def hasHeightForWidth(self) -> bool:
        return self._is_narrow and super().hasHeightForWidth()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return hint if self._is_narrow else QSize(hint.width(), self._pages.sizeHint().height())

    @property
    def _is_narrow(self) -> bool:
        around = self.parentWidget()
        return isinstance(around, Columns) and around.is_narrow
