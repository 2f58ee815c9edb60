"""A photo or drawing that was attached: opened off the UI thread, shown as large as there is room for."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import BrokenFileError, KluisError
from herstelkluis.i18n import _
from herstelkluis.model.pixels import Pixels
from herstelkluis.ui.attached.view import View
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.reader.picture import Picture
from herstelkluis.ui.tasks import Task
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.words import Words


def image_of(pixels: Pixels) -> QImage:
    """The same dots for Qt to paint."""
    wide, high = pixels.width, pixels.height
    return QImage(pixels.rgba, wide, high, 4 * wide, QImage.Format.Format_RGBA8888).copy()


class PhotoView(View):
    """`spoken` is what the person says is on it; a screen reader cannot say more."""

    def __init__(self, data: bytes, spoken: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._spoken = spoken
        self._picture: Picture | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(Words(_("One moment"), "help", "muted", parent=self))
        Task(self, lambda: _pixels(data)).success(self._show).failure(self._failed, BrokenFileError()).start()

    def set_spoken(self, spoken: str) -> None:
        """Other words for what is on it."""
        self._spoken = spoken
        if self._picture is not None:
            self._picture.setAccessibleName(_("Picture: {title}").format(title=spoken))

    def let_go(self) -> None:
        super().let_go()
        if self._picture is not None:
            self._picture.let_go()

    def _show(self, pixels: Pixels) -> None:
        if self.is_over:
            return
        empty_layout(self._column)
        self.seen = pixels
        self._picture = Picture(image_of(pixels), "", parent=self)
        self.set_spoken(self._spoken)
        self._column.addWidget(self._picture)
        self._column.addStretch(1)
        self.seen_changed.emit()

    def _failed(self, error: KluisError) -> None:
        empty_layout(self._column)
        self._column.addWidget(mistake(error, parent=self))
        self._column.addStretch(1)


def _pixels(data: bytes) -> Pixels:
    from herstelkluis.vault.photos import pixels

    return pixels(data)
