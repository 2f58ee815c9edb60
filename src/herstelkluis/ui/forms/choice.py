"""Choosing from a few words in a form: one, many, a line of another list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.model.body import Choice, RowRef, Value
from herstelkluis.model.say import plain_key
from herstelkluis.model.template import Field
from herstelkluis.model.text import as_typed
from herstelkluis.ui.forms.editor import Around, Editor
from herstelkluis.ui.widgets.drop_list import DropList
from herstelkluis.ui.widgets.field import Field as LabelledField
from herstelkluis.ui.widgets.tick import Tick
from herstelkluis.ui.widgets.wrap import Wrap


class ChoiceEditor(Editor):
    """One choice opens as a list, many are boxes to tick. A chosen key the template no longer knows stays chosen."""

    def __init__(self, field: Field, spoken: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._spoken = spoken
        self._labels = {option.key: option.label for option in field.options}
        self._drop: DropList | None = None
        self._ticks: dict[str, Tick] = {}
        self._gone: tuple[str, ...] = ()
        if field.many:
            box = QWidget(self)
            wrap = Wrap(20, parent=box)
            for option in field.options:
                tick = Tick(option.label, spoken=f"{spoken}: {option.label}", parent=box)
                tick.clicked.connect(self.changed)
                self._ticks[option.key] = tick
                wrap.addWidget(tick)
            self.column.addWidget(box)
        else:
            self._drop = DropList(spoken, parent=self)
            self._drop.activated.connect(self.changed)
            self.column.addWidget(self._drop)
            self.setFocusProxy(self._drop)
        self._other: LabelledField | None = None
        if field.other:
            self._other = LabelledField(_("Or in my own words"), own=True, parent=self)
            self._other.edit.setAccessibleName(_("{field}, in my own words").format(field=spoken))
            self._other.line.textEdited.connect(self.changed)
            self.column.addWidget(self._other)
        self.show_value(None)

    def value(self) -> Value | None:
        if self._drop is not None:
            chosen = tuple(filter(None, (self._drop.currentData(),)))
        else:
            chosen = tuple(key for key, tick in self._ticks.items() if tick.isChecked()) + self._gone
        value = Choice(chosen, as_typed(self._other.text()) if self._other is not None else "")
        return value if value != Choice() else None

    def show_value(self, value: Value | None) -> None:
        choice = value if isinstance(value, Choice) else Choice()
        self._gone = tuple(key for key in choice.chosen if key not in self._labels)
        for key, tick in self._ticks.items():
            tick.setChecked(key in choice.chosen)
        if self._drop is not None:
            self._drop.clear()
            self._drop.addItem(_("Nothing chosen"), "")
            for key, label in (self._labels | {key: plain_key(key) for key in self._gone}).items():
                self._drop.addItem(label, key)
            self._drop.setCurrentIndex(max(0, self._drop.findData(choice.chosen[0] if choice.chosen else "")))
        if self._other is not None:
            self._other.set_text(choice.other)


class _Lines(DropList):
    """`reached` tells that the keyboard or the mouse came here."""

    reached = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.reached.emit()
        super().focusInEvent(event)


class RowRefEditor(Editor):
    """A line of another list of the same document."""

    def __init__(self, field: Field, spoken: str, around: Around, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._around, self._sources = around, field.sources
        self._drop = _Lines(spoken, parent=self)
        self._drop.reached.connect(self._refresh)
        self._drop.activated.connect(self.changed)
        self.column.addWidget(self._drop)
        self.setFocusProxy(self._drop)
        self.show_value(None)

    def value(self) -> Value | None:
        chosen = self._drop.currentData()
        return RowRef(chosen) if chosen else None

    def show_value(self, value: Value | None) -> None:
        self._fill(value.id if isinstance(value, RowRef) else "")

    def _refresh(self) -> None:
        """Lines may have been added or changed since."""
        self._fill(str(self._drop.currentData() or ""))

    def _fill(self, chosen: str) -> None:
        rows = dict(self._around.rows(self._sources))
        if chosen and chosen not in rows:
            rows[chosen] = _("a line that is gone")
        self._drop.clear()
        self._drop.addItem(_("Nothing chosen"), "")
        for row_id, words in rows.items():
            self._drop.addItem(words, row_id)
        self._drop.setCurrentIndex(max(0, self._drop.findData(chosen)))
