"""Is everything whole: each kind of damage is found under its own name, and looking changes nothing."""

from __future__ import annotations

import shutil
from datetime import date, timedelta

import pytest

from herstelkluis.errors import VaultDamagedError
from herstelkluis.i18n import LANGUAGES, use
from herstelkluis.model.ledger import LedgerEvent, LedgerKind
from herstelkluis.store import drafts, ledger
from herstelkluis.vault.backups import records
from herstelkluis.vault.backups.making import make_backup
from herstelkluis.vault.health import Finding, State, broken, look_into
from herstelkluis.vault.health_words import _GOOD, _OTHERWISE, _TITLES, said
from herstelkluis.vault.of_one_vault import RECORDS
from herstelkluis.vault.repairing import rederive
from house import House, rewrite, write
from vault.attaching import attached
from vault.backing_up import out_of_sight

PAGE = 4096


@pytest.fixture
def lived_in(opened):
    """A vault with a piece that was rewritten, a file, and something that was given."""
    house, lifecycle, vault = opened
    note = write(vault, "notitie", "De reiger", title="Kanaal")
    house.clock.wait(4000)
    rewrite(vault, note, "De ooievaar")
    attached(vault)
    ledger.append(vault.database, LedgerEvent("ab" * 16, LedgerKind.INTENDED, house.clock(), {}))
    return house, lifecycle, vault


def states(found):
    return {one.code: str(one.state) for one in found if one.state is not State.GOOD}


def test_a_sound_vault_is_sound_and_only_lacks_a_backup(lived_in):
    _house, _lifecycle, vault = lived_in
    found = look_into(vault)
    assert states(found) == {"backup": "look"}
    assert [one.code for one in found] == [
        *("encryption", "salt", "pages", "structure", "pieces", "lists", "versions", "drafts", "search"),
        *("attachments", "ledger", "backup", "slots", "cloud", "copies", "keys"),
    ]
    assert {one.code for one in found} == set(_TITLES) == set(_GOOD) == set(_OTHERWISE)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("UPDATE documents SET body = x'7b7d' WHERE title = 'Kanaal'", "pieces"),
        ("UPDATE documents SET title = 'Anders' WHERE title = 'Kanaal'", "lists"),
        ("UPDATE documents SET deleted_at = changed_at WHERE title = 'Kanaal'", "lists"),
        ("UPDATE versions SET body = x'7b7d' WHERE revision = 1", "versions"),
        ("DELETE FROM versions WHERE revision = 2", "versions"),
        ("UPDATE passages SET words = 'zwaan' WHERE answer = ''", "search"),
        ("UPDATE chunks SET data = zeroblob(length(data)) WHERE n = 1", "attachments"),
        ("DELETE FROM chunks WHERE n = 0", "attachments"),
        ("DELETE FROM attachments", "attachments"),
        ("UPDATE ledger SET facts = '{\"a\":1}'", "ledger"),
        ("DELETE FROM ledger", "ledger"),
    ],
)
def test_each_kind_of_damage_is_found_under_its_own_name(lived_in, change, code):
    _house, _lifecycle, vault = lived_in
    vault.database.write(change)
    assert broken(look_into(vault)) == [code]


def test_a_draft_that_cannot_be_read_is_found(lived_in):
    _house, _lifecycle, vault = lived_in
    drafts.put_draft(vault.database, vault.start("notitie"), vault.clock())
    vault.database.write("UPDATE drafts SET body = x'78'")
    assert broken(look_into(vault)) == ["drafts"]


def test_a_row_that_points_at_nothing_is_found(lived_in):
    _house, _lifecycle, vault = lived_in
    vault.database.read("PRAGMA foreign_keys = OFF")
    vault.database.write("INSERT INTO chunks VALUES ('weg', 0, x'00')")
    assert broken(look_into(vault)) == ["structure"]


def test_damaged_pages_of_an_open_vault_are_counted(lived_in):
    _house, _lifecycle, vault = lived_in
    vault.database.read("PRAGMA wal_checkpoint(TRUNCATE)")
    with vault.database.path.open("r+b") as file:
        for number in (9, 12):
            file.seek(PAGE * number + 100)
            file.write(b"kapot")
    found = look_into(vault)
    assert broken(found) == ["pages"]
    assert next(one.facts for one in found if one.code == "pages") == {"count": 2}
    assert "pieces" not in {one.code for one in found}  # what stands on such pages has no answer


def test_a_changed_start_of_the_file_is_found_though_no_page_protects_it(lived_in):
    _house, _lifecycle, vault = lived_in
    with vault.database.path.open("r+b") as file:
        file.seek(7)
        file.write(b"\0")
    assert broken(look_into(vault)) == ["salt"]


def test_a_key_file_that_is_gone_or_names_another_database_is_found(lived_in):
    house, _lifecycle, vault = lived_in
    whole = (house.folder / "kluis.hdr").read_bytes()
    for data in (b"", whole[:-5], None):
        (house.folder / "kluis.hdr").unlink() if data is None else (house.folder / "kluis.hdr").write_bytes(data)
        assert broken(look_into(vault)) == ["slots"]


def test_a_copy_of_a_sync_program_and_its_folder_are_worth_a_look(lived_in):
    house, _lifecycle, vault = lived_in
    (house.folder / ".dropbox").touch()
    shutil.copyfile(vault.database.path, house.folder / "kluis-1 (conflicted copy 2026-11-20).db")
    found = states(look_into(vault))
    assert (found["copies"], found["cloud"]) == ("look", "look")


def test_an_old_backup_is_worth_a_look_and_a_new_one_is_good(lived_in, tmp_path):
    house, _lifecycle, vault = lived_in
    make_backup(vault, tmp_path)
    assert states(look_into(vault)) == {}
    house.clock.wait(40 * 86_400)
    assert states(look_into(vault)) == {"backup": "look"}


def test_a_backup_that_is_gone_is_worth_a_look_and_a_stick_that_is_out_is_only_said(lived_in, tmp_path):
    _house, _lifecycle, vault = lived_in
    (tmp_path / "stick").mkdir()
    made = make_backup(vault, tmp_path / "stick").backup.path
    (tmp_path / "stick").rename(tmp_path / "eruit")
    assert states(look_into(vault)) == {}
    assert "De stick of map is er nu niet." in backup_said(vault)
    (tmp_path / "eruit").rename(tmp_path / "stick")
    made.unlink()
    assert states(look_into(vault)) == {"backup": "look"}
    assert "Hij ligt niet meer op zijn plek. Maak nu een nieuwe." in backup_said(vault)


def test_a_place_that_may_not_be_looked_at_counts_as_away_and_stops_nothing(lived_in, tmp_path):
    house, _lifecycle, vault = lived_in
    make_backup(vault, tmp_path)
    shut = out_of_sight(tmp_path)
    vault.prefer(RECORDS, [{**one, "place": str(shut)} for one in vault.preference(RECORDS)])
    records.choose_place(vault, shut)
    assert states(look_into(vault)) == {}
    assert "De stick of map is er nu niet." in backup_said(vault)
    house.clock.wait(7200)
    write(vault, "notitie", "Na de kopie")
    assert not records.is_due(vault, house.clock())


def backup_said(vault):
    finding = next(one for one in look_into(vault) if one.code == "backup")
    return " ".join(said(finding, vault.clock().date())[1:])


def test_a_key_file_of_another_vault_is_found_and_goes_along_in_no_backup(lived_in, tmp_path):
    house, _lifecycle, vault = lived_in
    other = House(tmp_path / "ander")
    other.make()[0].lock()
    shutil.copyfile(other.folder / "kluis.hdr", house.folder / "kluis.hdr")
    assert broken(look_into(vault)) == ["slots"]
    (tmp_path / "stick").mkdir()
    with pytest.raises(VaultDamagedError):
        make_backup(vault, tmp_path / "stick")


def test_looking_tells_how_far_it_is_and_can_be_stopped(lived_in):
    _house, _lifecycle, vault = lived_in
    shares = []
    look_into(vault, shares.append)
    assert shares == sorted(shares)
    assert shares[0] == 0.0
    assert 0.5 < shares[-1] <= 1.0

    def stop(_share):
        raise TimeoutError

    with pytest.raises(TimeoutError):
        look_into(vault, stop)
    assert vault.check() == []


def test_looking_changes_no_byte(lived_in):
    house, _lifecycle, vault = lived_in
    vault.settle()
    vault.database.read("PRAGMA wal_checkpoint(TRUNCATE)")
    before = {one.name: one.read_bytes() for one in house.folder.iterdir()}
    look_into(vault)
    assert {one.name: one.read_bytes() for one in house.folder.iterdir()} == before


def test_what_follows_from_the_pieces_is_made_anew_and_a_piece_that_cannot_be_read_stays(lived_in):
    _house, _lifecycle, vault = lived_in
    db = vault.database
    (other,) = db.read("SELECT id FROM documents WHERE title <> 'Kanaal'")[0]
    for statement in ("UPDATE documents SET title = 'x'", "DELETE FROM lines", "DELETE FROM passages"):
        db.write(statement)
    db.write("UPDATE documents SET body = x'7b7d' WHERE id = ?", (other,))
    rederive(vault)
    assert broken(look_into(vault)) == ["pieces"]
    assert [hit.title for hit in vault.find("ooievaar")] == ["Kanaal"]
    assert db.read("SELECT body FROM documents WHERE id = ?", (other,)) == [(b"{}",)]


def test_a_locked_vault_says_so_and_does_not_hang(lived_in):
    _house, lifecycle, vault = lived_in
    lifecycle.lock()
    with pytest.raises(Exception, match="vault-locked"):
        look_into(vault)


def test_every_finding_has_its_words_in_every_language():
    day = date(2026, 11, 22)
    facts = {"count": 3, "name": "Dropbox", "names": "kluis 2.hdr", "made_on": (day - timedelta(days=40)).isoformat()}
    try:
        for language in LANGUAGES:
            use(language)
            for code in _TITLES:
                for state in State:
                    words = said(Finding(code, state, facts), day)
                    assert words.title
                    assert words.how.endswith(".")
                    assert "{" not in words.how + words.next_step
                    assert bool(words.next_step) == (state is not State.GOOD)
    finally:
        use("nl")


@pytest.mark.parametrize(
    ("code", "count", "how"),
    [
        ("lists", 1, "Eén lijst is niet bijgewerkt."),
        ("attachments", 1, "Eén bestand gaat niet open."),
        ("pages", 2, "2 delen zijn beschadigd."),
        ("copies", 2, "Er liggen 2 kopieën naast je kluis."),
    ],
)
def test_what_was_counted_is_said_in_a_sentence(code, count, how):
    assert said(Finding(code, State.BROKEN, {"count": count}), date(2026, 11, 22)).how == how


def test_damage_is_no_error_of_looking(lived_in):
    _house, _lifecycle, vault = lived_in
    vault.database.write("UPDATE ledger SET hash = 'x'")
    with pytest.raises(VaultDamagedError):
        ledger.verify_chain(vault.database)
    assert broken(look_into(vault)) == ["ledger"]
