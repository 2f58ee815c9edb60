"""What was taken along comes back: into a vault of its own, or beside the one it came from."""

from __future__ import annotations

import tempfile
from dataclasses import replace

import pytest

from herstelkluis import i18n
from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.crypto.words import new_passphrase
from herstelkluis.errors import (
    DocumentMissingError,
    KluisError,
    VaultExistsError,
)
from herstelkluis.model.body import Answer, Text
from herstelkluis.model.ledger import LedgerKind
from herstelkluis.model.text import Run
from herstelkluis.store import ledger
from herstelkluis.vault.attachments import open_attachment
from herstelkluis.vault.counting import counts_of
from herstelkluis.vault.example import Dial, fill
from herstelkluis.vault.exporting.files import key_in_words, open_export
from herstelkluis.vault.exporting.new_vault import vault_of_export
from herstelkluis.vault.exporting.reading import bring_back, export_copy
from herstelkluis.vault.exporting.saving import export_to, recovery_recipient, words_recipient
from herstelkluis.vault.givings import State, givings
from herstelkluis.vault.identity import public_keys
from herstelkluis.vault.lifecycle import Lifecycle
from herstelkluis.vault.merging.opening import other_in
from herstelkluis.vault.recording import record
from herstelkluis.vault.typed import Typed
from herstelkluis.vault.withdrawing import withdrawal_note
from house import PASSWORD, House, write
from vault import export_cases as cases
from vault.attaching import attached


@pytest.fixture
def vault(opened):
    i18n.use("nl")
    return opened[2]


@pytest.mark.parametrize("is_sealed", [False, True])
def test_it_can_be_laid_beside_the_vault_it_came_from(tmp_path, vault, is_sealed):
    note, file = attached(vault)
    export_to(vault, tmp_path / "mee", recipients=[recovery_recipient(vault)] if is_sealed else [])
    with other_in(vault, tmp_path / "mee") as other:
        assert [one.id for one in other.documents()] == [note.id]
        assert other.open_attachment(file.id).read(9) == b"qxkanarie"


def test_a_file_with_other_words_is_laid_beside_by_those(tmp_path, vault):
    note = write(vault, "notitie", cases.CANARY)
    words = new_passphrase()
    export_to(vault, tmp_path / "mee", recipients=[words_recipient(words)])
    with pytest.raises(KluisError), other_in(vault, tmp_path / "mee"):
        pass
    with other_in(vault, tmp_path / "mee", Typed(words, is_words=True)) as other:
        assert [one.id for one in other.documents()] == [note.id]


def test_what_was_signed_with_keys_that_stayed_behind_is_not_asked_back_with_a_note(tmp_path, vault):
    facts = {"expires_at": "2027-01-01T00:00:00Z", "profile": "gp", "signed": 1, "key": public_keys(vault)[0]}
    record(vault, "P" * 26, LedgerKind.INTENDED, facts)
    export_to(vault, tmp_path / "mee.zip")
    lifecycle, new = House(tmp_path / "nieuw", vault.clock).make()
    with open_export(tmp_path / "mee.zip") as files:
        bring_back(new, files)
    with pytest.raises(DocumentMissingError):
        withdrawal_note(new, "P" * 26)
    lifecycle.lock()


def test_a_rich_vault_comes_back_whole_with_keys_of_its_own(tmp_path, house):
    i18n.use("nl")
    dial = Dial(house.clock())
    lifecycle = Lifecycle(house.folder, dial, house.clock.monotonic)
    vault = lifecycle.create(PASSWORD, house.words, CHEAPEST, owner="Sam")
    fill(vault, dial)
    attached(vault)
    vault.prefer("search.saved", [{"name": "slaap", "words": "slaap"}])
    export_to(vault, tmp_path / "mee.zip", recipients=[recovery_recipient(vault)])
    found = [(hit.document, hit.answer) for hit in vault.find("slaap")]
    was, before = cases.exported(vault.database), public_keys(vault)
    lifecycle.lock()
    words = new_recovery_words()
    key = key_in_words(" ".join(house.words))
    how = {"password": "een nieuw wachtwoord", "recovery_words": words, "cost": CHEAPEST, "clock": dial}
    counts = vault_of_export(tmp_path / "mee.zip", tmp_path / "nieuw", key, **how)
    new = Lifecycle(tmp_path / "nieuw", dial)
    vault = new.unlock_with_words(" ".join(words))
    assert counts == counts_of(vault.database)
    assert vault.check() == []
    assert cases.exported(vault.database) == was
    assert public_keys(vault) != before
    assert {(hit.document, hit.answer) for hit in vault.find("slaap")} == set(found)
    new.lock()
    with pytest.raises(VaultExistsError):
        vault_of_export(tmp_path / "mee.zip", tmp_path / "nieuw", key, **how)


def test_a_file_and_words_that_press_very_well_come_back_too(tmp_path, vault):
    _note, file = attached(vault, "leeg.bin", bytes(19 * 2**20))
    write(vault, "notitie", "a" * 2**20)
    export_to(vault, tmp_path / "mee.zip")
    lifecycle, new = House(tmp_path / "nieuw", vault.clock).make()
    with open_export(tmp_path / "mee.zip") as files:
        bring_back(new, files)
    assert open_attachment(new, file.id).read() == bytes(19 * 2**20)
    lifecycle.lock()


def test_a_package_that_waited_for_its_words_is_unknown_after_it_came_back(tmp_path, vault):
    record(vault, "P" * 26, LedgerKind.INTENDED, {"expires_at": "2027-01-01T00:00:00Z", "profile": "gp", "signed": 0})
    record(vault, "P" * 26, LedgerKind.SEALED, {"door": "file", "sha256": "0" * 64})
    record(vault, "P" * 26, LedgerKind.WRITTEN, {"door": "file"})
    ledger.put_words(vault.database, "P" * 26, "een twee drie")
    export_to(vault, tmp_path / "mee.zip")
    assert "een twee drie" not in cases.texts(tmp_path / "mee.zip")["kluis.json"]
    lifecycle, new = House(tmp_path / "nieuw", vault.clock).make()
    with open_export(tmp_path / "mee.zip") as files:
        bring_back(new, files)
    (one,) = givings(new)
    assert one.state is State.UNKNOWN
    ledger.verify_chain(new.database)
    lifecycle.lock()


def test_words_that_were_not_settled_come_back_too(tmp_path, vault):
    note = write(vault, "notitie", "Vast")
    key, answer = next(iter(note.body.items()))
    typed = replace(note, body={key: replace(answer, value=Text((Run("Net getypt"),)))})
    from herstelkluis.store import drafts

    drafts.put_draft(vault.database, typed, vault.clock())
    export_to(vault, tmp_path / "mee.zip")
    lifecycle, new = House(tmp_path / "nieuw", vault.clock).make()
    with open_export(tmp_path / "mee.zip") as files:
        bring_back(new, files)
    assert new.document(note.id).body[key] == Answer(Text((Run("Net getypt"),)))
    assert [one.first_line for one in new.versions(note.id)][-1:] == ["Vast"]
    lifecycle.lock()


def test_an_export_can_be_laid_beside_a_vault_and_leaves_no_trace(tmp_path, vault, monkeypatch):
    own_temp = tmp_path / "tijdelijk"
    own_temp.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(own_temp))
    note, file = attached(vault)
    export_to(vault, tmp_path / "mee.zip")
    with open_export(tmp_path / "mee.zip") as files, export_copy(files) as copy:
        assert [one.id for one in copy.documents()] == [note.id]
        assert copy.open_attachment(file.id).read(9) == b"qxkanarie"
        for one in own_temp.rglob("*"):
            assert one.is_dir() or b"qxkanarie" not in one.read_bytes()
    assert not list(own_temp.iterdir())
