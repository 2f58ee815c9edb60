"""The bin: away at once and back at once, readable and not writable, never emptied by itself."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QTextEdit

from herstelkluis.errors import DiskFullError
from herstelkluis.ui.screens.to_bin import ThrownAway, ToBin
from herstelkluis.ui.widgets.own_words import OwnWords
from house import write
from ui.accessible import assert_named, assert_nothing_clipped, assert_tab_order, assert_targets, spoken
from ui.start_places import Place

GONE = "Weg. Je vindt het terug in de prullenbak."


@pytest.fixture
def place(look, qtbot, tmp_path):
    made = Place(qtbot, tmp_path)
    yield made
    made.end()


@pytest.fixture
def vault(place):
    return place.session.vault


def press(place, name) -> None:
    place.press(name)
    QApplication.processEvents()  # Qt shows what was put in a layout a moment later


def thrown(vault, kind="notitie", words="De reiger", **about):
    document = write(vault, kind, words, **about)
    vault.throw_away(document.id)
    return document


@pytest.mark.parametrize(("kind", "back"), [("notitie", "notes"), ("persoon", "people"), ("brief.huisarts", "share")])
def test_a_piece_goes_at_once_and_comes_back_with_one_press(place, vault, kind, back):
    document = write(vault, kind, "Iets over vroeger")
    place.show("write", document=document.id)
    press(place, "In de prullenbak")
    assert place.window.key == back
    assert [one.id for one in vault.bin()] == [document.id]
    assert GONE in spoken(place.window)
    press(place, "Terugzetten")
    assert vault.bin() == []
    assert vault.document(document.id).body == document.body
    assert GONE not in spoken(place.window)
    if back != "share":
        assert "Iets over vroeger" in spoken(place.window)


def test_words_typed_a_moment_ago_go_along_to_the_bin(place, vault):
    document = write(vault, "notitie", "Begin")
    place.show("write", document=document.id)
    field = next(one for one in place.window.findChildren(QTextEdit) if one.isVisible())
    QTest.keyClicks(field, "Net getypt. ")
    press(place, "In de prullenbak")
    vault.settle()
    assert [one.id for one in vault.bin()] == [document.id]
    assert "Net getypt." in vault.bin()[0].first_line


def test_an_empty_note_goes_without_a_word_about_the_bin(place, vault):
    place.show("write", kind="notitie")
    press(place, "In de prullenbak")
    assert place.window.key == "notes"
    assert GONE not in spoken(place.window)
    assert vault.bin() == []


def test_a_chapter_goes_from_its_about_part_and_the_story_asks_for_it_anew(place, vault):
    document = write(vault, "levensverhaal", "De geur van hout.", section="h06", title="Schuur")
    place.show("write", document=document.id, show="about")
    press(place, "In de prullenbak")
    assert place.window.key == "story"
    assert "Schuur" not in spoken(place.window)
    press(place, "Terugzetten")
    assert "Schuur" in spoken(place.window)


def test_a_chapter_that_was_begun_anew_keeps_the_old_one_in_the_bin_and_says_so(place, vault):
    old = thrown(vault, "levensverhaal", "Toen", section="h06")
    write(vault, "levensverhaal", "Nu", section="h06")
    place.show("bin")
    press(place, "Terugzetten")
    assert [one.id for one in vault.bin()] == [old.id]
    assert "Er staat nu een ander stuk op zijn plaats." in spoken(place.window)


def test_the_crisis_plan_has_no_way_to_the_bin(place, vault):
    place.show("crisis")
    assert place.window.findChildren(ToBin) == []


def test_the_notice_goes_when_it_is_closed_or_out_of_date(place, vault):
    for ends in (lambda: press(place, "Sluiten"), lambda: vault.take_back(vault.bin()[0].id), lambda: thrown(vault)):
        document = write(vault, "notitie", "Iets")
        place.show("write", document=document.id)
        press(place, "In de prullenbak")
        assert len([one for one in place.window.findChildren(ThrownAway) if one.isVisible()]) == 1
        ends()
        assert [one for one in place.window.findChildren(ThrownAway) if one.isVisible()] == []


def test_when_saving_fails_the_piece_stays_on_the_screen(place, vault, monkeypatch):
    document = write(vault, "notitie", "Iets")
    place.show("write", document=document.id)

    def full(*_args, **_kwargs):
        raise DiskFullError

    with monkeypatch.context() as disk:
        disk.setattr("herstelkluis.store.documents.put", full)
        press(place, "In de prullenbak")
    assert place.window.key == "write"
    assert "Het bewaren lukt nu niet" in spoken(place.window)
    assert vault.bin() == []


def test_the_list_says_what_it_is_and_when_it_went_and_nothing_of_what_is_folded(place, vault):
    thrown(vault, words="Melk en brood", title="Lijstje")
    thrown(vault, "levensverhaal", "Te zwaar om te lezen", section="h14", folded=True)
    place.house.clock.wait(86_400)
    thrown(vault, words="Zonder titel begonnen")
    place.show("bin")
    heard = spoken(place.window)
    assert "Lijstje, Melk en brood, Weggegooid: gisteren" in heard
    assert "Notitie, Zonder titel begonnen, Weggegooid: vandaag" in heard
    assert "Te zwaar" not in heard
    assert heard.index("Zonder titel") < heard.index("Melk")


def test_a_piece_in_the_bin_is_read_and_not_written_in(place, vault):
    document = thrown(vault)
    place.show("bin")
    next(one for one in place.window.findChildren(QAbstractButton) if "De reiger" in one.accessibleName()).click()
    assert place.window.key == "read"
    assert place.window.screen_shown.isVisible()
    assert "Dit ligt in de prullenbak." in spoken(place.window)
    assert place.window.screen_shown.findChildren(OwnWords) == []
    press(place, "Terug naar de prullenbak")
    assert place.window.key == "bin"
    for what in ({}, {"show": "about"}, {"show": "versions"}, {"open": True}):
        place.show("write", document=document.id, **what)
        assert place.window.key == "read"
    assert len(vault.versions(document.id)) == 1
    assert [one.id for one in vault.bin()] == [document.id]


def test_a_folded_chapter_in_the_bin_asks_first_and_then_is_only_read(place, vault):
    document = thrown(vault, "levensverhaal", "Te zwaar", section="h14", folded=True)
    for answer, where in (("Nu niet", "bin"), ("Dit hoofdstuk openen", "read")):
        place.show("write", document=document.id)
        assert "Te zwaar" not in spoken(place.window)
        press(place, answer)
        assert place.window.key == where


def test_today_lays_a_clean_sheet_when_its_note_was_thrown_away(place, vault):
    screen = place.show("today")
    QTest.keyClicks(screen.words, "Van de tafel")
    place.show("notes")
    document = vault.summaries("notitie")[0].id
    for forget in (lambda: vault.throw_away(document), lambda: vault.delete_for_ever(document)):
        forget()
        screen = place.show("today")
        assert screen.words.toPlainText() == ""
    QTest.keyClicks(screen.words, "Iets nieuws")
    place.show("notes")
    assert [one.first_line for one in vault.summaries("notitie")] == ["Iets nieuws"]


def test_the_bin_is_reached_from_the_notes_and_from_the_settings(place, vault):
    for key, link in (("notes", "Prullenbak"), ("settings", "In de prullenbak kijken")):
        place.show(key)
        press(place, link)
        assert place.window.key == "bin"
        assert "De prullenbak is leeg." in spoken(place.window)


@pytest.mark.parametrize("size", [100, 200])
def test_everything_has_a_name_a_place_in_the_tab_order_and_room(place, vault, look, size):
    look(size=size)
    for title in ("Lijstje", "Lijstje", "Iets met een heel lange naam die niet op een regel past " * 2):
        thrown(vault, words="Boodschappen voor de hele week en nog wat meer woorden", title=title)
    place.show("bin", wide=1024, high=700)
    assert_named(place.window)
    assert_targets(place.window)
    assert_nothing_clipped(place.window)
    order = assert_tab_order(place.window)
    assert order.index("Terugzetten: Lijstje") + 1 == order.index("Voor altijd weg: Lijstje")
    assert "Terugzetten: Lijstje, 2" in order
