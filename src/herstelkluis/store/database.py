"""The encrypted database of a vault: one connection, one thread at a time, all or nothing.

POSIX locks end when a process closes *any* handle on a file, so nothing opens and closes the database file while it is
connected: see `database_file`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from threading import Lock, RLock
from types import TracebackType
from typing import Any, Self

from sqlcipher3 import dbapi2

from herstelkluis.crypto.database_pages import PageCipher
from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import (
    CannotWriteError,
    KluisError,
    NotAVaultError,
    VaultDamagedError,
    VaultExistsError,
    VaultInUseError,
    VaultLockedError,
    VaultTooNewError,
)
from herstelkluis.store.connection import PLAIN_SQLITE, Connect, check_encrypted, encrypted_connection, first_bytes
from herstelkluis.store.database_file import DatabaseFile, pieces, put_copy, remove_database
from herstelkluis.store.files import disk_errors
from herstelkluis.store.migrations import NEWEST, apply, overwrite_copies
from herstelkluis.store.schema import SCHEMAS
from herstelkluis.store.soundness import damaged_pages, problems

Values = Sequence[object]


class Database:
    """An open vault database. Made by `create` or `open`; after `close` every use raises `VaultLockedError`."""

    def __init__(
        self, path: Path, key: Secret, salt: bytes, connect: Connect = dbapi2.connect, journal: str = "WAL"
    ) -> None:
        """Connect, without looking at what the file is: use `create` and `open`."""
        self.path = path
        self._key = key.copy()
        self._salt = salt
        self._connect_to, self._journal = connect, journal
        self._lock = RLock()
        self._one_copy = Lock()
        self._depth = 0
        self._sweep = self._sweep_copies = self._is_copied = False
        self._connection: Any = None
        self._file: DatabaseFile
        try:
            self._connect()
        except BaseException:
            self.close()
            raise

    @classmethod
    def create(
        cls, path: Path, key: Secret, salt: bytes, *, connect: Connect = dbapi2.connect, journal: str = "WAL"
    ) -> Database:
        """Make an empty vault database at `path` (0600) and open it.

        `key` is 32 bytes, `salt` 16. Raises `VaultExistsError` when something stands there, `EncryptionMissingError`
        when the library does not encrypt (then nothing is left behind), and what `disk_errors` raises.
        """
        try:
            with disk_errors():
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except CannotWriteError:
            if path.exists():
                raise VaultExistsError from None
            raise
        try:
            with cls(path, key, salt, connect) as empty:
                apply(empty, SCHEMAS)
            check_encrypted(path, salt)
        except BaseException:
            remove_database(path)
            raise
        return cls.open(path, key, salt, connect=connect, journal=journal)

    @classmethod
    def open(
        cls, path: Path, key: Secret, salt: bytes, *, connect: Connect = dbapi2.connect, journal: str = "WAL"
    ) -> Database:
        """Open the vault database at `path`. An older schema is opened too: see `schema_version` and `migrate`.

        `journal` is another journal mode of SQLite in a folder that a program copies while it is written in.

        Raises `VaultMissingError`, `NotAVaultError` (a folder, or a plain SQLite file), `VaultDamagedError` (also for
        a wrong key: the key file was already verified), `VaultTooNewError`, `VaultInUseError`,
        `EncryptionMissingError`, and what `disk_errors` raises.
        """
        first = first_bytes(path)
        if first == PLAIN_SQLITE:
            raise NotAVaultError
        if first != salt:
            raise VaultDamagedError
        db = cls(path, key, salt, connect, journal)
        try:
            _check_schema(db.schema_version)
        except BaseException:
            db.close()
            raise
        return db

    def open_beside(self, path: Path) -> Database:
        """Open another file that was locked with the key of this one. Raises as `open`."""
        with self._lock:
            self._live()
            key = self._key.copy()
        with key:
            return Database.open(path, key, self._salt, connect=self._connect_to, journal=self._journal)

    @property
    def schema_version(self) -> int:
        """The number of the last schema step this database had; 0 for none."""
        return int(self.read("PRAGMA user_version")[0][0])

    def read(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """All rows of a question."""
        with self._lock, disk_errors():
            rows: list[tuple[Any, ...]] = self._live().execute(sql, values).fetchall()
            return rows

    def write(self, sql: str, values: Values = ()) -> int:
        """One change, alone or inside `atomic`. Returns the row id of an inserted row."""
        with self._lock:
            if not self._depth:
                with self.atomic():
                    return self.write(sql, values)
            with disk_errors():
                return int(self._live().execute(sql, values).lastrowid or 0)

    def write_many(self, sql: str, rows: Iterable[Values]) -> None:
        """The same change for many rows."""
        with self.atomic():
            self._live().executemany(sql, rows)

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Everything in the block, or nothing. Blocks may stand in blocks; the outer one commits, once, to the disk.

        Raises as `disk_errors` does, and `FolderGoneError` when the file is no longer at its place: a system happily
        writes on into a removed file.
        """
        with self._lock, disk_errors():
            begin, end, back = _OUTER if not self._depth else _INNER
            connection, sweep_copies = self._live(), self._sweep_copies
            connection.execute(begin)
            self._depth += 1
            try:
                yield
                if self._depth == 1:
                    self._file.check_place()
                connection.execute(end)
            except BaseException:
                self._sweep_copies = sweep_copies  # what this block would remove stays
                # A full disk can end a transaction by itself.
                if connection.in_transaction:
                    for statement in back:
                        connection.execute(statement)
                raise
            finally:
                self._depth -= 1
            if self._sweep and not self._depth:
                self._empty_log()

    def leave_no_trace(self, *, in_copies: bool = True) -> None:
        """Empty the log after the running block: what it removes is in no file then, nor in a copy from an update."""
        self._sweep, self._sweep_copies = True, self._sweep_copies or in_copies

    def check(self) -> list[str]:
        """What is wrong with this file, as codes: pages, structure, references, attachments, search. Empty: well.

        Reads every page; where one of these is changed the other questions have no answer. Only `search` (and what
        else is derived) can be rebuilt.
        """
        with self._lock:
            self._live()
            self._empty_log()  # a page that a kill left half written in the file is whole in the log
            return problems(self.read)

    def damaged_pages(self, progress: Callable[[float], None]) -> int:
        """How many pages of the file are not what was written; others can read and write meanwhile."""
        with self._lock:
            self._live()
            self._empty_log()
            cipher = PageCipher(self._key, self._salt)
        return damaged_pages(self._bytes_at, self.path.stat().st_size, cipher, progress)

    def has_its_salt(self) -> bool:
        """Whether the file begins with the 16 bytes that its key prescribes; nothing else protects those."""
        return self.start_of_file() == self._salt

    def start_of_file(self) -> bytes:
        """The first 16 bytes of the file as they are on the disk: the salt."""
        with self._lock:
            return self._bytes_at(0, 16)

    def copy_to(self, path: Path, *, with_words: bool = False) -> None:
        """Put a copy, of one moment and verified by opening it, at `path`. Others may write meanwhile.

        It is the same byte for byte, but for the words of packages that were not given yet: they are in no copy, so
        that a package that is taken back stays shut; `with_words` is for what takes the place of this one. Raises
        `VaultDamagedError` when the copy does not verify, `VaultLockedError` when this one is closed meanwhile, and
        what `disk_errors` raises; then nothing is left at `path`.
        """
        put_copy(self._bytes_of_now(), path, self.open_beside, with_words=with_words)

    def close(self) -> None:
        """Let go of file and key. May be done twice, and never fails: what was committed is on the disk already."""
        with self._lock:
            connection, self._connection = self._connection, None
            if connection is not None:
                with suppress(dbapi2.Error):
                    connection.close()
                self._file.close()
            self._key.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _connect(self) -> None:
        connection = encrypted_connection(self.path, self._key, self._salt, self._connect_to, self._journal)
        try:
            with disk_errors():
                self._file = DatabaseFile(self.path)
        except BaseException:
            connection.close()
            raise
        self._connection = connection

    def _bytes_of_now(self) -> Generator[bytes]:
        """The bytes of the file as it is now. What is written meanwhile goes to the log, which waits."""
        with self._one_copy, self._standing_still():
            yield from pieces(self._bytes_at)

    @contextmanager
    def _standing_still(self) -> Iterator[None]:
        """Nothing changes in the file while this lasts; without a log that means that writers wait."""
        with self._lock, disk_errors():
            live = self._live()
            ((is_busy, *_pages),) = live.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            if is_busy:
                raise VaultInUseError
            has_log = live.execute("PRAGMA journal_mode").fetchall() == [("wal",)]
            live.execute("PRAGMA wal_autocheckpoint = 0").fetchall()
            self._is_copied = True
        try:
            with nullcontext() if has_log else self._lock:
                yield
        finally:
            with self._lock:
                self._is_copied = False
                if self._connection is not None:
                    self._connection.execute("PRAGMA wal_autocheckpoint = 1000").fetchall()
                    if self._sweep:
                        self._empty_log()

    def _bytes_at(self, place: int, most: int) -> bytes:
        with self._lock, disk_errors():
            self._live()
            return self._file.read(place, most)

    def _empty_log(self) -> None:
        if self._is_copied:
            return
        # No error of the block, which is on the disk already: the next one tries again, and so does closing.
        with suppress(dbapi2.Error, KluisError):
            self._live().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            if self._sweep_copies:
                overwrite_copies(self.path.parent)
            self._sweep = self._sweep_copies = False

    def _live(self) -> Any:
        if self._connection is None:
            raise VaultLockedError
        return self._connection


_OUTER = ("BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",))
_INNER = ("SAVEPOINT inner_block", "RELEASE inner_block", ("ROLLBACK TO inner_block", "RELEASE inner_block"))


def _check_schema(number: int) -> None:
    if number > NEWEST:
        raise VaultTooNewError
    if number < 1:
        raise VaultDamagedError
