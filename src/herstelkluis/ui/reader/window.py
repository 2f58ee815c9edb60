"""A window of its own for one package: for whoever got it, without a vault and without a rail."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.ui.idle import Idle, boot_seconds
from herstelkluis.ui.main_window import NARROW_BELOW
from herstelkluis.ui.page import Page
from herstelkluis.ui.reader.screen import ReaderScreen
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.focus_ring import FocusRing

MINUTES = 10  # as the web page does


class ReaderWindow(QWidget):
    """Shows one reader screen; its title says nothing about what is read.

    When nobody was here for a while the pages go, and the words are asked for once more, with the reason.
    """

    def __init__(
        self,
        file: Path | None = None,
        screen: ReaderScreen | None = None,
        clock: Callable[[], float] = boot_seconds,
    ) -> None:
        super().__init__()
        self.reader = screen or ReaderScreen()
        self._page = Page(self.reader, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self._ring = FocusRing(self)
        self.reader.closed.connect(self.close)
        self.setWindowTitle(self.reader.window_name)
        self.reader.enter(file=file or "")
        self.idle = Idle(MINUTES, clock, self)
        self.idle.passed.connect(self._hide_again)
        self.idle.start()

    def sizeHint(self) -> QSize:
        return QSize(1366, 768)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._page.set_narrow(narrow=self.width() < NARROW_BELOW or theme().is_large)

    def _hide_again(self) -> None:
        here = self.reader.place()
        self.reader.clear()
        self.reader.enter(**here, alone=True)
        self.idle.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.idle.stop()
        self.reader.clear()
        super().closeEvent(event)
