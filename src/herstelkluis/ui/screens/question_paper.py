"""The paper with questions on it: one that fills it, or all of a chapter under each other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from herstelkluis.model.answering import Question
from herstelkluis.model.body import Body
from herstelkluis.ui.forms.editor import Around
from herstelkluis.ui.screens.question_block import QuestionBlock
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.sheet import Rule, Sheet


class QuestionPaper(Sheet):
    """The questions on it by their numbers: one, or all.

    `edited` carries the number of a question, `rather` with it the way not to answer, `reached` where the keyboard
    came, `decided` what became of words someone offered; `private_here` follows the cursor.
    """

    edited = Signal(int)
    rather = Signal(int, str)
    decided = Signal(int, object, str)
    reached = Signal(int)
    private_here = Signal(bool)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.blocks: dict[int, QuestionBlock] = {}
        self.column.setContentsMargins(32, 24, 28, 10)
        self._place = QVBoxLayout()
        self._place.setSpacing(12)
        self.column.addLayout(self._place, 1)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keyboard_moved)

    def show_one(self, asked: Sequence[Question], at: int, body: Body, around: Around, *, large: bool = False) -> None:
        """One question, alone on the paper."""
        self.clear()
        self._place.addWidget(self._block(asked[at], at, body, around, large=large), 1)

    def show_all(self, asked: Sequence[Question], body: Body, around: Around) -> None:
        """Every question under the other."""
        self.clear()
        for at, question in enumerate(asked):
            if at:
                self._place.addWidget(Rule(parent=self))
            self._place.addWidget(self._block(question, at, body, around, among=True))
        self._place.addStretch(1)

    def clear(self) -> None:
        """Let go of every word."""
        for block in self.blocks.values():
            block.clear()
        self.blocks.clear()
        empty_layout(self._place)

    def _block(
        self, question: Question, at: int, body: Body, around: Around, *, among: bool = False, large: bool = False
    ) -> QuestionBlock:
        answer = body.get(question.key)
        block = self.blocks[at] = QuestionBlock(question, answer, around, among=among, large=large, parent=self)
        block.edited.connect(lambda: self.edited.emit(at))
        block.rather.connect(lambda why: self.rather.emit(at, why))
        block.decided.connect(lambda offered, words: self.decided.emit(at, offered, words))
        block.private_here.connect(self.private_here)
        return block

    def _keyboard_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        found = (at for at, block in self.blocks.items() if now is not None and block.isAncestorOf(now))
        if (at := next(found, None)) is not None:
            self.reached.emit(at)
