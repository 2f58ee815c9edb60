"""Quiet moments: when nobody types, a copy is made by itself and the vault is kept tidy, off the UI thread."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from herstelkluis.errors import KluisError
from herstelkluis.ui.idle import Idle
from herstelkluis.ui.session import Session
from herstelkluis.ui.slow_work import SlowWork
from herstelkluis.vault.of_one_vault import TROUBLE
from herstelkluis.vault.progress import Progress

if TYPE_CHECKING:
    from herstelkluis.vault.vault import Vault

BY_THEMSELVES = "backups_by_themselves"
QUIET_SECONDS = 60
LOOK_MS = 10_000
LOOK_AGAIN_AFTER = timedelta(minutes=1)
_BEGUN = 0.01
AGAIN_AFTER = timedelta(hours=1)  # a stick that does not work is not tried all day


class QuietMoments(QObject):
    """Looks now and then whether nobody was here for a minute and nothing waits to be saved; then does what is due.

    It never asks and never tells, but for `done` (a copy was made, or not: the row in the settings says which). The
    day on which it went wrong is kept until a copy works again. When the vault locks it stops: the copy that was being
    made leaves nothing, and counts as one that went wrong, for a vault too large for its quiet moments never has one.
    """

    done = Signal()

    def __init__(self, session: Session, idle: Idle, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._idle = session, idle
        self._work: SlowWork | None = None
        self._tidied = False
        self._not_before: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        session.was_opened.connect(self.start)
        session.locking.connect(self.stop)

    @property
    def is_working(self) -> bool:
        """Whether a thread is at it now."""
        return self._work is not None

    def start(self) -> None:
        """From now on quiet moments are looked for."""
        self._tidied, self._not_before = False, None
        self._timer.start()

    def stop(self) -> None:
        """No more of it; what was being done comes to nothing."""
        self._timer.stop()
        work, self._work = self._work, None
        if work is not None:
            if 0 < work.share < 1:
                self._keep_today()
            work.stop()

    def look(self) -> None:
        """Do what is due, when it is quiet."""
        if self._work is not None or not self._session.is_open or not self._is_quiet():
            return
        vault, now = self._session.vault, self._session.clock()
        if self._not_before is not None and now < self._not_before:
            return
        self._not_before = now + LOOK_AGAIN_AFTER
        copies, tidies = bool(vault.preference(BY_THEMSELVES, default=True)), not self._tidied
        if not (copies or tidies):
            return
        self._tidied = True
        self._work = SlowWork(lambda tell: _do(vault, tell, copies=copies, tidies=tidies), self)
        self._work.ended.connect(self._ended)
        self._work.failed.connect(self._failed)
        self._work.stopped.connect(self._stopped)
        self._work.start()

    def _is_quiet(self) -> bool:
        # Half of the time to the lock, when that is short: else the lock would always come first.
        enough = min(QUIET_SECONDS, self._idle.minutes * 30)
        return self._idle.quiet_seconds >= enough and not self._session.vault.drafts.pending

    def _ended(self, copied: bool) -> None:  # noqa: FBT001 (the shape of the signal)
        self._work = None
        if copied and self._session.vault.preference(TROUBLE) is not None:
            self._keep(None)
        self.done.emit()

    def _failed(self) -> None:
        self._work = None
        self._not_before = self._session.clock() + AGAIN_AFTER
        self._keep_today()
        self.done.emit()

    def _stopped(self) -> None:
        if self._work is not None:  # by itself, for something that nobody foresaw
            self._failed()

    def _keep_today(self) -> None:
        self._keep(self._session.clock().astimezone().date().isoformat())

    def _keep(self, trouble: str | None) -> None:
        try:
            self._session.vault.prefer(TROUBLE, trouble)
        except KluisError:  # a disk that takes no copy may take no line either; the row then says nothing new
            return


def _do(vault: Vault, tell: Progress, *, copies: bool, tidies: bool) -> bool:
    """What is due now; a place on a network may take long to answer, so even asking stands here."""
    from herstelkluis.vault.backups import keeping, records  # loaded at the first quiet moment, not at the start
    from herstelkluis.vault.backups.making import make_backup
    from herstelkluis.vault.tidying import tidy

    place = records.chosen_place(vault) if copies and records.is_due(vault, vault.clock()) else None
    if place is not None:
        tell(_BEGUN)
        make_backup(vault, place, lambda share: tell(max(share, _BEGUN)))
        keeping.thin(vault, place, vault.clock())
    tell(1.0)
    if tidies or place is not None:
        tidy(vault, vault.clock())
    return place is not None
