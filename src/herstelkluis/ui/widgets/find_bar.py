"""A quiet bar over the foot to find words in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.speech import announce
from herstelkluis.ui.widgets.button import Plain, Quiet
from herstelkluis.ui.widgets.line_edit import LineEdit
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap


class FindBar(QWidget):
    """`wanted` carries the words while they are typed, `moved` 1 for the next place and -1 for the one before.

    Enter is the next, Shift and Enter the one before, Esc closes; `closed` tells.
    """

    wanted = Signal(str)
    moved = Signal(int)
    closed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QWidget(self)
        row = Wrap(12, parent=inside)
        self.field = _FindField(parent=inside)
        self.field.setAccessibleName(_("Find in this piece"))
        self.field.setMinimumWidth(240)
        self._said = Words("", "help", "muted", wrap=False, parent=inside)
        label = Words(_("Find in this piece"), "strong", wrap=False, parent=inside)
        before, after = Quiet(_("Previous"), "arrow-left", dense=True), Quiet(_("Next"), "arrow-right", dense=True)
        close = Plain(_("Close"), dense=True, spoken=_("Close finding"))
        for widget in (label, self.field, before, after, self._said, close):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        column.addWidget(inside)
        self.field.textEdited.connect(self.wanted)
        self.field.moved.connect(self.moved)
        after.clicked.connect(lambda: self.moved.emit(1))
        before.clicked.connect(lambda: self.moved.emit(-1))
        close.clicked.connect(self.closed)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed)
        self.hide()

    def say(self, words: str) -> None:
        """Say how it stands: which place of how many, or that there is none."""
        self._said.setText(words)
        if words:
            announce(self.field, words)


class _FindField(LineEdit):
    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.moved.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            event.accept()
        elif event.matches(QKeySequence.StandardKey.Find):  # in the foot the keys of the screen are not heard
            self.selectAll()
        else:
            super().keyPressEvent(event)
