"""A backup comes back: as a vault in a new folder, or as a trial of which nothing stays.

A restored vault is the vault of that moment, with the password and words of that moment. What was given since then it
cannot know: every package that waited for its words becomes unknown (`mark_restored`), and its words are in no backup.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from herstelkluis.crypto.kdf import subkey
from herstelkluis.crypto.keyfile import database_key, parse_keyfile
from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import BackupError, KluisError
from herstelkluis.store import files, migrations
from herstelkluis.store.database import Database
from herstelkluis.store.schema import SCHEMAS
from herstelkluis.vault.after_giving import mark_restored
from herstelkluis.vault.appearing import appearing
from herstelkluis.vault.backups import records
from herstelkluis.vault.backups.around import around
from herstelkluis.vault.backups.reading import OpenBackup, identity_by, open_backup
from herstelkluis.vault.counting import Counts, counts_of
from herstelkluis.vault.progress import Progress, nobody
from herstelkluis.vault.state import KEY_FILE
from herstelkluis.vault.typed import Typed
from herstelkluis.vault.vault import Vault

_TAKEN, _CHECKED = 0.6, 0.9


@dataclass(frozen=True, slots=True)
class Held:
    """What a backup held when all of it was opened and counted, and from which moment it is."""

    counts: Counts
    made_at: datetime


def restore(
    source: Path,
    folder: Path,
    typed: Typed,
    *,
    key_file: Path | None = None,
    clock: Callable[[], datetime],
    progress: Progress | None = None,
) -> Held:
    """Put a backup back as a vault in `folder`, which must be absent or empty.

    It appears as a whole or not at all, and only after all of it was opened, checked and counted. `key_file` is another
    copy of the key file, when none lies beside the backup. Raises `VaultExistsError`, `BackupError` and its subclasses,
    `WrongPasswordError`, `UnknownWordError`, `WrongWordsError`, `VaultTooNewError`, and as `disk_errors`.
    """
    tell = progress or nobody
    with (
        typed,
        appearing(folder) as building,
        open_backup(source, identity_by(typed, source, key_file)) as backup,
        typed.vault_key(parse_keyfile(backup.keyfile)) as vault_key,
        _checked(backup, building, vault_key, tell) as database,
    ):
        vault = Vault(database, subkey(vault_key, "backup-age"), clock)
        with suppress(KluisError, OSError):  # what is known of other backups is extra: it stops no restore
            records.know_again(vault, around(source, backup.about, clock(), records.mark_of(database)))
        mark_restored(vault)
        vault.close()
        files.write_file(building / KEY_FILE, backup.keyfile)
        tell(1.0)
        return Held(backup.about.counts, backup.about.made_at)


def drill(source: Path, typed: Typed, vault: Vault, progress: Progress | None = None) -> Held:
    """Try whether this opens this backup: its database is opened, checked and counted, and nothing of it stays.

    The vault remembers the day. May run in any thread. Raises as `restore`.
    """
    tell = progress or nobody
    with (
        typed,
        tempfile.TemporaryDirectory(prefix="herstelkluis-") as place,
        open_backup(source, identity_by(typed, source)) as backup,
        typed.vault_key(parse_keyfile(backup.keyfile)) as vault_key,
        _checked(backup, Path(place), vault_key, tell),
    ):
        tell(1.0)
        held = Held(backup.about.counts, backup.about.made_at)
    records.keep_drilled(vault, source, vault.clock().date())
    return held


@contextmanager
def _checked(backup: OpenBackup, place: Path, vault_key: Secret, tell: Progress) -> Iterator[Database]:
    """The database of a backup in a folder, after every page of it was read and everything in it was counted."""
    path = backup.take_database(place)
    tell(_TAKEN)
    key, salt = database_key(vault_key, parse_keyfile(backup.keyfile))
    with key, Database.open(path, key, salt) as database:
        if set(database.check()) - {"search"} or counts_of(database) != backup.about.counts:
            raise BackupError
        migrations.apply(database, SCHEMAS)
        tell(_CHECKED)
        yield database
