"""One file from the moment it is brought: looked at, and opened when it is a package, on a thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from herstelkluis.crypto.age import Identity
from herstelkluis.errors import N_, CannotReadError, KluisError
from herstelkluis.model.sheet import Sheet
from herstelkluis.share.reader import Bundle, check_time, passphrase
from herstelkluis.ui.reader.keeping import pages_of
from herstelkluis.ui.reader.looking import Found, Kind, look_at
from herstelkluis.ui.slow_work import SlowWork, Work
from herstelkluis.vault import receive
from herstelkluis.vault.progress import Progress
from herstelkluis.vault.receive import Received
from herstelkluis.vault.vault import Vault

LOOKING, OPENING = N_("Looking at the file"), N_("Opening the package")


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """A package that passed every check, with its pages; `received` is what a vault says of it."""

    bundle: Bundle
    pages: list[Sheet]
    received: Received | None = None


class Opening(QObject):
    """`looked` carries what was `Found`, `opened` the package, `failed` the error.

    `progressed` carries how far it is and what is being done (a msgid), when that takes long.
    """

    looked = Signal(object)
    opened = Signal(object)
    failed = Signal(object)
    progressed = Signal(float, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.found: Found | None = None
        self.is_other_page = False
        self._words: str | None = None
        self._work: SlowWork | None = None

    @property
    def name(self) -> str:
        """What the file is called, or nothing."""
        return "" if self.path is None else self.path.name

    def take(self, path: Path, vault: Vault | None) -> None:
        """Look what this file is, in place of the one before."""
        self.forget()
        self.path = path
        self._start(lambda _tell: look_at(path, vault), self._was_looked_at, LOOKING)

    def open(self, words: str | None, vault: Vault | None, moment: datetime) -> None:
        """Try these words, or none but the own key."""
        if self.found is None:
            return
        self._words, data = words, self.found.data
        try:
            identities = self._identities(self.found, words, vault)
        except KluisError as error:
            self.failed.emit(error)
            return

        def work(tell: Progress) -> tuple[receive.Opened, list[Sheet]]:
            opened = receive.open_with(data, identities, progress=tell)
            return opened, pages_of(opened.bundle)

        self._start(work, lambda done: self._was_opened(done[0], done[1], vault, moment), OPENING)

    def again(self, vault: Vault | None, moment: datetime) -> None:
        """Try once more with what was typed."""
        self.open(self._words, vault, moment)

    def stop(self) -> None:
        """Do not wait any more; a package that opens with words keeps its place, so that one can try again."""
        if self.found is None or self.found.kind is Kind.BY_KEY:
            self.forget()
        else:
            self._stop_work()

    def forget(self) -> None:
        """Let go of the file and of what was typed; what is still being done comes to nothing."""
        self._stop_work()
        self.path = self.found = self._words = None
        self.is_other_page = False

    def _start(self, work: Work, ended: Callable[[Any], None], doing: str) -> None:
        self._stop_work()
        self._work = SlowWork(work, self)
        self._work.progressed.connect(lambda share: self.progressed.emit(share, doing))
        self._work.ended.connect(ended)
        self._work.failed.connect(self._failed)
        self._work.stopped.connect(self._stopped)
        self._work.start()

    def _stop_work(self) -> None:
        work, self._work = self._work, None
        if work is not None:
            work.stop()

    def _was_looked_at(self, found: Found) -> None:
        self._work, self.found, self.is_other_page = None, found, found.is_other_page
        self.looked.emit(found)

    def _identities(self, found: Found, words: str | None, vault: Vault | None) -> tuple[Identity, ...]:
        by_words = found.kind is Kind.BY_WORDS
        return (passphrase(words or ""),) if vault is None else receive.keys_for(vault, words, by_words=by_words)

    def _was_opened(self, opened: receive.Opened, pages: list[Sheet], vault: Vault | None, moment: datetime) -> None:
        """What only the vault and the clock can say of it (V8, V10 and V11 of share/FORMAT.md); that takes no time."""
        self._work = None
        try:
            received = None if vault is None else receive.accept(vault, opened, moment)
            if received is None:
                check_time(opened.bundle, moment)
        except KluisError as error:
            self.failed.emit(error)
        else:
            self.found = self._words = None
            self.opened.emit(Opened(opened.bundle, pages, received))

    def _failed(self, error: object) -> None:
        self._work = None
        self.failed.emit(error)

    def _stopped(self) -> None:
        if self._work is not None:  # by itself, for something that nobody foresaw
            self._failed(CannotReadError())
