"""The place of one screen in the window: it scrolls down only, with the titles above it when the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QTextEdit, QVBoxLayout, QWidget

from herstelkluis.ui.screen import Screen


class Page(QScrollArea):
    """Holds one screen; what gets the keyboard is scrolled into view."""

    def __init__(self, screen: Screen, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewport(QWidget())  # one of Qt's own would have PySide load every widget there is, to know it
        self.held = screen
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("look", "through")
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(12)
        self._column.addWidget(screen, 1)
        self.setWidget(inside)
        self.set_narrow(narrow=False)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._show_focus)

    def set_narrow(self, *, narrow: bool) -> None:
        """Margins of the wide or of the narrow layout."""
        if self.held.bare:
            self._column.setContentsMargins(0, 0, 0, 0)
        else:
            self._column.setContentsMargins(32, 14, 32 if not narrow else 24, 16)
        self.held.set_narrow(narrow=narrow)

    def take_titles(self, titles: QWidget) -> None:
        """Show the titles above the screen."""
        self._column.insertWidget(0, titles)
        titles.show()

    def _show_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        inside = self.widget()
        if now is None or inside is None or not inside.isAncestorOf(now):
            return
        if isinstance(now, QTextEdit) and now.isReadOnly():  # a page to read begins at its top
            self.ensureVisible(0, now.mapTo(inside, QPoint(0, 0)).y(), 12, 12)
        else:
            self.ensureWidgetVisible(now, 12, 12)
