"""The rail at the left: the mark, Zoeken, the parts, and at the bottom Instellingen and Op slot doen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.ui.widgets.mark import Mark
from herstelkluis.ui.widgets.rail_item import RailItem
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.words import Words


class Rail(Ground):
    """Items in three groups ("top", "parts", "bottom"). `asked` carries the key of the item that was pressed."""

    asked = Signal(str)
    GROUPS = ("top", "parts", "bottom")

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__("rail", parent=parent)
        self._items: dict[str, RailItem] = {}
        self.setAccessibleName(name)
        self.column.setContentsMargins(12, 19, 12, 14)
        self.column.setSpacing(2)
        head = QHBoxLayout()
        head.setContentsMargins(10, 0, 0, 20)
        head.setSpacing(10)
        head.addWidget(Mark(30, parent=self))
        head.addWidget(Words(name, "sub", wrap=False, parent=self), 1)
        self.column.addLayout(head)
        self._groups = {group: QVBoxLayout() for group in self.GROUPS}
        for group, column in self._groups.items():
            column.setSpacing(2)
            if group == "bottom":
                self.column.addStretch(1)
            elif group == "parts":
                self.column.addSpacing(8)
            self.column.addLayout(column)

    def add(self, key: str, text: str, icon: str, group: str = "parts") -> RailItem:
        """A part with its word and icon."""
        item = RailItem(text, icon, parent=self)
        item.setObjectName(key)
        item.clicked.connect(self._pressed)
        self._items[key] = item
        self._groups[group].addWidget(item)
        return item

    def set_here(self, key: str) -> None:
        """Mark the part that is on the screen; an unknown key marks none."""
        for each, item in self._items.items():
            if item.is_here != (each == key):
                item.set_here(here=each == key)

    def focus_here(self) -> None:
        """Put the keyboard on the part that is on the screen, or on the first."""
        items = list(self._items.values())
        chosen = [item for item in items if item.is_here] or items[:1]
        for item in chosen:
            item.setFocus()

    def _pressed(self) -> None:
        self.asked.emit(self.sender().objectName())
