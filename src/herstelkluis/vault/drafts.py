"""When typed words are written: a draft within a second, the whole document after a pause.

Nothing here knows a disk or a screen: `save` writes a draft, `settle` makes it part of the document, and a timer of the
face calls `tick` a few times a second. Until a draft is acknowledged its document stays in `pending`, so a failing disk
loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from herstelkluis.errors import KluisError
from herstelkluis.model.document import Document

DRAFT_AFTER_SECONDS = 0.6  # after the last key; the promise is one second
DRAFT_AT_LEAST_EVERY_SECONDS = 4.5  # while typing on; the promise is five
SETTLE_AFTER_SECONDS = 5.0  # a pause
RETRY_AFTER_SECONDS = 5.0  # after a failure


@dataclass(slots=True)
class _Writing:
    document: Document
    first_change: float | None  # the oldest change that no draft holds yet
    last_change: float
    not_before: float = 0.0


class Drafts:
    """The documents being written in now."""

    def __init__(
        self,
        save: Callable[[Document], None],
        settle: Callable[[Document], None],
        failed: Callable[[Document, KluisError], None],
        monotonic: Callable[[], float],
    ) -> None:
        self._save = save
        self._settle = settle
        self._failed = failed
        self._now = monotonic
        self._writings: dict[str, _Writing] = {}

    def change(self, document: Document) -> None:
        """Take over the newest state of a document; it is written when its time comes."""
        now = self._now()
        writing = self._writings.get(document.id)
        if writing is None:
            self._writings[document.id] = _Writing(document, now, now)
            return
        writing.document = document
        writing.last_change = now
        if writing.first_change is None:
            writing.first_change = now

    def current(self, document_id: str) -> Document | None:
        """The newest state of a document that is being written in."""
        writing = self._writings.get(document_id)
        return writing.document if writing else None

    @property
    def pending(self) -> tuple[Document, ...]:
        """What is not settled yet, newest state, acknowledged as a draft or not."""
        return tuple(writing.document for writing in self._writings.values())

    def tick(self) -> None:
        """Write what is due. A failure is told and tried again later; the words stay pending, and no other piece waits.

        Raises the first failure that nobody foresaw, after the others.
        """
        now = self._now()
        first: Exception | None = None
        for writing in list(self._writings.values()):
            if now < writing.not_before:
                continue
            try:
                self._write_if_due(writing, now)
            except Exception as error:  # a bug too: it must not keep the words of other pieces from the disk
                writing.not_before = now + RETRY_AFTER_SECONDS
                first = first or self._unforeseen(writing.document, error)
        if first is not None:
            raise first

    def _unforeseen(self, document: Document, error: Exception) -> Exception | None:
        """Tell a failure that a person can act on; give back any other, or what goes wrong while telling."""
        if not isinstance(error, KluisError):
            return error
        try:
            self._failed(document, error)
        except Exception as bug:
            return bug
        return None

    def _write_if_due(self, writing: _Writing, now: float) -> None:
        quiet = now - writing.last_change
        if writing.first_change is not None and (
            quiet >= DRAFT_AFTER_SECONDS or now - writing.first_change >= DRAFT_AT_LEAST_EVERY_SECONDS
        ):
            self._save(writing.document)
            writing.first_change = None
        if quiet >= SETTLE_AFTER_SECONDS:
            self._finish(writing)

    def settle(self, document_id: str | None = None) -> None:
        """Make everything pending (or one document) part of the vault now; one that fails stays and stops no other.

        Raises the error of the first failure, whatever it is, after the others.
        """
        first: Exception | None = None
        for writing in list(self._writings.values()):
            if document_id in (None, writing.document.id):
                try:
                    self._finish(writing)
                except Exception as error:  # idem
                    first = first or error
        if first is not None:
            raise first

    def _finish(self, writing: _Writing) -> None:
        self._settle(writing.document)
        self._writings.pop(writing.document.id, None)

    @contextmanager
    def letting_go(self, document_id: str) -> Iterator[None]:
        """Let go of a document for a deed that removes it, so that no draft comes after; it is back if that fails."""
        writing = self._writings.pop(document_id, None)
        try:
            yield
        except BaseException:
            if writing is not None:
                self._writings.setdefault(document_id, writing)
            raise

    def forget(self, document_id: str) -> None:
        """Let go of a document without writing (it went to the bin)."""
        self._writings.pop(document_id, None)
