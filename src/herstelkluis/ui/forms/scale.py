"""A place on a scale in a form: between two words, or none; and "Hier wil ik over praten"."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.body import Scale, Value
from herstelkluis.model.template import Field
from herstelkluis.ui.forms.editor import Editor
from herstelkluis.ui.widgets.button import Quiet
from herstelkluis.ui.widgets.place_slider import PlaceSlider
from herstelkluis.ui.widgets.tick import Tick
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap


class ScaleEditor(Editor):
    """The words at the ends stand under the slider. No place is a place too: nothing has to be chosen."""

    def __init__(self, field: Field, spoken: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.slider = PlaceSlider(spoken, field.low, field.high, parent=self)
        self._talk = Tick(_("I want to talk about this"), parent=self)
        self._talk.setAccessibleName(f"{spoken}: {self._talk.text()}")
        self._away = Quiet(_("Take away"), "x", dense=True, spoken=_("{field}: take away").format(field=spoken))
        low, high = (Words(words, "help", "muted", parent=self) for words in (field.low, field.high))
        high.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.slider, 0, 0, 1, 2)
        grid.addWidget(low, 1, 0)
        grid.addWidget(high, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        below = QWidget(self)
        row = Wrap(16, parent=below)
        row.addWidget(self._talk)
        row.addWidget(self._away)
        self.column.setSpacing(4)
        self.column.addLayout(grid)
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
