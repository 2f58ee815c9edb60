"""Ik heb nu hulp nodig: people and numbers, as large as possible. Works locked, unlocked and without any vault."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.screens import help_lines
from herstelkluis.ui.screens.help_lines import Call
from herstelkluis.ui.session import Session
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import FlushQuiet, Main, Plain
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.sheet import Ground, Rule
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault.state import VaultState

PLAN_KIND = "plan.crisis"


class CallLine(QWidget):
    """A name, one sentence and a number; the number goes under the name when there is little room."""

    def __init__(self, call: Call, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{call.name}: {call.number}")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words(call.name, "crisis", parent=self))
        if call.say:
            words.addWidget(Words(call.say, "big", "muted", parent=self))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addLayout(words, 1)
        number = Words(call.number, "crisis_number", wrap=False, parent=self)
        self._row.addWidget(number, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(theme().px(58))

    def set_narrow(self, *, narrow: bool) -> None:
        """The number under the name, or beside it."""
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._row.setSpacing(4 if narrow else 16)


class HelpScreen(Screen):
    """`enter(back=key)` says where Terug goes; `danger=True` puts 112 first. Locked it shows what was left open."""

    bare = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._back_to, self._back_what = "", dict[str, object]()
        self._narrow = self._has_own_people = False
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._back = FlushQuiet("", "arrow-left", parent=self)
        self._back.clicked.connect(self._go_back)
        self._hide = Plain(_("Hide the screen"), "eye-off", parent=self)
        self._hide.clicked.connect(self._hide_asked)
        self._lock = Plain(_("Lock the vault"), "lock", parent=self)
        self._lock.clicked.connect(self._lock_asked)
        head, start, end = QHBoxLayout(), Wrap(8), Wrap(8, to_end=True)
        start.addWidget(self._back)
        end.addWidget(self._hide)
        end.addWidget(self._lock)
        head.addLayout(start, 1)
        head.addLayout(end, 1)
        self._column.addLayout(head)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._card = Ground("card", parent=self)
        self._columns = Columns([self._left(), self._right()], (774, 440), gap=56, parent=self)
        self._column.addWidget(self._columns, 1)
        self._checked = Words("", "help", "muted", parent=self)
        self._column.addWidget(self._checked)

    def _left(self) -> QWidget:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(0)
        column.addWidget(Words(_("You don't have to do this alone"), "display", parent=left))
        under = _("Call one of these numbers with your phone. Or let someone else call for you.")
        column.addWidget(Words(under, "big", "muted", parent=left))
        column.addSpacing(12)
        column.addLayout(self._list)
        column.addStretch(1)
        return left

    def _right(self) -> QWidget:
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 16, 0, 0)
        column.addWidget(self._card)
        column.addStretch(1)
        self._card.column.setContentsMargins(28, 22, 28, 22)
        self._own = QVBoxLayout()
        self._own.setSpacing(14)
        self._card.column.addLayout(self._own)
        self._plan = Main(_("Open my crisis plan"), "shield", parent=self._card)
        self._plan.clicked.connect(self._open_plan)
        self._card.column.addWidget(self._plan)
        self._needs = Words(_("You need your password for that."), "help", "muted", parent=self._card)
        self._card.column.addWidget(self._needs)
        return right

    def enter(self, **what: object) -> None:
        self._back_to = str(what.get("back", ""))
        back_what = what.get("back_what", {})
        self._back_what = dict(back_what) if isinstance(back_what, dict) else {}
        is_open = self.session.is_open
        self.title = _("You don't have to do this alone")
        self._back.setText(self._back_words())
        self._lock.setVisible(is_open)
        self._show_calls(danger=bool(what.get("danger")))
        self._show_own()
        self._back.setFocus()

    def clear(self) -> None:
        empty_layout(self._list)
        empty_layout(self._own)
        self._back_what = {}

    def place(self) -> dict[str, object]:
        return {"back": self._back_to} if self._back_to else {}

    def set_narrow(self, *, narrow: bool) -> None:
        super().set_narrow(narrow=narrow)
        self._narrow = narrow
        side = 32 if narrow else 48
        self._column.setContentsMargins(side, 20, side, 24)
        for line in self.findChildren(CallLine):
            line.set_narrow(narrow=narrow)

    def _show_calls(self, *, danger: bool) -> None:
        vault = self.session.vault if self.session.is_open else None
        lines = help_lines.national(danger=danger)
        own = help_lines.own_calls(self.session.folder, vault)
        self._has_own_people = bool(own)
        empty_layout(self._list)
        for number, call in enumerate(help_lines.in_order(own, lines, danger=danger)):
            if number:
                self._list.addWidget(Rule(parent=self))
            row = CallLine(call, parent=self)
            row.setContentsMargins(0, 16, 0, 16)
            row.set_narrow(narrow=self._narrow)
            self._list.addWidget(row)
        self._checked.setText(help_lines.said_of_checking(lines))

    def _show_own(self) -> None:
        empty_layout(self._own)
        has_vault = self.session.lifecycle.state is not VaultState.MISSING
        lines = help_lines.own_lines(self.session.folder)
        if lines:
            self._own.addWidget(Words(_("What helps me now"), "sub", parent=self._card))
            for line in lines:
                self._own.addWidget(Words(line, "own_big", parent=self._card))
            self._own.addWidget(Words(_("I wrote this myself, on a good day."), "help", "muted", parent=self._card))
        elif not self._has_own_people:
            self._own.addWidget(Words(_("Someone of your own"), "sub", parent=self._card))
            later = _("Put someone you trust here later.")
            self._own.addWidget(Words(later, "body", "muted", parent=self._card))
            if has_vault:
                where = _("You do that in Settings, at ‘Help before opening’.")
                self._own.addWidget(Words(where, "body", "muted", parent=self._card))
            if self.session.is_open:
                way = Link(_("To Help before opening"), parent=self._card)
                way.clicked.connect(lambda: self.go.emit("settings", {"part": "open"}))
                self._own.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        has_no_plan = self.session.is_open and not self.session.vault.summaries(PLAN_KIND, limit=1)
        if has_no_plan:
            none_yet = _("You have no crisis plan yet. You can make one on a good day.")
            self._own.addWidget(Words(none_yet, "body", "muted", parent=self._card))
        self._own.addSpacing(4)
        self._plan.setVisible(has_vault and not has_no_plan)
        self._needs.setVisible(has_vault and not self.session.is_open)

    def _back_words(self) -> str:
        if self.session.is_open:
            return _("Back to where you were")
        return _("Back") if self.session.lifecycle.state is VaultState.MISSING else _("Back to the lock")

    def _go_back(self) -> None:
        if self.session.is_open:
            self.go.emit(self._back_to or "today", self._back_what)
        else:
            missing = self.session.lifecycle.state is VaultState.MISSING
            self.go.emit("welcome" if missing else "unlock", {})

    def _open_plan(self) -> None:
        if self.session.is_open:
            self.go.emit("crisis", {"read": True})
        else:
            self.go.emit("unlock", {"then": "crisis", "then_what": {"read": True}})

    def _hide_asked(self) -> None:
        ask = getattr(self.window(), "hide_asked", None)
        if ask is not None:
            ask.emit()

    def _lock_asked(self) -> None:
        ask = getattr(self.window(), "asked", None)
        if ask is not None:
            ask.emit("lock")
