"""Three ways not to answer a question: skip it, not know, rather not say. None is printed or shared as a gap."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from herstelkluis.errors import N_
from herstelkluis.i18n import _
from herstelkluis.model.answering import State, state_of
from herstelkluis.model.body import Answer, NoAnswer
from herstelkluis.ui.widgets.button import Quiet, Skin

RATHER = {
    NoAnswer.SKIPPED: N_("Skip"),
    NoAnswer.UNKNOWN: N_("I don't know"),
    NoAnswer.RATHER_NOT: N_("I don't want to say"),
}
STATE_WORDS = {
    State.ANSWERED: N_("answered"),
    State.SKIPPED: N_("skipped"),
    State.UNKNOWN: N_("I do not know"),
    State.RATHER_NOT: N_("I would rather not say"),
    State.EMPTY: N_("empty"),
}


def is_none_said(answer: Answer | None) -> bool:
    """Whether one of the three was said."""
    return answer is not None and answer.none is not None


def said_of_none(answer: Answer | None) -> str:
    """Which of the three was said, in words."""
    return _("You said: {answer}").format(answer=_(STATE_WORDS[state_of(answer)]))


class Rather(Quiet):
    """A quiet word at the label of a question, that opens the three ways; gone as soon as there is an answer.

    `chosen` carries the way, or nothing when the question is open again.
    """

    skin = Skin(words="muted", hover_words="text")
    role, padding, icon_size, gap = "help", 8, 16, 6
    chosen = Signal(str)

    def __init__(self, ask: str, *, parent: QWidget | None = None) -> None:
        super().__init__("", after="chevron-down", dense=True, parent=parent)
        self._ask, self._why = ask, ""
        self._keep_room(on=True)  # the form stays where it is while the person types
        self.show_state(None)
        self.clicked.connect(self.open)

    def show_state(self, answer: Answer | None) -> None:
        """Say which way was chosen, or offer them; nothing where there is an answer."""
        self._why = answer.none.value if answer is not None and answer.none is not None else ""
        words = said_of_none(answer) if self._why else _("Rather not?")
        self.setText(words)
        self.setAccessibleName(f"{self._ask} {words}")
        self.setVisible(state_of(answer) is not State.ANSWERED)
        self.updateGeometry()

    def give_room(self) -> None:
        """Something else stands here when this is gone."""
        self._keep_room(on=False)

    def _keep_room(self, *, on: bool) -> None:
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(on)
        self.setSizePolicy(policy)

    def open(self) -> None:
        """Show the ways; arrow keys and Enter choose one."""
        menu = self.menu_now()
        wide = menu.sizeHint().width()
        menu.popup(self.mapToGlobal(QPoint(self.width() - wide, self.height())))
        menu.setActiveAction(menu.actions()[0])

    def menu_now(self) -> QMenu:
        """The ways, with a mark at the one chosen, and after that the way back."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for why, words in RATHER.items():
            self._offer(menu, _(words), why.value)
        if self._why:
            menu.addSeparator()
            self._offer(menu, _("Leave the question open"), "")
        return menu

    def _offer(self, menu: QMenu, words: str, why: str) -> None:
        action = QAction(words, menu)
        if why and self._why:
            action.setCheckable(True)
            action.setChecked(why == self._why)
        action.triggered.connect(lambda *_checked: self.chosen.emit(why))
        menu.addAction(action)
