"""A damaged vault: whatever stands on sound pages comes back in a new vault, and the damaged one is only read.

HERSTELKLUIS_SALVAGES sets how often pages are destroyed at random.
"""

from __future__ import annotations

import hashlib
import os
import random
import re
import shutil
from contextlib import contextmanager
from dataclasses import replace

import pytest

from herstelkluis.crypto.database_pages import PAGE
from herstelkluis.crypto.keyfile import database_key, parse_keyfile
from herstelkluis.errors import (
    CannotReadError,
    VaultDamagedError,
    VaultExistsError,
    VaultInUseError,
    WrongPasswordError,
    WrongWordsError,
)
from herstelkluis.model.body import Text
from herstelkluis.model.ledger import LedgerEvent, LedgerKind, LedgerNames
from herstelkluis.store import attachments, drafts, ledger, search
from herstelkluis.store.raw_pages import RawPages
from herstelkluis.store.raw_rows import rows_of
from herstelkluis.store.salvage_rows import KNOWN_TABLES
from herstelkluis.vault.attachments import open_attachment
from herstelkluis.vault.counting import counts_of
from herstelkluis.vault.lifecycle import Lifecycle
from herstelkluis.vault.open_page import OpenPage, read_open_page, write_open_page
from herstelkluis.vault.salvaging import salvage
from house import PASSWORD, House, rewrite, write
from vault.attaching import attached

ROUNDS = int(os.environ.get("HERSTELKLUIS_SALVAGES", "6"))
PIECES = 300
BODIES = {"t{6}[tn]iittitt[tn]b": "documents", "tittttib": "versions"}
DERIVED = {"tags", "lines", "mentions", "passages", "search", "package_words"}


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A vault of 300 pieces, short and long, some rewritten, some in the bin, some with a file; and all its pieces."""
    house = House(tmp_path_factory.mktemp("heel") / "kluis")
    lifecycle, vault = house.make()
    chance = random.Random(7)
    with vault.database.atomic():
        for number in range(PIECES):
            words = f"stuk{number} " * chance.choice((3, 40, 400, 1500))
            one = write(vault, "notitie", words, title=f"Stuk {number}")
            if number % 5 == 0:
                house.clock.wait(4000)
                rewrite(vault, one, words + "en verder")
            if number % 7 == 0:
                vault.throw_away(one.id)
    for number in range(3):
        attached(vault, f"brief{number}.txt", b"qxbrief" * 30_000)
    for number in range(5):
        ledger.append(
            vault.database,
            LedgerEvent(f"{number:032x}", LedgerKind.INTENDED, house.clock(), {}),
            LedgerNames("Noor", "", "", ()),
        )
    write_open_page(house.folder, OpenPage(lines=("Bel mijn zus",)))
    everything = pieces_of(vault)
    lifecycle.lock()
    return house, everything


def pieces_of(vault):
    return {one.id: vault.document(one.id) for one in (*vault.summaries(), *vault.bin())}


def copied(house, folder):
    shutil.copytree(house.folder, folder)
    return House(folder, house.clock, house.words)


def hashes(folder):
    return {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in folder.iterdir()}


def destroy(house, numbers, chance=None):
    """Write noise over these pages, counted from 1."""
    chance = chance or random.Random(1)
    with (house.folder / "kluis-1.db").open("r+b") as file:
        for number in numbers:
            file.seek((number - 1) * PAGE)
            file.write(chance.randbytes(PAGE))


def page_count(house):
    return (house.folder / "kluis-1.db").stat().st_size // PAGE


class Watched(RawPages):
    """Tells which pages were looked at."""

    def get(self, number):
        self.asked.add(number)
        return super().get(number)


def pages_of_rows(house):
    """For each row that holds a whole piece: whose it is, which table, and on which pages all its bytes stand."""
    keyfile = parse_keyfile((house.folder / "kluis.hdr").read_bytes())
    key, salt = database_key(keyfile.unlock_with_password(PASSWORD), keyfile)
    found = []
    with Watched(house.folder / "kluis-1.db", key, salt) as pages:
        for number in range(1, pages.count + 1):
            pages.asked = set()
            page = pages.get(number)
            for row in rows_of(pages, page, 100 if number == 1 else 0):
                table = next((name for shape, name in BODIES.items() if re.fullmatch(shape, row.shape)), None)
                if table and not row.in_index:
                    found.append((row.values[0], table, pages.asked | {number}))
                pages.asked = set()
    return found


def saved(house, new, **how):
    how = how or {"password": PASSWORD}
    return salvage(house.folder, new, clock=house.clock, **how)


@contextmanager
def opened(folder, clock):
    lifecycle = Lifecycle(folder, clock)
    try:
        yield lifecycle.unlock(PASSWORD)
    finally:
        lifecycle.lock()


def test_a_sound_vault_comes_over_whole_and_opens_with_password_and_words(whole, tmp_path):
    house, everything = whole
    before = hashes(house.folder)
    found = saved(house, tmp_path / "nieuw")
    assert hashes(house.folder) == before
    with opened(tmp_path / "nieuw", house.clock) as vault:
        assert pieces_of(vault) == everything
        assert found[:4] == tuple(getattr(counts_of(vault.database), name) for name in found._fields[:4])
        assert (found.older, found.lost_pieces, found.lost_attachments) == (0, 0, 0)
        assert vault.check() == []
        assert vault.preference("owner") == "Sam"
        assert len(ledger.events(vault.database)) == 5
        assert len(vault.find("verder")) > 10
    lifecycle = Lifecycle(tmp_path / "nieuw", house.clock)
    assert lifecycle.unlock_with_words(" ".join(house.words)).check() == []
    lifecycle.lock()
    assert read_open_page(tmp_path / "nieuw").lines == ("Bel mijn zus",)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["nieuw"]


@pytest.mark.parametrize("share", [0.01, 0.1, 0.4])
def test_what_stands_on_sound_pages_comes_back_whatever_pages_are_destroyed(whole, tmp_path, share):
    house, everything = whole
    where = pages_of_rows(house)
    assert len({document for document, table, _pages in where if table == "documents"}) == len(everything)
    for turn in range(max(1, ROUNDS // 3)):
        chance = random.Random(f"{share} {turn}")
        hurt = copied(house, tmp_path / f"stuk{turn}")
        gone = set(chance.sample(range(1, page_count(hurt) + 1), int(page_count(hurt) * share) or 1))
        destroy(hurt, gone, chance)
        before = hashes(hurt.folder)
        found = saved(hurt, tmp_path / f"nieuw{turn}")
        assert hashes(hurt.folder) == before
        with opened(tmp_path / f"nieuw{turn}", house.clock) as vault:
            back = pieces_of(vault)
            sound = {one for one, table, pages in where if table == "documents" and not pages & gone}
            older = {one for one, table, pages in where if table == "versions" and not pages & gone}
            assert sound | older <= set(back)
            assert {one: back[one] for one in sound} == {one: everything[one] for one in sound}
            assert all(back[one].title in ("", everything[one].title) for one in back)
            assert found.pieces + found.in_bin == len(back)
            assert found.lost_pieces >= len(set(everything) - set(back)) * (share < 0.4)


def test_without_any_page_that_leads_to_others_every_piece_still_comes_back(whole, tmp_path):
    house, everything = whole
    hurt = copied(house, tmp_path / "kluis")
    keyfile = parse_keyfile((hurt.folder / "kluis.hdr").read_bytes())
    key, salt = database_key(keyfile.unlock_with_password(PASSWORD), keyfile)
    with RawPages(hurt.folder / "kluis-1.db", key, salt) as pages:
        leading = [1] + [n for n in range(2, pages.count + 1) if pages.get(n)[0] in (2, 5)]
    assert len(leading) > 5
    destroy(hurt, leading)
    with pytest.raises(VaultDamagedError):
        hurt.lifecycle().unlock(PASSWORD)
    saved(hurt, tmp_path / "nieuw")
    with opened(tmp_path / "nieuw", house.clock) as vault:
        assert pieces_of(vault) == everything
        assert len(attachments.attachments(vault.database)) == 3
        assert vault.check() == []


def pages_with(house, wanted):
    return set.union(*[pages for one, table, pages in pages_of_rows(house) if wanted(one, table)])


@pytest.fixture
def small(house):
    """One note that was rewritten, one with a file, and a person."""
    lifecycle, vault = house.make()
    note = write(vault, "notitie", "De reiger " * 900, title="Kanaal")
    house.clock.wait(4000)
    note = rewrite(vault, note, "De ooievaar " * 900)
    hung, file = attached(vault)
    lifecycle.lock()
    return house, note, hung, file


def test_a_piece_whose_own_row_is_gone_comes_back_from_its_newest_version(small, tmp_path):
    house, note, _hung, _file = small
    own = pages_with(house, lambda one, table: one == note.id and table == "documents")
    others = pages_with(house, lambda one, table: one == note.id and table == "versions")
    destroy(house, own - others)
    found = saved(house, tmp_path / "nieuw")
    assert found.older >= 1
    with opened(tmp_path / "nieuw", house.clock) as vault:
        assert vault.document(note.id).body == note.body
        assert vault.check() == []


def test_a_piece_of_which_only_search_knew_comes_back_as_a_private_note(small, tmp_path):
    house, note, _hung, _file = small
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
    assert (found.pieces, found.older, found.attachments) == (1, 1, 1)
    with opened(tmp_path / "nieuw", house.clock) as vault:
        assert open_attachment(vault, file.id).read() == b"qxkanarie" * 20_000
        assert [one.id for one in vault.document(hung.id).files] == [file.id]
        assert vault.check() == []


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


def test_another_copy_of_the_key_file_will_do(small, tmp_path):
    house, note, _hung, _file = small
    aside = tmp_path / "sleutel.hdr"
    shutil.copyfile(house.folder / "kluis.hdr", aside)
    (house.folder / "kluis.hdr").write_bytes(b"")
    with pytest.raises(VaultDamagedError):
        saved(house, tmp_path / "nieuw")
    saved(house, tmp_path / "nieuw", password=PASSWORD, key_file=aside)
    with opened(tmp_path / "nieuw", house.clock) as vault:
        assert vault.document(note.id).body == note.body


def test_it_is_refused_without_a_trace(small, tmp_path):
    house, _note, _hung, _file = small
    new = tmp_path / "nieuw"
    for error, how in (
        (WrongPasswordError, {"password": "een ander wachtwoord"}),
        (WrongWordsError, {"recovery_text": " ".join(reversed(house.words))}),
        (CannotReadError, {"password": PASSWORD, "key_file": tmp_path / "weg.hdr"}),
    ):
        with pytest.raises(error):
            saved(house, new, **how)

    def stop(_share):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        saved(house, new, password=PASSWORD, progress=stop)
    destroy(house, range(1, page_count(house) + 1))
    with pytest.raises(VaultDamagedError):
        saved(house, new)
    assert [one.name for one in tmp_path.iterdir()] == [house.folder.name]


def test_it_never_stands_on_top_of_something(small, tmp_path):
    house, _note, _hung, _file = small
    with pytest.raises(VaultExistsError):
        saved(house, house.folder)
    (tmp_path / "bestand").write_text("iets")
    with pytest.raises(VaultExistsError):
        saved(house, tmp_path / "bestand")
    assert (tmp_path / "bestand").read_text() == "iets"


def test_an_open_vault_is_not_salvaged(small, tmp_path):
    house, _note, _hung, _file = small
    with opened(house.folder, house.clock), pytest.raises(VaultInUseError):
        saved(house, tmp_path / "nieuw")


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
