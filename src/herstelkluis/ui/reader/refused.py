"""One sentence in the middle of the window, with what is known and one next step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.reader.said import Refusal
from herstelkluis.ui.speech import announce
from herstelkluis.ui.widgets.button import Main, Second
from herstelkluis.ui.widgets.sheet import Rule
from herstelkluis.ui.widgets.sign import Sign
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap

WIDE = 640


def middle(parent: QWidget, above: int = 84) -> QVBoxLayout:
    """A column in the middle of `parent`, at most as wide as reads well."""
    held = QWidget(parent)
    held.setMaximumWidth(WIDE)
    column = QVBoxLayout(held)
    column.setContentsMargins(0, above, 0, 32)
    column.setSpacing(8)
    row = QHBoxLayout(parent)
    row.setContentsMargins(24, 0, 24, 0)
    row.addStretch(1)
    row.addWidget(held, 100)
    row.addStretch(1)
    return column


def fact(label: str, words: str, role: str = "strong") -> QVBoxLayout:
    """A label with its words below it."""
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(Words(label, "help", "muted"))
    column.addWidget(Words(words, role))
    return column


class Refused(QWidget):
    """Nothing of the package is shown. `another_asked` wants another file, `close_asked` wants to stop."""

    another_asked = Signal()
    close_asked = Signal()

    def __init__(self, refusal: Refusal, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._refusal = refusal
        column = middle(self)
        colour = "muted" if refusal.icon == "clock" else "warn"
        column.addWidget(Sign(refusal.icon, colour, 40), 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(4)
        column.addWidget(Words(refusal.title, "display"))
        column.addWidget(Words(refusal.line, "big"))
        column.addSpacing(14)
        column.addWidget(Rule())
        for label, words in refusal.facts:
            column.addLayout(fact(label, words))
            column.addWidget(Rule())
        row = Wrap(12)
        self._first = self._buttons(row)
        column.addSpacing(14)
        column.addLayout(row)
        column.addSpacing(8)
        column.addWidget(Words(refusal.note, "help", "muted"))
        column.addStretch(1)

    def begin(self) -> None:
        """Say it, and put the keyboard on the first way on."""
        announce(self, f"{self._refusal.title}. {self._refusal.line}")
        self._first.setFocus()

    def _buttons(self, row: Wrap) -> QWidget:
        if not self._refusal.another:
            close = Main(_("Close"))
            close.clicked.connect(self.close_asked)
            row.addWidget(close)
            return close
        another, shut = Main(_("Choose another file"), "file-text"), Second(_("Close"))
        another.clicked.connect(self.another_asked)
        shut.clicked.connect(self.close_asked)
        row.addWidget(another)
        row.addWidget(shut)
        return another
