"""A whole vault database once more, written under another key: every row and nothing that was removed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import CannotWriteError, DiskFullError, KluisError, VaultDamagedError
from herstelkluis.store.connection import check_encrypted
from herstelkluis.store.database import Database
from herstelkluis.store.database_file import remove_database
from herstelkluis.store.files import disk_errors

Key = tuple[Secret, bytes]
"""A raw key of 32 bytes and a salt of 16."""

_LOOK_EVERY = 1_000  # steps of the database; a large row is few of them
_WRITTEN = 0.5  # of the work; reading it all again is the rest
_CREEP = 0.005  # of what is left, while it is read again: how long that takes cannot be seen
_BY_WORDS: dict[str, type[KluisError]] = {
    "database or disk is full": DiskFullError,
    "disk I/O error": CannotWriteError,
    "database disk image is malformed": VaultDamagedError,
}


def write_under_new_key(
    source: Path, key: Key, target: Path, new_key: Key, *, journal: str, progress: Callable[[float], None]
) -> None:
    """Write all of the database `source` in a new one at `target`, and check every page and row of that.

    `source` stays as it is. What `progress` raises ends the work. Raises `VaultDamagedError` when one of both is not
    sound, and what `Database.open` and `disk_errors` raise; then nothing is left at `target`.
    """
    watch = _Watch(target, source, progress)
    try:
        with disk_errors():
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with Database.open(source, *key, connect=watch.connect, journal=journal) as old:
            _export(old, target, *new_key)
            watch.is_written = True
            check_encrypted(target, new_key[1])
            with Database.open(target, *new_key, connect=watch.connect, journal=journal) as new:
                _check_same(old, new)
        with disk_errors(), target.open("rb+") as file:
            os.fsync(file.fileno())
        progress(1.0)
    except BaseException as error:
        remove_database(target)
        if watch.stopped is not None and isinstance(error, dbapi2.Error):
            raise watch.stopped from None
        raise


def _export(old: Database, target: Path, key: Secret, salt: bytes) -> None:
    old.read("ATTACH ? AS fresh KEY ?", (str(target), f"x'{key.reveal().hex()}{salt.hex()}'"))
    try:
        # Half a file is thrown away, and the whole one is forced to disk: a journal of it would be work for nothing.
        old.read("PRAGMA fresh.journal_mode = MEMORY")
        old.read("PRAGMA fresh.synchronous = OFF")
        with _named_errors():
            old.read("SELECT sqlcipher_export('fresh')")
        old.read(f"PRAGMA fresh.user_version = {old.schema_version}")
    finally:
        with suppress(dbapi2.Error):
            old.read("DETACH fresh")


@contextmanager
def _named_errors() -> Iterator[None]:
    """The export has one error code for all that goes wrong in it; its words are those of SQLite for the real one."""
    try:
        yield
    except dbapi2.Error as error:
        is_of_disk = isinstance(error, dbapi2.OperationalError) and str(error) != "interrupted"  # by `_Watch`
        raise _BY_WORDS.get(str(error), CannotWriteError if is_of_disk else type(error)) from None


def _check_same(old: Database, new: Database) -> None:
    if _rows(new) != _rows(old) or new.check():
        raise VaultDamagedError


def _rows(database: Database) -> dict[str, int]:
    """How many rows each table has, those of the search index too."""
    names = database.read("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    return {name: database.read(f'SELECT count(*) FROM "{name}"')[0][0] for (name,) in names}  # noqa: S608 (our tables)


class _Watch:
    """Tells how far the work is, by the length of what was written."""

    def __init__(self, target: Path, source: Path, progress: Callable[[float], None]) -> None:
        self._target, self._source, self._progress = target, source, progress
        self._told, self.is_written = 0.0, False
        self.stopped: BaseException | None = None

    def connect(self, *where: Any, **how: Any) -> Any:
        """A connection that looks up from its work now and then."""
        connection = dbapi2.connect(*where, **how)
        connection.set_progress_handler(self._look, _LOOK_EVERY)
        return connection

    def _look(self) -> int:
        try:
            share = self._target.stat().st_size / max(1, self._source.stat().st_size)
            self._told = max(self._told, min(1.0, share) * _WRITTEN)
            if self.is_written:
                self._told += (1 - self._told) * _CREEP
            self._progress(self._told)
        except BaseException as error:  # the database would swallow it
            self.stopped = error
            return 1
        return 0
