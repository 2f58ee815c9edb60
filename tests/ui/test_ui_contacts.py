"""My contacts: cards that come, words that are compared, the own card that goes, and a new key."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from herstelkluis.crypto.signing import SigningKey
from herstelkluis.errors import CannotReadError, OwnCardError
from herstelkluis.i18n import _
from herstelkluis.share.contact import read_contact, write_contact
from herstelkluis.share.square_code import read_square_code, square_code_png
from herstelkluis.ui import saving_as
from herstelkluis.ui.contacts.book import Book
from herstelkluis.ui.contacts.card_paper import SquareCode
from herstelkluis.ui.contacts.own_card import OwnCard
from herstelkluis.ui.contacts.screen import ContactsScreen
from herstelkluis.ui.images import grey_pixels
from herstelkluis.ui.widgets.button import Main
from herstelkluis.vault import contacts as book
from herstelkluis.vault import identity
from ui.neighbour_desk import Desk, Look
from vault.neighbours import vaults

ADD, COMPARE = "Add this contact", "Compare the words"


class Contacts(Desk):
    """The desk at the contacts screen; `printed` holds how each page was to be drawn."""

    def start(self) -> None:
        self.chosen: Path | None = None
        self.printed: list[object] = []
        self.window.register(
            "contacts",
            lambda: ContactsScreen(self.session, choose=lambda _parent: self.chosen, printer=self._print),
        )
        self.window.show_screen("contacts")

    def _print(self, _parent: QWidget, paint: object) -> bool:
        self.printed.append(paint)
        return True

    @property
    def screen(self) -> ContactsScreen:
        screen = self.window.screen_shown
        assert isinstance(screen, ContactsScreen)
        return screen

    def take(self, data: bytes, name: str = "kaart.txt") -> None:
        """Add a card from a file, and wait until it was looked at."""
        self.chosen = self.put(data, name)
        self.press(_("Add a contact"))
        self.qtbot.waitUntil(lambda: self.screen._work is None)
        QApplication.processEvents()

    def known(self) -> list[tuple[str, bool]]:
        """Who is known, and whether the words were compared."""
        return [(one.name, one.checked_at is not None) for one in book.contacts(self.sam)]


@pytest.fixture
def desk(look: Look, qtbot: QtBot, tmp_path: Path) -> Iterator[Contacts]:
    folder = tmp_path / "stick"
    folder.mkdir()
    with vaults(tmp_path, "Sam", "Noor") as (clock, (sam, noor)):
        desk = Contacts(qtbot, folder, clock, sam, noor)
        desk.start()
        yield desk
        desk.end()


def test_a_card_is_added_after_it_was_shown_and_checked_after_the_words_were_compared(desk: Contacts) -> None:
    card = identity.own_card(desk.noor)
    desk.take(card)
    assert "Noor" in desk.said
    assert all(word in desk.said for word in read_contact(card).words)
    assert desk.known() == []
    desk.press(_(ADD))
    assert desk.known() == [("Noor", False)]
    words = read_contact(identity.own_card(desk.noor)).words
    assert all(word in desk.said for word in words), "what Noor reads out stands here"
    desk.press(_("They are the same"))
    assert desk.known() == [("Noor", True)]
    assert _("You compared the words with {name}.").format(name="Noor") in desk.said


def test_words_that_differ_never_make_a_checked_contact(desk: Contacts) -> None:
    desk.take(identity.own_card(desk.noor))
    desk.press(_(ADD))
    desk.press(_("They are not the same"))
    desk.press(_("Leave it, not compared"))
    assert desk.known() == [("Noor", False)]
    desk.press(f"{_(COMPARE)}: Noor")
    desk.press(_("They are not the same"))
    filled = [one.text() for one in desk.window.findChildren(Main) if one.isVisible()]
    assert filled == [_("Compare once more")], "most often it was a slip"
    desk.press(_("Compare once more"))
    desk.press(_("They are not the same"))
    desk.press(_("Forget this contact"))
    assert desk.known() == []


def test_a_photo_of_the_square_code_is_a_card_too(desk: Contacts) -> None:
    card = identity.own_card(desk.noor)
    photo = QImage(900, 1200, QImage.Format.Format_RGB32)
    photo.fill(Qt.GlobalColor.lightGray)
    painter = QPainter(photo)
    painter.rotate(4)
    painter.drawImage(170, 250, QImage.fromData(square_code_png(card, 4)))
    painter.end()
    place = desk.folder / "foto.jpg"
    photo.save(str(place), "JPG", 92)
    desk.take(place.read_bytes(), "foto.jpg")
    desk.press(_(ADD))
    assert desk.known() == [("Noor", False)]


def test_a_newer_card_with_proof_takes_the_place_and_is_compared_again(desk: Contacts) -> None:
    noor = book.add_contact(desk.sam, identity.own_card(desk.noor))
    book.set_checked(desk.sam, noor.id)
    desk.take(identity.rotate(desk.noor))
    assert _("A new card of {name}").format(name="Noor") in desk.said
    assert desk.known() == [("Noor", True)], "nothing happens before the person agrees"
    desk.press(_("Put it in place of the old card"))
    assert desk.known() == [("Noor", False)]
    desk.press("Stoppen")
    assert _("new key, not compared yet") in desk.said


def test_the_same_name_with_another_key_is_a_stop_and_adds_nobody_by_itself(desk: Contacts) -> None:
    known = book.add_contact(desk.sam, identity.own_card(desk.noor))
    other = write_contact("Noor", SigningKey.generate(), read_contact(identity.own_card(desk.noor)).age_recipient)
    desk.take(other)
    assert _("You know {name} already, with another key.").format(name="Noor") in desk.said
    assert _(ADD) not in desk.buttons
    desk.press("Sluiten")
    assert book.contacts(desk.sam) == (known,)


def test_someone_else_of_the_same_name_gets_a_name_of_their_own(desk: Contacts) -> None:
    book.add_contact(desk.sam, identity.own_card(desk.noor))
    other = write_contact("Noor", SigningKey.generate(), read_contact(identity.own_card(desk.noor)).age_recipient)
    desk.take(other)
    desk.press(_("This is someone else with the same name"))
    for name, sentence in (
        ("", "Type a name first."),
        ("noor", "You have a contact of this name. Choose another one."),
    ):
        desk.type(name)
        desk.press(_("Add under this name"))
        assert _(sentence) in desk.said
        assert len(book.contacts(desk.sam)) == 1
    desk.type("Noor van het koor")
    desk.press(_("Add under this name"))
    assert desk.known() == [("Noor", False), ("Noor van het koor", False)]


def test_what_is_no_card_of_someone_else_says_why(desk: Contacts) -> None:
    desk.take(identity.own_card(desk.sam))
    assert _(OwnCardError.message) in desk.said
    desk.take(b"boodschappen")
    assert "Dit is geen contactkaart" in desk.said or "This is not a contact card" in desk.said
    assert desk.known() == []


def test_what_nobody_foresaw_leaves_the_list_and_says_that_the_file_is_not_read(
    desk: Contacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_data: bytes) -> bytes:
        raise ZeroDivisionError

    bugs: list[type] = []
    monkeypatch.setattr(sys, "excepthook", lambda *facts: bugs.append(facts[0]))
    monkeypatch.setattr("herstelkluis.ui.contacts.screen.card_in", broken)
    desk.chosen = desk.put(b"kaart")
    desk.press(_("Add a contact"))
    desk.qtbot.waitUntil(lambda: bugs == [ZeroDivisionError])
    QApplication.processEvents()
    assert _(CannotReadError.message) in desk.said
    assert _("Add a contact") in desk.buttons


def test_forgetting_is_asked_first(desk: Contacts) -> None:
    book.add_contact(desk.sam, identity.own_card(desk.noor))
    desk.window.show_screen("contacts")
    desk.press(_("Forget {name}").format(name="Noor"))
    assert [one.text() for one in desk.window.findChildren(Main) if one.isVisible()] == [_("Leave it")]
    desk.press(_("Leave it"))
    assert desk.known() == [("Noor", False)]
    desk.press(_("Forget {name}").format(name="Noor"))
    desk.press(_("Forget this contact"))
    assert desk.known() == []
    assert _("You know nobody's key yet.") in desk.said


def test_a_package_begins_at_the_contact(desk: Contacts) -> None:
    noor = book.add_contact(desk.sam, identity.own_card(desk.noor))
    desk.window.show_screen("contacts")
    desk.press(_("Make a package for {name}").format(name="Noor"))
    assert desk.window.place == ("share", {"contact": noor.id})


def test_back_leads_to_where_one_came_from(desk: Contacts) -> None:
    desk.press("Terug")
    assert desk.window.key == "people"
    desk.window.show_screen("contacts", back="share")
    desk.press("Terug")
    assert desk.window.key == "share"


def own(desk: Contacts) -> OwnCard:
    """The page of the own card, with its picture made."""
    desk.press(_("Show my contact card"))
    part = next(one for one in desk.window.findChildren(OwnCard) if one.isVisible())
    desk.qtbot.waitUntil(lambda: part.is_ready)
    return part


def test_the_own_card_is_saved_as_it_is(desk: Contacts, monkeypatch: pytest.MonkeyPatch) -> None:
    own(desk)
    assert all(word in desk.said for word in read_contact(identity.own_card(desk.sam)).words)
    place = desk.folder / "mijn.txt"
    monkeypatch.setattr(saving_as, "ask_where", lambda *_what: place)
    desk.press(_("Save as a file"))
    assert place.read_bytes() == identity.own_card(desk.sam)
    assert _("Your contact card is where you put it") in desk.said


def test_the_picture_on_the_screen_is_read_as_the_card(desk: Contacts) -> None:
    own(desk)
    desk.press(_("Show as a picture"))
    shown = next(one for one in desk.window.findChildren(SquareCode) if one.isVisible())
    image = shown.grab().toImage()
    assert read_square_code(*grey_pixels(image)) == identity.own_card(desk.sam)


def test_the_printed_card_is_read_as_the_card(desk: Contacts) -> None:
    own(desk)
    desk.press(_("Print my contact card"))
    (paint,) = desk.printed
    place = desk.folder / "kaart.pdf"
    paint(QPdfWriter(str(place)))  # type: ignore[operator]  # a Paint
    subprocess.run(["pdftoppm", "-r", "200", "-png", "-singlefile", place, place.with_suffix("")], check=True)
    image = QImage(str(place.with_suffix(".png")))
    assert read_square_code(*grey_pixels(image)) == identity.own_card(desk.sam)
    said = subprocess.run(["pdftotext", place, "-"], check=True, capture_output=True, text=True).stdout
    assert all(word in said for word in read_contact(identity.own_card(desk.sam)).words)


def test_a_new_key_is_asked_first_and_makes_one_unchecked_to_others(desk: Contacts) -> None:
    sam = book.set_checked(desk.noor, book.add_contact(desk.noor, identity.own_card(desk.sam)).id)
    own(desk)
    before = identity.public_keys(desk.sam)
    desk.press(_("Make a new key"))
    desk.press(_("Keep my key"))
    assert identity.public_keys(desk.sam) == before
    desk.press(_("Make a new key"))
    desk.press(_("Make a new key"))
    assert _("You have a new key") in desk.said
    assert identity.public_keys(desk.sam)[:-1] == before
    assert book.add_contact(desk.noor, identity.own_card(desk.sam)).checked_at is None
    assert book.contact(desk.noor, sam.id).earlier == before


def test_a_key_made_new_twice_is_told_where_it_is_made_on_the_card_and_where_the_card_comes_in(desk: Contacts) -> None:
    book.add_contact(desk.sam, identity.own_card(desk.noor))
    on_card, beside_another = (
        "Geef deze kaart voordat je weer een nieuwe sleutel maakt.",
        "Heeft Noor twee keer een nieuwe sleutel gemaakt? Dan zie je dit ook.",
    )
    own(desk)
    assert on_card not in desk.said
    desk.press(_("Make a new key"))
    assert "Maakte je al eerder een nieuwe sleutel? Geef eerst die kaart aan iedereen." in desk.said
    desk.press(_("Make a new key"))
    assert on_card in desk.said
    desk.press("Terug")
    identity.rotate(desk.noor)
    identity.rotate(desk.noor)
    desk.take(identity.own_card(desk.noor))
    assert beside_another in desk.said
    assert _(ADD) not in desk.buttons


def test_a_cover_brings_one_back_to_the_words_that_were_being_compared(desk: Contacts) -> None:
    noor = book.add_contact(desk.sam, identity.own_card(desk.noor))
    desk.window.show_screen("contacts", compare=noor.id)
    desk.window.cover()
    desk.window.uncover()
    assert _("Compare the eight words") in desk.said
    assert not desk.window.findChildren(Book)
