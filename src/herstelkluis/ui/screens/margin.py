"""The margin of a question: notes to oneself, tied to words or not, and who it is about. Nothing here ever leaves."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.body import About, Answer, Margin
from herstelkluis.model.text import as_typed
from herstelkluis.ui.screens.margin_note import HEADS, SOMEONE, MarginNote, short
from herstelkluis.ui.widgets.button import FlushQuiet, Quiet, Second
from herstelkluis.ui.widgets.drop_list import DropList
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.line_edit import LineEdit
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap


class MarginColumn(QWidget):
    """The notes of one answer, the people it is about, and the buttons for the text beside it.

    `changed` carries the new notes and the new people; just before, `changing` asks for what was typed in the text so
    far. `private_asked` and `spelling_asked` are the buttons. `opened` asks for `set_passage`: the words a new note
    belongs to. `passage_asked` carries the number of the note whose words the person wants to go to, `back_asked` that
    the keyboard goes back to the text.
    """

    changing = Signal()
    changed = Signal(tuple, tuple)
    private_asked = Signal()
    spelling_asked = Signal()
    opened = Signal()
    passage_asked = Signal(int)
    back_asked = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._margin: tuple[Margin, ...] = ()
        self._about: tuple[About, ...] = ()
        self._people: dict[str, str] = {}
        self._passage: tuple[str, int | None] = ("", None)
        self._notes: list[MarginNote] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(14)
        self._open = FlushQuiet(_("Put something in the margin"), "plus", parent=self)
        self._private = FlushQuiet(
            _("Keep words at home"), "lock", spoken=_("Keep chosen words at home, or no longer"), parent=self
        )
        self._private_help = Words(_("Choose words in your text. They never go along."), "help", "muted", parent=self)
        self._spelling = FlushQuiet(_("Mark spelling"), parent=self)
        self._spelling.hide()
        self._form = QWidget(self)
        self._kind = DropList(_("What is it?"), parent=self._form)
        for sign, head in HEADS.items():
            self._kind.addItem(_(head), sign)
        self._words = LineEdit(own=True, dense=True, parent=self._form)
        self._words.setAccessibleName(_("Words in the margin"))
        self._belongs = Words("", "help", "muted", parent=self._form)
        self._add = Second(_("Put it there"), dense=True, parent=self._form)
        self._not = Quiet(_("Rather not"), dense=True, parent=self._form)
        self._lay_out()
        self._open.clicked.connect(self._opened)
        self._add.clicked.connect(self._added)
        self._words.returnPressed.connect(self._added)
        self._not.clicked.connect(self._closed)
        self._private.clicked.connect(self.private_asked)
        self._spelling.clicked.connect(self.spelling_asked)
        back = QShortcut(QKeySequence("Esc"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._back)
        self._form.hide()

    def _lay_out(self) -> None:
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        form.addWidget(self._belongs)
        form.addWidget(self._kind)
        form.addWidget(self._words)
        buttons = QWidget(self._form)
        row = Wrap(8, parent=buttons)
        row.addWidget(self._add)
        row.addWidget(self._not)
        form.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Words(_("Margin"), "sub", parent=self))
        column.addWidget(Words(_("Only for you. Never goes along."), "help", "muted", parent=self))
        column.addSpacing(14)
        column.addLayout(self._list)
        column.addSpacing(8)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._form)
        column.addStretch(1)
        column.addWidget(self._private, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._private_help)
        column.addWidget(self._spelling, 0, Qt.AlignmentFlag.AlignLeft)

    def show_answer(self, answer: Answer | None, people: dict[str, str], *, with_private: bool) -> None:
        """Show the margin of this answer; `people` are those of the vault."""
        answer = answer or Answer()
        self._margin, self._about, self._people = answer.margin, answer.about, people
        self._private.setVisible(with_private)
        self._private_help.setVisible(with_private)
        self._form.hide()
        self._open.show()
        self._show()

    def show_margin(self, margin: tuple[Margin, ...]) -> None:
        """Show the same notes with other passages; what is being put in the margin stays."""
        if margin != self._margin:
            moved = [(one.note, one.sign, one.passage, one.at is None) for one in margin]
            before = [(one.note, one.sign, one.passage, one.at is None) for one in self._margin]
            self._margin = margin
            if moved != before:
                self._show()

    def open_form(self) -> None:
        """Put something in the margin, with these words where some are chosen."""
        self._opened()

    def set_passage(self, words: str, at: int | None) -> None:
        """The words in the text that a new note belongs to; none when it belongs to the whole question."""
        self._passage = (words, at)
        with_words = _("With: ‘{words}’").format(words=short(words, 60))
        self._belongs.setText(with_words if words else _("With the whole question. Or choose words first."))

    def go_to_note(self, number: int) -> None:
        """Put the keyboard at this note."""
        if number < len(self._notes):
            self._notes[number].focus()

    def set_private_here(self, *, private: bool) -> None:
        """Say on the button what it does now."""
        self._private.setText(_("May go along again") if private else _("Keep words at home"))

    def set_spelling(self, *, is_there: bool, on: bool) -> None:
        """Say on the button what it does now; without a dictionary there is none."""
        self._spelling.setText(_("No longer mark spelling") if on else _("Mark spelling"))
        self._spelling.setVisible(is_there)

    def clear(self) -> None:
        """Let go of every word."""
        self._margin, self._about, self._people = (), (), {}
        self._words.clear()
        self.set_passage("", None)
        self._notes = []
        empty_layout(self._list)

    def _show(self) -> None:
        empty_layout(self._list)
        people = tuple(Margin(self._people.get(one.id) or one.words, sign=SOMEONE) for one in self._about)
        self._notes = [MarginNote(number, one, parent=self) for number, one in enumerate((*self._margin, *people))]
        for note in self._notes:
            note.remove.clicked.connect(self._removed)
            note.passage_asked.connect(self.passage_asked)
            self._list.addWidget(note)

    def _opened(self) -> None:
        self.opened.emit()
        self._form.show()
        self._open.hide()
        self._kind.setFocus()

    def _closed(self) -> None:
        self._words.clear()
        self._open.show()
        self._open.setFocus()  # before the form goes, or Qt takes the keyboard to what comes after it
        self._form.hide()

    def _added(self) -> None:
        self.changing.emit()
        words, sign = as_typed(self._words.text()).strip(), str(self._kind.currentData())
        if sign == SOMEONE and words:
            ids = {name.casefold(): key for key, name in self._people.items()}
            self._about = (*self._about, About(words, ids.get(words.casefold(), "")))
        elif sign != SOMEONE:
            self._margin = (*self._margin, Margin(words, self._passage[0], sign, self._passage[1]))
        self._closed()
        self._tell()

    def _back(self) -> None:
        if self._form.isVisible():
            self._closed()
        self.back_asked.emit()

    def _removed(self) -> None:
        at = int(self.sender().property("note"))
        self.changing.emit()
        self._open.setFocus()
        if at < len(self._margin):
            self._margin = self._margin[:at] + self._margin[at + 1 :]
        else:
            at -= len(self._margin)
            self._about = self._about[:at] + self._about[at + 1 :]
        self._tell()

    def _tell(self) -> None:
        self._show()
        self.changed.emit(self._margin, self._about)
