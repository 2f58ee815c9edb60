"""How the people in what goes along are called: once for all pieces together, so that nobody goes two ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _, ngettext
from herstelkluis.share.third_parties import Decision
from herstelkluis.ui.sharing.asking import Everywhere
from herstelkluis.ui.sharing.said import DECIDED
from herstelkluis.ui.widgets.button import Quiet, Second
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.sheet import Ground, Rule
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap


class NamesPanel(Ground):
    """One line until the person opens it; then one for everyone who is named. Hidden while nobody is.

    `decided` carries the key of a person and a decision for all pieces, None to take it back.
    """

    decided = Signal(str, object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("panel", parent=parent)
        self._people: tuple[Everywhere, ...] = ()
        self._is_open = False
        self._changed = ""
        self.column.setSpacing(2)
        head = Marked("users", _("Who is in it"), colour="text", role="section", size=20, sign_colour="primary")
        self.column.addWidget(head)
        self._said = Words("", "help", "muted", parent=self)
        self.column.addWidget(self._said)
        self._open = Link(_("Choose how they are named"), role="help", parent=self)
        self._open.clicked.connect(self._unfold)
        self.column.addWidget(self._open)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.column.addLayout(self._lines)
        self.hide()

    def show_people(self, people: Sequence[Everywhere]) -> None:
        """Show who is named now; what is as it was keeps the keyboard."""
        if tuple(people) == self._people:
            return
        self._people = tuple(people)
        self.setVisible(bool(people))
        count = ngettext("{n} person is named.", "{n} people are named.", len(people)).format(n=len(people))
        self._said.setText(count + " " + _("You choose for all pieces at once."))
        if self._is_open:
            self._show()

    def _unfold(self) -> None:
        self._is_open = True
        self._open.hide()
        self._changed = self._people[0].someone.key
        self._show()

    def _show(self) -> None:
        empty_layout(self._lines)
        for at, one in enumerate(self._people):
            self._lines.addSpacing(8)
            if at:
                self._lines.addWidget(Rule(parent=self))
                self._lines.addSpacing(8)
            line = _Line(one, parent=self)
            line.decided.connect(self._decide)
            self._lines.addWidget(line)
            line.show()
            if one.someone.key == self._changed:
                line.change.setFocus()
        self._changed = ""

    def _decide(self, who: str, decision: Decision | None) -> None:
        self._changed = who
        self.decided.emit(who, decision)


class _Line(QWidget):
    """One person: how they go along now, and behind a link the other ways."""

    decided = Signal(str, object)

    def __init__(self, one: Everywhere, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._one, self._who = one, {"who": one.someone.words, "role": one.role}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Words(one.someone.words, "own_small", parent=self))
        column.addWidget(Words(self._said(), "help", "muted", parent=self))
        self.change = Link(_("Change"), _("Change how {who} is named").format(**self._who), role="help", parent=self)
        self.change.clicked.connect(self._ask)
        column.addWidget(self.change)
        self._ways = Wrap(8)
        column.addLayout(self._ways)

    def _said(self) -> str:
        if self._one.is_mixed:
            return _("Not the same in every piece.")
        match self._one.decision:
            case None if self._one.must_be_asked:
                return _("Still to choose.")
            case None | Decision.ALONG:
                return _("Goes along by name.")
            case Decision.ROLE:
                return _("Everywhere: {role}").format(**self._who)
            case Decision.LEAVE_OUT:
                return _("The name is left out everywhere.")
            case decision:
                return _(DECIDED[decision]).format(**self._who)

    def _ask(self) -> None:
        self.change.hide()
        first: QWidget | None = None
        for decision, words, spoken in self._answers():
            kind = Quiet if first else Second
            button = kind(words.format(**self._who), spoken=spoken.format(**self._who), dense=True, parent=self)
            button.clicked.connect(lambda _on=False, one=decision: self.decided.emit(self._one.someone.key, one))
            self._ways.addWidget(button)
            button.show()
            first = first or button
        if first is not None:
            first.setFocus()

    def _answers(self) -> Iterator[tuple[Decision | None, str, str]]:
        if self._one.role:
            yield Decision.ROLE, _("Everywhere: {role}"), _("In place of the name of {who}, everywhere: {role}")
        yield Decision.LEAVE_OUT, _("Leave out everywhere"), _("Leave out the name of {who} everywhere")
        if self._one.must_be_asked:
            yield None, _("Choose per piece"), _("Choose about {who} piece by piece")
        else:
            yield None, _("By name"), _("{who} goes along by name")
