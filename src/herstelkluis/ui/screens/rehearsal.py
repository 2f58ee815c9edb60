"""Practising with the recovery sheet: two of the twelve words, judged per field, without giving a word away."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.crypto.words import word_list
from herstelkluis.i18n import _
from herstelkluis.ui.screens.first_step import FirstStep
from herstelkluis.ui.widgets.button import Main
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.secret_line import SecretLine

ASKED = 2
Choose = Callable[[int], Sequence[int]]


def two_of(count: int) -> Sequence[int]:
    """Two places on the sheet, by chance, in their order."""
    return sorted(secrets.SystemRandom().sample(range(count), ASKED))


class WordField(Field):
    """One word of the sheet. A slip of the pen is named, never the word that should stand there."""

    returned = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        self._line = SecretLine()
        super().__init__("", _("Small letters or capitals: both are fine."), editor=self._line, parent=parent)
        self._number, self._word = 0, ""
        self._right = Marked("circle-check", "", colour="ok", parent=self)
        self.column.addWidget(self._right)
        self._line.textChanged.connect(self._typed)
        self._line.returnPressed.connect(self.returned)
        self.ask(0, "")

    def ask(self, number: int, word: str) -> None:
        """Ask for this word; it is compared here and never shown."""
        self._number, self._word = number, word
        self._line.clear()
        self.set_label(_("Word {n}").format(n=number))
        self._right.set_text(_("Word {n} is right").format(n=number) if number else "")
        self.set_mistake("")
        self._typed()

    @property
    def is_right(self) -> bool:
        """Whether this is the word on the sheet."""
        return bool(self._word) and self._said() == self._word

    def judge(self) -> bool:
        """Say when it is another word than on the sheet; gives whether it is right."""
        other = _("Word {n} is different from your sheet. Look again, calmly.")
        slip = _("Word {n} is different from your sheet. See whether you miss a letter.")
        empty = _("Fill in word {n} of your sheet.")
        said = (empty if not self._said() else other if self._said() in word_list() else slip).format(n=self._number)
        self.set_mistake("" if self.is_right else said)
        return self.is_right

    def _said(self) -> str:
        return self._line.text().strip().casefold()

    def _typed(self) -> None:
        if self.is_right:
            self.set_mistake("")
        self._right.setVisible(self.is_right)


class Rehearsal(QWidget):
    """Two words of the sheet. `done` when both are right."""

    done = Signal()

    def __init__(self, choose: Choose = two_of, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choose = choose
        self.fields = tuple(WordField(parent=self) for _at in range(ASKED))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for field in self.fields:
            field.returned.connect(self.check)
            column.addWidget(field)

    def ask(self, words: Sequence[str]) -> None:
        """Ask for two of these words."""
        for field, at in zip(self.fields, self._choose(len(words)), strict=True):
            field.ask(at + 1, words[at])
        self.fields[0].setFocus()

    def check(self) -> None:
        """Judge both; the keyboard goes to the first that is different."""
        wrong = [field for field in self.fields if not field.judge()]
        if wrong:
            wrong[0].setFocus()
        else:
            self.done.emit()

    def forget(self) -> None:
        """Let go of the words."""
        for field in self.fields:
            field.ask(0, "")


class RehearsalStep(FirstStep):
    """Step 4. A new vault is made already, so practising may wait; new keys hold only after it."""

    def __init__(self, choose: Choose = two_of, *, may_wait: bool = True, parent: QWidget | None = None) -> None:
        under = (
            _("Take your sheet and fill in two words. Then you know the sheet works on the day you need it.")
            if may_wait
            else _("Take your new sheet and fill in two words. It holds once they are right; until then the old one.")
        )
        super().__init__(_("Practise once with your sheet"), under, wide=560, parent=parent)
        self.rehearsal = Rehearsal(choose, parent=self)
        self.rehearsal.done.connect(self.on)
        self.left.addWidget(self.rehearsal)
        self.left.addStretch(1)
        self.tell(
            (_("Is it not right?"), (_("Then look at your sheet again. You did nothing wrong."),)),
            (_("Once more later"), (_("You can always practise in Settings."),))
            if may_wait
            else (_("Why now?"), (_("Then you know the sheet works on the day you need it."),)),
        )
        main = Main(_("Check the words"))
        main.clicked.connect(self.rehearsal.check)
        self.foot = self.make_foot(main, later=_("Practise later"))

    def arrive(self) -> None:
        self.rehearsal.fields[0].setFocus()

    def forget(self) -> None:
        self.rehearsal.forget()
