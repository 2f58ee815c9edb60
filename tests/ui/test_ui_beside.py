"""Two versions of the vault side by side: seen, chosen per piece, brought together, and undone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtWidgets import QApplication

from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.crypto.secret import Secret
from herstelkluis.ui.screens.twelve_words import TwelveWords
from herstelkluis.ui.widgets.list_row import ListRow
from herstelkluis.ui.widgets.paper_page import PaperPage
from herstelkluis.vault.backups.making import make_backup
from herstelkluis.vault.rekeying import rekey
from herstelkluis.vault.typed import Typed
from herstelkluis.vault.vault import Vault
from house import PASSWORD, rewrite, write
from ui.accessible import assert_named, assert_nothing_clipped, assert_tab_order, name_of, spoken
from ui.backup_desk import BackupDesk

NAME = "kluis-1 (conflicted copy 2026-11-17 130500).db"
SHARED, FOLDED = "De reiger stond er weer.", "Dat gaat niemand iets aan."


@pytest.fixture
def desk(look, qtbot, tmp_path):
    """A vault and a version of it that went its own way, as a sync program leaves it."""
    made = BackupDesk(qtbot, tmp_path)
    vault = made.session.vault
    made.shared = write(vault, "notitie", SHARED, title="Bij het kanaal")
    made.folded = write(vault, "notitie", "Nog niets.", title="Later", folded=True)
    made.copy = vault.folder / NAME
    vault.database.copy_to(made.copy)
    theirs = Vault(vault.database.open_beside(made.copy), Secret(bytes(32)), made.house.clock)
    rewrite(theirs, theirs.document(made.shared.id), "De reiger vloog weg.")
    rewrite(theirs, theirs.document(made.folded.id), FOLDED)
    made.new = write(theirs, "notitie", "Alleen op de laptop.", title="Van de laptop")
    theirs.close()
    rewrite(vault, vault.document(made.shared.id), "De reiger stond er nog steeds.")
    write(vault, "notitie", "Alleen hier.", title="Van hier")
    yield made
    QThreadPool.globalInstance().waitForDone(60_000)
    made.end()


def beside(desk, **size):
    desk.show("beside", copy=str(desk.copy), **size)
    desk.wait_for("Kies per stuk wat blijft staan.")
    return desk.window.screen_shown.page


def pages(desk):
    return [page.view.toPlainText() for page in desk.window.findChildren(PaperPage) if page.isVisible()]


def row(desk, title):
    """The line of the list about this piece."""
    desk.qtbot.waitUntil(lambda: bool(_rows(desk, title)))
    return _rows(desk, title)[0]


def _rows(desk, title):
    return [one for one in desk.window.findChildren(ListRow) if one.isVisible() and title in name_of(one)]


def words_of(vault, document):
    return next(one.first_line for one in vault.summaries("notitie") if one.id == document.id)


def bring_together(desk):
    desk.press("Zo samenvoegen")
    desk.wait_for("Het is weer één kluis")


def test_both_texts_stand_side_by_side_with_where_they_are_from(desk):
    beside(desk)
    row(desk, "Bij het kanaal").click()
    QApplication.processEvents()
    ours, theirs = pages(desk)
    assert "stond er nog steeds" in ours
    assert "vloog weg" in theirs
    assert "Hier, geschreven: vandaag" in desk.said
    assert "Daar, geschreven: vandaag" in desk.said
    assert "1 stuk staat alleen hier. Het blijft." in desk.said


def test_what_differs_is_said_in_words_and_not_by_colour_alone(desk):
    beside(desk)
    row(desk, "Bij het kanaal").click()
    assert "Doorgestreept staat alleen hier. Vet en onderstreept staat alleen daar." in desk.said
    assert "alleen hier: stond er nog steeds" in desk.said
    assert "alleen daar: vloog weg" in desk.said


def test_a_folded_piece_shows_its_words_only_when_they_are_asked_for(desk):
    beside(desk)
    row(desk, "Later").click()
    assert "Dit stuk is ingeklapt. Je ziet alleen de titel." in desk.said
    assert FOLDED not in spoken(desk.window, hidden=True)
    desk.press("Toon beide teksten")
    assert FOLDED in desk.said


def test_without_choosing_what_is_here_stands_and_what_is_only_there_comes(desk):
    beside(desk)
    bring_together(desk)
    vault = desk.session.vault
    assert words_of(vault, desk.shared) == "De reiger stond er nog steeds."
    assert words_of(vault, desk.new) == "Alleen op de laptop."
    assert "De reiger vloog weg." in [one.first_line for one in vault.versions(desk.shared.id)]
    assert "Er kwam 1 stuk bij." in desk.said


def test_what_is_there_is_taken_and_undone_with_the_keyboard_alone(desk):
    beside(desk)
    desk.tab_to(name_of(row(desk, "Bij het kanaal")))
    desk.key(Qt.Key.Key_Return)
    assert "Hier, geschreven" in desk.said  # and the keyboard is on what is chosen
    desk.key(Qt.Key.Key_Right)
    assert name_of(QApplication.focusWidget()) == "Neem de tekst uit de andere"
    desk.key(Qt.Key.Key_Space)
    desk.tab_to("Zo samenvoegen")
    desk.key(Qt.Key.Key_Return)
    desk.wait_for("Het is weer één kluis")
    vault = desk.session.vault
    assert words_of(vault, desk.shared) == "De reiger vloog weg."
    assert "De reiger stond er nog steeds." in [one.first_line for one in vault.versions(desk.shared.id)]
    desk.tab_to("Dit ongedaan maken")
    desk.key(Qt.Key.Key_Return)
    desk.wait_for("Alles staat weer zoals het stond")
    assert words_of(vault, desk.shared) == "De reiger stond er nog steeds."
    assert desk.new.id in [one.id for one in vault.bin()]


def test_both_can_be_kept(desk):
    beside(desk)
    row(desk, "Bij het kanaal").click()
    desk.press("Bewaar allebei")
    assert "bewaar allebei" in desk.said
    bring_together(desk)
    found = {one.first_line for one in desk.session.vault.summaries("notitie")}
    assert {"De reiger stond er nog steeds.", "De reiger vloog weg."} <= found


def test_the_next_piece_comes_with_one_press(desk):
    page = beside(desk)
    seen = []
    for _piece in page.choice:
        seen.append(page._at)
        desk.press("Volgende stuk")
    assert seen == [0, 1, 2]
    assert page._at == 0


def test_the_other_version_can_be_taken_away_afterwards_and_is_not_told_of_again(desk):
    beside(desk)
    bring_together(desk)
    desk.program.lock()
    desk.session.opened(desk.session.lifecycle.unlock(PASSWORD))
    assert "Er is een tweede versie van je kluis" not in desk.said
    beside(desk)
    bring_together(desk)
    desk.press("De andere versie weghalen")
    desk.wait_for("De andere versie is weg")
    assert not desk.copy.exists()


def test_a_version_that_does_not_go_is_not_said_to_be_gone(desk):
    beside(desk)
    bring_together(desk)
    desk.copy.unlink()
    desk.copy.mkdir()  # so that removing it fails, also for an administrator
    desk.press("De andere versie weghalen")
    desk.wait_for("Bewaren lukt hier niet.")


def test_it_is_told_when_the_vault_opens_and_not_now_is_as_good(desk):
    desk.show("today")
    desk.program.lock()
    desk.session.opened(desk.session.lifecycle.unlock(PASSWORD))
    assert "Er is een tweede versie van je kluis" in desk.said
    assert desk.window.key == "today"
    desk.press("Nu niet")
    assert "Er is een tweede versie van je kluis" not in desk.said
    desk.program.lock()
    desk.session.opened(desk.session.lifecycle.unlock(PASSWORD))
    desk.press("Naast elkaar leggen")
    desk.wait_for("Kies per stuk wat blijft staan.")


def test_a_backup_can_be_laid_beside_from_the_list(desk):
    vault = desk.session.vault
    stick = desk.plug_in(vault.folder.parent / "stick")
    make_backup(vault, stick.path)
    rewrite(vault, vault.document(desk.shared.id), "Weer iets anders.")
    desk.show("backups")
    desk.press("Vergelijken met mijn kluis")
    desk.wait_for("Kies per stuk wat blijft staan.")
    ours, theirs = pages(desk)
    assert "Weer iets anders." in ours
    assert "stond er nog steeds" in theirs


def test_what_was_sent_away_for_ever_does_not_come_back_from_a_backup_by_itself(desk):
    vault = desk.session.vault
    stick = desk.plug_in(vault.folder.parent / "stick")
    made = make_backup(vault, stick.path)
    vault.throw_away(desk.shared.id)
    vault.delete_for_ever(desk.shared.id)
    desk.show("beside", copy=str(made.backup.path))
    desk.wait_for("Kies per stuk wat blijft staan.")
    assert "alleen daar: laat het daar" in desk.said
    bring_together(desk)
    assert "Elk stuk bleef zoals het hier was." in desk.said
    assert desk.shared.id not in [one.id for one in (*vault.summaries(), *vault.bin())]
    desk.show("beside", copy=str(made.backup.path))
    desk.press("Haal het erbij")
    bring_together(desk)
    assert words_of(vault, desk.shared) == "De reiger stond er nog steeds."


def test_a_copy_made_with_other_keys_opens_with_the_words_of_that_time(desk):
    vault, words = desk.session.vault, desk.house.words
    stick = desk.plug_in(vault.folder.parent / "stick")
    made = make_backup(vault, stick.path)
    rewrite(vault, vault.document(desk.shared.id), "Weer iets anders.")
    desk.show("today")
    desk.program.lock()
    others, now = new_recovery_words(), desk.house.clock()
    rekey(desk.house.folder, "een heel nieuw wachtwoord", others, CHEAPEST, now, Typed(PASSWORD))
    desk.session.opened(desk.session.lifecycle.unlock("een heel nieuw wachtwoord"))
    desk.show("beside", copy=str(made.backup.path))
    desk.wait_for("Met welke woorden gaat hij open?")
    desk.type(" ".join(others))
    desk.press("Proberen")
    page = desk.window.screen_shown.page
    desk.qtbot.waitUntil(lambda: page.isVisible() and bool(page.findChild(TwelveWords).mistake))
    page.findChild(TwelveWords).set_text(" ".join(words))
    desk.key(Qt.Key.Key_Return)
    desk.wait_for("Kies per stuk wat blijft staan.")
    assert "Weer iets anders." in pages(desk)[0]


def test_any_file_can_be_laid_beside(desk):
    make_backup(desk.session.vault, desk.plug_in(desk.house.folder.parent / "stick").path)
    desk.pointed = desk.copy
    desk.show("backups")
    desk.press("Een ander bestand naast mijn kluis leggen")
    desk.wait_for("Kies per stuk wat blijft staan.")


def test_a_copy_that_is_the_same_leaves_nothing_to_choose(desk):
    vault = desk.session.vault
    stick = desk.plug_in(vault.folder.parent / "stick")
    made = make_backup(vault, stick.path)
    desk.show("beside", copy=str(made.backup.path))
    desk.wait_for("Alles van daar staat ook hier")


def test_what_is_no_copy_says_so_and_leads_back(desk):
    desk.copy.write_bytes(b"niets")
    desk.show("beside", copy=str(desk.copy))
    desk.press("Terug")
    assert desk.window.key == "backups"


def test_locking_leaves_no_word_of_either_side(desk):
    beside(desk)
    row(desk, "Bij het kanaal").click()
    desk.program.lock()
    held = spoken(desk.window, hidden=True)
    assert "reiger" not in held
    assert "laptop" not in held


def test_a_chapter_has_one_place_so_both_is_not_offered(desk):
    vault = desk.session.vault
    chapter = write(vault, "levensverhaal", "Hout.", section="h06")
    desk.copy.unlink()
    vault.database.copy_to(desk.copy)
    theirs = Vault(vault.database.open_beside(desk.copy), Secret(bytes(32)), desk.house.clock)
    rewrite(theirs, replace(theirs.document(chapter.id), folded=False), "Zand.")
    theirs.close()
    rewrite(vault, vault.document(chapter.id), "Water.")
    beside(desk)
    assert "Neem de tekst uit de andere" in desk.said
    assert "Bewaar allebei" not in desk.said


@pytest.mark.parametrize("wide", [1366, 1024])
def test_the_screen_is_named_reachable_and_whole(desk, wide):
    beside(desk, wide=wide)
    assert_named(desk.window)
    assert_tab_order(desk.window)
    assert_nothing_clipped(desk.window)
