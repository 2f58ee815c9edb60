"""Two people at the table: one question in large letters, and it is always clear whose words are being written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.offering import offered_by, with_offered
from herstelkluis.ui.screens.answering_screen import AnsweringScreen
from herstelkluis.ui.screens.other_writes import OtherWrites
from herstelkluis.ui.screens.question_words import title_of, where_in
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import Main, Quiet, Second
from herstelkluis.ui.widgets.chip import Chip
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.ui.writing import Session
from herstelkluis.vault.conversation import made_sure_of


class TalkScreen(AnsweringScreen):
    """No clock, no list, nothing beside the question; pause and stop stand in the foot, always."""

    def __init__(self, session: Session, who: str, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.who = who
        self.other = OtherWrites(who, parent=self)
        self.other.hide()
        self.other.edited.connect(self._other_typed)
        chips = QWidget(self)
        self.mine = Chip(_("I write"), on=True, parent=chips)
        self.theirs = Chip(_("The other writes"), parent=chips)
        row = Wrap(8, parent=chips)
        for chip in (self.mine, self.theirs):
            row.addWidget(chip)
        self._before = Quiet(_("Question before"), "arrow-left", dense=True, parent=chips)
        row.addWidget(self._before)
        self.mine.clicked.connect(self.i_write)
        self.theirs.clicked.connect(self.other_writes)
        inside = QWidget(self)
        inside.setMaximumWidth(theme().px(920))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(chips)
        column.addWidget(self.paper, 1)
        column.addWidget(self.other, 1)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(inside, 1000)
        line.addStretch(1)
        self.body.addLayout(line, 1)
        self._main = Main(_("Next question"), after="arrow-right")
        pause, stop = Second(_("Pause")), Second(_("Stop for now"), "pause")
        self._foot = Foot(self._main, [pause, stop], [self.save_state], parent=self)
        self._foot.hide()
        self._main.clicked.connect(self.go_on)
        self._before.clicked.connect(self._go_back)
        pause.clicked.connect(self._pause)
        stop.clicked.connect(self.stop)

    def foot(self) -> Foot | None:
        return self._foot

    def clear(self) -> None:
        super().clear()
        self.other.clear()

    def show_question(self, at: int) -> None:
        if self.writing is None or not self._asked:
            return
        self.writing.gather()
        self._spot.let_go()
        self.at = at
        question, body = self._asked[at], self.writing.document.body
        self.paper.show_one(self._asked, at, body, self.around(), large=True)
        offered = offered_by(self.writing.document, question.key, self.who)
        self.other.show_question(question, body.get(question.key), offered)
        is_last = at + 1 == len(self._asked)
        self._main.setText(_("Read it back together") if is_last else _("Next question"))
        self._main.updateGeometry()
        self._before.setVisible(at > 0)
        self.arrive()
        self._focus()

    def arrive(self) -> None:
        super().arrive()
        if self.writing is not None and self.writing.template is not None:
            document, template = self.writing.document, self.writing.template
            self.title = title_of(document, template)
            where = where_in(document, template, self.at, whole=False)
            self.subtitle = " ".join((_("At the table with {who}.").format(who=self.who), where))
            self.titles_changed.emit()

    def toggle_private(self) -> None:
        if self.mine.isChecked():
            super().toggle_private()

    def stop(self) -> None:
        """To what was written together, and then back."""
        self._show("end")

    def _pause(self) -> None:
        self._show("pause")

    def _go_back(self) -> None:
        self.show_question(max(0, self.at - 1))

    def i_write(self) -> None:
        """The owner has the keyboard."""
        self._turn(theirs=False)

    def other_writes(self) -> None:
        """The other one has the keyboard; the words stay apart."""
        self._turn(theirs=True)

    def _turn(self, *, theirs: bool) -> None:
        if self.writing is not None:
            self.writing.gather()
        self.mine.setChecked(not theirs)
        self.theirs.setChecked(theirs)
        self.paper.setVisible(self.mine.isChecked())
        self.other.setVisible(self.theirs.isChecked())
        self.show_question(self.at)

    def _focus(self) -> None:
        if self.theirs.isChecked():
            self.other.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.block is not None:
            self.block.focus()

    def _other_typed(self) -> None:
        if self.writing is not None:
            at = self.at
            self.writing.later(("offered", at), lambda: self._take_offer(at))

    def _take_offer(self, at: int) -> None:
        if self.writing is None:
            return
        document = with_offered(self.writing.document, self._asked[at].key, self.other.words(), self.who)
        self.writing.change(made_sure_of(document, title_of(document, self.writing.template)))

    def _show(self, page: str) -> None:
        if self.writing is not None:
            one = self.writing.document
            self.go.emit("together", {"document": one.id, "kind": one.kind, "section": one.section, "show": page})
