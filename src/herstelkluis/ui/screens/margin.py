"""The margin of a question: notes to oneself and who it is about. Nothing here ever leaves."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.errors import N_
from herstelkluis.i18n import _
from herstelkluis.model.body import About, Answer, Margin
from herstelkluis.model.text import as_typed
from herstelkluis.ui.widgets.button import FlushQuiet, Quiet, Second
from herstelkluis.ui.widgets.drop_list import DropList
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.line_edit import LineEdit
from herstelkluis.ui.widgets.remove_button import RemoveButton
from herstelkluis.ui.widgets.sign import Sign
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap

SOMEONE = "user-round"
HEADS = {
    "bookmark": N_("I want to ask about this"),
    SOMEONE: N_("This is about someone else"),
    "sun": N_("This is a good one"),
    "message-circle": N_("A thought of my own"),
}


class MarginColumn(QWidget):
    """`changed` carries the new margin notes and the new people this answer is about; `private_asked` the button."""

    changed = Signal(tuple, tuple)
    private_asked = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._margin: tuple[Margin, ...] = ()
        self._about: tuple[About, ...] = ()
        self._people: dict[str, str] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(14)
        self._open = FlushQuiet(_("Put something in the margin"), "plus", parent=self)
        self._private = FlushQuiet(
            _("Keep words at home"), "lock", spoken=_("Keep chosen words at home, or no longer"), parent=self
        )
        self._private_help = Words(_("Choose words in your text. They never go along."), "help", "muted", parent=self)
        self._form = QWidget(self)
        self._kind = DropList(_("What is it?"), parent=self._form)
        for sign, head in HEADS.items():
            self._kind.addItem(_(head), sign)
        self._words = LineEdit(own=True, dense=True, parent=self._form)
        self._words.setAccessibleName(_("Words in the margin"))
        self._add = Second(_("Put it there"), dense=True, parent=self._form)
        self._not = Quiet(_("Rather not"), dense=True, parent=self._form)
        self._lay_out()
        self._open.clicked.connect(self._opened)
        self._add.clicked.connect(self._added)
        self._words.returnPressed.connect(self._added)
        self._not.clicked.connect(self._closed)
        self._private.clicked.connect(self.private_asked)
        self._form.hide()

    def _lay_out(self) -> None:
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
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

    def show_answer(self, answer: Answer | None, people: dict[str, str], *, with_private: bool) -> None:
        """Show the margin of this answer; `people` are those of the vault."""
        answer = answer or Answer()
        self._margin, self._about, self._people = answer.margin, answer.about, people
        self._private.setVisible(with_private)
        self._private_help.setVisible(with_private)
        self._form.hide()
        self._open.show()
        self._show()

    def set_private_here(self, *, private: bool) -> None:
        """Say on the button what it does now."""
        self._private.setText(_("May go along again") if private else _("Keep words at home"))

    def clear(self) -> None:
        """Let go of every word."""
        self._margin, self._about, self._people = (), (), {}
        self._words.clear()
        empty_layout(self._list)

    def _show(self) -> None:
        empty_layout(self._list)
        notes = [(one.sign, one.note, one.passage) for one in self._margin]
        notes += [(SOMEONE, self._people.get(one.id) or one.words, "") for one in self._about]
        for number, (sign, words, passage) in enumerate(notes):
            head = _(HEADS.get(sign, HEADS["message-circle"]))
            self._list.addWidget(self._note(number, sign if sign in HEADS else "message-circle", head, words, passage))

    def _note(self, number: int, sign: str, head: str, words: str, passage: str) -> QWidget:
        note = QWidget(self)
        row = QHBoxLayout(note)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Sign(sign, "primary", 18, line=22, parent=note), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Words(head, "help_strong", parent=note))
        for line in filter(None, (words, passage and f"‘{passage}’")):
            column.addWidget(Words(line, "own_small", "muted", parent=note))
        row.addLayout(column, 1)
        remove = RemoveButton(_("Margin: remove note {n}").format(n=number + 1), parent=note)
        remove.setProperty("note", number)
        remove.clicked.connect(self._removed)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return note

    def _opened(self) -> None:
        self._form.show()
        self._open.hide()
        self._kind.setFocus()

    def _closed(self) -> None:
        self._words.clear()
        self._form.hide()
        self._open.show()
        self._open.setFocus()

    def _added(self) -> None:
        words, sign = as_typed(self._words.text()).strip(), str(self._kind.currentData())
        if sign == SOMEONE and words:
            ids = {name.casefold(): key for key, name in self._people.items()}
            self._about = (*self._about, About(words, ids.get(words.casefold(), "")))
        elif sign != SOMEONE:
            self._margin = (*self._margin, Margin(words, "", sign))
        self._closed()
        self._tell()

    def _removed(self) -> None:
        at = int(self.sender().property("note"))
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
