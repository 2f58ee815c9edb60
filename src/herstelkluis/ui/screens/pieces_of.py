"""What the owner has of one kind, newest first, and beginning another."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _, say_date
from herstelkluis.model.fuzzy import format_period
from herstelkluis.store.documents import Summary
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import Main, Quiet
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.list_row import ListRow
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.writing import Session

SHOWN = 200
LONGEST = 120


class PiecesOfScreen(Screen):
    """`enter(kind=…)`. A folded piece shows only its title."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._kind = ""
        inside = QWidget(self)
        inside.setMaximumWidth(theme().px(820))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        column.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(inside, 1)
        line.addStretch(0)
        self._main = Main(_("Begin a new one"), "plus")
        back = Quiet(_("All sheets"), "arrow-left", parent=self)
        self._main.clicked.connect(self._new)
        back.clicked.connect(self._back)
        self._foot = Foot(self._main, (), [back], parent=self)
        self._foot.hide()
        session.signals.documents_changed.connect(self._changed)

    def enter(self, **what: object) -> None:
        vault = self.session.vault
        self._kind = str(what.get("kind", self._kind))
        template = vault.templates[self._kind]
        self.rail_key = template.part
        self.title, self.subtitle = template.together or template.title, template.about
        self._main.setText(_("Add someone") if template.view == "person" else _("Begin a new one"))
        empty_layout(self._rows)
        pieces = vault.summaries(self._kind, SHOWN)
        if not pieces:
            self._rows.addWidget(Words(_("Nothing here yet"), "display", parent=self))
            self._rows.addWidget(Words(_("A sentence is enough."), "big", "muted", parent=self))
        said: dict[str, int] = {}
        for one in pieces:
            row = self._row(one)
            name = row.accessibleName()
            said[name] = said.get(name, 0) + 1
            if said[name] > 1:
                row.setAccessibleName(f"{name}, {said[name]}")
            self._rows.addWidget(row)
        self.titles_changed.emit()
        first = self.findChild(ListRow)
        (first if first is not None else self._main).setFocus()

    def place(self) -> dict[str, object]:
        return {"kind": self._kind}

    def clear(self) -> None:
        empty_layout(self._rows)
        self.title = self.subtitle = ""

    def foot(self) -> Foot | None:
        return self._foot

    def _row(self, one: Summary) -> ListRow:
        vault = self.session.vault
        today = vault.clock().astimezone().date()
        day = say_date(one.changed_at.astimezone().date(), today) if one.changed_at is not None else ""
        words = one.title or ("" if one.folded else one.first_line) or vault.templates[self._kind].title
        when = format_period(one.period) if one.period is not None else ""
        row = ListRow(
            words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …",
            icon="book-open" if one.folded else "file-text",
            aside=when or day,
            rule=True,
            parent=self,
        )
        row.setProperty("document", one.id)
        row.clicked.connect(self._chosen)
        return row

    def _changed(self) -> None:
        if self.isVisible():
            self.enter()

    def _chosen(self) -> None:
        self.go.emit("write", {"document": str(self.sender().property("document"))})

    def _new(self) -> None:
        self.go.emit("write", {"kind": self._kind})

    def _back(self) -> None:
        self.go.emit("shelf", {"part": self.rail_key})
