"""A new vault on disk: it appears as a whole or not at all."""

from __future__ import annotations

import glob
import shutil
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from herstelkluis.crypto import recovery
from herstelkluis.crypto.kdf import Argon2Cost
from herstelkluis.crypto.keyfile import KeyFile, create_keyfile, database_key
from herstelkluis.crypto.secret import Secret
from herstelkluis.crypto.signing import SigningKey
from herstelkluis.store import files, keys, preferences
from herstelkluis.store.database import Database
from herstelkluis.vault.one_writer import LOCK_FILE
from herstelkluis.vault.state import KEY_FILE

UNFINISHED = ".nieuw"


def make_vault(
    folder: Path, password: str, recovery_words: Sequence[str], cost: Argon2Cost, owner: str, now: datetime
) -> tuple[KeyFile, Secret]:
    """Make a vault in `folder`, which must be absent or empty, and return its key file and vault key.

    It is built beside its place and renamed when it is whole, so a crash leaves nothing half. Raises CannotWriteError.
    """
    with files.disk_errors():
        folder.parent.mkdir(parents=True, exist_ok=True)
        _clear_left_overs(folder)
        building = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", suffix=UNFINISHED, dir=folder.parent))
    try:
        keyfile, vault_key = create_keyfile(password, recovery_words, cost, now)
        try:
            _fill(building, keyfile, vault_key, recovery_words, owner)
            files.write_file(building / KEY_FILE, keyfile.to_bytes())
            with files.disk_errors():
                if folder.is_dir():
                    folder.rmdir()
                building.rename(folder)
                files.sync_folder(folder.parent)
        except BaseException:
            vault_key.close()
            raise
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return keyfile, vault_key


def _clear_left_overs(folder: Path) -> None:
    """Remove what a crash left of a vault being made: no lock file was written, so nobody ever wrote in it."""
    for left_over in folder.parent.glob(f".{glob.escape(folder.name)}-*{UNFINISHED}"):
        names = [path.name for path in left_over.iterdir()] if left_over.is_dir() else [LOCK_FILE]
        if all(name.startswith(("kluis-", KEY_FILE)) for name in names):
            shutil.rmtree(left_over, ignore_errors=True)


def _fill(folder: Path, keyfile: KeyFile, vault_key: Secret, recovery_words: Sequence[str], owner: str) -> None:
    key, salt = database_key(vault_key, keyfile)
    with key:
        database = Database.create(folder / keyfile.database_name, key, salt)
    try:
        identity = SigningKey.generate()
        with database.atomic(), identity.seed() as seed, recovery.recovery_entropy(recovery_words) as entropy:
            keys.put_key(database, keys.SIGNING, seed.reveal())
            keys.put_key(database, keys.RECOVERY, entropy.reveal())
            preferences.put(database, "owner", owner)
    finally:
        database.close()
