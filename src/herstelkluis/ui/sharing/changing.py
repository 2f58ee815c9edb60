"""Changing one line of the agreement, in its own place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.share.flow import ShareFlow
from herstelkluis.share.plain import MAX_NAME
from herstelkluis.ui.sharing.said import MACHINE_COPIES, RECORD, WISHES
from herstelkluis.ui.tasks import Task
from herstelkluis.ui.widgets.button import Second
from herstelkluis.ui.widgets.drop_list import DropList
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.tick import Tick
from herstelkluis.ui.widgets.words import Words

MOST_DAYS = 365


class Change(QWidget):
    """`ready` carries the flow with the line changed. Subclasses add to `column` and answer `take`."""

    ready = Signal(object)

    def __init__(self, flow: ShareFlow, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.flow = flow
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(6, 6, 6, 6)
        self.first: QWidget = self
        self.build()
        self._ready = Second(_("Ready"), dense=True)
        self._ready.clicked.connect(self.finish)
        self.column.addWidget(self._ready, 0, Qt.AlignmentFlag.AlignLeft)

    def build(self) -> None:
        """Add what the person changes; `first` is where the keyboard goes."""

    def take(self) -> ShareFlow | None:
        """The flow as it is now, or None when something is still missing."""
        return self.flow

    def begin(self) -> None:
        """Put the keyboard where the change begins."""
        self.first.setFocus()

    def finish(self) -> None:
        """Take the change over."""
        flow = self.take()
        if flow is not None:
            self.ready.emit(flow)


class ChangeReader(Change):
    """What the reader is called, and their role. An earlier package of another reader is not replaced by this one."""

    def build(self) -> None:
        self._name = self._field(_("What do you call this reader?"), self.flow.reader)
        self._name.set_help(_("You may leave this empty. The reader sees name and role."))
        self._role = self._field(_("Which role does this reader have?"), self.flow.role)
        self.first = self._name.edit

    def take(self) -> ShareFlow | None:
        flow = self.flow.for_reader(self._name.text(), self._role.text().strip() or self.flow.role, self.flow.purpose)
        is_same = (flow.reader, flow.role) == (self.flow.reader, self.flow.role)
        return self.flow if is_same else flow.replacing(None)

    def _field(self, label: str, words: str) -> Field:
        field = Field(label)
        field.line.setMaxLength(MAX_NAME)
        field.line.returnPressed.connect(self.finish)
        field.set_text(words)
        self.column.addWidget(field)
        return field


class ChangePurpose(Change):
    """The one line that says what for."""

    def build(self) -> None:
        self._field = Field(_("What is it for?"), own=True)
        self._field.line.setMaxLength(200)
        self._field.line.returnPressed.connect(self.finish)
        self._field.set_text(self.flow.purpose)
        self.first = self._field.edit
        self.column.addWidget(self._field)

    def take(self) -> ShareFlow | None:
        words = self._field.text().strip()
        if not words:
            self._field.set_mistake(_("Say what it is for. One sentence is enough."))
            return None
        return self.flow.for_reader(self.flow.reader, self.flow.role, words)


class ChangeWishes(Change):
    """Which wishes go along; they are no more than wishes. About the record there is one answer, or none."""

    def build(self) -> None:
        self.column.addWidget(Words(_("My wish"), "strong"))
        self.column.addWidget(Words(_("The reader can follow a wish, and need not."), "help", "muted"))
        question = _("What may happen in the record of the reader?")
        self._record = DropList(question)
        self._record.addItem(_("I say nothing about that."), "")
        for code, words in RECORD.items():
            self._record.addItem(_(words[0]), code)
        now = next((code for code in RECORD if code in self.flow.wishes), "")
        self._record.setCurrentIndex(self._record.findData(now))
        self.column.addWidget(Words(question, "help"))
        self.column.addWidget(self._record)
        self._ticks = {code: Tick(_(words[0])) for code, words in WISHES.items() if code not in RECORD}
        for code, tick in self._ticks.items():
            tick.setChecked(code in self.flow.wishes)
            self.column.addWidget(tick)
        self.first = self._record

    def take(self) -> ShareFlow | None:
        ours = {code for code, tick in self._ticks.items() if tick.isChecked()} | {self._record.currentData()} - {""}
        wishes = frozenset(ours) | (self.flow.wishes - WISHES.keys())
        return self.flow.with_agreement(days=self.flow.days, wishes=wishes, is_signed=self.flow.is_signed)


class ChangeDays(Change):
    """How many days it is valid."""

    def build(self) -> None:
        self._field = Field(_("How many days is it valid?"), _("From 1 to 365 days."))
        self._field.line.setMaxLength(3)
        self._field.line.returnPressed.connect(self.finish)
        self._field.set_text(str(self.flow.days))
        self.first = self._field.edit
        self.column.addWidget(self._field)

    def take(self) -> ShareFlow | None:
        typed = self._field.text().strip()
        if not (typed.isascii() and typed.isdecimal() and 1 <= int(typed) <= MOST_DAYS):
            self._field.set_mistake(_("Choose a number from 1 to 365."))
            return None
        flow = self.flow
        return flow.with_agreement(days=int(typed), wishes=flow.wishes, is_signed=flow.is_signed)


class ChangeSignature(Change):
    """Signed, or not; and what both mean."""

    def build(self) -> None:
        self._tick = Tick(_("Without signature"))
        self._tick.setChecked(not self.flow.is_signed)
        self.first = self._tick
        self.column.addWidget(self._tick)
        for text in (
            _("A signature is proof. The reader can show it to others too."),
            _("Without a signature the reader sees: not signed."),
            _("There are then no eight words to compare."),
        ):
            self.column.addWidget(Words(text, "help", "muted"))

    def take(self) -> ShareFlow | None:
        flow = self.flow
        return flow.with_agreement(days=flow.days, wishes=flow.wishes, is_signed=not self._tick.isChecked())


class ChangeMachineCopy(Change):
    """A copy for a computer, off by default; every value of it then is a page to look at."""

    def build(self) -> None:
        self._ticks = {code: Tick(_(words)) for code, words in MACHINE_COPIES.items()}
        for code, tick in self._ticks.items():
            tick.setChecked(code in self.flow.machine)
            self.column.addWidget(tick)
        self.first = next(iter(self._ticks.values()))
        Task(self, _load_fhir).start()  # it takes most of a second, and nothing needs it before a tick
        for text in (
            _("A program can read such a copy. It holds the same as the pages, and no more."),
            _("You see every value of it before you sign."),
        ):
            self.column.addWidget(Words(text, "help", "muted"))

    def take(self) -> ShareFlow | None:
        return self.flow.with_machine_copy(frozenset(code for code, tick in self._ticks.items() if tick.isChecked()))


def _load_fhir() -> None:
    from herstelkluis.share.fhir import load_models

    load_models()


class ChangeReplaces(Change):
    """Whether it comes in the place of an earlier package of the same reader."""

    def __init__(self, flow: ShareFlow, earlier: Sequence[tuple[str, str]], *, parent: QWidget | None = None) -> None:
        """`earlier`: packages and how they are called, newest first."""
        self._earlier = earlier
        super().__init__(flow, parent=parent)

    def build(self) -> None:
        question = _("Does this replace an earlier package?")
        self._list = DropList(question)
        self._list.addItem(_("No, it is a new one."), None)
        for package, name in self._earlier:
            self._list.addItem(name, package)
        self._list.setCurrentIndex(max(0, self._list.findData(self.flow.supersedes)))
        self.first = self._list
        self.column.addWidget(Words(question, "help"))
        self.column.addWidget(self._list)
        self.column.addWidget(Words(_("The reader sees that the earlier one no longer counts."), "help", "muted"))

    def take(self) -> ShareFlow | None:
        return self.flow.replacing(self._list.currentData())
