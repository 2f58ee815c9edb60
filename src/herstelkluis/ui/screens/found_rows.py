"""What was found elsewhere, as rows to tick: title, day, the first words, and whether it is there already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _, ngettext, say_date
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.sheet import Rule
from herstelkluis.ui.widgets.tick import Tick
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault.importing.batch import Found

AT_ONCE = 25
_SHORT = 120


class FoundRows(QWidget):
    """Every piece has a tick; the first rows are shown, and a link to more. What is there already starts without."""

    changed = Signal()

    def __init__(
        self, pieces: Sequence[Found], there: Sequence[bool], today: date, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pieces, self._there, self._today = list(pieces), list(there), today
        self._wanted = [not known for known in there]
        self._shown = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._more = Link("", role="help", parent=self)
        self._more.clicked.connect(self._go_on)
        self._column.addWidget(self._more)
        self._show_more()

    def chosen(self) -> list[Found]:
        """The pieces that are ticked."""
        return [piece for piece, wanted in zip(self._pieces, self._wanted, strict=True) if wanted]

    def focus_first(self) -> None:
        """Put the keyboard on the first tick."""
        first = self.findChild(Tick)
        if first is not None:
            first.setFocus()

    def _go_on(self) -> None:
        first = self._show_more()
        if first is not None:
            first.setFocus()

    def _show_more(self) -> Tick | None:
        start, self._shown = self._shown, min(self._shown + AT_ONCE, len(self._pieces))
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        ticks = [self._row(number, column, box) for number in range(start, self._shown)]
        self._column.insertWidget(self._column.count() - 1, box)
        box.show()
        left = min(len(self._pieces) - self._shown, AT_ONCE)
        self._more.setText(ngettext("Show {n} more piece", "Show {n} more pieces", left).format(n=left))
        self._more.setAccessibleName(self._more.text())
        self._more.setVisible(left > 0)
        return ticks[0] if ticks else None

    def _row(self, number: int, column: QVBoxLayout, box: QWidget) -> Tick:
        piece = self._pieces[number]
        title = _short(piece.title or piece.words.strip().split("\n", 1)[0]) or piece.place
        day = say_date(piece.day, self._today) if piece.day else ""
        files = ngettext("{n} file", "{n} files", len(piece.files)).format(n=len(piece.files)) if piece.files else ""
        aside = ", ".join(filter(None, (day, files)))
        known = _("This is there already.") if self._there[number] else ""
        tick = Tick(spoken=", ".join(filter(None, (f"{number + 1}", title, aside, known))), parent=box)
        tick.setChecked(self._wanted[number])
        tick.toggled.connect(lambda on: self._ticked(number, on=on))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words(title, "own_small", parent=box))
        first = _short(" ".join(piece.words.strip().removeprefix(piece.title).split()))
        for text, role in ((first if first != title else "", "help"), (known, "help_strong")):
            if text:
                words.addWidget(Words(text, role, "muted", parent=box))
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(theme().px(10))
        row.addWidget(tick)
        row.addLayout(words, 1)
        if aside:
            row.addWidget(Words(aside, "help", "muted", wrap=False, parent=box))
        column.addLayout(row)
        column.addWidget(Rule(parent=box))
        return tick

    def _ticked(self, number: int, *, on: bool) -> None:
        self._wanted[number] = on
        self.changed.emit()


def _short(words: str) -> str:
    return words if len(words) <= _SHORT else words[:_SHORT].rsplit(" ", 1)[0] + " …"
