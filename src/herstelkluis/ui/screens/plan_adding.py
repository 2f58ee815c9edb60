"""Adding a sign or an action to a phase: which phase, which question, and the words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.answering import Question
from herstelkluis.model.template import FieldType
from herstelkluis.model.text import as_typed
from herstelkluis.ui.forms.labelled import Labelled
from herstelkluis.ui.widgets.button import Quiet, Second
from herstelkluis.ui.widgets.drop_list import DropList
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.wrap import Wrap


class PlanAdding(QWidget):
    """`added` carries the key of the question and the words. Stays open for the next one."""

    added = Signal(str, str)
    stopped = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: list[Question] = []
        ground = Ground("card", parent=self)
        self._phase = DropList(_("In which phase?"), parent=self)
        self._question = DropList(_("Where does it belong?"), parent=self)
        self._words = Field(_("What do you want to add?"), own=True, parent=self)
        add, stop = Second(_("Add"), "plus", dense=True), Quiet(_("Rather not"), dense=True)
        add.clicked.connect(self._add)
        stop.clicked.connect(self.stopped)
        self._words.line.returnPressed.connect(self._add)
        self._phase.activated.connect(self._fill)
        choices = Wrap(20)
        for words, drop in ((_("In which phase?"), self._phase), (_("Where does it belong?"), self._question)):
            choices.addWidget(Labelled(words, "", drop, drop, parent=self))
        buttons = Wrap(12)
        buttons.addWidget(add)
        buttons.addWidget(stop)
        ground.column.addLayout(choices)
        ground.column.addWidget(self._words)
        ground.column.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.addWidget(ground)
        self.hide()

    def begin(self, asked: Sequence[Question]) -> None:
        """Ask; of these questions those whose lines begin with words."""
        self._asked = [one for one in asked if one.section.phase and _takes_words(one)]
        self._phase.clear()
        for key, title in {one.section.key: one.section.title for one in self._asked}.items():
            self._phase.addItem(title, key)
        self._fill()
        self._words.set_text("")
        self.show()
        self._phase.setFocus()

    def forget(self) -> None:
        """Let go of the words."""
        self.hide()
        self._words.set_text("")
        self._words.set_mistake("")

    def _fill(self) -> None:
        self._question.clear()
        for one in self._asked:
            if one.section.key == self._phase.currentData():
                self._question.addItem(one.field.ask, one.key)
        self._question.updateGeometry()

    def _add(self) -> None:
        words = as_typed(self._words.text()).strip()
        if not words:
            self._words.set_mistake(_("Type a few words first."))
            return
        self._words.set_mistake("")
        self._words.set_text("")
        self.added.emit(str(self._question.currentData()), words)
        self._words.edit.setFocus()


def _takes_words(one: Question) -> bool:
    return bool(one.field.columns) and one.field.columns[0].type is FieldType.LINE
