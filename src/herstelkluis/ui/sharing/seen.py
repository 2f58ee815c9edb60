"""Whether a page was really on the screen: painted from its first line to its last."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QPaintEvent, QRegion

from herstelkluis.ui.widgets.sheet_view import SheetView

_SLACK = 4  # pixels below the last line that need not be painted


class Seen(QObject):
    """Watches a page being painted; `seen` comes once per `watch`, when no part of it was left out."""

    seen = Signal()

    def __init__(self, view: SheetView) -> None:
        super().__init__(view)
        self._view = view
        self._port = view.viewport()
        self._painted = QRegion()
        self._told = True
        self._port.installEventFilter(self)

    def watch(self) -> None:
        """Another page is shown from now on."""
        self._painted, self._told = QRegion(), False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._painted = QRegion()
        elif isinstance(event, QPaintEvent) and not self._told and self._port.isVisible():
            self._painted = self._painted.united(event.region())
            if self._view.document().size().height() > self._port.height():
                return False  # not laid out to its last line yet
            room = self._port.rect().adjusted(0, 0, 0, -_SLACK)
            if QRegion(room).subtracted(self._painted).isEmpty():
                self._told = True
                self.seen.emit()
        return False
