"""A text from outside, to read and to select; nothing in it is markup."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from herstelkluis.ui.theme import theme

MOST_LETTERS = 1_000_000


def decoded(data: bytes) -> str:
    """The words of a text file: UTF-8, UTF-16 with its mark, or else as old Windows programs write."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


class PlainText(QPlainTextEdit):
    """Read-only; Tab goes on to the next widget. Of a very long text only the beginning is shown."""

    def __init__(self, spoken: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "field")
        self.setProperty("corner", 8)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setAccessibleName(spoken)
        self.setMinimumHeight(theme().line("own_small") * 8)
        self.setFont(theme().font("own_small"))

    def show_text(self, text: str) -> None:
        """Show another text, or an empty one."""
        self.setPlainText(text[:MOST_LETTERS])

    def let_go(self) -> None:
        """Let go of every word."""
        self.setPlainText("")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setFont(theme().font("own_small"))
