"""One question on paper: what is asked, the place to answer, what someone wrote along, and three ways not to answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.answering import Question
from herstelkluis.model.body import Answer, Text, Value
from herstelkluis.model.offering import can_agree, replaces
from herstelkluis.model.template import FieldType
from herstelkluis.model.text import runs
from herstelkluis.ui.forms.editor import Around, Editor
from herstelkluis.ui.forms.make import make_editor
from herstelkluis.ui.forms.rather import RATHER, is_none_said, said_of_none
from herstelkluis.ui.forms.words import ALL_LINES, LineEditor, TextEditor
from herstelkluis.ui.screens.offered_list import OfferedList
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import FlushQuiet
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.own_words import OwnWords
from herstelkluis.ui.widgets.sheet import Rule
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap

LEAST_LINES = 6


class QuestionBlock(QWidget):
    """A question with its answer: alone on its sheet a text fills it, `among` others it grows with its words.

    `edited` tells of every key, `rather` carries the way not to answer (empty: it is open again), `private_here`
    follows the cursor, `decided` what became of words someone offered. `among` others its buttons say which question
    they belong to. `large` is for a table with two people at it.
    """

    edited = Signal()
    rather = Signal(str)
    decided = Signal(object, str)
    private_here = Signal(bool)

    def __init__(
        self,
        question: Question,
        answer: Answer | None,
        around: Around,
        *,
        among: bool = False,
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.question, self.key = question, question.key
        self.setProperty("answer", self.key)
        self._among = among
        ask, help_text = question.field.ask, question.field.help
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.column.addWidget(Words(ask, "display" if large else "sub" if among else "section", parent=self))
        if help_text:
            self.column.addWidget(Words(help_text, "big" if large else "help", "muted", parent=self))
        self.column.addSpacing(6)
        self.editor = self._make_editor(around, "own_big" if large else "own")
        self._together = Marked("users", "", parent=self)
        self.column.addWidget(self._together)
        self._offers = OfferedList(parent=self)
        self._offers.decided.connect(self.decided)
        self.column.addWidget(self._offers)
        if not among:
            self.column.addWidget(Rule(parent=self))
        self.column.addWidget(self._make_rather())
        self._show_value(answer.value if answer is not None else None)
        self.show_state(answer)

    @property
    def text(self) -> OwnWords | None:
        """The text with own words, where the answer is one."""
        if isinstance(self.editor, TextEditor):
            return self.editor.edit
        return self.editor if isinstance(self.editor, OwnWords) else None

    def value(self) -> Value | None:
        """What stands here now."""
        return Text(self.editor.runs()) if isinstance(self.editor, OwnWords) else self.editor.value()

    def show_state(self, answer: Answer | None) -> None:
        """Say what was done with the question."""
        self._rather_said.setText(said_of_none(answer) if is_none_said(answer) else _("Rather not?"))
        self._open.setVisible(is_none_said(answer))
        by = answer.by if answer is not None else ""
        self._together.set_text(_("Written together with {who}").format(who=by) if by else "")
        self._together.setVisible(bool(by))
        offers = answer.offered if answer is not None else ()
        field = self.question.field
        instead = replaces(field, answer)
        self._offers.show_offers(offers, field.ask, can_agree=can_agree(field), replaces=instead)

    def order(self) -> tuple[str, ...]:
        """The ids of the lines shown, for a list; empty for anything else."""
        return () if isinstance(self.editor, OwnWords) else self.editor.order()

    def focus(self) -> None:
        """Put the keyboard where the answer is written."""
        if isinstance(self.editor, OwnWords):
            self.editor.setFocus()
        else:
            self.editor.focus_first()

    def place_in_words(self) -> int:
        """Where the cursor is in the words."""
        if (text := self.text) is not None:
            return text.textCursor().position()
        return self.editor.edit.cursorPosition() if isinstance(self.editor, LineEditor) else 0

    def set_place_in_words(self, at: int) -> None:
        """Put the cursor there, or at the end when the words became fewer."""
        if (text := self.text) is not None:
            cursor = text.textCursor()
            cursor.setPosition(min(at, text.document().characterCount() - 1))
            text.setTextCursor(cursor)
        elif isinstance(self.editor, LineEditor):
            self.editor.edit.setCursorPosition(at)

    def clear(self) -> None:
        """Let go of every word."""
        self._show_value(None)
        self._together.set_text("")
        self._offers.clear()

    def _show_value(self, value: Value | None) -> None:
        if isinstance(self.editor, OwnWords):
            self.editor.set_runs(value.runs if isinstance(value, Text) else runs())
        else:
            self.editor.show_value(value)

    def _make_editor(self, around: Around, role: str) -> Editor | OwnWords:
        field = self.question.field
        if field.type is FieldType.TEXT and not self._among:
            own = OwnWords(field.ask, role=role, parent=self)
            own.setMinimumHeight(LEAST_LINES * theme().line("own"))
            own.textChanged.connect(self.edited)
            own.private_here.connect(self.private_here)
            self.column.addWidget(own, 1)
            return own
        editor = make_editor(field, field.ask, around, parent=self)
        editor.changed.connect(self.edited)
        if isinstance(editor, TextEditor):
            editor.most_lines = ALL_LINES
            editor.edit.private_here.connect(self.private_here)
        self.column.addWidget(editor, 0, Qt.AlignmentFlag(0) if self._among else Qt.AlignmentFlag.AlignTop)
        if not self._among:
            self.column.addStretch(1)
        return editor

    def _make_rather(self) -> QWidget:
        rather = QWidget(self)
        row = Wrap(6, parent=rather)
        self._rather_said = Words("", "help", "muted", wrap=False, parent=rather)
        row.addWidget(self._rather_said)
        ways = {why.value: _(words) for why, words in RATHER.items()} | {"": _("Leave the question open")}
        for why, words in ways.items():
            spoken = f"{self.question.field.ask} {words}" if self._among else ""
            self._open = FlushQuiet(words, spoken=spoken, parent=rather)  # the last one
            self._open.padding = 13
            self._open.setProperty("why", why)
            self._open.clicked.connect(self._rather)
            row.addWidget(self._open)
        return rather

    def _rather(self) -> None:
        self.rather.emit(str(self.sender().property("why")))
