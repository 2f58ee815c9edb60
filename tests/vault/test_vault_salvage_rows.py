"""Where the pieces of a damaged vault come back from: versions, drafts, the log, files, and the words of search."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import replace

import pytest

from herstelkluis.crypto.database_pages import PAGE
from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.errors import SheetWordsLostError
from herstelkluis.model.body import Text
from herstelkluis.store import drafts, keys, ledger, search
from herstelkluis.store.salvage_rows import KNOWN_TABLES
from herstelkluis.vault.attachments import open_attachment
from herstelkluis.vault.backups.making import make_backup
from herstelkluis.vault.health import State, broken, look_into
from herstelkluis.vault.recovery_sheet import change_words, sheet_words
from herstelkluis.vault.typed import Typed
from house import PASSWORD, House, rewrite, typed_words, write
from vault.attaching import attached
from vault.salvage_cases import destroy, hashes, opened, pages_with, pieces_of, saved

DERIVED = {"tags", "lines", "mentions", "passages", "search", "package_words"}


def test_a_piece_whose_own_row_is_gone_comes_back_from_its_newest_version(two_notes, tmp_path):
    house, note, _hung, _file = two_notes
    own = pages_with(house, lambda one, table: one == note.id and table == "documents")
    others = pages_with(house, lambda one, table: one == note.id and table == "versions")
    destroy(house, own - others)
    found = saved(house, tmp_path / "nieuw")
    assert found.older >= 1
    with opened(tmp_path / "nieuw", house.clock) as vault:
        assert vault.document(note.id).body == note.body
        assert vault.check() == []


def test_a_piece_of_which_only_search_knew_comes_back_as_a_private_note(two_notes, tmp_path):
    house, note, _hung, _file = two_notes
    destroy(house, pages_with(house, lambda one, _table: one == note.id))
    saved(house, tmp_path / "nieuw")
    with opened(tmp_path / "nieuw", house.clock) as vault:
        back = vault.document(note.id)
        text = back.body["notitie.tekst"].value
        assert isinstance(text, Text)
        assert all(run.private for run in text.runs)
        assert "ooievaar" in text.runs[0].words
        assert (back.kind, int(back.level), back.share) == ("notitie", 3, "never")


def test_a_file_whose_piece_is_gone_is_kept_with_a_note_of_its_own(house, tmp_path):
    lifecycle, vault = house.make()
    hung, file = attached(vault)
    vault.database.read("PRAGMA foreign_keys = OFF")  # what a damaged page would take
    for table in ("documents", "versions", "passages"):
        vault.database.write(f"DELETE FROM {table}")
    lifecycle.lock()
    found = saved(house, tmp_path / "nieuw")
    assert (found.counts.pieces, found.older, found.counts.attachments) == (1, 1, 1)
    with opened(tmp_path / "nieuw", house.clock) as vault:
        assert open_attachment(vault, file.id).read() == b"qxkanarie" * 20_000
        assert [one.id for one in vault.document(hung.id).files] == [file.id]
        assert vault.check() == []


def test_without_the_words_of_the_sheet_no_backup_can_be_made_and_the_way_on_is_new_ones(house, tmp_path):
    without_sheet_words(house)
    saved(house, tmp_path / "nieuw")
    with opened(tmp_path / "nieuw", house.clock) as vault:
        assert [(one.code, dict(one.facts)) for one in look_into(vault) if one.state is State.BROKEN] == [
            ("slots", {"has_words": False})
        ]
        with pytest.raises(SheetWordsLostError):
            make_backup(vault, tmp_path)
        change_words(vault, new_recovery_words(), Typed(PASSWORD))
        assert broken(look_into(vault)) == []
        assert make_backup(vault, tmp_path).counts.pieces == 1


def test_words_that_were_typed_are_those_of_the_sheet_again(house, tmp_path):
    without_sheet_words(house)
    saved(house, tmp_path / "nieuw", typed_words(house.words))
    with opened(tmp_path / "nieuw", house.clock) as vault:
        assert sheet_words(vault) == house.words
        assert make_backup(vault, tmp_path).counts.pieces == 1


def without_sheet_words(house):
    """A vault as a damaged page can leave it: the row with the words of its sheet is gone."""
    lifecycle, vault = house.make()
    write(vault, "notitie", "De reiger")
    keys.drop_key(vault.database, keys.RECOVERY)
    lifecycle.lock()


def test_an_unsettled_draft_comes_along(house, tmp_path):
    lifecycle, vault = house.make()
    note = write(vault, "notitie", "De reiger")
    drafts.put_draft(vault.database, replace(note, title="Later getypt"), house.clock())
    lifecycle.lock()
    saved(house, tmp_path / "nieuw")
    with opened(tmp_path / "nieuw", house.clock) as vault:
        assert vault.document(note.id).title == "Later getypt"


def test_words_that_stand_only_in_the_log_come_along(house, tmp_path):
    lifecycle, vault = house.make()
    write(vault, "notitie", "De reiger")
    vault.database.read("PRAGMA wal_checkpoint(TRUNCATE)")
    note = write(vault, "notitie", "De ooievaar " * 2000)
    torn = House(tmp_path / "afgebroken", house.clock, house.words)
    torn.folder.mkdir()
    for name in ("kluis.hdr", "kluis-1.db", "kluis-1.db-wal"):  # as a crash leaves it
        shutil.copyfile(house.folder / name, torn.folder / name)
    expected = pieces_of(vault)
    lifecycle.lock()
    assert (torn.folder / "kluis-1.db-wal").stat().st_size > 8 * PAGE
    before = hashes(torn.folder)
    saved(torn, tmp_path / "nieuw")
    assert hashes(torn.folder) == before
    with opened(tmp_path / "nieuw", house.clock) as vault:
        assert pieces_of(vault) == expected
        assert note.id in expected


def test_a_transaction_that_did_not_end_is_not_half_there(house, tmp_path):
    """In a synced folder a vault has a rollback journal: the file itself holds what was never committed."""
    (tmp_path / ".dropbox").touch()
    lifecycle, vault = house.make()
    for number in range(30):
        write(vault, "notitie", f"De reiger {number} " * 300)
    lifecycle.lock()
    vault = lifecycle.unlock(PASSWORD)
    expected = pieces_of(vault)
    torn = House(tmp_path / "afgebroken", house.clock, house.words)
    torn.folder.mkdir()
    vault.database.read("PRAGMA cache_size = 5")  # pages go to the file before the transaction ends
    with suppress(KeyboardInterrupt), vault.database.atomic():
        for one in expected.values():
            rewrite(vault, one, "De ooievaar " * 600)
        for name in ("kluis.hdr", "kluis-1.db", "kluis-1.db-journal"):
            shutil.copyfile(house.folder / name, torn.folder / name)
        raise KeyboardInterrupt
    assert (torn.folder / "kluis-1.db").read_bytes() != (house.folder / "kluis-1.db").read_bytes()
    saved(torn, tmp_path / "nieuw")
    with opened(tmp_path / "nieuw", house.clock) as back:
        assert pieces_of(back) == expected
    lifecycle.lock()


def test_a_damaged_log_counts_up_to_its_last_whole_transaction(house, tmp_path):
    lifecycle, vault = house.make()
    first = write(vault, "notitie", "De reiger")
    vault.database.read("PRAGMA wal_checkpoint(TRUNCATE)")
    states = [pieces_of(vault)]
    for number in range(6):
        first = rewrite(vault, first, f"De ooievaar {number} " * 300)
        states.append(pieces_of(vault))
    torn = House(tmp_path / "afgebroken", house.clock, house.words)
    torn.folder.mkdir()
    for name in ("kluis.hdr", "kluis-1.db", "kluis-1.db-wal"):
        shutil.copyfile(house.folder / name, torn.folder / name)
    lifecycle.lock()
    log = torn.folder / "kluis-1.db-wal"
    data = log.read_bytes()
    drafts_there = set()
    for turn, place in enumerate(range(40, len(data), len(data) // 12)):
        log.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        saved(torn, tmp_path / f"nieuw{turn}")
        with opened(tmp_path / f"nieuw{turn}", house.clock) as vault:
            words = [document.body["notitie.tekst"] for document in pieces_of(vault).values()]
            known = [document.body["notitie.tekst"] for state in states for document in state.values()]
            assert all(one in known for one in words)
            drafts_there.update(known.index(one) for one in words)
    assert len(drafts_there) > 3


def test_every_table_is_brought_over_or_made_anew(house):
    lifecycle, vault = house.make()
    tables = {name for (name,) in vault.database.read("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {one for one in tables if not one.startswith("search_")} == set(KNOWN_TABLES) | DERIVED
    lifecycle.lock()


def test_words_of_packages_stay_behind(house, tmp_path):
    lifecycle, vault = house.make()
    write(vault, "notitie", "De reiger")
    ledger.put_words(vault.database, "ab" * 16, "zeven woorden van een pakket dat wacht")
    search.rebuild(vault.database)
    lifecycle.lock()
    saved(house, tmp_path / "nieuw")
    with opened(tmp_path / "nieuw", house.clock) as vault:
        assert ledger.packages_with_words(vault.database) == frozenset()
