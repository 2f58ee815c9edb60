"""What is agreed with the reader: for whom, why, wishes, end date, number, signature; each can be changed here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _, ngettext, say_day, say_weekday
from herstelkluis.share.flow import ShareFlow
from herstelkluis.share.package_id import number
from herstelkluis.ui.sharing.changing import (
    Change,
    ChangeDays,
    ChangeMachineCopy,
    ChangePurpose,
    ChangeReader,
    ChangeReplaces,
    ChangeSignature,
    ChangeWishes,
)
from herstelkluis.ui.sharing.said import MACHINE_COPIES, say_reader, say_wishes
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.sheet import Rule
from herstelkluis.ui.widgets.words import Words

Earlier = Callable[[ShareFlow], Sequence[tuple[str, str]]]


def none_earlier(_flow: ShareFlow) -> Sequence[tuple[str, str]]:
    """Nobody got anything before."""
    return ()


class Agreement(QWidget):
    """`changed` carries the flow with the new agreement; the pages in it stay as they are.

    `earlier` finds what the reader of a flow got before: packages and how they are called, newest first.
    """

    changed = Signal(object)

    def __init__(
        self,
        flow: ShareFlow,
        last_day: Callable[[int], date],
        earlier: Earlier = none_earlier,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.flow, self._last_day, self._find_earlier = flow, last_day, earlier
        self._earlier = earlier(flow)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5)
        self._show()

    def _show(self, changing: type[Change] | None = None, focus: type[Change] | None = None) -> None:
        empty_layout(self._column)
        flow = self.flow
        self._column.addWidget(Words(_("This is what you agree"), "section"))
        until = self._last_day(flow.days)
        days = ngettext("That is {n} day.", "That is {n} days.", flow.days).format(n=flow.days)
        day = _("{weekday} {day}. {days}").format(weekday=say_weekday(until), day=say_day(until), days=days)
        signed = _("Signed by you.") if flow.is_signed else _("Not signed.")
        rows: list[tuple[str, str, str, type[Change]]] = [
            (_("For"), say_reader(flow), "strong", ChangeReader),
            (_("What for"), flow.purpose, "own_small", ChangePurpose),
            (_("My wish"), say_wishes(flow.wishes), "strong", ChangeWishes),
            (_("Valid up to and including"), day, "strong", ChangeDays),
            (_("Signature"), signed, "strong", ChangeSignature),
            (_("Copy for a computer"), self._say_copies(), "strong", ChangeMachineCopy),
        ]
        if self._earlier:
            rows.append((_("In place of"), self._say_replaced(), "strong", ChangeReplaces))
        for label, words, role, change in rows:
            if change is changing:
                self._add_change(self._changing(change))
            else:
                self._add_row(label, words, role, change, focused=change is focus)
            self._column.addWidget(Rule())
        self._add_fixed()
        self._column.addWidget(Rule())

    def _changing(self, change: type[Change]) -> Change:
        return ChangeReplaces(self.flow, self._earlier) if change is ChangeReplaces else change(self.flow)

    def _say_copies(self) -> str:
        copies = [_(words) for code, words in MACHINE_COPIES.items() if code in self.flow.machine]
        return ", ".join(copies) or _("Does not go along.")

    def _say_replaced(self) -> str:
        return dict(self._earlier).get(self.flow.supersedes or "") or _("Nothing, it is a new one")

    def _add_row(self, label: str, words: str, role: str, change: type[Change], *, focused: bool) -> None:
        row = QHBoxLayout()
        row.addLayout(_said(label, words, role), 1)
        self._column.addLayout(row)
        if change is ChangeSignature and self.flow.contact:
            return  # a contact knows the sender by the signature
        link = Link(_("Change"), _("Change: {what}").format(what=label), role="help")
        link.clicked.connect(lambda: self._show(change))
        row.addWidget(link, 0, Qt.AlignmentFlag.AlignVCenter)
        if focused:
            link.setFocus()

    def _add_fixed(self) -> None:
        """What is no choice: the name in the package, and its number."""
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(_said(_("From"), self.flow.sender or _("You gave no name."), "strong"), 1)
        package = _("Package {number}").format(number=number(self.flow.package))
        row.addLayout(_said(_("Number"), package, "strong"), 1)
        self._column.addLayout(row)

    def _add_change(self, change: Change) -> None:
        self._column.addWidget(change)
        change.ready.connect(lambda flow: self._take(type(change), flow))
        change.begin()

    def _take(self, kind: type[Change], flow: ShareFlow) -> None:
        self.flow = flow
        if kind is ChangeReader:
            self._earlier = self._find_earlier(flow)
        self.changed.emit(flow)
        self._show(focus=kind)


def _said(label: str, words: str, role: str) -> QVBoxLayout:
    said = QVBoxLayout()
    said.setSpacing(0)
    said.addWidget(Words(label, "help", "muted"))
    said.addWidget(Words(words, role))
    return said
