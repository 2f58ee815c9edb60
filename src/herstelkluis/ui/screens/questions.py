"""A chapter question by question: all questions at the left, one sheet, the margin at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import N_
from herstelkluis.i18n import _
from herstelkluis.model.answering import (
    Question,
    State,
    next_open,
    questions,
    state_of,
    with_about,
    with_margin,
    with_none,
    with_value,
)
from herstelkluis.model.body import NoAnswer, Text
from herstelkluis.model.document import Document
from herstelkluis.model.template import FieldType
from herstelkluis.model.text import runs
from herstelkluis.ui.forms.editor import Around, Editor
from herstelkluis.ui.forms.make import make_editor
from herstelkluis.ui.screens.margin import MarginColumn
from herstelkluis.ui.screens.question_list import QuestionList
from herstelkluis.ui.screens.writing_screen import WritingScreen
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import FlushQuiet, Main, Second
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.own_words import OwnWords
from herstelkluis.ui.widgets.sheet import Rule, Sheet
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.ui.writing import Session

RATHER = {
    NoAnswer.SKIPPED: N_("Skip"),
    NoAnswer.UNKNOWN: N_("I don't know"),
    NoAnswer.RATHER_NOT: N_("I don't want to say"),
}
ORDINALS = (
    *(N_("First"), N_("Second"), N_("Third"), N_("Fourth"), N_("Fifth"), N_("Sixth"), N_("Seventh"), N_("Eighth")),
    *(N_("Ninth"), N_("Tenth"), N_("Eleventh"), N_("Twelfth")),
)
NUMBERS = (
    *(N_("one"), N_("two"), N_("three"), N_("four"), N_("five"), N_("six"), N_("seven"), N_("eight"), N_("nine")),
    *(N_("ten"), N_("eleven"), N_("twelve")),
)

LEAST_LINES = 6


class QuestionsScreen(WritingScreen):
    """`show_document` opens a chapter where the person was; the last question leads back to the story."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.at = 0
        self._asked: tuple[Question, ...] = ()
        self.editor: Editor | OwnWords | None = None
        self.list = QuestionList(parent=self)
        self.margin = MarginColumn(parent=self)
        self._question = Words("", "section", parent=self)
        self._help = Words("", "help", "muted", parent=self)
        self._place = QVBoxLayout()
        self._versions = Link(_("Earlier versions"), icon="rotate-ccw", parent=self)
        self._about = Link(_("About this chapter"), icon="info", parent=self)
        self._main = Main(_("Next question"), after="arrow-right")
        self._stop = Second(_("Stop for now"), "pause")
        self._foot = Foot(self._main, [self._stop], [self.save_state], parent=self)
        self._foot.hide()
        self._build()
        self.list.chosen.connect(self.show_question)
        self.margin.changed.connect(self._margin_changed)
        self.margin.private_asked.connect(self.toggle_private)
        self._main.clicked.connect(self.go_on)
        self._stop.clicked.connect(self.stop)
        self._versions.clicked.connect(self._versions_asked)
        self._about.clicked.connect(self._about_asked)

    def _build(self) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        column.addStretch(1)
        column.addWidget(self._about)
        column.addWidget(self._versions)
        paper = Sheet(parent=self)
        paper.column.setContentsMargins(32, 24, 28, 10)
        paper.column.addWidget(self._question)
        paper.column.addWidget(self._help)
        paper.column.addSpacing(6)
        paper.column.addLayout(self._place, 1)
        paper.column.addWidget(Rule(parent=paper))
        rather = QWidget(paper)
        row = Wrap(6, parent=rather)
        row.addWidget(Words(_("Rather not?"), "help", "muted", wrap=False, parent=rather))
        for why, words in RATHER.items():
            button = FlushQuiet(_(words), parent=rather)
            button.padding = 13
            button.setProperty("why", why.value)
            button.clicked.connect(self._rather_not)
            row.addWidget(button)
        paper.column.addWidget(rather)
        self.columns = Columns([left, paper, self.margin], (250, 550, 236), gap=20, parent=self)
        self.body.addWidget(self.columns, 1)

    # --- coming and going ---------------------------------------------------------------------------------------

    def show_document(self, document: Document, answer: str = "", question: int | None = None) -> None:
        """Open a chapter: at an answer, at a question, or where nothing was said yet."""
        writing = self.open_document(document)
        self._asked = questions(writing.template, document) if writing.template is not None else ()
        found = next((at for at, one in enumerate(self._asked) if one.key == answer), None)
        at = found if found is not None else question if question is not None else next_open(self._asked, document)
        self.show_question(min(at, len(self._asked) - 1))

    def clear(self) -> None:
        super().clear()
        self._drop_editor()
        self.list.clear()
        self.margin.clear()
        for label in (self._question, self._help):
            label.setText("")
        self._asked = ()

    def place(self) -> dict[str, object]:
        return {**super().place(), "question": self.at}

    def foot(self) -> Foot | None:
        return self._foot

    def set_narrow(self, *, narrow: bool) -> None:
        super().set_narrow(narrow=narrow)
        self.list.set_narrow(narrow=narrow)

    def text_now(self) -> OwnWords | None:
        return self.editor if isinstance(self.editor, OwnWords) else super().text_now()

    # --- questions ----------------------------------------------------------------------------------------------

    def show_question(self, at: int) -> None:
        """Put another question on the sheet; what was typed is taken over first."""
        if self.writing is None or not self._asked:
            return
        self.writing.gather()
        self.at = at
        question = self._asked[at]
        self._question.setText(question.field.ask)
        self._help.setText(question.field.help)
        self._help.setVisible(bool(question.field.help))
        self._make_editor(question)
        last = at + 1 == len(self._asked)
        self._main.setText(_("Back to my story") if last else _("Next question"))
        self._main.updateGeometry()
        self._say_where(question)
        self._show_state()
        if self.editor is not None:
            self.editor.setFocus()

    def go_on(self) -> None:
        """The next question, or back to the story."""
        if self.at + 1 < len(self._asked):
            self.show_question(self.at + 1)
        else:
            self.stop()

    def stop(self) -> None:
        """Back to the story; everything is settled on leaving."""
        self.go.emit("story", {})

    def _say_where(self, question: Question) -> None:
        if self.writing is None or self.writing.template is None:
            return
        document, template = self.writing.document, self.writing.template
        self.title = document.title or question.section.title
        number = [one.key for one in template.sections].index(question.section.key) + 1
        total = len(self._asked)
        if total > len(NUMBERS):
            said = _("{part}, chapter {n}. Question {which} of {total}.")
            self.subtitle = said.format(part=template.title, n=number, which=self.at + 1, total=total)
        else:
            said = _("{part}, chapter {n}. {which} of {total} questions.")
            which, many = _(ORDINALS[self.at]), _(NUMBERS[total - 1])
            self.subtitle = said.format(part=template.title, n=number, which=which, total=many)
        self.titles_changed.emit()

    def _show_state(self) -> None:
        if self.writing is None:
            return
        document = self.writing.document
        self.list.show_questions(self._asked, document.body, self.at)
        answer = document.body.get(self._asked[self.at].key)
        is_text = isinstance(self.editor, OwnWords)
        self.margin.show_answer(answer, dict(self.session.vault.people()), with_private=is_text)

    def _make_editor(self, question: Question) -> None:
        self._drop_editor()
        answer = self.writing.document.body.get(question.key) if self.writing is not None else None
        value = answer.value if answer is not None else None
        if question.field.type is FieldType.TEXT:
            own = OwnWords(question.field.ask, parent=self)
            own.set_runs(value.runs if isinstance(value, Text) else runs())
            own.textChanged.connect(self._typed)
            own.private_here.connect(self._private_here)
            own.setMinimumHeight(LEAST_LINES * theme().line("own"))
            self._place.addWidget(own, 1)
            self.editor = own
            self.margin.set_private_here(private=own.is_private_here)
        else:
            vault = self.session.vault
            around = Around(vault.clock().astimezone().date(), dict(vault.people()))
            editor = make_editor(question.field, question.field.ask, around, parent=self)
            editor.show_value(value)
            editor.changed.connect(self._typed)
            self._place.addWidget(editor, 0, Qt.AlignmentFlag.AlignTop)
            self._place.addStretch(1)
            self.editor = editor

    def _drop_editor(self) -> None:
        if isinstance(self.editor, OwnWords):
            self.editor.set_runs(())
        elif self.editor is not None:
            self.editor.show_value(None)
        self.editor = None
        empty_layout(self._place)

    def _typed(self) -> None:
        if self.writing is not None:
            self.writing.later("answer", self._take)

    def _take(self) -> None:
        if self.writing is None or self.editor is None:
            return
        key, before = self._asked[self.at].key, self.writing.document
        text = Text(self.editor.runs()) if isinstance(self.editor, OwnWords) else self.editor.value()
        self.writing.change(with_value(before, key, text, self.writing.template))
        if state_of(before.body.get(key)) is not state_of(self.writing.document.body.get(key)):
            self.list.show_questions(self._asked, self.writing.document.body, self.at)

    def _rather_not(self) -> None:
        if self.writing is None:
            return
        self.writing.gather()
        key = self._asked[self.at].key
        why = NoAnswer(str(self.sender().property("why")))
        if state_of(self.writing.document.body.get(key)) is not State.ANSWERED:
            self.writing.change(with_none(self.writing.document, key, why))
        self.go_on()

    def _margin_changed(self, margin: tuple, about: tuple) -> None:  # type: ignore[type-arg]  # as the signal has it
        if self.writing is None:
            return
        self.writing.gather()
        key = self._asked[self.at].key
        self.writing.change(with_about(with_margin(self.writing.document, key, margin), key, about))

    def _private_here(self, private: object) -> None:
        self.margin.set_private_here(private=bool(private))

    def _versions_asked(self) -> None:
        if self.writing is not None:
            self.go.emit("write", {"document": self.writing.document.id, "show": "versions"})

    def _about_asked(self) -> None:
        if self.writing is not None:
            self.go.emit("write", {"document": self.writing.document.id, "show": "about"})
