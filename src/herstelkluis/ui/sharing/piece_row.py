"""One piece to tick: its title, how long it is, a way to read it, and the questions about others in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.share.flow import Question
from herstelkluis.ui.sharing.question import QuestionAbout
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.restyle import restyle
from herstelkluis.ui.widgets.sheet import Ground, Rule
from herstelkluis.ui.widgets.tick import Tick
from herstelkluis.ui.widgets.words import Words


class PieceRow(QWidget):
    """`ticked` and `decided` tell what the person did, `read_asked` that the piece is to be read."""

    ticked = Signal(bool)
    decided = Signal(str, object)
    read_asked = Signal()

    def __init__(self, title: str, length: str, *, on: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.tick = Tick(spoken=title, parent=self)
        self.tick.setChecked(on)
        self.tick.toggled.connect(self.ticked)
        self._words = Words(title, "own_small", parent=self)
        self._length = Words(length, "help", "muted", wrap=False, parent=self)
        self.read = Link(_("Read"), _("Read {title}").format(title=title), role="help", parent=self)
        self.read.clicked.connect(self.read_asked)
        aside = QHBoxLayout()
        aside.setSpacing(12)
        aside.addWidget(self._length)
        aside.addWidget(self.read)
        aside.addStretch(0)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.addWidget(self._words, 1)
        self._beside.addLayout(aside)
        row = QWidget(self)
        row.setProperty("ring_here", True)  # a ring round the box alone would run into the rows beside it
        row.setProperty("corner", 6)
        self.tick.setProperty("ring_sheet", True)
        top = QHBoxLayout(row)
        top.setContentsMargins(6, 0, 0, 0)
        top.setSpacing(10)
        top.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(self._beside, 1)
        self._left = Words("", "help", "muted", parent=self)
        self._left.hide()
        self._ground = Ground("plain", parent=self)
        self._ground.column.setSpacing(2)
        self._questions = QVBoxLayout()
        self._asked: list[QuestionAbout] = []
        below = QVBoxLayout()
        below.setContentsMargins(theme().px(36), 0, 0, 0)
        below.addWidget(self._left)
        below.addLayout(self._questions)
        self._ground.column.addWidget(row)
        self._ground.column.addLayout(below)
        self._rule = Rule(parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._ground)
        column.addWidget(self._rule)
        self._follow()

    def say(self, words: str) -> None:
        """A line under the title: what of it stays home."""
        self._left.setText(words)
        self._left.setVisible(bool(words))

    def show_questions(self, questions: Sequence[Question], roles: Sequence[str]) -> None:
        """Ask one open question at a time, under what was decided before. `roles`: for each what would stand there."""
        empty_layout(self._questions)
        self._asked.clear()
        open_ones = [one for one in questions if one.decision is None]
        both = [(one, role) for one, role in zip(questions, roles, strict=True) if one not in open_ones[1:]]
        for question, role in sorted(both, key=lambda one: one[0].decision is None):
            asked = QuestionAbout(question, self._title, role=role, parent=self._ground)
            asked.decided.connect(self.decided)
            self._questions.addWidget(asked)
            self._asked.append(asked)
            asked.show()
        self._ground.setProperty("look", "warning" if open_ones else "plain")
        is_longer = bool(questions) or not self._left.isHidden()
        self._ground.column.setContentsMargins(10, 4 if open_ones else 0, 12, 10 if is_longer else 0)
        restyle(self._ground)
        self._rule.setVisible(not open_ones)

    def focus_question(self) -> None:
        """Put the keyboard on the answer that gives least away."""
        if self._asked:
            self._asked[-1].first.setFocus()
        else:
            self.tick.setFocus()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.childAt(event.position().toPoint()) is self._words:
            self.tick.click()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_beside"):
            self._follow()

    def _follow(self) -> None:
        directions = QBoxLayout.Direction
        self._beside.setDirection(directions.TopToBottom if theme().is_large else directions.LeftToRight)
        self._beside.setSpacing(0 if theme().is_large else 12)
