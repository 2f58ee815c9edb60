"""Line by line: what was left out or put in the place of a name, to be read and agreed with before looking."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _, ngettext
from herstelkluis.share.flow import ShareFlow
from herstelkluis.share.pages import Change
from herstelkluis.ui.sharing.part import Part, titled
from herstelkluis.ui.speech import announce
from herstelkluis.ui.widgets.button import Main
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.tick import Tick
from herstelkluis.ui.widgets.words import Words

WIDEST = 760


class LineByLine(Part):
    """Each changed line with its tick. `done` and `back` carry the flow with the lines that were checked."""

    def __init__(self, flow: ShareFlow, *, parent: QWidget | None = None) -> None:
        under = _("Here a name or number was left out or replaced. Is it right like this?")
        super().__init__(titled(flow), under, step=2, parent=parent)
        self.flow = flow
        self._ticks: dict[str, Tick] = {}
        self._left = Words("", "strong", wrap=False)
        for change in flow.changes():
            self.column.addWidget(self._line(change))
        self.column.addStretch(1)
        self._say()

    def foot(self) -> Foot:
        on = Main(_("Go on: look closely"), after="arrow-right")
        on.clicked.connect(self.go_on)
        return Foot(on, [self._left], self.way_back(_("Back")))

    def begin(self) -> None:
        unchecked = (tick for tick in self._ticks.values() if not tick.isChecked())
        first = next(unchecked, next(iter(self._ticks.values()), None))
        if first is not None:
            first.setFocus()

    def go_back(self) -> None:
        self.back.emit(self.flow)

    def go_on(self) -> None:
        """Go on when every line was checked; else to the first that was not."""
        if all(tick.isChecked() for tick in self._ticks.values()):
            self.done.emit(self.flow)
            return
        announce(self, self._left.text())
        self.begin()

    def _line(self, change: Change) -> QWidget:
        paper = Ground("card")
        paper.setMaximumWidth(WIDEST)
        about = f"{change.title}: {change.question}" if change.question else change.title
        paper.column.addWidget(Words(about, "help", "muted"))
        paper.column.addWidget(Words(_("You wrote:"), "help", "muted"))
        paper.column.addWidget(Words(change.before, "own_small"))
        paper.column.addWidget(Words(_("The reader gets:"), "help", "muted"))
        paper.column.addWidget(Words(change.after or _("Nothing of this line"), "own_strong"))
        tick = Tick(_("It is right like this"), spoken=_("It is right like this: {line}").format(line=change.after))
        tick.setChecked(change.key in self.flow.checked)
        tick.toggled.connect(lambda on: self._check(change.key, on=on))
        self._ticks[change.key] = tick
        paper.column.addWidget(tick, 0, Qt.AlignmentFlag.AlignLeft)
        return paper

    def _check(self, key: str, *, on: bool) -> None:
        self.flow = self.flow.check_change(key) if on else self.flow.uncheck_change(key)
        self._say()

    def _say(self) -> None:
        left = sum(not tick.isChecked() for tick in self._ticks.values())
        said = ngettext("{n} line still to read", "{n} lines still to read", left).format(n=left)
        self._left.setText(said if left else _("All lines are read."))
