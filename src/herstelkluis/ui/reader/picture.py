"""A picture from a package, in the place of the page; as large as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.widgets.button import FlushQuiet
from herstelkluis.ui.widgets.words import Words


class Picture(QWidget):
    """Spoken by its name; a screen reader cannot say more of it than that."""

    def __init__(self, image: QImage, spoken: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = image
        self.setAccessibleName(spoken)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return self._image.size().boundedTo(QSize(760, 560))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 200)

    def heightForWidth(self, width: int) -> int:
        wide = max(self._image.width(), 1)
        return min(self._image.height(), round(self._image.height() * width / wide))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio).boundedTo(self._image.size())
        painter.drawImage(QRectF(0, 0, size.width(), size.height()), self._image)

    def let_go(self) -> None:
        """Let go of every pixel."""
        self._image = QImage()
        self.update()


class PictureView(QWidget):
    """`back` asks for the page again."""

    back = Signal()

    def __init__(self, image: QImage, title: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_button = FlushQuiet(_("Back to the page"), "arrow-left")
        self.back_button.clicked.connect(self.back)
        self.picture = Picture(image, _("Picture: {title}").format(title=title))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Words(title, "sub"))
        column.addWidget(self.picture, 1)
