"""A connection that encrypts, proves that it does, and keeps to every setting that leaves no plain text behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import EncryptionMissingError, FolderGoneError, NotAVaultError, VaultMissingError
from herstelkluis.store.files import disk_errors

Connect = Callable[..., Any]
"""What makes a connection: `sqlcipher3.dbapi2.connect`, or in a test a library that does not encrypt."""

PLAIN_SQLITE = b"SQLite format 3\0"

_PATIENCE = 0.25
"""Seconds to wait for another program that holds the file: no longer than a person notices."""
_BEFORE_KEY = ("cipher_log_level = NONE", "cipher_memory_security = ON")
_AFTER_KEY = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "mmap_size = 0",
    "foreign_keys = ON",
    # A second program is refused, and the index of the write-ahead log stays in memory instead of in a file.
    "locking_mode = EXCLUSIVE",
    "synchronous = FULL",
    "fullfsync = ON",
    "checkpoint_fullfsync = ON",
)


def encrypted_connection(path: Path, key: Secret, salt: bytes, connect: Connect, journal: str) -> Any:
    """A connection to the database at `path` with this raw key (32 bytes) and salt (16).

    Raises `EncryptionMissingError` before anything is read or written when the library does not encrypt,
    `VaultDamagedError` when key and file do not fit, `VaultInUseError`, and what else `disk_errors` raises.
    """
    with disk_errors():
        connection = connect(
            path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False, cached_statements=256
        )
        try:
            _prepare(connection, key, salt, journal)
        except BaseException:
            connection.close()
            raise
        return connection


def check_encrypted(path: Path, salt: bytes) -> None:
    """Raise `EncryptionMissingError` when a new database is not encrypted: the file itself is the proof."""
    if first_bytes(path) != salt:
        raise EncryptionMissingError


def first_bytes(path: Path) -> bytes:
    """The first 16 bytes of a file: the salt in a database of ours. Never while it is connected: that ends its lock.

    Raises `VaultMissingError`, `NotAVaultError` for a folder, and `CannotWriteError` when it may not be read.
    """
    if path.is_dir():
        raise NotAVaultError
    try:
        with disk_errors(), path.open("rb") as file:
            return file.read(16)
    except FolderGoneError:
        raise VaultMissingError from None


def _prepare(connection: Any, key: Secret, salt: bytes, journal: str) -> None:
    if not connection.execute("PRAGMA cipher_version").fetchall():
        raise EncryptionMissingError
    connection.enable_load_extension(False)
    for pragma in _BEFORE_KEY:
        connection.execute(f"PRAGMA {pragma}").fetchall()
    # Key and salt as they are: key derivation happened already, and the salt is not left to chance.
    connection.execute(f"PRAGMA key = \"x'{key.reveal().hex()}{salt.hex()}'\"").fetchall()
    for pragma in (*_AFTER_KEY, f"journal_mode = {journal}"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
