"""My contacts: the list, nobody yet, a new card, a newer one, another key, comparing, the own card and a new key."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from herstelkluis.crypto.age import identity_from_seed
from herstelkluis.crypto.signing import SigningKey
from herstelkluis.share.contact import read_contact, write_contact
from herstelkluis.share.square_code import square_code_png
from herstelkluis.store.contacts import KnownContact
from herstelkluis.ui.contacts.book import Book
from herstelkluis.ui.contacts.cards import NewCard, OtherKey
from herstelkluis.ui.contacts.comparing import Comparing
from herstelkluis.ui.contacts.own_card import OwnCard
from herstelkluis.ui.contacts.parting import forgetting, new_key, not_the_same
from herstelkluis.ui.contacts.screen import ContactsScreen
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.sharing.part import Part
from herstelkluis.ui.widgets.banner import Banner
from screens.gallery import picture
from screens.writing_pictures import shown, window

TODAY = date(2026, 11, 17)
ADDED = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
RECIPIENT = str(identity_from_seed(bytes(range(32))).recipient)
OWN = write_contact("Sam", SigningKey.from_seed(bytes(range(32))), RECIPIENT)


def card(name: str, seed: int) -> bytes:
    """The contact card of someone, always the same."""
    return write_contact(name, SigningKey.from_seed(bytes([seed]) * 32), RECIPIENT)


def known(name: str, seed: int, **about: object) -> KnownContact:
    """Someone whose card was added."""
    told = read_contact(card(name, seed))
    one = KnownContact(name.lower(), name, name, told.key, told.age_recipient, told.words, ADDED)
    return replace(one, **about)  # type: ignore[arg-type]  # what differs from an ordinary contact


NOOR = known("Noor", 1, checked_at=ADDED)
BAS = known("Bas, maatje", 2)
IRIS = known("Iris", 3, earlier=("ssh-ed25519 eerder",))


def at(part: Part) -> MainWindow:
    """The contacts screen at one page."""
    frame = window("contacts", shown())
    frame.resize(1366, 768)
    screen = frame.screen_shown
    assert isinstance(screen, ContactsScreen)
    screen._show(part)
    return frame


def own_card() -> OwnCard:
    """Sam's card, with its picture made."""
    part = OwnCard(OWN, read_contact(OWN))
    part._take_code(QImage.fromData(square_code_png(OWN, 1)))
    return part


@picture("25-contacten")
def everyone() -> QWidget:
    return at(Book([BAS, IRIS, NOOR], read_contact(OWN), TODAY))


@picture("25-contacten-leeg")
def nobody() -> QWidget:
    return at(Book([], read_contact(OWN), TODAY))


@picture("25-contacten-vergeleken")
def compared() -> QWidget:
    part = Book([NOOR], read_contact(OWN), TODAY)
    part.say(Banner("info", "Je vergeleek de woorden met Noor.", icon="circle-check"))
    return at(part)


@picture("25b-contact-nieuw")
def new() -> QWidget:
    return at(NewCard(BAS, None))


@picture("25b-contact-nieuwe-kaart")
def newer() -> QWidget:
    return at(NewCard(IRIS, NOOR))


@picture("25b-contact-andere-sleutel")
def other_key() -> QWidget:
    return at(OtherKey(read_contact(card("Noor", 4))))


@picture("25b-contact-zelfde-naam")
def same_name() -> QWidget:
    part = OtherKey(read_contact(card("Noor", 4)))
    part._ask_name()
    return at(part)


@picture("25c-contact-vergelijken")
def comparing() -> QWidget:
    return at(Comparing(BAS))


@picture("25c-contact-niet-gelijk")
def different() -> QWidget:
    return at(not_the_same("Bas"))


@picture("25c-contact-vergeten")
def forget() -> QWidget:
    return at(forgetting("Bas"))


@picture("25d-mijn-kaart")
def mine() -> QWidget:
    return at(own_card())


@picture("25d-mijn-kaart-plaatje")
def as_picture() -> QWidget:
    part = own_card()
    part._show_code()
    return at(part)


@picture("25d-nieuwe-sleutel")
def key() -> QWidget:
    return at(new_key())
