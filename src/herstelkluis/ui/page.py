"""The place of one screen in the window: it scrolls down only, with the titles above it when the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from herstelkluis.ui.screen import Screen
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.in_view import Port


class Page(Port):
    """Holds one screen; what gets the keyboard is scrolled into view, a field with its label and its mistake.

    What fits stays in view when something above it or in it grows, until the person scrolls.
    """

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
        self._kept: QWidget | None = None  # what has the keyboard, or the field around it
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_kept)
        inside.installEventFilter(self)
        self.verticalScrollBar().actionTriggered.connect(self.let_go)
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

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.let_go()
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self._kept is not None:
            self._soon.start()
        return super().eventFilter(watched, event)

    def let_go(self) -> None:
        self._kept = None

    def keep_in_view(self, widget: QWidget) -> None:
        self._kept = widget
        self._show_kept()

    def _show_kept(self) -> None:
        kept = self._kept
        if kept is None or not isValid(kept):
            return
        whole = kept.edit if isinstance(kept, Field) else kept
        if whole.height() < self.viewport().height():
            self.bring_into_view(kept, whole)
        else:  # a long text: where its cursor is
            self.ensureWidgetVisible(whole, 12, 12)

    def _show_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        inside = self.widget()
        self._kept = None
        if now is None or inside is None or not inside.isAncestorOf(now):
            return
        if isinstance(now, QTextEdit) and now.isReadOnly():  # a page to read begins at its top
            self.ensureVisible(0, now.mapTo(inside, QPoint(0, 0)).y(), 12, 12)
        else:
            self.keep_in_view(_field_of(now) or now)


def _field_of(widget: QWidget) -> Field | None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, Field | QScrollArea):
        around = around.parentWidget()
    return around if isinstance(around, Field) else None
