"""A drawing that is made anew for the room there is: fewer things beside each other, never smaller words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from herstelkluis.model.pictures.drawing import Drawing, Words
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.drawing_view import DrawingView, bounds_of

Draw = Callable[[float], Drawing]
NARROWEST, USUAL = 260.0, 674.0


class FittedDrawing(DrawingView):
    """`draw` makes the drawing for a width. The ring goes around the sign of a thing, not around its words."""

    def __init__(self, draw: Draw, name: str, description: str, *, parent: QWidget | None = None) -> None:
        self._draw = draw
        self._made: dict[float, Drawing] = {}
        super().__init__(draw(USUAL), name, description, parent=parent)

    def set_draw(self, draw: Draw) -> None:
        """Draw something else from now on."""
        self._draw = draw
        self._made.clear()
        self.set_drawing(self._for(self.width()))

    def drawing_for(self, width: float) -> Drawing:
        """The drawing at a width in its own units, as for paper."""
        return self._draw(width)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(USUAL), self.heightForWidth(theme().px(USUAL)))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(NARROWEST), 40)

    def heightForWidth(self, width: int) -> int:
        return round(self._for(width).height * width / self._for(width).width) if width else 40

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.drawing = self._for(self.width())
        super().resizeEvent(event)

    def _scale(self, width: float) -> float:
        return width / self._for(width).width

    def _for(self, width: float) -> Drawing:
        room = max(width / (theme().size / 100), NARROWEST)
        if room not in self._made:
            while len(self._made) > 3:  # the sizes a layout tries in one go
                del self._made[next(iter(self._made))]
            self._made[room] = self._draw(room)
        return self._made[room]

    def _around(self, key: str) -> QRectF | None:
        signs = [one for one in self.drawing.shapes if key and one.key == key and not isinstance(one, Words)]
        if not signs:
            return super()._around(key)
        whole = bounds_of(signs[0])
        for one in signs[1:]:
            whole = whole.united(bounds_of(one))
        return whole
