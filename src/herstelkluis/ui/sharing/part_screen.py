"""A screen that shows one part at a time, each with its own titles and foot."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.ui.screen import Screen
from herstelkluis.ui.sharing.part import Part
from herstelkluis.ui.widgets.empty import throw_away
from herstelkluis.ui.widgets.foot import Foot


class PartScreen(Screen):
    """`part` is what is shown; `show_part` throws away what was shown before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part: Part | None = None
        self._foot: Foot | None = None
        self._narrow = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def foot(self) -> Foot | None:
        return self._foot

    def set_narrow(self, *, narrow: bool) -> None:
        self._narrow = narrow
        super().set_narrow(narrow=narrow)

    def clear(self) -> None:
        self._throw_away(self.part, self._foot)
        self.part = self._foot = None
        self.title = self.subtitle = ""

    def show_part(self, part: Part) -> None:
        """Show it, with the keyboard where the person begins."""
        before = self.part, self._foot
        self.part, self._foot = part, part.foot()
        self._column.addWidget(part)
        self.title, self.subtitle = part.title, part.subtitle
        self.set_narrow(narrow=self._narrow)
        self.titles_changed.emit()
        self.foot_changed.emit()
        self._throw_away(*before)
        if self.isVisible():
            part.show()
            part.begin()
        else:
            QTimer.singleShot(0, part, part.begin)  # the foot comes into the window after this

    def _throw_away(self, *gone: QWidget | None) -> None:
        for one in gone:
            if one is not None:
                throw_away(one)
