"""The encrypted database of a vault: one connection, one thread at a time, all or nothing.

POSIX locks end when a process closes *any* handle on a file, so nothing here opens the database file while it is
connected.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Any, Self

from sqlcipher3 import dbapi2

from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import (
    CannotWriteError,
    FolderGoneError,
    NotAVaultError,
    VaultDamagedError,
    VaultExistsError,
    VaultLockedError,
    VaultTooNewError,
)
from herstelkluis.store.connection import PLAIN_SQLITE, Connect, check_encrypted, encrypted_connection, first_bytes
from herstelkluis.store.files import copy_file, disk_errors, sync_folder
from herstelkluis.store.migrations import NEWEST, apply
from herstelkluis.store.schema import SCHEMAS

Values = Sequence[object]


class Database:
    """An open vault database. Made by `create` or `open`; after `close` every use raises `VaultLockedError`."""

    def __init__(self, path: Path, key: Secret, salt: bytes, connect: Connect = dbapi2.connect) -> None:
        """Connect, without looking at what the file is: use `create` and `open`."""
        self.path = path
        self._key = key.copy()
        self._salt = salt
        self._connect_to = connect
        self._lock = RLock()
        self._depth = 0
        self._sweep = False
        self._connection: Any = None
        try:
            self._connect()
        except BaseException:
            self.close()
            raise

    @classmethod
    def create(cls, path: Path, key: Secret, salt: bytes, *, connect: Connect = dbapi2.connect) -> Database:
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
            path.unlink(missing_ok=True)
            raise
        return cls.open(path, key, salt, connect=connect)

    @classmethod
    def open(cls, path: Path, key: Secret, salt: bytes, *, connect: Connect = dbapi2.connect) -> Database:
        """Open the vault database at `path`. An older schema is opened too: see `schema_version` and `migrate`.

        Raises `VaultMissingError`, `NotAVaultError` (a folder, or a plain SQLite file), `VaultDamagedError` (also for
        a wrong key: the key file was already verified), `VaultTooNewError`, `VaultInUseError`,
        `EncryptionMissingError`, and what `disk_errors` raises.
        """
        first = first_bytes(path)
        if first == PLAIN_SQLITE:
            raise NotAVaultError
        if first != salt:
            raise VaultDamagedError
        db = cls(path, key, salt, connect)
        try:
            _check_schema(db.schema_version)
        except BaseException:
            db.close()
            raise
        return db

    def open_beside(self, path: Path) -> Database:
        """Open another file that was locked with the key of this one. Raises as `open`."""
        return Database.open(path, self._key, self._salt, connect=self._connect_to)

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
            connection = self._live()
            connection.execute(begin)
            self._depth += 1
            try:
                yield
                if self._depth == 1:
                    self._check_place()
                connection.execute(end)
            except BaseException:
                # A full disk can end a transaction by itself.
                if connection.in_transaction:
                    for statement in back:
                        connection.execute(statement)
                raise
            finally:
                self._depth -= 1
            if self._sweep and not self._depth:
                # No error of the block, which is on the disk already: the next one tries again, and so does closing.
                with suppress(dbapi2.Error):
                    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                    self._sweep = False

    def leave_no_trace(self) -> None:
        """Empty the write-ahead log after the running block: what it removes is then in no file of the vault."""
        self._sweep = True

    def check(self) -> list[str]:
        """What is wrong with this file, as codes: pages, structure, references, attachments, search. Empty: well.

        Reads every page; where one of these is changed the other questions have no answer. Only `search` (and what
        else is derived) can be rebuilt.
        """
        questions = {
            "structure": "PRAGMA integrity_check",
            "references": "PRAGMA foreign_key_check",
            "attachments": _ODD_ATTACHMENTS,
            "search": "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)",
        }
        with self._lock:
            if not self._is_well("PRAGMA cipher_integrity_check"):
                return ["pages"]
            return [code for code, question in questions.items() if not self._is_well(question)]

    def copy_to(self, path: Path) -> None:
        """Put a copy, of one moment and verified by opening it, at `path`.

        It is the same byte for byte, but for the words of packages that were not given yet: they are in no copy, so
        that a package that is taken back stays shut. Raises `VaultDamagedError` when the copy does not verify, and what
        `disk_errors` raises; then nothing is left at `path`.
        """
        part = path.with_name(f".{path.name}.part")
        with self._lock:
            self._disconnect()
            try:
                copy_file(self.path, part)
                with Database.open(part, self._key, self._salt, connect=self._connect_to) as copy:
                    if copy.read("SELECT 1 FROM package_words"):
                        copy.write("DELETE FROM package_words")
                    if copy.check():
                        raise VaultDamagedError
                with disk_errors():
                    part.replace(path)
                    sync_folder(path.parent)
            finally:
                for left_over in (part, *(part.with_name(part.name + ending) for ending in ("-wal", "-shm"))):
                    with suppress(OSError):
                        left_over.unlink()
                self._connect()

    def close(self) -> None:
        """Let go of file and key. May be done twice, and never fails: what was committed is on the disk already."""
        with self._lock:
            connection, self._connection = self._connection, None
            if connection is not None:
                with suppress(dbapi2.Error):
                    connection.close()
            self._key.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _connect(self) -> None:
        self._connection = encrypted_connection(self.path, self._key, self._salt, self._connect_to)
        with disk_errors():
            self._place = _place(self.path)

    def _disconnect(self) -> None:
        """Close the connection with everything in the one file."""
        with disk_errors():
            self._live().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            self._connection.close()
            self._connection = None

    def _live(self) -> Any:
        if self._connection is None:
            raise VaultLockedError
        return self._connection

    def _check_place(self) -> None:
        if _place(self.path) != self._place:
            raise FolderGoneError

    def _is_well(self, question: str) -> bool:
        try:
            return self.read(question) in ([], [("ok",)])
        except VaultDamagedError:
            return False


_OUTER = ("BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",))
_INNER = ("SAVEPOINT inner_block", "RELEASE inner_block", ("ROLLBACK TO inner_block", "RELEASE inner_block"))
# Chunks are 65536 bytes and a tag of 16 (crypto/FORMAT.md): as many as the size says, together as long as it says.
_ODD_ATTACHMENTS = """
SELECT 1 FROM attachments a LEFT JOIN chunks c ON c.attachment = a.id GROUP BY a.id
HAVING count(c.n) <> max((a.size + 65535) / 65536, 1) OR max(c.n) <> count(c.n) - 1
    OR sum(length(c.data)) <> a.size + 16 * count(c.n) LIMIT 1
"""


def _place(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def _check_schema(number: int) -> None:
    if number > NEWEST:
        raise VaultTooNewError
    if number < 1:
        raise VaultDamagedError
