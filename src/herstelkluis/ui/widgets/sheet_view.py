"""A sheet as a page one can read and select: ordinary text, not a picture. One of the three renderers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from herstelkluis.model.sheet import Sheet
from herstelkluis.ui import icons
from herstelkluis.ui.theme import Theme, theme
from herstelkluis.ui.widgets.sheet_writer import INDENT, MARK, SheetWriter

LONG = 12_000
"""Characters; a page of so many takes a moment to lay out."""


class SheetView(QTextEdit):
    """Read-only, as high as its words: whatever holds it scrolls. Words and order are those of the sheet."""

    def __init__(self, spoken: str, sheet: Sheet | None = None, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._heights: dict[int, int] = {}
        self._look: Theme | None = None
        self.setProperty("look", "page")
        self.setProperty("corner", 4)
        self.setProperty("ring_sheet", True)  # on paper the ring would be too pale, and stick to the letters
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(spoken)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.document().setDocumentMargin(1)
        self._write()

    def set_sheet(self, sheet: Sheet | None) -> None:
        """Show another sheet, or nothing."""
        self._sheet = sheet
        self._write()

    def sizeHint(self) -> QSize:
        wide = theme().px(480)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().line("own_small"))

    def heightForWidth(self, width: int) -> int:
        # A layout asks this for many widths that never come. A long text takes long to lay out: of that only the width
        # that did come is measured, and then the layout is asked to look again.
        is_long = self.document().characterCount() > LONG
        return self.minimumHeight() if is_long and width != self.width() else self._height(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_whole()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layout = self.document().documentLayout()
        block = self.document().begin()
        while block.isValid():
            mark = block.blockFormat().stringProperty(MARK)
            if mark:
                place = layout.blockBoundingRect(block)
                first = block.layout().lineAt(0)
                left = place.left() + block.blockFormat().leftMargin() - theme().px(INDENT)
                self._paint_mark(painter, mark, left, place.top() + first.y(), first.height())
            block = block.next()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_look") and self._look != theme():
            self._write()

    def _paint_mark(self, painter: QPainter, mark: str, left: float, top: float, height: float) -> None:
        look = theme()
        if mark == "dash":
            metrics = QFontMetricsF(look.font("own_small"))
            painter.setPen(look.color("ink"))
            painter.setFont(look.font("own_small"))
            painter.drawText(QRectF(left, top + height - metrics.height(), look.px(INDENT), metrics.height()), 0, "–")
            return
        size = look.px(12)
        name = "check" if mark == "check" else "x"
        icons.paint(painter, name, look.color("ink"), QRectF(left, top + height / 2 - size / 2, size, size))

    def _write(self) -> None:
        self._heights.clear()
        self._look = theme()
        self.clear()
        if self._sheet is not None:
            SheetWriter(self.document(), theme()).write(self._sheet)
        self._keep_whole()
        self.updateGeometry()

    def _keep_whole(self) -> None:
        # A layout that is short of room may take height from a widget, and the last line would be cut off.
        if self.testAttribute(Qt.WidgetAttribute.WA_PendingResizeEvent):
            return
        high = self._height(self.width())
        if high != self.minimumHeight():
            self.setMinimumHeight(high)

    def _height(self, width: int) -> int:
        """How high all words are at this width."""
        if width not in self._heights:
            document = self.document()
            before = document.textWidth()
            document.setTextWidth(width)
            self._heights[width] = round(document.size().height()) + 2
            if width != self.width():
                document.setTextWidth(before)
        return self._heights[width]
