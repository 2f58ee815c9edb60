"""Whatever can be laid beside this vault, by what it is: a conflict copy, a folder, a backup or an open export."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

from herstelkluis.crypto.age import Identity
from herstelkluis.crypto.recovery import recovery_identity
from herstelkluis.errors import BackupError, CannotReadError, KluisError, WrongWordsError
from herstelkluis.store.files import read_regular
from herstelkluis.vault.merging.database_copy import (
    check_not_open,
    copy_in_backup,
    copy_in_file,
    copy_in_folder,
)
from herstelkluis.vault.merging.other import Other
from herstelkluis.vault.recovery_sheet import sheet_words
from herstelkluis.vault.typed import Typed
from herstelkluis.vault.vault import Vault

_AGE = b"age-encryption.org/"
_ZIP = b"PK\x03\x04"


def other_in(vault: Vault, path: Path, typed: Typed | None = None) -> AbstractContextManager[Other]:
    """What is in this file or folder, open as long as the block lasts.

    The keys of this vault open it, or the password or words it had then. Raises as `copy_in_file`,
    `copy_in_folder`, `copy_in_backup` and `export_copy`, and CannotReadError.
    """
    if path.is_dir():
        return copy_in_folder(vault, path, typed)
    check_not_open(vault, path)
    try:
        start = read_regular(path, len(_AGE))
    except OSError:
        raise CannotReadError from None
    if start == _AGE:
        return _open_sealed(vault, path, typed)
    if start.startswith(_ZIP):
        return _open_export(path)
    return copy_in_file(vault, path, typed)


@contextmanager
def _open_sealed(vault: Vault, path: Path, typed: Typed | None) -> Iterator[Other]:
    """A backup, or an export that is locked with the words of this vault or these words."""
    from herstelkluis.vault.exporting.files import key_in_words

    with ExitStack() as opened:
        try:
            other: Other = opened.enter_context(copy_in_backup(vault, path, typed))
        except (BackupError, WrongWordsError) as error:
            try:
                identity = key_in_words(typed.text) if typed else recovery_identity(sheet_words(vault))
                other = opened.enter_context(_open_export(path, identity))
            except KluisError:
                raise error from None
        yield other


@contextmanager
def _open_export(path: Path, *identities: Identity) -> Iterator[Other]:
    from herstelkluis.vault.exporting.files import open_export
    from herstelkluis.vault.exporting.reading import export_copy

    with open_export(path, *identities) as files, export_copy(files) as copy:
        yield copy
