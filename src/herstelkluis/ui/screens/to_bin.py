"""Throwing a piece away: at once, without a question, and with a way back that stays on the screen."""

from __future__ import annotations

from collections.abc import Callable

from herstelkluis.errors import DocumentMissingError, KluisError
from herstelkluis.i18n import _, say_error
from herstelkluis.ui.screens.writing_screen import WritingScreen
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import FlushQuiet, Plain, Second
from herstelkluis.ui.widgets.empty import throw_away
from herstelkluis.ui.writing import Session
from herstelkluis.vault.events import SavingFailed


class ToBin(FlushQuiet):
    """Puts the piece of this screen in the bin and goes to `back()`, the list it belongs to."""

    def __init__(self, screen: WritingScreen, back: Callable[[], str]) -> None:
        super().__init__(_("Into the bin"), dense=True, parent=screen)
        self._screen, self._back = screen, back
        self.clicked.connect(self._away)

    def _away(self) -> None:
        screen, writing = self._screen, self._screen.writing
        if writing is None or not writing.settle():
            return
        vault, thrown = screen.session.vault, writing.document.id
        try:
            vault.throw_away(thrown)
        except DocumentMissingError:
            thrown = ""  # nothing was written, so nothing is there to find again
        except KluisError as error:
            vault.events.emit(SavingFailed(thrown, error))
            return
        screen.go.emit(self._back(), {})
        if thrown:
            screen.notice.emit(ThrownAway(screen.session, thrown))


class ThrownAway(Banner):
    """Says where it went. It goes when it is closed, and when anything else goes in or out of the bin."""

    def __init__(self, session: Session, document_id: str) -> None:
        back, close = Second(_("Put back"), dense=True), Plain(_("Close"), dense=True)
        super().__init__("info", _("Gone. You find it again in the bin."), "", [back, close])
        self._session, self._id = session, document_id
        back.clicked.connect(self._put_back)
        close.clicked.connect(self._go)
        session.signals.documents_changed.connect(self._go)

    def _put_back(self) -> None:
        try:
            self._session.vault.take_back(self._id)
        except KluisError as error:
            self.set_words(*say_error(error))

    def _go(self) -> None:
        throw_away(self)
