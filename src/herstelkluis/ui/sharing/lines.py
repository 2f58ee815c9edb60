"""Line by line: what was left out or put in the place of a name, to be read and agreed with before looking."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.share.flow import Change, ShareFlow
from herstelkluis.ui.sharing.line_pages import LinePages
from herstelkluis.ui.sharing.part import titled
from herstelkluis.ui.widgets.changed_words import ChangedWords, changed_parts
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.tick import Tick
from herstelkluis.ui.widgets.words import Words


class LineByLine(LinePages):
    """Each changed line with its tick. `done` and `back` carry the flow with the lines that were checked."""

    def __init__(self, flow: ShareFlow, changes: Sequence[Change], *, parent: QWidget | None = None) -> None:
        under = _("Here a name or number was left out or replaced. Is it right like this?")
        super().__init__(titled(flow), under, _("Go on: look closely"), parent=parent)
        self.flow, self._changes = flow, changes
        unchecked = (at for at, one in enumerate(self._changes) if one.key not in flow.checked)
        self.show_page_of(next(unchecked, 0))

    def total(self) -> int:
        return len(self._changes)

    def make(self, line: int) -> QWidget:
        change = self._changes[line]
        before, after = changed_parts(change.before, change.after)
        card = Ground("card")
        card.column.setContentsMargins(20, 14, 20, 12)
        card.column.setSpacing(4)
        about = f"{change.title}: {change.question}" if change.question else change.title
        card.column.addWidget(Words(about, "help", "muted"))
        card.column.addSpacing(4)
        card.column.addWidget(Words(_("You wrote:"), "help", "muted"))
        card.column.addWidget(ChangedWords(before, "own_small", gone=True))
        card.column.addWidget(Words(_("The reader gets:"), "help", "muted"))
        card.column.addWidget(ChangedWords(after, "own_small", gone=False))
        spoken = _("It is right like this: {line}").format(line=change.after)
        if any(one.after == change.after for one in self._changes[:line]):
            spoken = f"{spoken} ({line + 1})"
        tick = Tick(_("It is right like this"), spoken=spoken)
        tick.setChecked(self.is_checked(line))
        tick.toggled.connect(lambda on: self._check(line, on=on))
        card.column.addWidget(tick, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def first_of(self, line: QWidget) -> QWidget:
        return line.findChild(Tick) or line

    def is_checked(self, line: int) -> bool:
        return self._changes[line].key in self.flow.checked

    def agree(self, line: int) -> None:
        tick = self.first_of(self._shown[line])
        if isinstance(tick, Tick):
            tick.setChecked(True)

    def finish(self) -> None:
        self.done.emit(self.flow)

    def go_back(self) -> None:
        self.back.emit(self.flow)

    def _check(self, line: int, *, on: bool) -> None:
        key = self._changes[line].key
        self.flow = self.flow.check_change(key) if on else self.flow.uncheck_change(key)
        self.follow()
