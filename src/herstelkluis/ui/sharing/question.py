"""Someone is named in a piece and did not agree: the question in its place, with three answers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.share.flow import Question
from herstelkluis.share.third_parties import Decision
from herstelkluis.ui.sharing.said import DECIDED
from herstelkluis.ui.widgets.button import Quiet, Second
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap


class QuestionAbout(QWidget):
    """`decided` carries the key of the person and the decision. The mildest answer comes first and is outlined."""

    decided = Signal(str, object)

    def __init__(self, question: Question, title: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._who = question.someone.key, question.someone.words
        self._in_doubt = question.someone.stays_out
        self._title = title
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.first: QWidget
        if question.decision is None:
            self._ask()
        else:
            self._say(question.decision)

    def _ask(self) -> None:
        text = _("This is about {who}. You did not write whether this is all right.")
        if self._in_doubt:
            text = _("Is this about {who}? They do not want to be named.")
        self._column.addWidget(Words(text.format(who=self._who), "help", "warn", parent=self))
        row = Wrap(8)
        about = {"who": self._who, "title": self._title}
        for kind, text, spoken, decision in (
            (Second, _("Leave the name out"), _("Leave out the name of {who} in {title}"), Decision.LEAVE_OUT),
            (Quiet, _("Not along now"), _("Not along now about {who} in {title}"), Decision.ASK),
            (Quiet, _("Along all the same"), _("{who} along all the same in {title}"), Decision.ALONG),
        ):
            button = kind(text, spoken=spoken.format(**about), dense=True, parent=self)
            button.clicked.connect(lambda _on=False, one=decision: self.decided.emit(self._key, one))
            row.addWidget(button)
            if decision is Decision.LEAVE_OUT:
                self.first = button
        self._column.addLayout(row)

    def _say(self, decision: Decision) -> None:
        row = Wrap(12)
        row.addWidget(Words(_(DECIDED[decision]).format(who=self._who), "help", "muted", parent=self))
        spoken = _("Change what goes along about {who} in {title}").format(who=self._who, title=self._title)
        change = Link(_("Change"), spoken, role="help", parent=self)
        change.clicked.connect(self._again)
        row.addWidget(change)
        self.first = change
        self._column.addLayout(row)

    def _again(self) -> None:
        self._column.takeAt(0)
        for old in self.findChildren(QWidget):
            old.hide()
            old.deleteLater()
        self._ask()
        self.first.setFocus()
