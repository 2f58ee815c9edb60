"""An agreement in a form: its history as it went, and one line to add to it. Nothing of it is ever changed."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _, say_day
from herstelkluis.model.body import Consent, Consents, Value
from herstelkluis.model.fuzzy import parse_period
from herstelkluis.model.say import agreement_words
from herstelkluis.model.text import as_typed
from herstelkluis.ui.forms.editor import Around, Editor
from herstelkluis.ui.widgets.button import Second
from herstelkluis.ui.widgets.drop_list import DropList
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap


class ConsentEditor(Editor):
    """Asked, agreed, refused or taken back; what for; and on which day."""

    def __init__(self, spoken: str, around: Around, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._spoken, self._today = spoken, around.today
        self._entries: tuple[Consent, ...] = ()
        self._history = Words("", "own_small", parent=self)
        self._state = DropList(_("{field}: what was said").format(field=spoken), parent=self)
        for state in ("", "asked", "agreed", "refused", "withdrawn"):
            self._state.addItem(agreement_words(state) if state else _("What was said?"), state)
        self._scope = Field(_("What for?"), own=True, parent=self)
        self._day = Field(_("When?"), parent=self)
        self._limits = Field(_("Within which limits?"), own=True, parent=self)
        self._scope.edit.setAccessibleName(_("{field}: what for").format(field=spoken))
        self._limits.edit.setAccessibleName(_("{field}: within which limits").format(field=spoken))
        self._day.edit.setAccessibleName(_("{field}: when").format(field=spoken))
        self._add = Second(_("Add this"), spoken=_("{field}: add what was said").format(field=spoken), parent=self)
        self._add.clicked.connect(self._added)
        self._state.activated.connect(self._follow)
        self._more = QWidget(self)
        row = Wrap(12, parent=self._more)
        for part in (self._scope, self._day, self._limits, self._add):
            row.addWidget(part)
        for widget in (self._history, self._state, self._more):
            self.column.addWidget(widget)
        self.setFocusProxy(self._state)
        self.show_value(None)

    def value(self) -> Value | None:
        return Consents(self._entries) if self._entries else None

    def show_value(self, value: Value | None) -> None:
        self._entries = value.entries if isinstance(value, Consents) else ()
        self._state.setCurrentIndex(0)
        self._scope.set_text("")
        self._limits.set_text("")
        self._day.set_text(say_day(self._today))
        self._day.set_mistake("")
        self._tell()
        self._follow()

    def say(self, state: str) -> None:
        """Add what was said, on the day and for what stands there."""
        self._state.setCurrentIndex(self._state.findData(state))
        self._added()

    def _follow(self) -> None:
        self._more.setVisible(bool(self._state.currentData()))

    def _added(self) -> None:
        found = parse_period(self._day.text())
        try:
            on = date.fromisoformat(found.first) if found.first == found.last else None
        except ValueError:
            on = None
        if on is None:
            self._day.set_mistake(_("Type a day, such as 21-11-2026."))
            self._day.edit.setFocus()
            return
        limits = as_typed(self._limits.text())
        entry = Consent(as_typed(self._scope.text()), self._state.currentData(), on.isoformat(), limits=limits)
        self.show_value(Consents((*self._entries, entry)))
        self._state.setFocus()
        self.changed.emit()

    def _tell(self) -> None:
        lines = [_line(one) for one in self._entries]
        self._history.setText("\n".join(lines))
        self._history.setVisible(bool(lines))


def _line(one: Consent) -> str:
    """What was said of what, and when: "mijn kaartje: is akkoord, op 2 januari 2026"."""
    try:
        day = _("on {day}").format(day=say_day(date.fromisoformat(one.on)))
    except ValueError:
        day = one.on
    said = ", ".join(filter(None, (agreement_words(one.state), day, one.limits)))
    return ": ".join(filter(None, (one.scope, said)))
