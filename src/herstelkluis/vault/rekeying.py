"""New keys for a whole vault, after someone may have got the old ones.

A new vault key locks everything anew: another password, other words, another database file, other identities for
others. The old files are overwritten. What left the folder before stays as it was: copies and backups open with the old
password and words, and packages that were given with theirs.

Until the one rename of the key file the old vault is untouched; from then on only the new one opens (FORMAT.md K10).
"""

from __future__ import annotations

import itertools
import secrets
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from datetime import date, datetime
from pathlib import Path

from herstelkluis.crypto.kdf import Argon2Cost
from herstelkluis.crypto.keyfile import KeyFile, database_key, parse_keyfile
from herstelkluis.crypto.recovery import recovery_entropy
from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import CannotWriteError, KluisError, VaultDamagedError
from herstelkluis.store import files, keys, migrations, preferences
from herstelkluis.store.database import Database
from herstelkluis.store.under_new_key import write_under_new_key
from herstelkluis.vault import identity
from herstelkluis.vault.backups import records
from herstelkluis.vault.key_file import keys_unchanged, put_keyfile, read_keyfile
from herstelkluis.vault.left_overs import destroy, hash_of, remember_build
from herstelkluis.vault.lifecycle import check_new_password
from herstelkluis.vault.of_one_vault import MADE_FROM, OF_EARLIER_KEYS, PRACTISED_ON, RECORDS
from herstelkluis.vault.one_writer import OneWriter
from herstelkluis.vault.progress import Progress, nobody
from herstelkluis.vault.synced_folders import journal_for
from herstelkluis.vault.typed import Typed


def rekey(
    folder: Path,
    new_password: str,
    new_words: Sequence[str],
    cost: Argon2Cost,
    now: datetime,
    typed: Typed,
    progress: Progress | None = None,
) -> None:
    """Give the vault in `folder`, which must be shut, all new keys; proven by what opens it now.

    It takes about as long as making a copy, and room on the disk for one. Stopped, failed or killed at any moment, the
    vault opens either with the old password and words or with the new ones, and holds every word. Raises as
    `Lifecycle.unlock`, PasswordTooShortError, KeysNotWrittenError, and what `progress` raises; then nothing changed.
    """
    check_new_password(new_password)
    with typed, keys_unchanged(), OneWriter(folder):
        keyfile = read_keyfile(folder)
        old, generation = folder / keyfile.database_name, _free_generation(folder, keyfile.generation)
        build = folder / f"kluis-{generation}.db.{secrets.token_hex(8)}.part"
        with typed.vault_key(keyfile) as old_key, ExitStack() as secret:
            renewed, vault_key = keyfile.renewed(new_password, new_words, cost, now, generation)
            secret.enter_context(vault_key)
            _check_opens(renewed, vault_key, new_password, new_words)
            key, new_key = database_key(old_key, keyfile), database_key(vault_key, renewed)
            secret.enter_context(key[0])
            secret.enter_context(new_key[0])
            journal = journal_for(folder)
            write_under_new_key(old, key, build, new_key, journal=journal, progress=progress or nobody)
            try:
                with Database.open(old, *key, journal=journal) as database:
                    remember_build(database, new_key[1])
                with Database.open(build, *new_key, journal=journal) as database:
                    _renew_inside(database, new_words, made_from=hash_of(old), today=now.astimezone().date())
                _switch(folder, build, renewed, new_words)
            finally:
                with suppress(OSError):
                    build.unlink()
        _clean(folder, old)


def _free_generation(folder: Path, present: int) -> int:
    """The next number that no database in this folder has: what lies there may be of someone."""
    return next(number for number in itertools.count(present + 1) if not (folder / f"kluis-{number}.db").exists())


def _check_opens(renewed: KeyFile, vault_key: Secret, password: str, words: Sequence[str]) -> None:
    """Before anything depends on it: the very bytes of the new key file open with both new secrets."""
    there = parse_keyfile(renewed.to_bytes())
    with there.unlock_with_password(password) as by_password, there.unlock_with_words(words) as by_words:
        if not by_password == by_words == vault_key:
            raise VaultDamagedError


def _renew_inside(database: Database, words: Sequence[str], *, made_from: str, today: date) -> None:
    """What the vault itself keeps of its secrets, and what it knew of copies that these do not open."""
    with database.atomic(), recovery_entropy(words) as entropy:
        identity.replace_key(database, keys.SIGNING)
        identity.replace_key(database, keys.AGE)
        keys.put_key(database, keys.RECOVERY, entropy.reveal())
        keys.drop_key(database, keys.NEXT_RECOVERY)
        preferences.put(database, PRACTISED_ON, today.isoformat())
        _know_earlier_copies(database)
        preferences.put(database, MADE_FROM, made_from)


def _know_earlier_copies(database: Database) -> None:
    """The copies that were made open with the earlier keys only; where they were put is told when that matters."""
    made = [str(one.path) for one in records.written_down(preferences.get(database, RECORDS, []))]
    before = preferences.get(database, OF_EARLIER_KEYS, [])
    known = [*made, *(one for one in (before if isinstance(before, list) else []) if one not in made)]
    preferences.put(database, OF_EARLIER_KEYS, known[: records.MOST])
    preferences.put(database, RECORDS, [])


def _switch(folder: Path, build: Path, renewed: KeyFile, words: Sequence[str]) -> None:
    database = folder / renewed.database_name
    try:
        with files.disk_errors():
            database.with_name(database.name + "-wal").unlink(missing_ok=True)
            build.replace(database)
            files.sync_folder(folder)
        put_keyfile(folder, renewed, lambda there: there.unlock_with_words(words))
    except CannotWriteError:
        if read_keyfile(folder).generation != renewed.generation:  # the old vault stays as it was
            with suppress(OSError):
                database.unlink()
        raise


def _clean(folder: Path, old: Path) -> None:
    """The new keys hold already: what cannot be removed now is removed at unlocking."""
    with suppress(KluisError, OSError):
        destroy(old)
        migrations.overwrite_copies(folder)  # of before an update, under the old key
