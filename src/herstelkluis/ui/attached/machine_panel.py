"""Having a machine read the letters in a picture: what it found is a proposal, to be mended and kept, or left."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.model.pixels import Pixels
from herstelkluis.model.text import all_words, runs
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.tasks import Task
from herstelkluis.ui.widgets.button import FlushQuiet, Second
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.own_words import OwnWords
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap


class MachinePanel(QWidget):
    """`kept` carries the words the person wants to keep. Until then they stand nowhere but on the screen."""

    kept = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Pixels | None = None
        self._round = 0  # what was stopped, and comes yet, is of an earlier round
        self._words: OwnWords | None = None
        self._ask = FlushQuiet(_("Try to read the text"), "file-text", parent=self)
        self._below = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._ask)
        column.addLayout(self._below)
        self._ask.clicked.connect(self._begin)

    def show_picture(self, picture: Pixels | None) -> None:
        """What would be read; a proposal for another picture goes."""
        self._picture = picture
        self.quiet()
        self.setVisible(picture is not None)

    def quiet(self) -> None:
        """Stop reading, and let go of what was read."""
        self._round += 1
        if self._words is not None:
            self._words.set_runs(())
        self._words = None
        empty_layout(self._below)
        self._ask.show()

    def _begin(self) -> None:
        picture = self._picture
        if picture is None:
            return
        self.quiet()
        self._ask.hide()
        stop = Second(_("Stop"), parent=self)
        stop.clicked.connect(self.quiet)
        self._below.addWidget(Words(_("The computer is reading. One moment."), "help", "muted", parent=self))
        self._row(stop)
        stop.setFocus()
        this = self._round

        def read() -> str:
            from herstelkluis.vault.machine_reading import read_text

            return read_text(picture, lambda: self._round != this)

        Task(self, read).success(lambda text: self._read(this, text)).failure(
            lambda error: self._failed(this, error)
        ).start()

    def _read(self, this: int, text: str) -> None:
        if this != self._round:
            return
        empty_layout(self._below)
        if not text:
            self._ask.show()
            self._below.addWidget(Words(_("The computer found no letters here."), "help", "muted", parent=self))
            return
        title, line = _("The computer read this"), _("It makes mistakes. Look at it, and mend it.")
        self._below.addWidget(Words(title, "strong", parent=self))
        self._below.addWidget(Words(line, "help", "muted", parent=self))
        words = self._words = OwnWords(title, role="own_small", look="field", parent=self)
        words.setMinimumHeight(160)
        words.set_runs(runs(text))
        self._below.addWidget(words)
        keep, leave = Second(_("Keep this text"), parent=self), Second(_("Leave it"), parent=self)
        keep.clicked.connect(self._keep)
        leave.clicked.connect(self.quiet)
        self._row(keep, leave)
        words.setFocus()

    def _failed(self, this: int, error: KluisError) -> None:
        if this == self._round:
            empty_layout(self._below)
            self._ask.show()
            self._below.addWidget(mistake(error, parent=self))

    def _keep(self) -> None:
        words = all_words(self._words.runs()) if self._words is not None else ""
        self.quiet()
        self.kept.emit(words)

    def _row(self, *buttons: QWidget) -> None:
        holder = QWidget(self)
        row = Wrap(8, parent=holder)
        for button in buttons:
            row.addWidget(button)
        self._below.addWidget(holder)
