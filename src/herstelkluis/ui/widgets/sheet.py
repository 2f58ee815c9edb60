"""Grounds that hold other widgets: the sheet to write on, cards, panels, and the thin line between groups."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

Look = Literal["sheet", "card", "panel", "home", "warning", "paper", "plain", "aside", "rail", "foot", "bar", "cover"]
_MARGINS = {"sheet": 24, "card": 20, "panel": 16, "home": 20, "warning": 16, "aside": 20, "paper": 44}
_CORNERS = {"sheet": 12, "card": 12, "home": 12, "paper": 4}


class Ground(QFrame):
    """A frame with one of the grounds, and a column to put widgets in: `ground.column.addWidget(...)`."""

    def __init__(self, look: Look = "plain", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", look)
        self.setProperty("corner", _CORNERS.get(look, 8))
        self.column = QVBoxLayout(self)
        margin = _MARGINS.get(look, 0)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(8)


class Sheet(Ground):
    """Paper: here you write. The focus ring goes round the whole sheet when its `OwnWords` has focus."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("sheet", parent=parent)


class Rule(QFrame):
    """A thin line; decoration only."""

    def __init__(self, look: Literal["rule", "paper-rule"] = "rule", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", look)
