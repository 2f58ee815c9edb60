"""On the first page: does your card still hold? One calm line, without a count, and it can wait."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.ui.screens.card_age import say_age
from herstelkluis.ui.widgets.button import FlushQuiet
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.ui.writing import Session
from herstelkluis.vault import card_age


class CardAsk(QWidget):
    """Hidden while no card is old. "Niet nu" asks again after three months."""

    def __init__(
        self, session: Session, go: Callable[[str, dict[str, object]], None], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._go = session, go
        self._old: card_age.OldCard | None = None
        self._said = Words("", "body", parent=self)
        look = Link(_("Look at my card"), parent=self)
        later = FlushQuiet(_("Not now"), spoken=_("Do not look at my card now"), parent=self)
        look.clicked.connect(self._look)
        later.clicked.connect(self._later)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._said)
        row = Wrap(16)
        row.addWidget(look)
        row.addWidget(later)
        column.addLayout(row)
        self.hide()

    def show_if_old(self) -> None:
        """Ask when a card is old, and else say nothing."""
        self._old = card_age.card_to_ask_about(self._session.vault)
        self._said.setText(say_age(self._old) if self._old is not None else "")
        self.setVisible(self._old is not None)

    def forget(self) -> None:
        """Let go of the words."""
        self._old = None
        self._said.setText("")

    def _look(self) -> None:
        if self._old is not None:
            self._go("crisis" if self._old.kind == "plan.crisis" else "write", {"document": self._old.document})

    def _later(self) -> None:
        if self._old is not None:
            with contextlib.suppress(KluisError):  # it then asks again sooner
                card_age.put_off(self._session.vault, self._old.document)
        self.hide()
