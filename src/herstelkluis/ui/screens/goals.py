"""Mijn doelen en kleine overwinningen: what I want beside what went well. A calm list; nothing is counted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.widgets.button import Main, Second
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.list_row import ListRow
from herstelkluis.ui.widgets.save_state import SaveState
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.writing import Session
from herstelkluis.vault.goals import GOAL, VICTORY, Line, goals, victories


class GoalsScreen(Screen):
    """Every line opens its piece. Writing a victory down is the main deed: it is the smallest."""

    rail_key = "plan"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._lists: list[QVBoxLayout] = []
        sides = [self._side(words) for words in (_("Where I want to go"), _("Small victories"))]
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(Columns(sides, (1, 1), gap=56, parent=self))
        page.addStretch(1)
        self._main = Main(_("Write down a victory"), "pen-line")
        self._goal = Second(_("Write down a goal"), "plus")
        self._foot = Foot(self._main, [self._goal], [SaveState(parent=self)], parent=self)
        self._foot.hide()
        self._main.clicked.connect(lambda: self.go.emit("write", {"kind": VICTORY}))
        self._goal.clicked.connect(lambda: self.go.emit("write", {"kind": GOAL}))
        session.signals.documents_changed.connect(self._changed)

    def _side(self, heading: str) -> QWidget:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Words(heading, "section", parent=side))
        rows = QVBoxLayout()
        rows.setSpacing(0)
        column.addLayout(rows)
        column.addStretch(1)
        self._lists.append(rows)
        return side

    def enter(self, **_what: object) -> None:
        self.title = _("My goals and small victories")
        self.subtitle = _("As small as you like. You need not keep anything up.")
        self._show()
        first = self.findChild(ListRow)
        (first if first is not None else self._main).setFocus()
        self.titles_changed.emit()

    def clear(self) -> None:
        for rows in self._lists:
            empty_layout(rows)
        self.title = self.subtitle = ""

    def foot(self) -> Foot | None:
        return self._foot

    def _changed(self) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        vault = self.session.vault
        empty = _("Nothing here yet. One sentence is enough."), _("Something that worked, however small.")
        for rows, lines, none in zip(self._lists, (goals(vault), victories(vault)), empty, strict=True):
            empty_layout(rows)
            self._fill(rows, lines)
            if not lines:
                rows.addWidget(Words(none, "big", "muted", parent=self))

    def _fill(self, rows: QVBoxLayout, lines: Sequence[Line]) -> None:
        seen: dict[str, int] = {}
        for one in lines:
            said = ", ".join(filter(None, (one.words or _("without words"), *one.under, one.when)))
            seen[said] = seen.get(said, 0) + 1
            row = ListRow(
                one.words or _("without words"),
                under=", ".join(one.under),
                aside=one.when,
                rule=True,
                spoken=said if seen[said] == 1 else f"{said}, {seen[said]}",
                parent=self,
            )
            row.setProperty("document", one.id)
            row.clicked.connect(self._row_chosen)
            rows.addWidget(row)

    def _row_chosen(self) -> None:
        self.go.emit("write", {"document": str(self.sender().property("document"))})
