"""One cell of a grid: a button that goes from one choice to the next. Arrow keys go to its neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.template import Option
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.painting import ground, smooth
from herstelkluis.ui.widgets.press import Press

LEAST, BESIDE = 106, 7  # width of a cell at least, and room beside its words
_AWAY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class GridCell(Press):
    """Spoken as "luisteren, naaste: doet dit". Space goes on to the next choice, Delete takes it away.

    `chosen` tells that the person changed it, `arrow` carries where an arrow key leads, `reached` that it has the
    keyboard now. One cell of a grid is on the way of Tab; the grid says which. The `only` one of its line carries the
    name of its column while it is empty. `wide`: as wide as the widest one of its grid.
    """

    chosen = Signal()
    arrow = Signal(int, int)
    reached = Signal()

    def __init__(
        self,
        row: str,
        column: str,
        options: Sequence[Option],
        key: str = "",
        *,
        only: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.column, self.wide = column, 0
        self._row, self._labels = row, {option.key: option.label for option in options}
        self._is_narrow, self._is_only = False, only
        self.setAutoDefault(False)
        self.setProperty("corner", 8)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_stop(on=False)
        self.key = key
        self.clicked.connect(self._next)
        self._say()

    def set_stop(self, *, on: bool) -> None:
        """Whether Tab comes to this cell."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)

    def set_row(self, row: str) -> None:
        """The task is called otherwise now."""
        self._row = row
        self._say()

    def set_narrow(self, *, narrow: bool) -> None:
        """With the name of its column on it, where there is no head above it."""
        if narrow is not self._is_narrow:
            self._is_narrow = narrow
            self._say()

    def narrow_hint(self) -> QSize:
        """Its size where it carries the name of its column."""
        words = QFontMetrics(theme().font("help_strong")).horizontalAdvance(self._shown(narrow=True))
        return QSize(words + 2 * theme().px(10), theme().px(40))

    def least_width(self) -> int:
        """The width in which every choice fits."""
        look = theme()
        shown = [*self._labels.values(), *([self.column] if self._is_only else [])]
        words = max((QFontMetrics(look.font("help")).horizontalAdvance(one) for one in shown), default=0)
        first = QFontMetrics(look.font("help_strong")).horizontalAdvance(next(iter(shown), ""))
        return max(look.px(LEAST), max(words, first) + 2 * look.px(BESIDE))

    def sizeHint(self) -> QSize:
        return QSize(self.wide or self.least_width(), theme().px(40))

    def minimumSizeHint(self) -> QSize:
        return self.narrow_hint() if self._is_narrow else self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), smooth(self)
        first = next(iter(self._labels), "")
        is_first = bool(self.key) and self.key == first
        fill = "soft" if is_first or self.underMouse() else "surface" if self.key else "bg"
        width = (2 if look.tokens.high else 1.5) if self.key else 1
        at = QRectF(self.rect())
        ground(painter, at, 8, look.color(fill), look.color("primary" if is_first else "line"), width)
        painter.setPen(look.color("text" if self.key else "muted"))
        painter.setFont(look.font("help_strong" if is_first else "help"))
        painter.drawText(at, Qt.AlignmentFlag.AlignCenter, self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _ARROWS:
            self.arrow.emit(*_ARROWS[Qt.Key(key)])
        elif key in _AWAY:
            self._put("")
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _next(self) -> None:
        keys = ["", *self._labels]
        self._put(keys[(keys.index(self.key) + 1) % len(keys)] if self.key in keys else "")

    def _put(self, key: str) -> None:
        if key != self.key:
            self.key = key
            self._say()
            self.updateGeometry()
            self.chosen.emit()

    def _say(self) -> None:
        label = self._labels.get(self.key, self.key.replace("_", " "))
        spoken = _("{row}, {column}: {choice}")
        self.setAccessibleName(
            spoken.format(row=self._row, column=self.column, choice=label or _("Nothing chosen").lower())
        )
        self.setText(self._shown(narrow=self._is_narrow))
        self.update()

    def _shown(self, *, narrow: bool) -> str:
        label = self._labels.get(self.key, self.key.replace("_", " "))
        if narrow and label and not self._is_only:
            return f"{self.column}: {label}"
        return label or (self.column if narrow or self._is_only else "")
