"""One setting: what, one sentence, its state in words, and one control at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.drop_list import DropList
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.sheet import Rule
from herstelkluis.ui.widgets.words import Words


class SettingRow(QWidget):
    """The control goes under the words when there is little room."""

    def __init__(self, title: str, sentence: str, control: QWidget, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words, side = QWidget(self), QWidget(self)
        self._column = QVBoxLayout(words)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(Words(title, "sub", parent=words))
        self._column.addWidget(Words(sentence, "body", "muted", parent=words))
        self._state = Marked("circle-check", "", colour="ok", parent=words)
        self._state.hide()
        self._column.addWidget(self._state)
        self._column.addStretch(1)
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(control, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        beside.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 14, 0, 0)
        whole.setSpacing(14)
        whole.addWidget(Columns([words, side], (1, 0), gap=32, parent=self))
        whole.addWidget(Rule(parent=self))

    def say(self, words: str, *, good: bool = True) -> None:
        """The state, under the sentence; nothing takes it away."""
        self._state.set_look("circle-check" if good else "info", "ok" if good else "muted")
        self._state.set_text(words)
        self._state.setVisible(bool(words))


class Pick(DropList):
    """A list of values with their words; `picked` is told only when the person chooses."""

    def __init__(
        self,
        spoken: str,
        options: Mapping[Any, str],
        value: object,
        picked: Callable[[object], None],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(spoken, parent=parent)
        self._values = list(options)
        for words in options.values():
            self.addItem(words)
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)
        self._picked = picked
        self.activated.connect(self._chosen)

    def _chosen(self, at: int) -> None:
        self._picked(self._values[at])
