"""Files that were cut off at every 4 KiB (small ones at every byte): said to be damaged, or what stood there before."""

from __future__ import annotations

import os
import shutil

import pytest

from herstelkluis import i18n
from herstelkluis.crypto.keyfile import parse_keyfile
from herstelkluis.errors import KluisError, NotAVaultError, PackageError, VaultDamagedError
from herstelkluis.share.reader import passphrase, read_bundle
from herstelkluis.vault import attachments
from herstelkluis.vault.backups.making import make_backup
from herstelkluis.vault.backups.reading import identity_by_words, open_backup
from herstelkluis.vault.state import KEY_FILE
from house import PASSWORD, House, rewrite, write
from share import share_cases as cases
from torture import table
from torture.deeds import holds
from vault.attaching import hung

EVERY = int(os.environ.get("HERSTELKLUIS_CUT_EVERY", "16"))
"""One in so many places: 1 in the torture run."""
BLOCK = 4096


def places(size: int, step: int = BLOCK, every: int = EVERY) -> list[int]:
    """Where to cut, the beginning and the last byte always."""
    return sorted({0, size - 1, *range(0, size, step * every)})


@pytest.fixture
def furnished(opened):
    """A vault of half a megabyte, with a file, versions and a bin."""
    house, lifecycle, vault = opened
    note = write(vault, "notitie", "Er was eens")
    for number in range(12):
        house.clock.wait(7200)
        note = rewrite(vault, note, f"Nog een keer {number} " + "en verder " * 400)
    hung(vault, note, attachments.attach(vault, note.id, "brief.txt", os.urandom(200_000).hex().encode()))
    vault.throw_away(write(vault, "notitie", "Weg").id)
    return house, lifecycle, vault


@pytest.mark.timeout(1800)
def test_a_database_that_was_cut_off_anywhere_is_said_to_be_damaged(furnished):
    house, lifecycle, _ = furnished
    lifecycle.lock()
    database = house.folder / "kluis-1.db"
    whole = database.read_bytes()
    unseen = [at for at in places(len(whole)) if not _is_refused(house, database, whole[:at])]
    table.tell("database cut off", len(places(len(whole))), len(unseen), _message(VaultDamagedError))
    assert unseen == []


def _is_refused(house, file, data) -> bool:
    file.write_bytes(data)
    lifecycle = house.lifecycle()
    try:
        return bool(lifecycle.unlock(PASSWORD).check())
    except KluisError:
        return True
    finally:
        lifecycle.lock()


@pytest.mark.timeout(1800)
def test_a_log_that_was_cut_off_anywhere_gives_what_was_saved_at_some_moment(house, tmp_path):
    """The log of a program that died: every prefix of it is a state that was acknowledged once, in order."""
    lifecycle, vault = house.make()
    note = write(vault, "notitie", "versie 0")
    states = [holds(vault)]
    vault.database.read("PRAGMA wal_checkpoint(TRUNCATE)")
    for number in range(1, 13):
        house.clock.wait(7200)
        note = rewrite(vault, note, f"versie {number} " + "en verder " * 100)
        states.append(holds(vault))
    left = tmp_path / "left"
    shutil.copytree(house.folder, left)
    lifecycle.lock()
    whole = (left / "kluis-1.db-wal").read_bytes()
    seen, wrong = [], []
    for at in places(len(whole), every=max(1, EVERY // 4)):
        folder = tmp_path / f"cut-{at}"
        shutil.copytree(left, folder)
        (folder / "kluis-1.db-wal").write_bytes(whole[:at])
        found = _state(House(folder))
        (seen if found in states else wrong).append(found)
        shutil.rmtree(folder)
    table.tell("log (WAL) cut off", len(seen) + len(wrong), len(wrong), "(none: opens as it was at some moment)")
    assert wrong == []
    order = [states.index(found) for found in seen]
    assert order == sorted(order)
    assert order[0] == 0
    assert order[-1] >= len(states) - 2


def _state(house) -> tuple[object, ...]:
    lifecycle = house.lifecycle()
    vault = lifecycle.unlock(PASSWORD)
    try:
        assert vault.check() == []
        return holds(vault)
    finally:
        lifecycle.lock()


def test_a_key_file_that_was_cut_off_anywhere_is_refused(furnished):
    house, lifecycle, _ = furnished
    lifecycle.lock()
    whole = (house.folder / KEY_FILE).read_bytes()
    for at in range(len(whole)):
        with pytest.raises((VaultDamagedError, NotAVaultError)):
            parse_keyfile(whole[:at]).unlock_with_password(PASSWORD)
    table.tell("key file cut off", len(whole), 0, _message(VaultDamagedError))


@pytest.mark.timeout(1800)
def test_a_backup_that_was_cut_off_anywhere_is_refused(furnished, tmp_path):
    house, _, vault = furnished
    (tmp_path / "stick").mkdir()
    path = make_backup(vault, tmp_path / "stick").backup.path
    whole, identity, met = path.read_bytes(), identity_by_words(" ".join(house.words)), set()
    for at in places(len(whole)):
        path.write_bytes(whole[:at])
        with pytest.raises(KluisError) as refused, open_backup(path, identity) as backup:
            backup.take_database(tmp_path)
        met.add(refused.type)
    table.tell("backup cut off", len(places(len(whole))), 0, " / ".join(sorted(map(_message, met))))
    path.write_bytes(whole)
    with open_backup(path, identity) as backup:
        assert backup.about.counts.attachments == 1


def test_a_package_that_was_cut_off_anywhere_is_refused():
    whole = cases.package()
    words = [passphrase(cases.WORDS)]
    assert read_bundle(whole, words, cases.SOON).items
    met = set()
    cuts = sorted({*range(0, len(whole), 7 * EVERY), *range(0, len(whole), BLOCK), len(whole) - 1})
    for at in cuts:
        with pytest.raises((PackageError, KluisError)) as refused:
            read_bundle(whole[:at], words, cases.SOON)
        met.add(refused.type)
    table.tell("package cut off", len(cuts), 0, " / ".join(sorted(map(_message, met))))


def _message(kind: type[KluisError]) -> str:
    i18n.use("nl")
    return i18n.sentence(kind())
