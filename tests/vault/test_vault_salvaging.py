"""A damaged vault: whatever stands on sound pages comes back in a new vault, and the damaged one is only read.

HERSTELKLUIS_SALVAGES sets how often pages are destroyed at random.
"""

from __future__ import annotations

import os
import random
import shutil

import pytest

from herstelkluis.crypto.keyfile import database_key, parse_keyfile
from herstelkluis.errors import (
    CannotReadError,
    VaultDamagedError,
    VaultExistsError,
    VaultInUseError,
    WrongPasswordError,
    WrongWordsError,
)
from herstelkluis.model.ledger import LedgerEvent, LedgerKind, LedgerNames
from herstelkluis.model.words import words_of
from herstelkluis.store import attachments, ledger
from herstelkluis.store.raw_pages import RawPages
from herstelkluis.vault.counting import counts_of
from herstelkluis.vault.lifecycle import Lifecycle
from herstelkluis.vault.open_page import OpenPage, read_open_page, write_open_page
from herstelkluis.vault.typed import Typed
from house import PASSWORD, House, rewrite, typed_words, write
from vault.attaching import attached
from vault.salvage_cases import copied, destroy, hashes, opened, page_count, pages_of_rows, pieces_of, saved

ROUNDS = int(os.environ.get("HERSTELKLUIS_SALVAGES", "6"))
PIECES = 300


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A vault of 300 pieces, short and long, some rewritten, in the bin or with a file; pieces and versions."""
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
    written = {one: [vault.version(one, each.revision).body for each in vault.versions(one)] for one in everything}
    lifecycle.lock()
    return house, everything, written


def is_as_written(document, written):
    """Whether this is a version that was written, or a private note of words that search knew."""
    if document.body in written[document.id]:
        return True
    known = {words_of(answer) for body in written[document.id] for answer in body.values()}
    runs = [run for answer in document.body.values() for run in answer.value.runs]
    said = [part for run in runs for part in run.words.split("\n\n")]
    return document.share == "never" and all(run.private for run in runs) and set(said) <= known


def test_a_sound_vault_comes_over_whole_and_opens_with_password_and_words(whole, tmp_path):
    house, everything, _written = whole
    before = hashes(house.folder)
    found = saved(house, tmp_path / "nieuw")
    assert hashes(house.folder) == before
    with opened(tmp_path / "nieuw", house.clock) as vault:
        assert pieces_of(vault) == everything
        assert found.counts == counts_of(vault.database)
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
    house, everything, written = whole
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
            assert all(is_as_written(document, written) for document in back.values())
            assert found.counts.pieces + found.counts.in_bin == len(back)
            assert found.lost_pieces >= len(set(everything) - set(back)) * (share < 0.4)


def test_without_any_page_that_leads_to_others_every_piece_still_comes_back(whole, tmp_path):
    house, everything, _written = whole
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


def test_a_vault_that_was_cut_off_gives_what_is_left_of_it(whole, tmp_path):
    house, everything, written = whole
    hurt = copied(house, tmp_path / "kluis")
    data = (hurt.folder / "kluis-1.db").read_bytes()
    sizes = [len(data) * part // 5 for part in (4, 2, 1)]
    left = []
    for size in sizes:
        (hurt.folder / "kluis-1.db").write_bytes(data[:size])
        saved(hurt, tmp_path / f"nieuw{size}")
        with opened(tmp_path / f"nieuw{size}", house.clock) as vault:
            back = pieces_of(vault)
            assert all(is_as_written(document, written) for document in back.values())
            left.append(len(back))
    assert len(everything) > left[0] > left[1] > left[2] > 0


def test_another_copy_of_the_key_file_will_do(two_notes, tmp_path):
    house, note, _hung, _file = two_notes
    aside = tmp_path / "sleutel.hdr"
    shutil.copyfile(house.folder / "kluis.hdr", aside)
    (house.folder / "kluis.hdr").write_bytes(b"")
    with pytest.raises(VaultDamagedError):
        saved(house, tmp_path / "nieuw")
    saved(house, tmp_path / "nieuw", Typed(PASSWORD), key_file=aside)
    with opened(tmp_path / "nieuw", house.clock) as vault:
        assert vault.document(note.id).body == note.body


def test_it_is_refused_without_a_trace(two_notes, tmp_path):
    house, _note, _hung, _file = two_notes
    new = tmp_path / "nieuw"
    for error, typed, key_file in (
        (WrongPasswordError, Typed("een ander wachtwoord"), None),
        (WrongWordsError, typed_words(reversed(house.words)), None),
        (CannotReadError, Typed(PASSWORD), tmp_path / "weg.hdr"),
    ):
        with pytest.raises(error):
            saved(house, new, typed, key_file=key_file)

    def stop(_share):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        saved(house, new, Typed(PASSWORD), progress=stop)
    destroy(house, range(1, page_count(house) + 1))
    with pytest.raises(VaultDamagedError):
        saved(house, new)
    assert [one.name for one in tmp_path.iterdir()] == [house.folder.name]


def test_it_never_stands_on_top_of_something(two_notes, tmp_path):
    house, _note, _hung, _file = two_notes
    with pytest.raises(VaultExistsError):
        saved(house, house.folder)
    (tmp_path / "bestand").write_text("iets")
    with pytest.raises(VaultExistsError):
        saved(house, tmp_path / "bestand")
    assert (tmp_path / "bestand").read_text() == "iets"


def test_an_open_vault_is_not_salvaged(two_notes, tmp_path):
    house, _note, _hung, _file = two_notes
    with opened(house.folder, house.clock), pytest.raises(VaultInUseError):
        saved(house, tmp_path / "nieuw")
