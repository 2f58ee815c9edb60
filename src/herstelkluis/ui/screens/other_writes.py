"""The paper while the other one writes: marked as theirs, with what the owner said already below it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.model.answering import Question
from herstelkluis.model.body import Answer, Line, Text
from herstelkluis.model.text import all_words, runs
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.own_words import OwnWords
from herstelkluis.ui.widgets.sheet import Rule, Sheet
from herstelkluis.ui.widgets.tag import Tag
from herstelkluis.ui.widgets.words import Words

LEAST_LINES = 4


class OtherWrites(Sheet):
    """`edited` tells of every key; the words stay apart from the answer."""

    edited = Signal()

    def __init__(self, who: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._ask = Words("", "display", parent=self)
        self.edit = OwnWords("", role="own_big", parent=self)
        self.edit.textChanged.connect(self.edited)
        self.edit.setMinimumHeight(LEAST_LINES * theme().line("own_big"))
        self._mine = Words("", "own", parent=self)
        self._mine_head = Words(_("You said already:"), "help", "muted", parent=self)
        self._who = who
        self.column.setContentsMargins(32, 24, 28, 16)
        self.column.addWidget(self._ask)
        self.column.addWidget(Tag(_("together with {who}").format(who=who), "users", "good", parent=self))
        self.column.addSpacing(6)
        self.column.addWidget(self.edit, 1)
        self.column.addWidget(Rule(parent=self))
        self.column.addWidget(self._mine_head)
        self.column.addWidget(self._mine)

    def show_question(self, question: Question, answer: Answer | None, offered: str) -> None:
        """Show a question with what the other wrote so far, and what the owner said."""
        self._ask.setText(question.field.ask)
        self.edit.setAccessibleName(
            _("{question} together with {who}").format(question=question.field.ask, who=self._who)
        )
        self.edit.set_runs(runs(offered))
        value = answer.value if answer is not None else None
        mine = all_words(value.runs) if isinstance(value, Text) else value.words if isinstance(value, Line) else ""
        self._mine.setText(mine.strip())
        for part in (self._mine_head, self._mine):
            part.setVisible(bool(mine.strip()))

    def words(self) -> str:
        """What the other wrote."""
        return all_words(self.edit.runs())

    def clear(self) -> None:
        """Let go of every word."""
        self.edit.set_runs(())
        self._mine.setText("")
