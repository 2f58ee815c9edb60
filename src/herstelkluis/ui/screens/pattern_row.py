"""One row of crises side by side: what each says, and whether the person sees it more often."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.body import Row
from herstelkluis.model.pictures.crisis_pattern import RECKONED, Crisis, own_words, said_of
from herstelkluis.ui.widgets.chip import Chip
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.line_edit import LineEdit
from herstelkluis.ui.widgets.sheet import Rule
from herstelkluis.ui.widgets.words import Words


class PatternRow(QWidget):
    """`marked` says that the mark was set or taken away, `typed` that its words changed."""

    marked = Signal(str, bool)
    typed = Signal(str)

    def __init__(
        self,
        key: str,
        title: str,
        crises: Sequence[Crisis],
        mark: Row | None,
        others: Sequence[Row] = (),
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.key, self._crises = key, crises
        self._names: list[Words] = []
        own = QWidget(self)
        self.chip = Chip(_("Yes, I see this more often"), on=mark is not None, parent=own)
        self.chip.setAccessibleName(_("{row}: yes, I see this more often").format(row=title))
        self.words = LineEdit(own=True, parent=own)
        self.words.setAccessibleName(_("{row}: in my words").format(row=title))
        self._times = Words("", "help", "muted", parent=own)
        also = "\n".join(_also(one, crises) for one in others)
        self._also = Words(also, "help", "muted", parent=own)
        self._also.setVisible(bool(also))
        self.show_mark(mark)
        column = QVBoxLayout(own)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.words)
        column.addWidget(self._times)
        column.addWidget(self._also)
        column.addStretch(1)
        cells = [*(self._cell(one) for one in crises), own]
        self.columns = Columns(cells, [3] * len(crises) + [4], gap=24, even=True, parent=self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 10, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(Words(title, "sub", parent=self))
        whole.addWidget(self.columns)
        whole.addWidget(Rule(parent=self))
        self.chip.clicked.connect(lambda on: self.marked.emit(self.key, on))
        self.words.textEdited.connect(lambda _text: self.typed.emit(self.key))

    def show_mark(self, mark: Row | None) -> None:
        """Show whether it is marked, with its words and with which crises it was seen."""
        times = said_of(mark, self._crises) if mark is not None else ""
        self.chip.setChecked(mark is not None)
        self.words.setVisible(mark is not None)
        self._times.setText(times[:1].upper() + times[1:])
        self._times.setVisible(bool(times))
        if self.words.text() != own_words(mark):
            self.words.setText(own_words(mark))
            self.words.setCursorPosition(0)

    def set_narrow(self, *, narrow: bool) -> None:
        """Under each other every cell says whose it is."""
        for name in self._names:
            name.setVisible(narrow)
        self.columns.set_narrow(narrow=narrow)

    def _cell(self, crisis: Crisis) -> QWidget:
        cell = QWidget(self)
        said = crisis.cells.get(self.key, "")
        name = Words(crisis.name, "help", "muted", parent=cell)
        role = "body" if self.key in RECKONED else "own_small"
        words = Words(said, role, parent=cell) if said else Words(_("not told"), "help", "muted", parent=cell)
        words.setAccessibleName(f"{crisis.name}: {words.text()}")
        self._names.append(name)
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(name)
        column.addWidget(words)
        column.addStretch(1)
        return cell


def _also(mark: Row, crises: Sequence[Crisis]) -> str:
    """Another mark in this row, as one line."""
    return ": ".join(filter(None, (own_words(mark), said_of(mark, crises))))
