"""All questions of a chapter with what was done with each; the one on the sheet is marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.answering import Question, State, state_of
from herstelkluis.model.body import Body
from herstelkluis.ui.forms.rather import STATE_WORDS
from herstelkluis.ui.widgets.button import FlushQuiet
from herstelkluis.ui.widgets.empty import empty_layout, throw_away
from herstelkluis.ui.widgets.list_row import ListRow
from herstelkluis.ui.widgets.words import Words

_SIGNS = {State.ANSWERED: ("circle-check", "ok"), State.EMPTY: ("circle", "muted")}


class QuestionList(QWidget):
    """`chosen` carries the number of a question. Narrow, the list folds behind one button."""

    chosen = Signal(int)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ListRow] = []
        self._told: list[tuple[str, State, bool]] = []
        self._heading = Words(_("Questions"), "sub", parent=self)
        self._all = FlushQuiet(_("All questions"), "chevron-down", parent=self)
        self._all.clicked.connect(self._toggle)
        self._box = QWidget(self)
        self._list = QVBoxLayout(self._box)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self._heading, self._all, self._box):
            column.addWidget(widget)
        self._all.hide()

    def show_questions(self, asked: Sequence[Question], body: Body, here: int) -> None:
        """Show the questions and how each stands now. Rows that say the same stay, so that Tab finds them."""
        told = [
            (question.field.ask, state_of(body.get(question.key)), number == here)
            for number, question in enumerate(asked)
        ]
        if len(told) != len(self._told):
            self.clear()
        before: QWidget = self._all
        for number, (ask, state, is_here) in enumerate(told):
            if number == len(self._rows):
                self._rows.append(self._row(number, ask, state, is_here=is_here))
                self._list.addWidget(self._rows[number])
            elif told[number] != self._told[number]:
                old, self._rows[number] = self._rows[number], self._row(number, ask, state, is_here=is_here)
                self._list.insertWidget(number, self._rows[number])
                throw_away(old)
            QWidget.setTabOrder(before, self._rows[number])
            before = self._rows[number]
        self._told = told

    def _row(self, number: int, ask: str, state: State, *, is_here: bool) -> ListRow:
        icon, colour = ("pen-line", "primary") if is_here else _SIGNS.get(state, ("minus", "muted"))
        words = _(STATE_WORDS[state])
        row = ListRow(
            ask,
            icon=icon,
            icon_colour=colour,
            under=words if state not in (State.ANSWERED, State.EMPTY) else "",
            own=False,
            dense=True,
            here=is_here,
            here_ground="surface",
            spoken=f"{ask}, {words}",
            parent=self._box,
        )
        row.setProperty("question", number)
        row.clicked.connect(self._row_chosen)
        return row

    def set_narrow(self, *, narrow: bool) -> None:
        """Fold the list behind a button, or show it whole."""
        self._all.setVisible(narrow)
        self._heading.setVisible(not narrow)
        self._box.setVisible(not narrow)

    def clear(self) -> None:
        """Let go of every question."""
        self._rows.clear()
        self._told = []
        empty_layout(self._list)

    def _toggle(self) -> None:
        self._box.setVisible(not self._box.isVisible())

    def _row_chosen(self) -> None:
        if self._all.isVisible():
            self._box.hide()
        self.chosen.emit(int(self.sender().property("question")))
