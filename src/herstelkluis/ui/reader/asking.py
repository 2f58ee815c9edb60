"""Which package, and the seven words that open it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.ui.reader.told import middle
from herstelkluis.ui.widgets.button import Main, Second
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.secret_line import SecretLine
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap


class Asking(QWidget):
    """`file_asked` wants the dialog; `opened` carries the words as they were typed.

    `alone` says that the words are asked for again, because nobody was here for a while.
    """

    file_asked = Signal()
    opened = Signal(str)

    def __init__(self, name: str = "", *, alone: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = middle(self)
        column.addWidget(Words(_("Open a package"), "display"))
        self._line = SecretLine()
        self._line.returnPressed.connect(self._open)
        help_text = _("You got these words apart from the file. Capitals and hyphens do not matter.")
        self._words = Field(_("Type the seven words"), help_text, editor=self._line)
        self._main: Main
        row = Wrap(12)
        if name:
            column.addWidget(Words(_("This file is ready: {name}").format(name=name), "big"))
            if alone:
                why = _("Nobody was here for a while. That is why the words are asked for now.")
                column.addWidget(Words(why, "body"))
            column.addSpacing(14)
            column.addWidget(self._words)
            self._main = Main(_("Open the package"))
            self._main.clicked.connect(self._open)
            other = Second(_("Choose another file"), "file-text")
            other.clicked.connect(self.file_asked)
            row.addWidget(self._main)
            row.addWidget(other)
        else:
            column.addWidget(Words(_("Choose the file, or drag it onto this window."), "big"))
            self._main = Main(_("Choose a file"), "file-text")
            self._main.clicked.connect(self.file_asked)
            row.addWidget(self._main)
            self._words.setParent(self)
            self._words.hide()
        column.addSpacing(14)
        column.addLayout(row)
        column.addStretch(1)

    def begin(self) -> None:
        """Put the keyboard where the person begins."""
        (self._line if self._words.isVisibleTo(self) else self._main).setFocus()

    def say(self, error: KluisError) -> None:
        """These words do not open it; they stay, so that one word can be mended."""
        self._main.setText(_("Open the package"))
        self._main.setEnabled(True)
        sentence = _("These words do not open the package. Ask the sender to read them out once more.")
        if error.code == "unknown-word":
            sentence = _("Word {n} is not on the word list. Look at it calmly once more.").format(n=error.facts["n"])
        elif error.code == "word-count":
            sentence = _("A package opens with seven words. The number filled in: {n}.").format(n=error.facts["n"])
        elif error.code == "wrong-words":
            sentence = _("A package opens with seven words.")
        self._words.set_mistake(sentence)
        self._line.setFocus()

    def clear(self) -> None:
        """Let go of what was typed."""
        self._line.setText("")

    def _open(self) -> None:
        if self._main.isEnabled():
            self._main.setText(_("One moment"))
            self._main.setEnabled(False)
            self.opened.emit(self._line.text())
