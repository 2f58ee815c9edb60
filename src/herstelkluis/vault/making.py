"""A new vault on disk: it appears as a whole or not at all."""

from __future__ import annotations

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
from herstelkluis.vault.appearing import appearing
from herstelkluis.vault.state import KEY_FILE


def make_vault(
    folder: Path, password: str, recovery_words: Sequence[str], cost: Argon2Cost, owner: str, now: datetime
) -> tuple[KeyFile, Secret]:
    """Make a vault in `folder`, which must be absent or empty, and return its key file and vault key.

    Raises VaultExistsError, CannotWriteError.
    """
    keyfile, vault_key = create_keyfile(password, recovery_words, cost, now)
    try:
        with appearing(folder) as building:
            _fill(building, keyfile, vault_key, recovery_words, owner)
            files.write_file(building / KEY_FILE, keyfile.to_bytes())
    except BaseException:
        vault_key.close()
        raise
    return keyfile, vault_key


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
