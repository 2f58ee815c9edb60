"""Where the card is made: of when the card is that there is already, and the one press that says it still holds."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _, say_month
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.speech import announce
from herstelkluis.ui.widgets.button import FlushQuiet
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.writing import Session
from herstelkluis.vault import card_age
from herstelkluis.vault.card_age import OldCard


def say_age(old: OldCard) -> str:
    """Of when it is, and whether it still holds."""
    said = _("Your card is from {month}. Does it still hold?")
    if not old.was_printed and old.kind == "plan.crisis":
        said = _("Your crisis plan is from {month}. Does it still hold?")
    return said.format(month=say_month(old.since, date.max))


class CardAge(QWidget):
    """`show_age` says it when the card is old; hidden else."""

    def __init__(self, session: Session, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._document = session, ""
        self._said = Words("", "body", parent=self)
        self._holds = FlushQuiet(_("It still holds"), "check", parent=self)
        self._holds.clicked.connect(self._looked)
        self._failed = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(2)
        column.addWidget(self._said)
        column.addWidget(self._holds)
        column.addLayout(self._failed)
        self.hide()

    def show_age(self, document_id: str) -> None:
        """Say of when the card of this plan is, when it is old."""
        self._document = document_id
        empty_layout(self._failed)
        old = card_age.old_card(self._session.vault, document_id)
        self.setVisible(old is not None)
        self._holds.setVisible(old is not None)
        self._said.setText(say_age(old) if old is not None else "")

    def forget(self) -> None:
        """Let go of the words."""
        self._document = ""
        self._said.setText("")
        empty_layout(self._failed)

    def _looked(self) -> None:
        empty_layout(self._failed)
        try:
            card_age.keep_looked(self._session.vault, self._document)
        except KluisError as error:
            self._failed.addWidget(mistake(error, parent=self))
            return
        self._said.setText(_("Good to know. Print the card again to put a new date on it."))
        self._holds.hide()
        announce(self._said, self._said.text())
