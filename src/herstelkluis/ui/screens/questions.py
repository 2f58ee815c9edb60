"""A chapter to answer: one question at a time or the whole of it, with the margin beside it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.answering import (
    Question,
    State,
    next_open,
    questions,
    state_of,
    with_none,
    with_value,
)
from herstelkluis.model.body import NoAnswer
from herstelkluis.model.document import Document
from herstelkluis.ui.forms.editor import Around, Editor
from herstelkluis.ui.forms.files_desk import FilesDesk
from herstelkluis.ui.screens.margin import MarginColumn
from herstelkluis.ui.screens.margin_ties import MarginTies
from herstelkluis.ui.screens.question_block import QuestionBlock
from herstelkluis.ui.screens.question_list import QuestionList
from herstelkluis.ui.screens.question_paper import QuestionPaper
from herstelkluis.ui.screens.question_words import title_of, way_back, where_in
from herstelkluis.ui.screens.spot_keeper import SpotKeeper
from herstelkluis.ui.screens.writing_screen import WritingScreen
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import FlushQuiet, Main, Quiet, Second
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.empty import throw_away
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.own_words import OwnWords
from herstelkluis.ui.writing import Session
from herstelkluis.vault.life import birth_year
from herstelkluis.vault.resume import spot_of

WHOLE = "guided.whole"  # the person sees all questions under each other


class QuestionsScreen(WritingScreen):
    """`show_document` opens a chapter where the person was; the last question leads back to the story."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.at = 0
        self._asked_enough: Banner | None = None
        self._asked: tuple[Question, ...] = ()
        self._is_whole = bool(session.vault.preference(WHOLE, False))
        self.list = QuestionList(parent=self)
        self.paper = QuestionPaper(parent=self)
        self.margin = MarginColumn(parent=self)
        self._room = QWidget(self)  # above the margin, so that it lies beside its question
        self._spot = SpotKeeper(session, self)
        self._ties = MarginTies(self)
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
        self.paper.edited.connect(self._typed)
        self.paper.rather.connect(self._rather_not)
        self.paper.reached.connect(self._reached)
        self.paper.private_here.connect(self._private_here)
        self.margin.private_asked.connect(self.toggle_private)
        self._keys("Ctrl+M", self._ties.to_margin)
        self._align.timeout.connect(self._put_margin_beside)
        self._main.clicked.connect(self.go_on)
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

    # --- coming and going ---------------------------------------------------------------------------------------

    def show_document(self, document: Document, answer: str = "", question: int | None = None) -> None:
        """Open a chapter: at an answer, at a question, where the person was, or where nothing was said yet."""
        writing = self.open_document(document)
        self._asked = questions(writing.template, document) if writing.template is not None else ()
        spot = spot_of(self.session.vault, document)
        wanted = answer or (spot.answer if spot is not None and question is None else "")
        at = next((at for at, one in enumerate(self._asked) if one.key == wanted), question)
        self._lay_down(next_open(self._asked, document) if at is None else at)
        if spot is not None and self.block is not None and self.block.key == spot.answer == wanted:
            self._spot.put_back(self.block, spot)

    def leave(self) -> None:
        self._drop_asked()
        self._spot.keep_now()
        super().leave()

    def clear(self) -> None:
        super().clear()
        self._spot.let_go()
        self._ties.clear()
        self.paper.clear()
        self.list.clear()
        self.margin.clear()
        self._asked = ()

    def place(self) -> dict[str, object]:
        return {**super().place(), "answer": self._asked[self.at].key} if self._asked else super().place()

    def foot(self) -> Foot | None:
        return self._foot

    def set_narrow(self, *, narrow: bool) -> None:
        super().set_narrow(narrow=narrow)
        self.list.set_narrow(narrow=narrow)
        self._room.setVisible(not narrow)

    @property
    def block(self) -> QuestionBlock | None:
        """The question the person is at, on paper."""
        return self.paper.blocks.get(self.at)

    @property
    def editor(self) -> Editor | OwnWords | None:
        """Where the answer to it is written."""
        return self.block.editor if self.block is not None else None

    def text_now(self) -> OwnWords | None:
        return self.block.text if self.block is not None else super().text_now()

    # --- questions ----------------------------------------------------------------------------------------------

    def switch(self) -> None:
        """One question at a time, or the whole chapter; kept for next time."""
        if self.writing is not None:
            self.writing.gather()
            self._is_whole = not self._is_whole
            self.session.vault.prefer(WHOLE, self._is_whole)
            self._lay_down(self.at)

    def show_question(self, at: int) -> None:
        """Come to another question; what was typed is taken over first."""
        if self.writing is None or not self._asked:
            return
        self.writing.gather()
        self.at = at
        if not self._is_whole:
            self._spot.let_go()
            self.paper.show_one(self._asked, at, self.writing.document.body, self._around())
        is_last = self._is_whole or at + 1 == len(self._asked)
        self._main.setText(way_back(self.writing.template)[1] if is_last else _("Next question"))
        self._main.updateGeometry()
        self._arrive()
        if self.block is not None:
            self.block.focus()

    def come_to(self, answer: str) -> None:
        self.show_question(next((at for at, one in enumerate(self._asked) if one.key == answer), self.at))

    def go_on(self) -> None:
        """The next question, or back to the story."""
        if self.at + 1 < len(self._asked) and not self._is_whole:
            self.show_question(self.at + 1)
        else:
            self.stop()

    def stop(self) -> None:
        """Back to the story, after something heavy by way of a landing; everything is settled on leaving."""
        if self.writing is None:
            return
        document, template = self.writing.document, self.writing.template
        chapter = template.section(document.section) if template is not None else None
        if chapter is not None and (chapter.heavy or document.folded):
            self._show("landing")
        else:
            self.go.emit(way_back(template)[0], {})

    def say_enough(self) -> None:
        """Ask once, as the person wanted: enough for today?"""
        stop, on = Second(_("Stop for today"), dense=True), Quiet(_("A little longer"), dense=True)
        asked = Banner("info", _("Enough for today?"), _("You wanted to be asked."), [stop, on], icon="leaf")
        stop.clicked.connect(self.stop)
        on.clicked.connect(self._drop_asked)
        self._drop_asked()
        self._asked_enough = asked
        self.notice.emit(asked)

    def _drop_asked(self) -> None:
        asked, self._asked_enough = self._asked_enough, None
        if asked is not None:
            throw_away(asked)

    def _lay_down(self, at: int) -> None:
        """Put the paper down anew, as the person wants it."""
        self._switch.setText(_("One question at a time") if self._is_whole else _("See the whole chapter"))
        self._switch.set_icon("pen-line" if self._is_whole else "file-text")
        if self._is_whole and self.writing is not None:
            self._spot.let_go()
            self.paper.show_all(self._asked, self.writing.document.body, self._around())
        self.show_question(min(at, len(self._asked) - 1))

    def _around(self) -> Around:
        vault = self.session.vault
        today, people = vault.clock().astimezone().date(), dict(vault.people())
        return Around(today, people, birth_year=lambda: birth_year(vault), files=FilesDesk(self))

    def _reached(self, at: int) -> None:
        """The margin follows the keyboard to another question."""
        if at != self.at and self.writing is not None:
            self.writing.gather()
            self.at = at
            self._arrive()

    def _arrive(self) -> None:
        if self.writing is None or self.writing.template is None or self.block is None:
            return
        document, template, text = self.writing.document, self.writing.template, self.block.text
        self.title = title_of(document, template)
        self.subtitle = where_in(document, template, self.at, whole=self._is_whole)
        self._spot.follow(document, self.block)
        self._show_states()
        self._ties.arrive(self.paper.blocks.values(), document.body)
        answer = self._ties.answer(self.block.key, document.body.get(self.block.key))
        people = dict(self.session.vault.people())
        self.margin.show_answer(answer, people, with_private=text is not None)
        self.margin.set_private_here(private=text is not None and text.is_private_here)
        self._align.start(0)
        self.titles_changed.emit()

    def _put_margin_beside(self) -> None:
        self._room.setFixedHeight(max(0, self.block.y()) if self._is_whole and self.block is not None else 0)

    def _show_states(self) -> None:
        if self.writing is not None:
            self.list.show_questions(self._asked, self.writing.document.body, self.at)

    # --- changes ------------------------------------------------------------------------------------------------

    def _typed(self, at: int) -> None:
        if self.writing is not None:
            self.writing.later(self._asked[at].key, lambda: self._take(at))

    def _take(self, at: int) -> None:
        block = self.paper.blocks.get(at)
        if self.writing is None or block is None:
            return
        before = self.writing.document
        written = with_value(before, block.key, block.value(), self.writing.template)
        self.writing.change(self._ties.follow(written, block.key))
        after = self.writing.document.body.get(block.key)
        if state_of(before.body.get(block.key)) is not state_of(after):
            block.show_state(after)
            self._show_states()

    def _rather_not(self, at: int, why: str) -> None:
        if self.writing is None:
            return
        self.writing.gather()
        key = self._asked[at].key
        if state_of(self.writing.document.body.get(key)) is not State.ANSWERED:
            self.writing.change(with_none(self.writing.document, key, NoAnswer(why)))
        if self._is_whole:
            self.paper.blocks[at].show_state(self.writing.document.body.get(key))
            self._show_states()
        else:
            self.go_on()

    def _private_here(self, private: object) -> None:
        self.margin.set_private_here(private=bool(private))

    def _page_asked(self) -> None:
        self._show(str(self.sender().property("page")))

    def _show(self, page: str) -> None:
        if self.writing is not None:
            one = self.writing.document
            self.go.emit("write", {"document": one.id, "kind": one.kind, "section": one.section, "show": page})
