"""A chapter to answer: one question at a time or the whole of it, with the margin beside it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.document import Document
from herstelkluis.ui.screens.answering_screen import AnsweringScreen
from herstelkluis.ui.screens.margin import MarginColumn
from herstelkluis.ui.screens.margin_ties import MarginTies
from herstelkluis.ui.screens.question_list import QuestionList
from herstelkluis.ui.screens.question_words import title_of, way_back, where_in
from herstelkluis.ui.screens.tab_after import tab_after
from herstelkluis.ui.widgets.button import FlushQuiet, Main, Quiet, Second
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.writing import Session

WHOLE = "guided.whole"  # the person sees all questions under each other


class QuestionsScreen(AnsweringScreen):
    """All questions at the left, the paper, and at the right the margin; the last question leads back to the story."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._is_whole = bool(session.vault.preference(WHOLE, False))
        self.list = QuestionList(parent=self)
        self.margin = MarginColumn(parent=self)
        self._room = QWidget(self)  # above the margin, so that it lies beside its question
        self._ties = MarginTies(self, self)
        self._align = QTimer(self)
        self._align.setSingleShot(True)
        self._switch = FlushQuiet("", "file-text", parent=self)
        self._versions = Link(_("Earlier versions"), icon="rotate-ccw", parent=self)
        self._about = Link(_("About this chapter"), icon="info", parent=self)
        self._main = Main(_("Next question"), after="arrow-right")
        self._stop, self._pause = Second(_("Stop for now"), "pause"), Quiet(_("Pause"))
        self._foot = Foot(self._main, [self._pause, self._stop], [self.save_state], parent=self)
        self._foot.hide()
        self._build()
        self.list.chosen.connect(self.show_question)
        self.paper.private_here.connect(self._private_here)
        self.margin.private_asked.connect(self.toggle_private)
        self._keys("Ctrl+M", self._ties.to_margin)
        self._align.timeout.connect(self._put_margin_beside)
        self._main.clicked.connect(self._main_pressed)
        self._stop.clicked.connect(self.stop)
        self._switch.clicked.connect(self.switch)
        for button, page in ((self._pause, "pause"), (self._versions, "versions"), (self._about, "about")):
            button.setProperty("page", page)
            button.clicked.connect(self._page_asked)

    def _build(self) -> None:
        left, right = QWidget(self), QWidget(self)
        column, beside = QVBoxLayout(left), QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        column.addStretch(1)
        for widget in (self._switch, self._about, self._versions):
            column.addWidget(widget)
        self._room.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self._room)
        beside.addWidget(self.margin, 1)
        self.columns = Columns([left, self.paper, right], (250, 550, 236), gap=20, parent=self)
        self.body.addWidget(self.columns, 1)

    def clear(self) -> None:
        super().clear()
        self._ties.clear()
        self.list.clear()
        self.margin.clear()

    def foot(self) -> Foot | None:
        return self._foot

    def set_narrow(self, *, narrow: bool) -> None:
        super().set_narrow(narrow=narrow)
        self.list.set_narrow(narrow=narrow)
        self._room.setVisible(not narrow)

    def switch(self) -> None:
        """One question at a time, or the whole chapter; kept for next time."""
        if self.writing is not None:
            self.writing.gather()
            self._is_whole = not self._is_whole
            self.session.vault.prefer(WHOLE, self._is_whole)
            self.lay_down(self.at)

    def lay_down(self, at: int) -> None:
        self._switch.setText(_("One question at a time") if self._is_whole else _("See the whole chapter"))
        self._switch.set_icon("pen-line" if self._is_whole else "file-text")
        if self._is_whole and self.writing is not None:
            self._spot.let_go()
            self.paper.show_all(self._asked, self.writing.document.body, self.around())
        super().lay_down(at)

    def show_question(self, at: int) -> None:
        if self.writing is None or not self._asked:
            return
        self.writing.gather()
        self.at = at
        if not self._is_whole:
            self._spot.let_go()
            self.paper.show_one(self._asked, at, self.writing.document.body, self.around())
        is_last = self._is_whole or at + 1 == len(self._asked)
        self._main.setText(way_back(self.writing.template)[1] if is_last else _("Next question"))
        self._main.set_after("" if is_last else "arrow-right")  # the way back does not point on
        self.arrive()
        if self.block is not None:
            self.block.focus()

    def arrive(self) -> None:
        super().arrive()
        if self.writing is None or self.writing.template is None or self.block is None:
            return
        document, template, text = self.writing.document, self.writing.template, self.block.text
        self.title = title_of(document, template)
        self.subtitle = where_in(document, template, self.at, whole=self._is_whole)
        self._ties.arrive(self.paper.blocks.values(), document.body)
        answer = self._ties.answer(self.block.key, document.body.get(self.block.key))
        people = dict(self.session.vault.people())
        self.margin.show_answer(answer, people, with_private=text is not None)
        self.margin.set_private_here(private=text is not None and text.is_private_here)
        self._align.start(0)
        self.titles_changed.emit()

    def show_states(self) -> None:
        if self.writing is not None:
            self.list.show_questions(self._asked, self.writing.document.body, self.at)

    def followed(self, document: Document, key: str) -> Document:
        return self._ties.follow(document, key)

    def passed_by(self, at: int) -> None:
        if self._is_whole and self.writing is not None:
            self.paper.blocks[at].show_state(self.writing.document.body.get(self._asked[at].key))
            self.show_states()
        else:
            self.go_on()

    def _main_pressed(self) -> None:
        if self._is_whole:
            self.stop()
        else:
            self.go_on()

    def _put_margin_beside(self) -> None:
        self._room.setFixedHeight(max(0, self.block.y()) if self._is_whole and self.block is not None else 0)
        if self._is_whole and self.block is not None:
            tab_after(self.block, self.margin)

    def _private_here(self, private: object) -> None:
        self.margin.set_private_here(private=bool(private))

    def _page_asked(self) -> None:
        self.ask_page(str(self.sender().property("page")))
