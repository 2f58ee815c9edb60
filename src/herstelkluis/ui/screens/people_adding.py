"""Adding people: one by name, or several at once, a name on each line."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.text import all_words, as_typed
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Quiet, Second
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.own_words import OwnWords
from herstelkluis.ui.widgets.wrap import Wrap


class PeopleAdding(QWidget):
    """Asks for a name, or for several; and of a name that is there already, whether it is the same person.

    `wanted` carries a name to be looked at: `named` makes the card, or `ask_same` asks first. `listed` carries several
    names, `same` the card that was meant, `stopped` that it is enough.
    """

    wanted = Signal(str)
    named = Signal(str)
    listed = Signal(list)
    same = Signal(str)
    stopped = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = Field(_("Name"), _("As you call this person."), own=True, parent=self)
        self._words = OwnWords(_("Names"), role="own_small", look="field", parent=self)
        self._words.setFixedHeight(120)
        self.names = Field(
            _("Names"), _("One name on each line. They need no place yet."), editor=self._words, parent=self
        )
        self._question = QVBoxLayout()
        self._add = Second(_("Add"), "plus", parent=self)
        self._several = Quiet(_("Several at once"), parent=self)
        self._stop = Quiet(_("Rather not"), parent=self)
        buttons = QWidget(self)
        row = Wrap(8, parent=buttons)
        for button in (self._add, self._several, self._stop):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.addWidget(self.name)
        column.addWidget(self.names)
        column.addLayout(self._question)
        column.addWidget(buttons)
        self._add.clicked.connect(self._added)
        self._several.clicked.connect(self._turn)
        self._stop.clicked.connect(self.stopped)
        self.name.line.returnPressed.connect(self._added)
        for field in (self.name, self.names):
            # Qt follows a proxy on Tab, and would come back to what was passed already.
            field.setFocusProxy(None)  # type: ignore[arg-type]  # the stubs do not know that nothing is allowed
        self.names.hide()
        self.hide()

    def begin(self) -> None:
        """Ask for a name."""
        self.clear()
        self._show(several=False)
        self.show()
        self.name.edit.setFocus()

    def clear(self) -> None:
        """Let go of what was typed."""
        self.name.set_text("")
        self.name.set_mistake("")
        self._words.set_runs(())
        empty_layout(self._question)

    def ask_same(self, name: str, known: str) -> None:
        """Someone of this name is there already: is it the same?"""
        same = Second(_("The same: open this one"), dense=True, parent=self)
        other = Quiet(_("Someone else: add"), dense=True, parent=self)
        same.clicked.connect(lambda: self.same.emit(known))
        other.clicked.connect(lambda: self.named.emit(name))
        title = _("There is a {name} already. Is this the same?").format(name=name)
        self._question.addWidget(Banner("warning", title, "", [same, other], parent=self))

    @property
    def typed(self) -> str:
        """The one name that was typed."""
        return as_typed(self.name.text()).strip()

    def _turn(self) -> None:
        self._show(several=self.names.isHidden())
        (self.name.edit if self.names.isHidden() else self._words).setFocus()

    def _show(self, *, several: bool) -> None:
        self.name.setVisible(not several)
        self.names.setVisible(several)
        self._several.setText(_("One at a time") if several else _("Several at once"))

    def _added(self) -> None:
        empty_layout(self._question)
        if not self.names.isHidden():
            self.listed.emit(all_words(self._words.runs()).split("\n"))
        elif self.typed:
            self.name.set_mistake("")
            self.wanted.emit(self.typed)
        else:
            self.name.set_mistake(_("Type a name. ‘My neighbour’ is fine too."))
