"""After a talk: what the other wrote along, to read, agree to, change or leave out. Now or later."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.answering import Question, questions
from herstelkluis.model.body import Line, Offered
from herstelkluis.model.document import Document
from herstelkluis.model.offering import agreed, can_agree, replaces, waiting, without
from herstelkluis.model.period import Period
from herstelkluis.model.say import Names, cell_words
from herstelkluis.ui.screens.decided_undo import Change, DecidedStep
from herstelkluis.ui.screens.offered_list import OfferedList
from herstelkluis.ui.screens.question_words import title_of, way_back
from herstelkluis.ui.screens.writing_screen import WritingScreen
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import FlushQuiet, Second
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.writing import Session


class ReadBackScreen(WritingScreen):
    """What is not decided stays where it is, marked, and never leaves."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._on = Second(_("Go on at the table"), "users", parent=self)
        self._offers: list[OfferedList] = []
        self._asked: dict[str, Question] = {}
        inside = QWidget(self)
        inside.setMaximumWidth(theme().px(820))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._words = Words("", "big", "muted", parent=inside)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        column.addWidget(Words(_("What you wrote together is kept"), "display", parent=inside))
        column.addWidget(self._words)
        column.addSpacing(12)
        column.addLayout(self._list)
        column.addSpacing(12)
        column.addWidget(self._on, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        line = QHBoxLayout()
        line.addWidget(inside, 1000)
        line.addStretch(1)
        self.body.addLayout(line, 1)
        self._way_back = FlushQuiet("", "arrow-left")
        self._way_back.clicked.connect(self._back)
        self._on.clicked.connect(self._go_on)
        self._put_back = FlushQuiet(_("Put back"), "rotate-ccw", parent=self)
        self._put_back.hide()
        self._put_back.clicked.connect(self.undo.undo)
        self.undo.indexChanged.connect(lambda: self._put_back.setVisible(self.undo.canUndo()))
        self._foot = Foot(None, (), [self._way_back, self._put_back, self.save_state], parent=self)
        self._foot.hide()

    def show_document(self, document: Document, _answer: str = "", _part: int = 0) -> None:
        """Show what waits in this piece."""
        writing = self.open_document(document)
        template = writing.template
        asked = questions(template, document) if template is not None else ()
        self._asked = {one.key: one for one in asked}
        self.title = title_of(document, template)
        self.subtitle = _("At the table")
        self._way_back.setText(way_back(template)[1])
        self._show()
        self._focus()

    def clear(self) -> None:
        super().clear()
        self._empty()

    def foot(self) -> Foot | None:
        return self._foot

    def _show(self) -> None:
        self._empty()
        found = waiting(self.writing.document) if self.writing is not None else ()
        self._words.setText(
            _("Read what the other wrote along. Take it over, change it or leave it out. Later is fine too.")
            if found
            else _("You do not have to do anything with it now.")
        )
        for key, offered in found:
            question = self._asked.get(key)
            spoken = question.field.ask if question is not None else key
            may = question is not None and can_agree(question.field)
            own = self._own_words(question) if question is not None else ""
            one = OfferedList(parent=self)
            one.setProperty("key", key)
            one.show_offers([offered], spoken, can_agree=may, replaces=bool(own), own=own)
            one.decided.connect(self._decided)
            self._list.addWidget(Words(spoken, "sub", parent=self))
            self._list.addWidget(one)
            self._offers.append(one)

    def _own_words(self, question: Question) -> str:
        """What the owner said, where agreeing puts other words in its place."""
        answer = self.writing.document.body.get(question.key) if self.writing is not None else None
        if answer is None or not isinstance(answer.value, Line | Period) or not replaces(question.field, answer):
            return ""
        return cell_words(answer.value, question.field, Names(self.session.vault.people(), {}))

    def _focus(self) -> None:
        if self._offers:
            self._offers[0].focus_first()
        else:
            self._on.setFocus()

    def _empty(self) -> None:
        for one in self._offers:
            one.clear()
        self._offers.clear()
        empty_layout(self._list)

    def _decided(self, offered: Offered, words: str) -> None:
        if self.writing is None:
            return
        key, document = str(self.sender().property("key")), self.writing.document
        if words and key in self._asked:
            self.writing.change(agreed(document, self._asked[key].field, key, offered, words))
        else:
            self.writing.change(without(document, key, offered))
        self.undo.push(DecidedStep(key, offered, document, self.writing.document, self._put))
        self._show_anew()

    def _put(self, _key: str, change: Change) -> None:
        if self.writing is not None:
            self.writing.change(change(self.writing.document))
            self._show_anew()

    def _show_anew(self) -> None:
        self._on.setFocus()  # the button that was pressed goes away
        self._show()
        self._focus()

    def _back(self) -> None:
        template = self.writing.template if self.writing is not None else None
        self.go.emit(way_back(template)[0], {})

    def _go_on(self) -> None:
        if self.writing is not None:
            one = self.writing.document
            self.go.emit("together", {"document": one.id, "kind": one.kind, "section": one.section, "show": "talk"})
