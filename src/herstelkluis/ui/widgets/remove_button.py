"""The cross at the end of a line; its word is spoken, for it stands beside the words it removes."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import Plain


class RemoveButton(Plain):
    """A square button with a cross. Give it an accessible name that says what is removed."""

    def __init__(self, spoken: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__("", "x", spoken=spoken, parent=parent)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(44), theme().px(40))
