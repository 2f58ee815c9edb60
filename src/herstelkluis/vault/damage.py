"""What is wrong with a vault that does not open: told from its files, page by page. Looking changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from herstelkluis.crypto.keyfile import KeyFile, database_key
from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import DamageFoundError, KeyFileDamagedError, VaultDamagedError
from herstelkluis.store.files import disk_errors, read_regular
from herstelkluis.store.raw_pages import RawPages
from herstelkluis.vault.health import Finding, State, counted, ways_in
from herstelkluis.vault.key_file import keyfile_at
from herstelkluis.vault.repairing import key_file_for
from herstelkluis.vault.state import KEY_FILE
from herstelkluis.vault.typed import Typed

_NO_DATABASE = Finding("pages", State.BROKEN, {"is_there": False})
_NO_KEY = Finding("slots", State.BROKEN, {"is_open": False})


def look_at_files(folder: Path, typed: Typed) -> tuple[Finding, ...]:
    """How the start, the pages and the key of a shut vault are, under the codes of `health.look_into`.

    Where no key file can be read, the database has no answer and is left out; a copy beside a damaged one will do.
    Raises as `Typed.vault_key` for a wrong secret, `VaultTooNewError`, and as `disk_errors`.
    """
    with typed:
        try:
            path = key_file_for(folder)
        except KeyFileDamagedError:
            return (_NO_KEY,)
        except VaultDamagedError:
            return _NO_DATABASE, ways_in(keyfile_at(folder / KEY_FILE))
        keyfile = keyfile_at(path)
        try:
            vault_key = typed.vault_key(keyfile)
        except VaultDamagedError:
            return (_NO_KEY,)
        with vault_key:
            slots = ways_in(keyfile) if path == folder / KEY_FILE else _NO_KEY
            return *_database(folder, keyfile, vault_key), slots


def way_on(found: Sequence[Finding]) -> VaultDamagedError:
    """What to say after these findings: with a key and one page that opens with it, the rest can be brought over."""
    facts = next((one.facts for one in found if one.code == "pages"), None)
    if facts is None:
        return KeyFileDamagedError()
    if "is_there" in facts or (facts and facts["count"] == facts["of"]):
        return VaultDamagedError()
    return DamageFoundError()


def _database(folder: Path, keyfile: KeyFile, vault_key: Secret) -> tuple[Finding, ...]:
    path = folder / keyfile.database_name
    key, salt = database_key(vault_key, keyfile)
    with key, RawPages(path, key, salt) as pages:
        with disk_errors():
            has_its_salt = read_regular(path, len(salt)) == salt
        unreadable, whole = pages.unreadable(), pages.whole
    if not whole:
        return (_NO_DATABASE,)
    beginning = Finding("salt", State.GOOD if has_its_salt else State.BROKEN)
    return beginning, counted("pages", unreadable, of=whole)
