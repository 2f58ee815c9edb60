"""The timeline as a list: shelves of ten years, one year or one month, and what stands on each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _, ngettext
from herstelkluis.model.pictures.timeline import Moment, Stretch
from herstelkluis.model.pictures.timeline_drawing import GROUP_KEY
from herstelkluis.model.pictures.timeline_said import KIND_WORDS, Shelf, say_moment, shelves
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.twin_list import Line, TwinList
from herstelkluis.ui.widgets.words import Words

MOST = 60
"""More lines than this are shown as shelves to go into; nothing is left out."""

_ICONS = {"chapter": "footprints", "event": "bookmark", "help": "users", "crisis": "shield", "victory": "leaf"}
_SHELF = "shelf:"


class TimelineList(QWidget):
    """`at` carries the moment the keyboard is on; `chosen` a moment, or days to go into as the drawing says them."""

    at = Signal(str)
    chosen = Signal(str)

    def __init__(self, moments: Sequence[Moment], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moments = moments
        self._known = {one.key: one for one in moments}
        self._shelves: tuple[Shelf, ...] = ()
        self._open: set[str] = set()
        self._is_short = False
        self.day = 0
        self.setMinimumWidth(min(theme().px(280), 330))
        self.lines = TwinList(parent=self)
        self.lines.at.connect(self._moved)
        self.lines.chosen.connect(self._pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Words(_("As a list"), "sub", parent=self))
        column.addWidget(self.lines)

    def show_stretch(self, stretch: Stretch) -> None:
        """Show what is in this part of the life."""
        self._shelves = shelves(self._moments, stretch)
        self._is_short = stretch.days <= 62
        self._show()

    def focus_first(self) -> None:
        """Bring the keyboard to the first line."""
        if self.lines.rows:
            self.lines.rows[0].setFocus()

    def _show(self) -> None:
        many = sum(len(shelf.moments) for shelf in self._shelves)
        self.lines.show_lines(self._lines(are_all=many <= MOST or self._is_short))

    def _lines(self, *, are_all: bool) -> Iterator[Line]:
        for shelf in self._shelves:
            many = len(shelf.moments)
            said = ngettext("{n} moment", "{n} moments", many).format(n=many)
            key = f"{GROUP_KEY}{shelf.first}:{shelf.last}" if shelf.first else f"{_SHELF}{shelf.words}"
            yield Line(key, shelf.words, said, icon="calendar-days", own=False)
            if are_all or shelf.words in self._open:
                yield from map(_line, shelf.moments)

    def _pressed(self, key: str) -> None:
        if not key.startswith(_SHELF):
            self.chosen.emit(key)
            return
        self._open ^= {key.removeprefix(_SHELF)}
        self._show()
        if (row := self.lines.row_of(key)) is not None:
            row.setFocus()

    def _moved(self, key: str) -> None:
        moment = self._known.get(key)
        self.day = moment.begins if moment is not None else 0
        self.at.emit(key)


def _line(moment: Moment) -> Line:
    kind = _(KIND_WORDS[moment.band])
    under = moment.when or (_("I do not know when") if not moment.is_known else "")
    return Line(moment.key, moment.words, under=under, aside=kind, icon=_ICONS[moment.band], spoken=say_moment(moment))
