"""Someone is named in a piece and did not agree: the question in its place, with its answers, mildest first."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.share.flow import Question
from herstelkluis.share.third_parties import Decision
from herstelkluis.ui.sharing.said import DECIDED
from herstelkluis.ui.widgets.button import Quiet, Second
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap


class QuestionAbout(QWidget):
    """`decided` carries the key of the person and the decision. The mildest answer comes first and is outlined.

    `role` is what would stand in the place of the name; empty when nothing would say who it is, and then that answer
    is not there.
    """

    decided = Signal(str, object)

    def __init__(self, question: Question, title: str, *, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._role = question.someone.key, role
        self._in_doubt = question.someone.stays_out
        self._words = {"who": question.someone.words, "title": title, "role": role}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.first: QWidget = self
        if question.decision is None:
            self._ask()
        else:
            self._say(question.decision)

    def _ask(self) -> None:
        text = _("Something about {who} stands here. You did not write whether this is all right.")
        if self._in_doubt:
            text = _("Is this about {who}? They do not want to be named.")
        self._column.addWidget(Words(text.format(**self._words), "help", "warn", parent=self))
        row = Wrap(8)
        for decision, words, spoken in self._answers():
            kind = Second if decision is Decision.LEAVE_OUT else Quiet
            button = kind(words.format(**self._words), spoken=spoken.format(**self._words), dense=True, parent=self)
            button.clicked.connect(lambda _on=False, one=decision: self.decided.emit(self._key, one))
            row.addWidget(button)
            if decision is Decision.LEAVE_OUT:
                self.first = button
        self._column.addLayout(row)

    def _answers(self) -> Iterator[tuple[Decision, str, str]]:
        yield Decision.LEAVE_OUT, _("Leave the name out"), _("Leave out the name of {who} in {title}")
        if self._role:
            words = _("Role in place of the name: {role}")
            yield Decision.ROLE, words, _("In place of the name of {who} in {title}: {role}")
        yield Decision.ASK, _("Ask {who} first"), _("Ask {who} first about {title}")
        yield Decision.ALONG, _("Along anyway, I understand"), _("{who} along anyway in {title}, I understand")

    def _say(self, decision: Decision) -> None:
        row = Wrap(12)
        row.addWidget(Words(_(DECIDED[decision]).format(**self._words), "help", "muted", parent=self))
        spoken = _("Change what goes along about {who} in {title}").format(**self._words)
        change = Link(_("Change"), spoken, role="help", parent=self)
        change.clicked.connect(self._again)
        row.addWidget(change)
        self.first = change
        self._column.addLayout(row)

    def _again(self) -> None:
        empty_layout(self._column)
        self._ask()
        for one in self.findChildren(QWidget):
            one.show()
        self.first.setFocus()
