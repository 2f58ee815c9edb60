"""Choosing a password: a suggestion, the field, and once more to be sure. For a new vault and for another password."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.crypto.words import suggest_password
from herstelkluis.errors import KluisError
from herstelkluis.i18n import _, sentence
from herstelkluis.ui.screens.first_step import FirstStep
from herstelkluis.ui.widgets.button import Main, Quiet, Second
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.password_field import PasswordField
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault.lifecycle import PASSWORD_MINIMUM_CHARACTERS, check_new_password


class NewPassword(QWidget):
    """`chosen()` is the password when both fields agree, else nothing and a sentence at the field."""

    returned = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suggested = Words("", "own_strong", parent=self)
        self._suggested.setAccessibleName(_("Suggested words"))
        other = Quiet(_("Other words"), "rotate-ccw", dense=True, parent=self)
        use = Second(_("Use these"), dense=True, parent=self)
        help_text = _("At least {n} characters. Pasting is fine.").format(n=PASSWORD_MINIMUM_CHARACTERS)
        self.first = PasswordField(_("Your password"), help_text, parent=self)
        self.again = PasswordField(_("Once more, to be sure"), parent=self)
        self._enough = Marked("circle-check", _("Long enough"), colour="ok", parent=self)
        card = Ground("card", parent=self)
        card.column.setContentsMargins(16, 8, 10, 8)
        deeds = QWidget(self)
        row = Wrap(8, parent=deeds)
        row.addWidget(other)
        row.addWidget(use)
        card.column.addWidget(Columns([self._suggested, deeds], (1, 0), gap=8, parent=card))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Words(_("A suggestion: five ordinary words"), "strong", parent=self))
        column.addWidget(card)
        column.addSpacing(16)
        column.addWidget(self.first)
        column.addWidget(self._enough)
        column.addSpacing(8)
        column.addWidget(self.again)
        other.clicked.connect(self.suggest)
        use.clicked.connect(self._use)
        self.first.returned.connect(self.again.setFocus)
        self.again.returned.connect(self.returned)
        self.first.line.textChanged.connect(self._typed)
        self.again.line.textChanged.connect(self._typed)
        self._typed()

    def suggest(self) -> None:
        """Five other words."""
        self._suggested.setText(suggest_password())

    def chosen(self) -> str:
        """The password, when it is long enough and typed the same twice."""
        password = self.first.text()
        try:
            check_new_password(password)
        except KluisError as error:
            self.first.set_mistake(sentence(error))
            self.first.setFocus()
            return ""
        self.first.set_mistake("")
        if self.again.text() != password:
            self.again.set_mistake(_("The two passwords are not the same yet."))
            self.again.setFocus()
            return ""
        self.again.set_mistake("")
        return password

    def forget(self) -> None:
        """Take the words away everywhere."""
        self.first.empty()
        self.again.empty()
        for field in (self.first, self.again):
            field.set_mistake("")
        self._suggested.setText("")

    def _use(self) -> None:
        self.first.set_text(self._suggested.text())
        self.first.set_mistake("")
        self.again.setFocus()

    def _typed(self) -> None:
        # Its room stays, so that nothing jumps while typing.
        enough = len(self.first.text()) >= PASSWORD_MINIMUM_CHARACTERS
        policy = self._enough.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._enough.setSizePolicy(policy)
        self._enough.setVisible(enough)
        if enough:
            self.first.set_mistake("")
        if self.again.text() == self.first.text():
            self.again.set_mistake("")


class PasswordStep(FirstStep):
    """Step 2. `password` is what was chosen, until `forget`."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        under = _("With this password you open the vault. No one else has it, not the makers either.")
        super().__init__(_("Choose a password"), under, parent=parent)
        self.password = ""
        self.choosing = NewPassword(parent=self)
        self.choosing.returned.connect(self._go_on)
        self.left.addWidget(self.choosing)
        self.left.addStretch(1)
        self.tell(
            (
                _("Good to know"),
                (
                    _("Choose what you remember and no one guesses."),
                    _("We cannot get it back. That is why you make a recovery sheet on paper next."),
                    _("You may change it later."),
                ),
            )
        )
        main = Main(_("On to the recovery sheet"))
        main.clicked.connect(self._go_on)
        self.foot = self.make_foot(main)

    def arrive(self) -> None:
        self.choosing.suggest()
        self.choosing.first.setFocus()

    def forget(self) -> None:
        self.password = ""
        self.choosing.forget()

    def _go_on(self) -> None:
        self.password = self.choosing.chosen()
        if self.password:
            self.on.emit()
