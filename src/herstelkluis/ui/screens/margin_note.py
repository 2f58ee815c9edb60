"""One note in the margin: what it is, its words, and the passage it belongs to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.errors import N_
from herstelkluis.i18n import _
from herstelkluis.model.body import Margin
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.remove_button import RemoveButton
from herstelkluis.ui.widgets.sign import Sign
from herstelkluis.ui.widgets.words import Words

SOMEONE = "user-round"
HEADS = {
    "bookmark": N_("I want to ask about this"),
    SOMEONE: N_("This is about someone else"),
    "sun": N_("This is a good one"),
    "message-circle": N_("A thought of my own"),
}
SHORT = 18


class MarginNote(QWidget):
    """`passage_asked` carries its number when the person wants to see its words in the text."""

    passage_asked = Signal(int)

    def __init__(self, number: int, note: Margin, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        sign = note.sign if note.sign in HEADS else "message-circle"
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Sign(sign, "primary", 18, line=22, parent=self), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Words(_(HEADS[sign]), "help_strong", parent=self))
        if note.note:
            column.addWidget(Words(note.note, "own_small", "muted", parent=self))
        self._link: Link | None = None
        if note.passage and note.at is not None:
            spoken = _("Note {n}: to the words {words}").format(n=number + 1, words=note.passage)
            self._link = Link(f"‘{short(note.passage)}’", spoken, role="help", parent=self)
            self._link.clicked.connect(self._asked)
            column.addWidget(self._link, 0, Qt.AlignmentFlag.AlignLeft)
        elif note.passage:
            column.addWidget(Words(f"‘{note.passage}’", "own_small", "muted", parent=self))
            column.addWidget(Words(_("These words are no longer in your text."), "help", "muted", parent=self))
        row.addLayout(column, 1)
        self.remove = RemoveButton(_("Margin: remove note {n}").format(n=number + 1), parent=self)
        self.remove.setProperty("note", number)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)

    def focus(self) -> None:
        """Put the keyboard here."""
        (self._link or self.remove).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _asked(self) -> None:
        self.passage_asked.emit(self._number)


def short(words: str, most: int = SHORT) -> str:
    """The beginning of a passage, on one line."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rsplit(" ", 1)[0] + "…"
