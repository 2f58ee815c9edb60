"""Where in a recording: a line with a knob. The arrows ask for a step, the mouse drags."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSlider, QStyle, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.painting import ground, smooth


class MomentSlider(QSlider):
    """Paints itself, as every theme needs. `asked` carries one step back (-1) or on (1)."""

    asked = Signal(int)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName(_("Place in the recording"))
        self.setProperty("corner", 8)
        self.setMinimumHeight(36)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        steps = {keys.Key_Left: -1, keys.Key_Right: 1, keys.Key_Down: -1, keys.Key_Up: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.asked.emit(step)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), smooth(self)
        knob, middle = look.px(18), self.height() / 2
        room = self.width() - knob
        at = QStyle.sliderPositionFromValue(self.minimum(), self.maximum(), self.value(), room)
        ground(painter, QRectF(knob / 2, middle - 2, room, 4), 2, look.color("line"))
        ground(painter, QRectF(knob / 2, middle - 2, at, 4), 2, look.color("primary"))
        ground(painter, QRectF(at, middle - knob / 2, knob, knob), knob / 2, look.color("primary"))
