"""Grounds that hold other widgets: the sheet to write on, cards, panels, and the thin line between groups."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

Look = Literal["sheet", "card", "panel", "home", "warning", "paper", "plain", "aside", "rail", "foot", "bar", "cover"]
_MARGINS = {
    "sheet": (24, 20, 16, 16), "card": (20, 20, 20, 20), "panel": (16, 12, 16, 12), "home": (20, 16, 20, 16),
    "warning": (16, 12, 16, 12), "aside": (20, 4, 0, 4), "paper": (44, 36, 44, 20),
}  # fmt: skip
_CORNERS = {"sheet": 12, "card": 12, "home": 12, "paper": 4}


class Ground(QFrame):
    """A frame with one of the grounds, and a column to put widgets in: `ground.column.addWidget(...)`."""

    def __init__(self, look: Look = "plain", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", look)
        self.setProperty("corner", _CORNERS.get(look, 8))
        self.setProperty("ring_here", look in ("sheet", "paper"))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*_MARGINS.get(look, (0, 0, 0, 0)))
        self.column.setSpacing(4 if look == "sheet" else 8)


class Sheet(Ground):
    """Paper: here you write. The focus ring goes round the whole sheet when its `OwnWords` has focus."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("sheet", parent=parent)


class Rule(QFrame):
    """A thin line; decoration only."""

    def __init__(self, look: Literal["rule", "paper-rule"] = "rule", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", look)
