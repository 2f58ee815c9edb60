"""All questions of a chapter with what was done with each; the one on the sheet is marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import N_
from herstelkluis.i18n import _
from herstelkluis.model.answering import Question, State, state_of
from herstelkluis.model.body import Body
from herstelkluis.ui.widgets.button import FlushQuiet
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.list_row import ListRow
from herstelkluis.ui.widgets.words import Words

STATE_WORDS = {
    State.ANSWERED: N_("answered"),
    State.SKIPPED: N_("skipped"),
    State.UNKNOWN: N_("I do not know"),
    State.RATHER_NOT: N_("I would rather not say"),
    State.EMPTY: N_("empty"),
}
_SIGNS = {State.ANSWERED: ("circle-check", "ok"), State.EMPTY: ("circle", "muted")}


class QuestionList(QWidget):
    """`chosen` carries the number of a question. Narrow, the list folds behind one button."""

    chosen = Signal(int)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        """Show the questions and how each stands now."""
        empty_layout(self._list)
        for number, question in enumerate(asked):
            state = state_of(body.get(question.key))
            icon, colour = ("pen-line", "primary") if number == here else _SIGNS.get(state, ("minus", "muted"))
            words = _(STATE_WORDS[state])
            row = ListRow(
                question.field.ask,
                icon=icon,
                icon_colour=colour,
                under=words if state not in (State.ANSWERED, State.EMPTY) else "",
                own=False,
                dense=True,
                here=number == here,
                here_ground="surface",
                spoken=f"{question.field.ask}, {words}",
                parent=self._box,
            )
            row.setProperty("question", number)
            row.clicked.connect(self._row_chosen)
            self._list.addWidget(row)

    def set_narrow(self, *, narrow: bool) -> None:
        """Fold the list behind a button, or show it whole."""
        self._all.setVisible(narrow)
        self._heading.setVisible(not narrow)
        self._box.setVisible(not narrow)

    def clear(self) -> None:
        """Let go of every question."""
        empty_layout(self._list)

    def _toggle(self) -> None:
        self._box.setVisible(not self._box.isVisible())

    def _row_chosen(self) -> None:
        if self._all.isVisible():
            self._box.hide()
        self.chosen.emit(int(self.sender().property("question")))
