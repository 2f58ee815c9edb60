"""Alle bladen: every kind there is to write, by part, with what it is for and a way in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import N_
from herstelkluis.i18n import _, ngettext, say_date
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.list_row import ListRow
from herstelkluis.ui.widgets.rail_item import RailItem
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.writing import Session
from herstelkluis.vault.shelf import PARTS, Kind, shelf

WORDS = {
    "today": (N_("Notes and letters"), "sun"),
    "story": (N_("My story"), "footprints"),
    "plan": (N_("My plan"), "sprout"),
    "crisis": (N_("Crisis plan"), "shield"),
    "people": (N_("My people"), "users"),
    "areas": (N_("My six areas"), "hexagon"),
    "share": (N_("To hand over"), "send"),
    "": (N_("My own sheets"), "file-text"),
}
SCREEN_OF = {
    "levensverhaal": "story",
    "notitie": "notes",
    "persoon": "people",
    "plan.crisis": "crisis",
    "doel": "goals",
    "overwinning": "goals",
    "plan.goed": "plan",
    "plan.signalen": "plan",
}
"""Kinds with a screen of their own; all others open where they are written."""


class ShelfScreen(Screen):
    """`enter(part=…)` opens at one part. What was not begun yet is begun by choosing it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._part = "today"
        self._kinds: dict[str, tuple[Kind, ...]] = {}
        self._parts = QVBoxLayout()
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(2)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        left, right = QWidget(self), QWidget(self)
        for holder, rows in ((left, self._parts), (right, self._rows)):
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.addLayout(rows)
            column.addStretch(1)
        right.setMaximumWidth(theme().px(820))
        self._columns = Columns([left, right], (1, 3), gap=32, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._columns)
        session.signals.documents_changed.connect(self._changed)

    def enter(self, **what: object) -> None:
        self.title, self.subtitle = _("All sheets"), _("Everything you can write. Nothing is a must.")
        self._kinds = shelf(self.session.vault)
        self._part = str(what.get("part", what.get("back", self._part)))
        if self._part not in self._kinds:
            self._part = next(iter(self._kinds), "today")
        self.rail_key = self._part or "today"
        self._show()
        self.titles_changed.emit()

    def place(self) -> dict[str, object]:
        return {"part": self._part}

    def clear(self) -> None:
        empty_layout(self._parts)
        empty_layout(self._rows)
        self._kinds = {}
        self.title = self.subtitle = ""

    def _changed(self) -> None:
        if self.isVisible():
            self.enter()

    def _show(self) -> None:
        empty_layout(self._parts)
        empty_layout(self._rows)
        for part in (one for one in PARTS if one in self._kinds):
            word, icon = WORDS[part]
            item = RailItem(_(word), icon, spoken=_("Sheets: {part}").format(part=_(word)), parent=self)
            item.set_here(here=part == self._part)
            item.setProperty("part", part)
            item.clicked.connect(self._part_chosen)
            self._parts.addWidget(item)
            if part == self._part:
                item.setFocus()
        word, icon = WORDS[self._part]
        self._rows.addWidget(Words(_(word), "section", parent=self))
        self._rows.addSpacing(4)
        for kind in self._kinds[self._part]:
            row = ListRow(
                kind.title,
                icon=icon,
                icon_colour="primary" if kind.pieces else "muted",
                under=kind.about,
                aside=self._said_of(kind),
                own=False,
                rule=True,
                parent=self,
            )
            row.setProperty("kind", kind.kind)
            row.clicked.connect(self._kind_chosen)
            self._rows.addWidget(row)
        if self._part == "today":
            elsewhere = Link(_("Bring in from elsewhere"), parent=self)
            elsewhere.clicked.connect(lambda: self.go.emit("import", {}))
            self._rows.addSpacing(12)
            self._rows.addWidget(elsewhere, 0, Qt.AlignmentFlag.AlignLeft)

    def _said_of(self, kind: Kind) -> str:
        """What the owner has of it, in words."""
        if kind.newest is None:
            return _("still empty")
        if kind.pieces > 1:
            return ngettext("{n} piece", "{n} pieces", kind.pieces).format(n=kind.pieces)
        today = self.session.vault.clock().astimezone().date()
        changed = kind.newest.changed_at
        return say_date(changed.astimezone().date(), today) if changed is not None else ""

    def _part_chosen(self) -> None:
        self.go.emit("shelf", {"part": str(self.sender().property("part"))})

    def _kind_chosen(self) -> None:
        chosen = str(self.sender().property("kind"))
        kind = next(one for one in self._kinds[self._part] if one.kind == chosen)
        if chosen in SCREEN_OF:
            self.go.emit(SCREEN_OF[chosen], {})
        elif kind.newest is None:
            self.go.emit("write", {"kind": chosen})
        elif kind.many:
            self.go.emit("pieces_of", {"kind": chosen})
        else:
            self.go.emit("write", {"document": kind.newest.id})
