"""What every way of looking at a file has: what is seen now, and letting go of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from herstelkluis.model.pixels import Pixels


class View(QWidget):
    """`seen` are the dots on the screen, when it is a picture of something; `seen_changed` tells of others."""

    seen_changed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seen: Pixels | None = None
        self.is_over = False

    def set_spoken(self, spoken: str) -> None:
        """Other words for what the file is."""

    def let_go(self) -> None:
        """Let go of every dot, word and sound; what is still at work comes to nothing."""
        self.is_over = True
        self.seen = None
