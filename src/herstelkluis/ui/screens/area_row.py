"""One area in words beside the web: its name, how it compares, what is strong, a small step. Opens the area."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.pictures.six_areas import Area, say_area, say_compared
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.painting import ground, rule, smooth
from herstelkluis.ui.widgets.press import ColumnPress
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap

_REASON = Qt.FocusReason
_BY_HAND = (_REASON.TabFocusReason, _REASON.BacktabFocusReason, _REASON.MouseFocusReason)


class AreaRow(ColumnPress):
    """Spoken as the sentence of the text twin. `reached` carries the key when the keyboard or a click comes here."""

    reached = Signal(str)

    def __init__(
        self, area: Area, before: Area | None = None, then: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.key = area.key
        self.setAutoDefault(False)
        self.setProperty("corner", 8)
        said = say_area(area, before, then)
        self.setAccessibleName(" ".join([said, *(f"{head}: {words.rstrip('.')}." for head, words in area.told())]))
        name = QWidget(self)
        line = Wrap(12, parent=name)
        line.addWidget(Words(area.name, "strong", wrap=False, parent=name))
        if compared := say_compared(area, before, then):
            line.addWidget(Words(compared, "help", "muted", wrap=False, parent=name))
        line_above = QHBoxLayout()
        line_above.addWidget(name, 1)
        if area.talk:
            words = _("I want to talk about this")
            talk = Marked("message-circle", words[:1].lower() + words[1:], colour="primary", parent=self)
            line_above.addWidget(talk, 0, Qt.AlignmentFlag.AlignTop)
        self.column.setSpacing(0)
        self.column.addLayout(line_above)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, theme().px(50))
        grid.setColumnStretch(1, 1)
        for at, (head, words) in enumerate(area.told()):
            role = "help" if words in area.topics else "own_small"
            grid.addWidget(Words(head, "help", "muted", wrap=False, parent=self), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Words(words, role, parent=self), at, 1)
        self.column.addLayout(grid)
        self._follow()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_HAND:  # not when the screen only puts the keyboard here
            self.reached.emit(self.key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), smooth(self)
        if self.underMouse() or self.isDown():
            edge = look.color("line") if look.tokens.high else None
            ground(painter, QRectF(self.rect()), 8, look.color("rail_hover"), edge)
        high = 2 if look.tokens.high else 1
        rule(painter, self.rect(), high, look.color("hair"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_column"):
            self._follow()

    def _follow(self) -> None:
        self.column.setContentsMargins(0, 7, 0, 8)
        self.updateGeometry()
