"""A tag: square corners, not clickable, icon and word (geldig, verlopen, op papier, heel gevoelig)."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.painting import ground, smooth
from herstelkluis.ui.widgets.sign import Sign
from herstelkluis.ui.widgets.words import Words


class Tag(QWidget):
    """`tone` "good" stands on soft in primary, "quiet" on the rail colour in muted."""

    def __init__(
        self, text: str, icon: str, tone: Literal["good", "quiet"] = "quiet", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ground = "soft" if tone == "good" else "rail"
        colour = "primary" if tone == "good" else "muted"
        self._words = Words(text, "help_strong", colour, wrap=False, parent=self)
        row = QHBoxLayout(self)
        row.setSpacing(6)
        row.setContentsMargins(8, 1, 10, 1)
        row.addWidget(Sign(icon, colour, 16, line=22, parent=self))
        row.addWidget(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """The word shown."""
        return self._words.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        border = look.color("line") if look.tokens.high else None
        ground(smooth(self), QRectF(self.rect()), 6, look.color(self._ground), border)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
