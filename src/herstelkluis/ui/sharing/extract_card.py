"""One line of an extract: as it was written, as it would go, and what the person says of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.model.text import Run, public_words
from herstelkluis.share.extract import ExtractLine
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import Button, Quiet, Second
from herstelkluis.ui.widgets.changed_words import ChangedWords, changed_parts
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.own_words import OwnWords
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap


class ExtractCard(Ground):
    """`kept`, `dropped` and `said` (other words) tell what the person decided. `number` counts from 1."""

    kept = Signal()
    dropped = Signal()
    said = Signal(str)

    def __init__(self, line: ExtractLine, number: int, *, parent: QWidget | None = None) -> None:
        super().__init__("card", parent=parent)
        self._line, self._number = line, number
        self.first: QWidget = self
        self.column.setContentsMargins(20, 14, 20, 14)
        self.column.setSpacing(6)
        if line.is_checked:
            self._show_judged()
        else:
            self._ask()

    def _ask(self) -> None:
        line = self._line
        before, after = changed_parts(line.before, line.after)
        if line.is_changed:
            self.column.addWidget(Words(_("You wrote:"), "help", "muted"))
            self.column.addWidget(ChangedWords(before, "own_small", gone=True))
            self.column.addWidget(Words(_("In the extract:"), "help", "muted"))
        self.column.addWidget(ChangedWords(after, "own_small", gone=False))
        self.column.addSpacing(4)
        row = Wrap(8)
        keep = self._button(Second, _("Keep this line"), self.kept.emit)
        self.first = keep
        for button in (
            keep,
            self._button(Quiet, _("Leave this line out"), self.dropped.emit),
            self._button(Quiet, _("Say it in other words"), self._write),
        ):
            row.addWidget(button)
        self.column.addLayout(row)

    def _show_judged(self) -> None:
        line = self._line
        if line.is_dropped:
            self.column.addWidget(ChangedWords(((line.before, True),), "own_small", gone=True))
            said = Marked("minus", _("This line stays out."), colour="muted")
        else:
            self.column.addWidget(Words(line.after, "own_small"))
            said = Marked("circle-check", _("This line goes like this."), colour="ok")
        row = Wrap(16)
        row.addWidget(said)
        change = Link(_("Change"), self._spoken(_("Change")), role="help")
        change.clicked.connect(self._again)
        row.addWidget(change)
        self.first = change
        self.column.addLayout(row)

    def _again(self) -> None:
        empty_layout(self.column)
        self._ask()
        self._wake()

    def _write(self) -> None:
        empty_layout(self.column)
        self.column.addWidget(Words(_("You wrote:"), "help", "muted"))
        self.column.addWidget(Words(self._line.before, "own_small", "muted"))
        words = OwnWords("", role="own_small", look="field")
        words.setFixedHeight(theme().px(104))
        words.set_runs((Run(self._line.after),) if self._line.after else ())
        field = Field(_("In the extract, in other words"), editor=words)
        self.column.addWidget(field)
        ready = self._button(Second, _("Ready"), lambda: self.said.emit(public_words(words.runs())))
        self.column.addWidget(ready, 0, Qt.AlignmentFlag.AlignLeft)
        self.first = words
        self._wake()

    def _button(self, kind: type[Button], words: str, then: Callable[[], object]) -> Button:
        button = kind(words, spoken=self._spoken(words), dense=True)
        button.clicked.connect(lambda _on=False: then())
        return button

    def _spoken(self, deed: str) -> str:
        return _("{deed}, line {n}: {words}").format(deed=deed, n=self._number, words=self._line.after)

    def _wake(self) -> None:
        for one in self.findChildren(QWidget):
            one.show()
        self.first.setFocus()
