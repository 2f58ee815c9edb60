"""What the person says about a file: what it is, from whom it came, and the text that is in it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.body import File
from herstelkluis.model.file_kinds import FileKind
from herstelkluis.model.spoken_times import time_before, time_words
from herstelkluis.model.text import all_words, as_typed, runs
from herstelkluis.ui.widgets.button import FlushQuiet
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.own_words import OwnWords
from herstelkluis.ui.widgets.tick import Tick
from herstelkluis.ui.widgets.wrap import Wrap


class AboutFile(QWidget):
    """`changed` tells that something was typed. Beside a recording `time_asked` and `play_asked` (seconds) go out."""

    changed = Signal()
    time_asked = Signal()
    play_asked = Signal(int)

    def __init__(self, kind: FileKind, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = File("", "")
        sounds = kind in (FileKind.SOUND, FileKind.FILM)
        help_text = _("This is also what a screen reader says of it.") if kind is FileKind.PHOTO else ""
        self._label = Field(_("What is this?"), help_text, own=True, parent=self)
        self._received = Tick(_("I received this from someone"), parent=self)
        self._giver = Field(_("From whom?"), own=True, parent=self)
        self._text = OwnWords("", role="own_small", look="field")
        self._text.setMinimumHeight(160)
        title = _("Text, typed out") if sounds else _("Text in this file")
        line = _("Begin a line with the time, then you can jump there.") if sounds else _("You find it again by this.")
        self._words = Field(title, line, editor=self._text, parent=self)
        self._machine = Marked("info", _("Read by the computer. There may be mistakes in it."), parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in (self._label, self._received, self._giver, self._words):
            column.addWidget(part)
        column.addWidget(self._machine)
        if sounds:
            column.addWidget(self._jumps())
        for edit in (self._label.line, self._giver.line):
            edit.textEdited.connect(self.changed)
        self._text.textChanged.connect(self._typed)
        self._received.clicked.connect(self._received_clicked)

    def _jumps(self) -> QWidget:
        holder = QWidget(self)
        row = Wrap(8, parent=holder)
        put, play = (
            FlushQuiet(_("Put the time here"), parent=holder),
            FlushQuiet(_("Play from this line"), parent=holder),
        )
        put.clicked.connect(self.time_asked)
        play.clicked.connect(self._play)
        row.addWidget(put)
        row.addWidget(play)
        return holder

    def show_file(self, file: File) -> None:
        """Show what is known of a file."""
        self._file = file
        self._label.set_text(file.label)
        self._received.setChecked(file.received)
        self._giver.set_text(file.given_by)
        self._giver.setVisible(file.received)
        if all_words(self._text.runs()) != file.words:
            self._text.set_runs(runs(file.words))
        self._machine.setVisible(file.by_machine)

    def file(self) -> File:
        """The file as the person describes it now; an empty name keeps the one it had."""
        words = all_words(self._text.runs())
        return replace(
            self._file,
            label=as_typed(self._label.text()).strip() or self._file.label,
            received=self._received.isChecked(),
            given_by=as_typed(self._giver.text()).strip() if self._received.isChecked() else "",
            words=words,
            by_machine=self._file.by_machine and bool(words),
        )

    def put_time(self, seconds: int) -> None:
        """Put this moment at the start of the line with the cursor in it."""
        cursor = self._text.textCursor()
        cursor.movePosition(cursor.MoveOperation.StartOfBlock)
        cursor.insertText(f"[{time_words(seconds)}] ")
        self._text.setFocus()

    def clear(self) -> None:
        """Let go of every word."""
        self.blockSignals(True)
        self.show_file(File("", ""))

    def _typed(self) -> None:
        self._machine.setVisible(self._file.by_machine and bool(self._text.runs()))
        self.changed.emit()

    def _received_clicked(self) -> None:
        self._giver.setVisible(self._received.isChecked())
        if self._received.isChecked():
            self._giver.edit.setFocus()
        self.changed.emit()

    def _play(self) -> None:
        moment = time_before(self._text.toPlainText(), self._text.textCursor().position())
        self.play_asked.emit(moment or 0)
