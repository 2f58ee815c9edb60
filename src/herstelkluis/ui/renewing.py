"""All keys anew, in a thread, while the vault is shut; then it opens by itself."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from herstelkluis.errors import KeysNotWrittenError, KluisError
from herstelkluis.ui.session import Session
from herstelkluis.ui.slow_work import SlowWork, Work
from herstelkluis.vault.typed import Typed


class Renewing(QObject):
    """A child of the session: it goes on whatever the window shows. It has no way to stop, for half is nothing.

    `ended` comes before the vault is opened, with what is `new`, or with what was `old` when the work failed; `error`
    says why it did. Where the person locked meanwhile it stays shut.
    """

    progressed = Signal(float)
    ended = Signal()

    def __init__(self, session: Session, work: Work, old: Typed, new: Typed) -> None:
        super().__init__(session)
        self._session, self._old, self._new = session, old, new
        self.error: KluisError | None = None
        self.is_going = False
        self._work = SlowWork(work, self)
        self._work.progressed.connect(self.progressed)
        self._work.ended.connect(lambda _nothing: self._open(self._new, self._old))
        self._work.failed.connect(self._failed)
        self._work.stopped.connect(lambda: self._failed(KeysNotWrittenError()))  # only by what nobody foresaw

    def start(self) -> None:
        """Shut the vault and begin."""
        self.is_going = True
        self._session.lock()
        if self._session.lifecycle.has_sealed_text:  # words that cannot be stored now are locked with the old key
            self._failed(KeysNotWrittenError())
        else:
            self._session.begin_work()
            self._work.start()

    def _failed(self, error: KluisError) -> None:
        self.error = error
        self._open(self._old, self._new)

    def _open(self, typed: Typed, other: Typed) -> None:
        self.is_going = False
        other.close()
        self.ended.emit()
        self._session.end_work(typed)


def renewing_of(session: Session) -> Renewing | None:
    """The last one of this sitting."""
    found = session.findChildren(Renewing)
    return found[-1] if found else None
