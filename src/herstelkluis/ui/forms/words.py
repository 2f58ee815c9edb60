"""Own words in a form: a text over several lines, one short line, and a moment as the person says it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.body import Line, Text, Value
from herstelkluis.model.fuzzy import format_period, parse_period
from herstelkluis.model.period import Period
from herstelkluis.model.say_period import say_understood
from herstelkluis.model.template import Field
from herstelkluis.model.text import all_words, as_typed, runs
from herstelkluis.ui.forms.editor import Around, Editor
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.line_edit import LineEdit
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.own_words import OwnWords
from herstelkluis.ui.widgets.words import Words

LINES, MOST_LINES = 3, 14
ALL_LINES = 400


class TextEditor(Editor):
    """Grows with its words up to half a screen, then scrolls inside; `least_lines` and `most_lines` say otherwise."""

    least_lines, most_lines = LINES, MOST_LINES

    def __init__(self, field: Field, spoken: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.edit = OwnWords(spoken, role="own_small", look="field", parent=self)
        self.edit.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._hint = TooLong(field.max, parent=self)
        self._read: Value | None = None
        self._touched = False
        self.column.addWidget(self.edit)
        self.column.addWidget(self._hint)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._typed)
        self.edit.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def value(self) -> Value | None:
        if not self._touched:
            return self._read
        text = self.edit.runs()
        return Text(text) if text else None

    def show_value(self, value: Value | None) -> None:
        self._read, self._touched = value, False
        shown = value.runs if isinstance(value, Text) else runs(value.words) if isinstance(value, Line) else ()
        self.edit.set_runs(shown)
        self._hint.look_at(all_words(shown))
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_hint"):
            self._grow()

    def _typed(self) -> None:
        self._touched = True
        self._hint.look_at_length(self.edit.document().characterCount() - 1)
        self.changed.emit()

    def _grow(self) -> None:
        line = theme().line("own_small")
        high = round(self.edit.document().size().height()) + 22
        self.edit.setFixedHeight(min(max(high, self.least_lines * line + 22), self.most_lines * line))


class LineEditor(Editor):
    """One line. What has line ends from elsewhere is only changed when the person types in it."""

    def __init__(self, field: Field, spoken: str, *, dense: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.edit = LineEdit(own=True, dense=dense, parent=self)
        self.edit.setAccessibleName(spoken)
        self.edit.setMaxLength(2**31 - 1)
        self._hint = TooLong(field.max, parent=self)
        self._read: Value | None = None
        self._touched = False
        self.column.addWidget(self.edit)
        self.column.addWidget(self._hint)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._typed)

    def value(self) -> Value | None:
        if not self._touched:
            return self._read
        words = as_typed(self.edit.text())
        return self._made(words) if words else None

    def show_value(self, value: Value | None) -> None:
        blocked = self.edit.blockSignals(True)
        self.edit.setText(self._shown(value))
        self.edit.blockSignals(blocked)
        self._read, self._touched = value, False
        self._hint.look_at(self.edit.text())

    def _typed(self) -> None:
        self._touched = True
        self._hint.look_at(self.edit.text())
        self.changed.emit()

    def _made(self, words: str) -> Value:
        return Line(words)

    def _shown(self, value: Value | None) -> str:
        match value:
            case Line(words):
                return words
            case Text(text):
                return all_words(text)
            case _:
                return ""


class WhenEditor(LineEditor):
    """A moment or period in the person's own words; what is understood is said back, the rest is only words."""

    def __init__(
        self, field: Field, spoken: str, around: Around, *, dense: bool = False, parent: QWidget | None = None
    ) -> None:
        self._around = around
        super().__init__(field, spoken, dense=dense, parent=parent)
        self._understood = Words("", "help", "muted", parent=self)
        self.column.addWidget(self._understood)
        self.edit.textChanged.connect(self._say_back)
        self._say_back()

    def show_value(self, value: Value | None) -> None:
        super().show_value(value)
        self._say_back()

    def _say_back(self) -> None:
        said = say_back(self.edit.text(), self._around.birth_year)
        self._understood.setText(said)
        self._understood.setVisible(bool(said))
        self.edit.setAccessibleDescription(said)

    def _made(self, words: str) -> Value:
        return parse_period(words)

    def _shown(self, value: Value | None) -> str:
        return format_period(value) if isinstance(value, Period) else super()._shown(value)


def say_back(words: str, birth_year: Callable[[], int | None]) -> str:
    """What was understood of words about a moment, in a calm sentence; of only words, that they stay as they are."""
    if not words.strip():
        return ""
    period = parse_period(words)
    has_age = period.age_from is not None or period.age_to is not None
    said = say_understood(period, birth_year() if has_age else None)
    return _("On your time line: {period}.").format(period=said) if said else _("This stays as you say it.")


class TooLong(Marked):
    """Says so when a text is longer than the paper has room for. Nothing is cut."""

    def __init__(self, most: int | None, *, parent: QWidget | None = None) -> None:
        super().__init__("info", "", colour="warn", parent=parent)
        self._most, self._is_too_long = most, False
        self.hide()

    def look_at(self, words: str) -> None:
        """Look at these words."""
        self.look_at_length(len(words))

    def look_at_length(self, length: int) -> None:
        """Look at so many letters."""
        too_long = self._most is not None and length > self._most
        if too_long != self._is_too_long:
            self._is_too_long = too_long
            self.set_text(_("This is long. It may not all fit on paper.") if too_long else "")
            self.setVisible(too_long)
