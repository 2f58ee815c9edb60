"""One thing said in the middle of the window, with what is known and the ways on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.ui.speech import announce
from herstelkluis.ui.widgets.button import Button, Main, Second
from herstelkluis.ui.widgets.sheet import Rule
from herstelkluis.ui.widgets.sign import Sign
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap

WIDE = 640


@dataclass(frozen=True, slots=True)
class Telling:
    """What is said: title, one line, lines of (label, words), and a note under the buttons."""

    icon: str
    title: str
    line: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    note: str = ""
    colour: str = "text"


@dataclass(frozen=True, slots=True)
class Deed:
    """A button: its words, what it does, and its sign."""

    words: str
    do: Callable[[], object]
    icon: str = ""


def middle(parent: QWidget, above: int = 84) -> QVBoxLayout:
    """A column in the middle of `parent`, at most as wide as reads well."""
    held = QWidget(parent)
    held.setMaximumWidth(WIDE)
    column = QVBoxLayout(held)
    column.setContentsMargins(0, above, 0, 32)
    column.setSpacing(8)
    row = QHBoxLayout(parent)
    row.setContentsMargins(24, 0, 24, 0)
    row.addStretch(1)
    row.addWidget(held, 100)
    row.addStretch(1)
    return column


def fact(label: str, words: str, role: str = "strong") -> QVBoxLayout:
    """A label with its words below it."""
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(Words(label, "help", "muted"))
    column.addWidget(Words(words, role))
    return column


class Told(QWidget):
    """The first deed is the main button, and has the keyboard."""

    def __init__(self, telling: Telling, deeds: Sequence[Deed], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._telling = telling
        column = middle(self)
        column.addWidget(Sign(telling.icon, telling.colour, 40), 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(4)
        column.addWidget(Words(telling.title, "display"))
        if telling.line:
            column.addWidget(Words(telling.line, "big"))
        column.addSpacing(14)
        if telling.facts:
            column.addWidget(Rule())
        for label, words in telling.facts:
            column.addLayout(fact(label, words))
            column.addWidget(Rule())
        row = Wrap(12)
        buttons = [_button(Second if at else Main, deed) for at, deed in enumerate(deeds)]
        for button in buttons:
            row.addWidget(button)
        self._first = buttons[0]
        column.addSpacing(14)
        column.addLayout(row)
        if telling.note:
            column.addSpacing(8)
            column.addWidget(Words(telling.note, "help", "muted"))
        column.addStretch(1)

    def begin(self) -> None:
        """Say it, and put the keyboard on the first way on."""
        announce(self, f"{self._telling.title}. {self._telling.line}")
        self._first.setFocus()

    def clear(self) -> None:
        """Nothing of a package is in here."""


def _button(kind: type[Button], deed: Deed) -> Button:
    button = kind(deed.words, deed.icon)
    button.clicked.connect(deed.do)
    return button
