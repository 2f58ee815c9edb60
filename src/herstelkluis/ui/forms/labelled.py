"""A widget of a form under its question and help. Tab goes through what stands in it, in reading order."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.ui.widgets.words import Words


class Labelled(QWidget):
    """`editor` keeps its own names for a screen reader; the label is tied to `target`, where writing starts.

    It has no focus proxy: Qt follows a proxy on Tab, and would pass by or come back to what stands in the editor.
    """

    def __init__(
        self, label: str, help_text: str, editor: QWidget, target: QWidget, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        words = Words(label, "strong", parent=self)
        words.setBuddy(target)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(words)
        if help_text:
            column.addWidget(Words(help_text, "help", "muted", parent=self))
            target.setAccessibleDescription(help_text)
        column.addWidget(editor)
