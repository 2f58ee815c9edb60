"""A newer schema: the copy that is made before it holds every word, and stands no longer than it must."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from herstelkluis.errors import DiskFullError
from herstelkluis.store import attachments, contacts, documents, history, ledger, migrations
from herstelkluis.store.database import Database
from herstelkluis.store.schema import SCHEMAS
from house import PASSWORD, House, write
from store.store_children import surroundings
from vault.attaching import attached

CANARY = "qxgeheim gaat voor altijd weg"
NEXT = (*SCHEMAS, "CREATE TABLE later (a);")
REAL = migrations.migrate


def newer(patch) -> None:
    """From now on this program has one schema more."""
    for place in ("herstelkluis.store.migrations.NEWEST", "herstelkluis.store.database.NEWEST"):
        patch.setattr(place, len(NEXT))
    patch.setattr("herstelkluis.store.migrations.migrate", partial(REAL, schemas=NEXT))


def killed_after_updating(folder: str) -> None:
    """A program that dies between the update and what comes after it."""
    patch = pytest.MonkeyPatch()
    newer(patch)

    def die(*arguments, **named):
        REAL(*arguments, **named, schemas=NEXT)
        os.kill(os.getpid(), signal.SIGKILL)

    patch.setattr("herstelkluis.store.migrations.migrate", die)
    House(Path(folder)).lifecycle().unlock(PASSWORD)


def copies(house: House) -> list[Path]:
    return [path for path in house.folder.iterdir() if "bijwerken" in path.name]


@pytest.fixture
def old(house):
    """A locked vault of the schema before, with a piece in the bin: (house, lifecycle, piece)."""
    lifecycle, vault = house.make()
    note = write(vault, "notitie", CANARY)
    vault.throw_away(note.id)
    lifecycle.lock()
    return house, lifecycle, note


def test_the_copy_from_before_an_update_is_overwritten_once_the_vault_is_seen_to_be_sound(old, monkeypatch):
    house, lifecycle, note = old
    salt = (house.folder / "kluis-1.db").read_bytes()[:16]
    overwrite, seen = migrations.overwrite_file, []

    def look(path):
        seen.append(path.open("rb", buffering=0))
        assert seen[-1].read(16) == salt
        overwrite(path)

    newer(monkeypatch)
    monkeypatch.setattr("herstelkluis.store.migrations.overwrite_file", look)
    vault = lifecycle.unlock(PASSWORD)
    assert copies(house) == []
    (handle,) = seen
    with handle:
        handle.seek(0)
        assert handle.read(16) != salt
    assert vault.database.schema_version == len(NEXT)
    vault.delete_for_ever(note.id)
    lifecycle.lock()


@pytest.mark.parametrize("part", [False, True], ids=["whole", "half made"])
def test_killed_after_an_update_the_copy_goes_at_the_next_unlock(old, monkeypatch, part):
    house, lifecycle, _note = old
    deed = f"from vault.test_vault_updating import killed_after_updating; killed_after_updating({str(house.folder)!r})"
    done = subprocess.run([sys.executable, "-c", deed], env=surroundings(), capture_output=True, check=False)
    assert done.returncode == -9, done.stderr
    (copy,) = copies(house)
    if part:  # as a kill leaves it while the copy is being made
        copy.rename(copy.with_name(f".{copy.name}.part"))
    newer(monkeypatch)
    lifecycle.unlock(PASSWORD)
    lifecycle.lock()
    assert copies(house) == []


@pytest.fixture
def unsound(old, monkeypatch):
    """The vault after an update that left it unsound, open; the copy of before stands: (house, vault, the piece)."""
    house, lifecycle, note = old
    newer(monkeypatch)
    with monkeypatch.context() as broken:
        check = Database.check
        broken.setattr(Database, "check", lambda db: ["structure"] if db.path.name == "kluis-1.db" else check(db))
        vault = lifecycle.unlock(PASSWORD)
    yield house, vault, note
    lifecycle.lock()


def test_an_unsound_vault_is_not_read_whole_at_every_unlock_and_still_gets_rid_of_the_copy(old, monkeypatch):
    house, lifecycle, _note = old
    newer(monkeypatch)
    check, looked = Database.check, []

    def unsound(db):
        if db.path.name != "kluis-1.db":
            return check(db)
        looked.append(1)
        return ["structure"]

    with monkeypatch.context() as broken:
        broken.setattr(Database, "check", unsound)
        for days, changes, times in ((0, False, 1), (0, True, 1), (2, False, 2), (2, False, 2), (0, True, 2)):
            house.clock.wait(days * 86_400)
            vault = lifecycle.unlock(PASSWORD)
            if changes:
                write(vault, "notitie", "Gaat door")
            lifecycle.lock()
            assert (len(looked), len(copies(house))) == (times, 1)
    house.clock.wait(86_400)
    lifecycle.unlock(PASSWORD)
    lifecycle.lock()
    assert copies(house) == []


def in_copy(house, vault, note) -> bool:
    (copy,) = copies(house)
    with vault.database.open_beside(copy) as before:
        return documents.is_stored(before, note.id)


def test_while_the_vault_is_not_sound_the_copy_stays_whatever_goes_by_time(unsound):
    house, vault, note = unsound
    assert in_copy(house, vault, note)
    (version,) = vault.database.read("SELECT rowid, document FROM versions")
    history.remove(vault.database, [version])
    write(vault, "notitie", "Gaat door")
    assert in_copy(house, vault, note)


@pytest.mark.parametrize(
    "deed",
    [
        lambda vault, note: vault.delete_for_ever(note.id),
        lambda vault, _note: attachments.remove_attachments(vault.database, attached(vault)[1].id),
        lambda vault, _note: ledger.erase_names(vault.database, "A1B2C3"),
        lambda vault, _note: ledger.destroy_words(vault.database, "A1B2C3"),
        lambda vault, _note: contacts.remove(vault.database, "a" * 32),
    ],
    ids=["a piece", "a file", "names", "words", "a contact"],
)
def test_what_goes_for_ever_does_not_stay_behind_in_the_copy_of_before(unsound, deed):
    house, vault, note = unsound
    (copy,) = copies(house)
    with copy.open("rb", buffering=0) as handle:
        salt = handle.read(16)
        assert salt == vault.database.start_of_file()
        deed(vault, note)
        assert copies(house) == []
        handle.seek(0)
        assert handle.read(16) != salt


def test_what_could_not_be_overwritten_goes_after_the_next_deed(unsound, monkeypatch):
    house, vault, note = unsound

    def full(_path):
        raise DiskFullError

    with monkeypatch.context() as disk:
        disk.setattr("herstelkluis.store.migrations.overwrite_file", full)
        vault.delete_for_ever(note.id)
        assert len(copies(house)) == 1
    write(vault, "notitie", "Gaat door")
    assert copies(house) == []
