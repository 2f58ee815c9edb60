"""Once a quarter on the first page: do you still have your sheet? Calm, without a count, and it can wait."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.ui.widgets.button import FlushQuiet, Second
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.ui.writing import Session
from herstelkluis.vault import recovery_sheet


class WordsAsk(QWidget):
    """Hidden while it is not time. "Niet nu" asks again after two weeks; the settings can switch it off."""

    def __init__(
        self, session: Session, go: Callable[[str, dict[str, object]], None], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._go = session, go
        practise = Second(_("Practise with my sheet"), parent=self)
        later = FlushQuiet(_("Not now"), parent=self)
        lost = Link(_("I lost my sheet"), icon="key-round", parent=self)
        practise.clicked.connect(lambda: self._go("settings", {"part": "practise"}))
        lost.clicked.connect(lambda: self._go("new_keys", {"keys": "words"}))
        later.clicked.connect(self._later)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Words(_("Do you still have your sheet?"), "sub", parent=self))
        two = _("Take it now and then, and fill in two words. Then you know that you can always get in.")
        column.addWidget(Words(two, "body", "muted", parent=self))
        column.addSpacing(6)
        row = Wrap(16)
        row.addWidget(practise)
        row.addWidget(later)
        column.addLayout(row)
        column.addWidget(lost)
        self.hide()

    def show_if_time(self) -> None:
        """Ask when it is time, and else say nothing."""
        vault = self._session.vault
        self.setVisible(recovery_sheet.is_time_to_practise(vault, vault.clock().astimezone().date()))

    def _later(self) -> None:
        vault = self._session.vault
        with contextlib.suppress(KluisError):  # it then asks again sooner
            recovery_sheet.ask_later(vault, vault.clock().astimezone().date())
        self.hide()
