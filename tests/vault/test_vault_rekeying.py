"""All keys anew: whole or not at all, with every word, and nothing of the old opens anything any more."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from herstelkluis.crypto import age
from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.errors import (
    CannotWriteError,
    DiskFullError,
    FolderGoneError,
    KeysDiskFullError,
    KeysNotWrittenError,
    KluisError,
    PasswordTooShortError,
    VaultInUseError,
    WrongPasswordError,
    WrongWordsError,
)
from herstelkluis.i18n import sentence
from herstelkluis.share.contact import read_contact
from herstelkluis.vault import identity, recovery_sheet
from herstelkluis.vault.backups import records
from herstelkluis.vault.backups.making import make_backup
from herstelkluis.vault.contacts import add_contact, set_checked
from herstelkluis.vault.counting import Counts
from herstelkluis.vault.key_file import keys_unchanged
from herstelkluis.vault.rekeying import rekey
from herstelkluis.vault.restoring import restore
from herstelkluis.vault.synced_folders import journal_for
from herstelkluis.vault.typed import Typed
from house import PASSWORD, House, typed_words, write
from vault.rekey_cases import renew, tell
from vault.rekey_children import NEW_PASSWORD


def test_everything_is_there_and_only_the_new_secrets_open_it(full):
    house, lifecycle, told = full
    words = new_recovery_words()
    old = {path.name: path.read_bytes() for path in house.folder.glob("kluis*") if path.stat().st_size}
    shares = []
    renew(house, words, progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    names = {path.name for path in house.folder.iterdir()}
    assert names == {"kluis.hdr", "kluis.lock", "kluis-2.db"}
    assert old["kluis-1.db"][:16] != (house.folder / "kluis-2.db").read_bytes()[:16]
    with pytest.raises(WrongPasswordError):
        lifecycle.unlock(PASSWORD)
    with pytest.raises(WrongWordsError):
        lifecycle.unlock_with_words(" ".join(house.words))
    vault = lifecycle.unlock(NEW_PASSWORD)
    assert tell(vault) == told
    assert vault.check() == []
    assert recovery_sheet.sheet_words(vault) == words
    assert recovery_sheet.practised_on(vault) == house.clock().astimezone().date()
    lifecycle.lock()
    lifecycle.unlock_with_words(" ".join(words))
    lifecycle.lock()


def test_the_words_of_the_sheet_prove_it_too_and_a_wrong_proof_changes_nothing(full):
    house, lifecycle, told = full
    before = (house.folder / "kluis.hdr").read_bytes()
    with pytest.raises(WrongPasswordError):
        renew(house, new_recovery_words(), Typed("niet het goede wachtwoord"))
    with pytest.raises(WrongWordsError):
        renew(house, new_recovery_words(), typed_words(new_recovery_words()))
    with pytest.raises(PasswordTooShortError):
        rekey(house.folder, "te kort", new_recovery_words(), CHEAPEST, house.clock(), Typed(PASSWORD))
    assert (house.folder / "kluis.hdr").read_bytes() == before
    renew(house, new_recovery_words(), typed_words(house.words))
    assert tell(lifecycle.unlock(NEW_PASSWORD)) == told
    lifecycle.lock()


def test_it_works_time_after_time_and_not_on_a_vault_that_is_open(full):
    house, lifecycle, told = full
    for number in (2, 3):
        renew(house, new_recovery_words(), Typed(PASSWORD if number == 2 else NEW_PASSWORD))
        assert (house.folder / f"kluis-{number}.db").exists()
    assert tell(lifecycle.unlock(NEW_PASSWORD)) == told
    with pytest.raises(VaultInUseError):
        renew(house, new_recovery_words(), Typed(NEW_PASSWORD))
    lifecycle.lock()


def test_a_copy_of_the_old_folder_still_opens_with_the_old_secrets(full, tmp_path):
    house, _, told = full
    shutil.copytree(house.folder, tmp_path / "kopie")
    renew(house, new_recovery_words())
    copy = House(tmp_path / "kopie").lifecycle()
    assert tell(copy.unlock(PASSWORD)) == told
    copy.lock()
    copy.unlock_with_words(" ".join(house.words))
    copy.lock()


def test_nothing_of_the_old_keys_opens_what_is_written_from_now_on(full):
    """What someone has who copied the whole folder and knows the old password: it opens neither file of the new one."""
    house, _, _ = full
    old = House(house.folder).lifecycle()
    old_key_file = (house.folder / "kluis.hdr").read_bytes()
    renew(house, new_recovery_words())
    lifecycle = house.lifecycle()
    write(lifecycle.unlock(NEW_PASSWORD), "notitie", "Van daarna.")
    lifecycle.lock()
    (house.folder / "kluis.hdr").write_bytes(old_key_file.replace(b'"generation":1', b'"generation":2'))
    with pytest.raises(KluisError):
        old.unlock(PASSWORD)
    (house.folder / "kluis.hdr").write_bytes(old_key_file)
    (house.folder / "kluis-2.db").rename(house.folder / "kluis-1.db")
    with pytest.raises(KluisError):
        old.unlock(PASSWORD)


def test_a_contact_sees_unchecked_and_what_was_sealed_before_still_opens(full, pair):
    house, lifecycle, _ = full
    _, noor, _ = pair
    vault = lifecycle.unlock(PASSWORD)
    before, signed = identity.age_identity(vault), identity.signing_key(vault).public
    contact = add_contact(noor, identity.own_card(vault))
    set_checked(noor, contact.id)
    sealed = age.encrypt(b"voor Sam", before.recipient)
    lifecycle.lock()
    renew(house, new_recovery_words())
    vault = lifecycle.unlock(NEW_PASSWORD)
    card = read_contact(identity.own_card(vault))
    assert card.previous == signed
    assert card.key == identity.signing_key(vault).public != signed
    assert card.age_recipient == str(identity.age_identity(vault).recipient) != str(before.recipient)
    assert age.decrypt(sealed, *identity.age_identities(vault)) == b"voor Sam"
    assert add_contact(noor, identity.own_card(vault)).checked_at is None, "never green by itself"
    lifecycle.lock()


@pytest.mark.parametrize("share", [0.0, 0.05, 0.5])
def test_a_disk_that_fills_up_half_way_leaves_the_old_vault_as_it_was(full, share):
    house, lifecycle, told = full
    lifecycle.unlock(PASSWORD)
    lifecycle.lock()
    before = {path.name: path.read_bytes() for path in house.folder.iterdir()}
    words = new_recovery_words()
    limit = int(len(before["kluis-1.db"]) * share)
    code = "import sys; from vault.rekey_cases import on_a_full_disk; on_a_full_disk(*sys.argv[1:])"
    said = subprocess.run(
        [sys.executable, "-c", code, str(house.folder), " ".join(words), str(limit)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.stderr == ""
    assert said.stdout.strip() in {KeysDiskFullError.__name__, KeysNotWrittenError.__name__}
    assert {path.name: path.read_bytes() for path in house.folder.iterdir()} == before
    assert tell(lifecycle.unlock(PASSWORD)) == told
    lifecycle.lock()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (DiskFullError, KeysDiskFullError),
        (FolderGoneError, KeysNotWrittenError),
        (CannotWriteError, KeysNotWrittenError),
    ],
)
def test_a_disk_that_takes_no_new_keys_says_that_the_old_ones_hold(error, said):
    with pytest.raises(said) as caught, keys_unchanged():
        raise error
    assert type(caught.value) is said
    assert "Je oude sleutels gelden nog" in sentence(caught.value)
    assert "op het scherm" not in sentence(caught.value) + sentence(error())


def test_no_backup_of_before_counts_as_one_of_the_new_vault_and_the_place_stays(full, tmp_path):
    """The new words open none of them."""
    house, lifecycle, _ = full
    vault = lifecycle.unlock(PASSWORD)
    records.choose_place(vault, tmp_path)
    record = records.Record(
        "kluis-2026-11-17-130500.age", tmp_path, house.clock(), house.clock(), Counts(1, 1, 2, 1), ""
    )
    records.keep(vault, record)
    lifecycle.lock()
    renew(house, new_recovery_words())
    vault = lifecycle.unlock(NEW_PASSWORD)
    assert records.last_checked(vault) is None
    assert records.chosen_place(vault) == tmp_path
    assert records.is_due(vault, house.clock())
    lifecycle.lock()


def test_a_backup_that_is_made_afterwards_opens_with_the_new_words_alone_and_comes_back(full, tmp_path):
    house, lifecycle, told = full
    words = new_recovery_words()
    renew(house, words)
    place = tmp_path / "stick"
    place.mkdir()
    made = make_backup(lifecycle.unlock(NEW_PASSWORD), place)
    lifecycle.lock()
    with pytest.raises(KluisError):
        restore(made.backup.path, tmp_path / "terug", typed_words(house.words), clock=house.clock)
    restore(made.backup.path, tmp_path / "terug", typed_words(words), clock=house.clock)
    back = House(tmp_path / "terug", house.clock).lifecycle()
    assert tell(back.unlock(NEW_PASSWORD)) == told
    back.lock()


def test_in_a_folder_that_a_sync_program_copies_it_is_the_same(opened, tmp_path):
    house, lifecycle, vault = opened
    kept = write(vault, "notitie", "Dit blijft.")
    lifecycle.lock()
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "Dropbox" / ".dropbox").write_bytes(b"")
    house.folder = house.folder.rename(tmp_path / "Dropbox" / "kluis")
    assert journal_for(house.folder) == "TRUNCATE"
    renew(house, new_recovery_words())
    again = house.lifecycle()
    assert again.unlock(NEW_PASSWORD).document(kept.id).body == kept.body
    again.lock()
    assert {path.name for path in house.folder.iterdir()} <= {
        "kluis.hdr",
        "kluis.lock",
        "kluis-2.db",
        "kluis-2.db-journal",
    }


def test_stopping_it_half_way_changes_nothing(full):
    house, lifecycle, told = full
    before = {path.name: path.read_bytes() for path in house.folder.iterdir()}

    def stop(share):
        if share > 0.3:
            raise StopIteration

    with pytest.raises(StopIteration):
        renew(house, new_recovery_words(), progress=stop)
    assert {path.name: path.read_bytes() for path in house.folder.iterdir()} == before
    assert tell(lifecycle.unlock(PASSWORD)) == told
    lifecycle.lock()
