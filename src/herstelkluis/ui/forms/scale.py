"""A place on a scale in a form: between two words, or none; and "Hier wil ik over praten"."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.body import Scale, Value
from herstelkluis.model.template import Field
from herstelkluis.ui.forms.editor import Editor
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import Quiet
from herstelkluis.ui.widgets.place_slider import PlaceSlider
from herstelkluis.ui.widgets.tick import Tick
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap


class ScaleEditor(Editor):
    """The words at the ends stand beside the slider. No place is a place too: nothing has to be chosen."""

    def __init__(self, field: Field, spoken: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        inside, below = QWidget(self), QWidget(self)
        self.slider = PlaceSlider(spoken, field.low, field.high, parent=inside)
        self._talk = Tick(_("I want to talk about this"), parent=below)
        self._talk.setAccessibleName(f"{spoken}: {self._talk.text()}")
        take_away = _("{field}: take away").format(field=spoken)
        self._away = Quiet(_("Take away"), "x", dense=True, spoken=take_away, parent=below)
        inside.setMaximumWidth(theme().px(640))
        line = QHBoxLayout(inside)
        line.setContentsMargins(0, 4, 0, 0)
        line.setSpacing(8)
        line.addWidget(Words(field.low, "help", "muted", parent=inside))
        line.addWidget(self.slider, 1)
        line.addWidget(Words(field.high, "help", "muted", parent=inside))
        row = Wrap(16, parent=below)
        row.addWidget(self._talk)
        row.addWidget(self._away)
        self.column.setSpacing(0)
        self.column.addWidget(inside)
        self.column.addWidget(below)
        self.setFocusProxy(self.slider)
        self.slider.chosen.connect(self._changed)
        self._talk.clicked.connect(self.changed)
        self._away.clicked.connect(self._take_away)
        self._follow()

    def value(self) -> Value | None:
        value = Scale(self.slider.placed(), self._talk.isChecked())
        return value if value != Scale() else None

    def show_value(self, value: Value | None) -> None:
        scale = value if isinstance(value, Scale) else Scale()
        self.slider.place(scale.value)
        self._talk.setChecked(scale.talk)
        self._follow()

    def _changed(self) -> None:
        self._follow()
        self.changed.emit()

    def _take_away(self) -> None:
        self.slider.setFocus()
        self.slider.place(None)
        self._changed()

    def _follow(self) -> None:
        self._away.setVisible(self.slider.placed() is not None)
