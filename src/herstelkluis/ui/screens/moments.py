"""Choosing which two moments stand in the web: now, and one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.pictures.six_areas import Moment
from herstelkluis.ui.widgets.drop_list import DropList
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault.areas import Scan


class Moments(QWidget):
    """Two lists. The newest moment and the one before it are chosen first; what was chosen stays while it is there."""

    changed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scans: tuple[Scan, ...] = ()
        self.now = DropList(_("The full line"), parent=self)
        self.before = DropList(_("The dashed line"), parent=self)
        row = Wrap(24, parent=self)
        for drop in (self.now, self.before):
            part = QWidget(self)
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(4)
            words = Words(drop.accessibleName(), "strong", wrap=False, parent=part)
            words.setBuddy(drop)
            column.addWidget(words)
            column.addWidget(drop)
            row.addWidget(part)
            drop.activated.connect(self.changed)

    def show_scans(self, scans: Sequence[Scan]) -> None:
        """Offer these moments, newest first."""
        kept = self.now.currentData(), self.before.currentData()
        is_first = not self._scans
        self._scans = tuple(scans)
        for drop in (self.now, self.before):
            drop.clear()
        self.before.addItem(_("None"), "")
        for one in self._scans:
            self.now.addItem(one.called, one.id)
            self.before.addItem(one.called, one.id)
        newest = [one.id for one in self._scans[:2]]
        at = self.now.findData(kept[0])
        self.now.setCurrentIndex(at if at >= 0 and not is_first else 0)
        at = self.before.findData(kept[1])
        fresh = self.before.findData(newest[1]) if len(newest) > 1 else 0
        self.before.setCurrentIndex(at if at >= 0 and not is_first else fresh)

    def chosen(self) -> tuple[Scan | None, Scan | None]:
        """The two moments; before may be none, and is none when it is the same."""
        by_id = {one.id: one for one in self._scans}
        now, before = by_id.get(self.now.currentData()), by_id.get(self.before.currentData())
        return now, before if before is not now else None

    def said(self) -> tuple[Moment, Moment | None]:
        """The same two as they are drawn and said: the newest is called "nu"."""
        now, before = self.chosen()
        if now is None:
            return Moment(()), None
        label = _("now, {when}").format(when=now.called) if now is self._scans[0] else now.called
        return replace(now.moment, label=label), before.moment if before is not None else None

    def focus_first(self) -> None:
        """Put the keyboard on the first list."""
        self.now.setFocus()
