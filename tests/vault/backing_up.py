"""A vault with pieces, a stick to put backups on, and what must be true of every backup there."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path

from herstelkluis.crypto.keyfile import database_key, parse_keyfile
from herstelkluis.crypto.words import parse_words
from herstelkluis.store.database import Database
from herstelkluis.vault.backups.found import FOLDER
from herstelkluis.vault.backups.place import LAST_READER, SCRIPT
from herstelkluis.vault.backups.reading import identity_by_words, open_backup
from herstelkluis.vault.counting import counts_of
from house import write

CANARY = "qxkanarie die nergens te lezen mag zijn"


def filled(vault):
    """Some pieces, one in the bin, one with two versions."""
    write(vault, "notitie", CANARY, title="Eerste")
    write(vault, "notitie", "tweede")
    vault.throw_away(write(vault, "notitie", "derde").id)
    return vault


def names(place: Path) -> list[str]:
    """What lies in the subfolder besides the two files that explain it."""
    folder = place / FOLDER
    return sorted(one.name for one in folder.iterdir() if one.name not in {SCRIPT, LAST_READER})


def left_in(vault_folder: Path) -> list[str]:
    """What lies in the folder of a vault that does not belong there."""
    own = {"kluis-1.db", "kluis-1.db-wal", "kluis.hdr", "kluis.lock"}
    return sorted(one.name for one in vault_folder.iterdir() if one.name not in own)


@contextmanager
def by_words(path: Path, words, folder: Path):
    """A backup opened by its words alone, and the database in it by the words and the key file in it."""
    with open_backup(path, identity_by_words(" ".join(words))) as backup:
        keyfile = parse_keyfile(backup.keyfile)
        with keyfile.unlock_with_words(parse_words(" ".join(words), 12)) as vault_key:
            key, salt = database_key(vault_key, keyfile)
        taken = backup.take_database(folder, f"uit-{path.stem}.db")
        try:
            with key, Database.open(taken, key, salt) as database:
                yield backup, database
        finally:
            taken.unlink()


def check_whole(path: Path, words, folder: Path) -> None:
    """AssertionError unless a backup opens by the words, and holds what it says."""
    with by_words(path, words, folder) as (backup, database):
        assert database.check() == []
        assert counts_of(database) == backup.about.counts
        assert backup.archive.testzip() is None
    assert path.with_suffix(".hdr").read_bytes() == backup.keyfile


def out_of_sight(folder):
    """A place that the system refuses to look at, whoever asks.

    As the stick of another account; the administrator, who may run these tests, could look at that one.
    """
    return folder / ("ver" * 200) / "STICK"
