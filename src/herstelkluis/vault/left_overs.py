"""What an update or a crash left in a vault folder: cleaned once the vault it belongs to has opened."""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from herstelkluis.crypto.keyfile import KeyFile
from herstelkluis.crypto.recovery import words_of_entropy
from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import KluisError, WrongWordsError
from herstelkluis.store import files, keys, migrations, preferences
from herstelkluis.store.database import Database
from herstelkluis.store.database_file import SIDE_FILES
from herstelkluis.vault.conflict_copies import of_other_keys
from herstelkluis.vault.of_one_vault import MADE_FROM, MADE_INTO, UNSOUND
from herstelkluis.vault.state import KEY_FILE

GOING = ".old"  # a database that is being destroyed
SURELY_LEFT = timedelta(days=30)

_BUILT = re.compile(r"kluis(-\d+\.db|\.hdr)\.[0-9a-f]{16}\.part(-wal|-shm|-journal)?")
_COPY = re.compile(r"\.{1,2}kopie-[0-9a-f]{16}\.db[.0-9a-z-]*")  # there for as long as work takes
_GOING = re.compile(r"kluis-\d+\.db" + re.escape(GOING))
_OTHER = re.compile(r"kluis-(\d+)\.db")
_BESIDE = re.compile(r"(kluis-\d+\.db)-(wal|shm|journal)")


def clean_left_overs(database: Database, keyfile: KeyFile, now: datetime) -> None:
    """Finish what a crash broke off; `database` is the one that `keyfile` names, and it is open.

    A copy from before an update goes when the vault is seen to be sound after it: all is read, once. Where it is not,
    all is read again on another day, and only when something changed.
    Another whole database goes only when it is surely ours to remove: byte for byte the one this was made from, or
    written by a rekey of this vault, never named by any key file here, and untouched for a month. Any other may be of a
    computer that shares this folder and comes later, or of someone who put an older vault back. Raises `disk_errors`.
    """
    folder = database.path.parent
    if migrations.copies_of_before(folder):
        with suppress(KluisError):  # what is damaged may not even take a line: the rest is cleaned all the same
            _clean_copies(database, now)
    settle_words(database, keyfile)
    files.overwrite_previous(folder / KEY_FILE)
    with files.disk_errors():
        for path in folder.glob(".*"):
            if _COPY.fullmatch(path.name):
                path.unlink()
        for path in sorted(folder.glob("kluis*")):
            if _BUILT.fullmatch(path.name):
                path.unlink()
            elif _GOING.fullmatch(path.name):
                files.overwrite_file(path)
            elif (other := _OTHER.fullmatch(path.name)) and int(other[1]) != keyfile.generation:
                _clean_other(path, database, now)
            elif (beside := _BESIDE.fullmatch(path.name)) and not (folder / beside[1]).exists():
                path.unlink()


def destroy(path: Path) -> None:
    """Remove a database whose time is over. Another name first: half overwritten it is known by that."""
    going = path.with_name(path.name + GOING)
    with files.disk_errors():
        path.replace(going)
        for ending in SIDE_FILES:
            path.with_name(path.name + ending).unlink(missing_ok=True)
    files.overwrite_file(going)


def remember_build(database: Database, salt: bytes) -> None:
    """Know later that the database with this salt (16 bytes) was written by a rekey of this one."""
    preferences.put(database, MADE_INTO, [*_built(database), salt.hex()])


def hash_of(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    whole = hashlib.sha256()
    with files.disk_errors(), files.open_regular(path) as file:
        for piece in iter(lambda: file.read(1 << 20), b""):
            whole.update(piece)
    return whole.hexdigest()


def settle_words(database: Database, keyfile: KeyFile) -> None:
    """Take the recovery words that were being changed as the ones of the sheet if they open the vault; else forget."""
    kept = keys.get_key(database, keys.NEXT_RECOVERY)
    if kept is None:
        return
    with database.atomic():
        if _opens(keyfile, kept):
            keys.put_key(database, keys.RECOVERY, kept)
        keys.drop_key(database, keys.NEXT_RECOVERY)


def _opens(keyfile: KeyFile, kept: bytes) -> bool:
    with Secret(bytearray(kept)) as entropy, suppress(WrongWordsError):
        keyfile.unlock_with_words(words_of_entropy(entropy)).close()
        return True
    return False


def _clean_copies(database: Database, now: datetime) -> None:
    from herstelkluis.vault.backups.records import mark_of  # hardly ever needed

    mark, day = mark_of(database), now.date().isoformat()
    match preferences.get(database, UNSOUND):
        case [found, on] if mark == found or day == on:
            return
    if set(database.check()) - {"search"}:  # that is derived
        preferences.put(database, UNSOUND, [mark, day])
    else:
        migrations.overwrite_copies(database.path.parent)


def _clean_other(path: Path, database: Database, now: datetime) -> None:
    with files.open_regular(path) as file:
        salt = file.read(16).hex()
    if salt in _built(database):
        found = path.stat()
        is_old = max(found.st_mtime, found.st_ctime) < (now - SURELY_LEFT).timestamp()
        if is_old and path not in of_other_keys(path.parent):
            path.unlink()
    elif preferences.get(database, MADE_FROM, "") == hash_of(path):
        destroy(path)


def _built(database: Database) -> list[str]:
    kept = preferences.get(database, MADE_INTO, [])
    return kept if isinstance(kept, list) else []
