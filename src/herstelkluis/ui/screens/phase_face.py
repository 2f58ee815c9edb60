"""One question of a phase as it is read: its head and lines, as a button that opens it to write in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.painting import ground, smooth
from herstelkluis.ui.widgets.press import ColumnPress
from herstelkluis.ui.widgets.words import Words


class PhaseFace(ColumnPress):
    """`empty` stands there when there is no line yet. Spoken: phase, question, lines."""

    def __init__(
        self, phase: str, ask: str, lines: Sequence[str], empty: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.setAutoDefault(False)
        self.setProperty("corner", 8)
        said = "; ".join(lines) or empty
        self.setAccessibleName(_("{phase}, {question}: {lines}").format(phase=phase, question=ask, lines=said))
        self.setAccessibleDescription(_("Press to write here."))
        self.column.setContentsMargins(8, 6, 8, 8)
        self.column.setSpacing(6)
        self.column.addWidget(Words(ask, "help_strong", "muted", parent=self))
        for line in lines:
            self.column.addWidget(Words(line, "own_small", parent=self))
        if not lines and empty:
            self.column.addWidget(Words(empty, "help", "muted", parent=self))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.underMouse():
            look = theme()
            ground(
                smooth(self),
                QRectF(self.rect()),
                8,
                look.color("soft"),
                look.color("line") if look.tokens.high else None,
            )
