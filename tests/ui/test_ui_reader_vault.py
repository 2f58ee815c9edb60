"""The reader at an open vault: whose it is, what came after it, which copy it is, and who asked it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from herstelkluis import i18n
from herstelkluis.crypto.signing import SigningKey
from herstelkluis.errors import ContactError, SquareCodeError, WithdrawalError
from herstelkluis.i18n import _
from herstelkluis.model.document import ShareState
from herstelkluis.share.package_id import control_words, new_package_id
from herstelkluis.share.square_code import square_code_png
from herstelkluis.share.verdicts import VERDICTS
from herstelkluis.share.withdrawal import write_withdrawal
from herstelkluis.ui.contacts.cards import NewCard
from herstelkluis.ui.reader.showing import Showing
from herstelkluis.vault import contacts as book
from herstelkluis.vault import identity, sharing
from herstelkluis.vault.sharing import Given
from house import write
from screens.reader_pictures import photo
from share import share_cases as cases
from ui.accessible import spoken
from ui.neighbour_desk import Desk, Look
from vault.neighbours import at, lock_of, package, vaults

SECRET = "Ik slaap slecht"
SEEN = i18n.text_in("nl", "You opened it before, {moment}.").partition("{")[0]


@pytest.fixture
def desk(look: Look, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    folder = tmp_path / "stick"
    folder.mkdir()
    with vaults(tmp_path, "Sam", "Noor") as (clock, (sam, noor)):
        desk = Desk(qtbot, folder, clock, sam, noor)
        yield desk
        desk.end()


def is_shown(desk: Desk) -> bool:
    """Whether the pages of a package stand in the window."""
    return any(one.isVisible() for one in desk.window.findChildren(Showing))


def test_the_contact_book_says_whose_it_is(desk: Desk) -> None:
    data = package(desk.noor)
    desk.open(data)
    assert is_shown(desk)
    assert _("Unknown sender") in desk.said
    words = identity_words(desk)
    assert all(word in desk.said for word in words)
    noor = book.add_contact(desk.sam, identity.own_card(desk.noor))
    desk.press("Sluiten")
    desk.open(data)
    assert _("Known sender, not compared") in desk.said
    assert all(word in desk.said for word in words)
    book.set_checked(desk.sam, noor.id)
    desk.press("Sluiten")
    desk.open(data)
    assert _("Checked contact") in desk.said
    assert "Jullie hebben de woorden vergeleken." in desk.said
    assert not all(word in desk.said for word in words)


def identity_words(desk: Desk) -> tuple[str, ...]:
    return control_words(identity.signing_key(desk.noor).public, cases.ID)


def test_a_name_with_another_key_is_a_stop_that_shows_nothing(desk: Desk) -> None:
    book.add_contact(desk.sam, identity.own_card(desk.noor))
    desk.open(package(desk.noor, key=SigningKey.generate()))
    assert _("It bears the name of {name}, but the key is another one.").format(name="Noor") in desk.said
    assert not desk.window.findChildren(Showing)
    assert cases.LETTER.title not in spoken(desk.window, hidden=True)
    assert [one for one in desk.buttons if one != "Ik heb nu hulp nodig"] == ["Sluiten"]


def test_what_was_locked_for_the_own_key_asks_for_no_words(desk: Desk) -> None:
    desk.bring(package(desk.noor, lock_of(desk.sam)))
    assert is_shown(desk)
    assert "Typ de zeven woorden" not in desk.said


def test_what_was_locked_for_someone_else_says_so(desk: Desk) -> None:
    desk.bring(package(desk.noor, lock_of(desk.noor)))
    assert "Dit pakket is voor iemand anders" in desk.said
    assert _("It does not open with your key.") in desk.said


def test_a_package_for_a_key_waits_for_the_vault_and_then_opens(desk: Desk) -> None:
    desk.session.is_open = False
    desk.bring(package(desk.noor, lock_of(desk.sam)))
    assert _("Open your vault first. Then open this file once more.") in desk.said
    asked = []
    desk.reader.go.disconnect()
    desk.reader.go.connect(lambda key, what: asked.append((key, what)))
    desk.press("Kluis openen")
    assert asked[0][0] == "unlock"
    assert asked[0][1]["then"] == "reader"
    assert asked[0][1]["then_what"]["file"] == str(desk.folder / "document.age")


def test_what_the_vault_remembers_is_said_calmly(desk: Desk) -> None:
    old, new = package(desk.noor), package(desk.noor, package_id=new_package_id(), supersedes=cases.ID)
    desk.open(old)
    assert SEEN not in desk.said
    desk.press("Sluiten")
    desk.open(new)
    desk.press("Sluiten")
    desk.open(old)
    assert is_shown(desk)
    assert SEEN in desk.said
    assert "Er is een nieuwer pakket" in desk.said


def test_a_clock_that_jumped_is_asked_about_once(desk: Desk) -> None:
    book.add_contact(desk.sam, identity.own_card(desk.noor))
    desk.open(package(desk.noor))
    desk.press("Sluiten")
    at(desk.clock, days=200)
    late = package(desk.noor, package_id=new_package_id())
    desk.open(late)
    assert "Klopt deze datum?" in desk.said
    assert not is_shown(desk)
    desk.press("De datum klopt niet")
    assert "Er is niets veranderd." in desk.said
    desk.press("Sluiten")
    desk.open(late)
    desk.press("De datum klopt")
    desk.settle()
    assert is_shown(desk)
    desk.press("Sluiten")
    desk.open(late)
    assert is_shown(desk)


def test_an_own_file_tells_which_giving_it_is_and_leads_to_it(desk: Desk) -> None:
    file, given = own_file(desk)
    desk.bring(file)
    assert f"Dit is pakket {given.number}, voor de huisarts." in desk.said
    assert "Typ de zeven woorden" not in desk.said
    desk.press(_("Show it in Share"))
    assert desk.window.place == ("share", {"package": given.package})
    assert given.number in desk.said


def test_an_own_file_can_be_opened_as_the_reader_does(desk: Desk) -> None:
    file, given = own_file(desk)
    desk.bring(file)
    desk.press(_("Open it as the reader does"))
    desk.type(given.words)
    desk.press("Pakket openen")
    desk.settle()
    assert is_shown(desk)
    assert _("Made by you") in desk.said


def own_file(desk: Desk) -> tuple[bytes, Given]:
    """A package that Sam made: its bytes, and what was given."""
    write(desk.sam, "brief.huisarts", SECRET, title="Brief", share=ShareState.MAY_GO)
    flow = sharing.begin(desk.sam, "huisarts").for_reader("", "huisarts", "Zodat u mij kent.")
    flow = replace(flow, package=new_package_id()).look()
    for page in range(len(flow.pages)):
        flow = flow.saw(page)
    given = sharing.seal(desk.sam, flow, desk.folder, log_n=4)
    return given.path.read_bytes(), given


def test_a_note_asks_before_anything_is_hidden(desk: Desk) -> None:
    book.add_contact(desk.sam, identity.own_card(desk.noor))
    data = package(desk.noor)
    note = write_withdrawal(cases.ID, desk.clock(), identity.signing_key(desk.noor))
    desk.bring(note, "document.txt")
    assert _("Someone asks for a package back") in desk.said
    assert "Noor" in desk.said
    desk.press("Nu niet")
    desk.open(data)
    assert is_shown(desk)
    desk.press("Sluiten")
    desk.bring(note, "document.txt")
    desk.press(_("Do not open it any more"))
    assert _("Package {number} does not open here any more").format(number=cases.ID[:6]) in desk.said
    desk.press("Sluiten")
    desk.open(data)
    assert not is_shown(desk)
    assert "Dit pakket is ingetrokken" in desk.said


@pytest.mark.parametrize("as_picture", [False, True], ids=["file", "picture"])
def test_a_contact_card_leads_to_the_contacts(desk: Desk, qtbot: QtBot, *, as_picture: bool) -> None:
    card = identity.own_card(desk.noor)
    desk.bring(square_code_png(card) if as_picture else card, "kaart.png" if as_picture else "kaart.txt")
    qtbot.waitUntil(lambda: bool(desk.window.findChildren(NewCard)))
    assert desk.window.key == "contacts"
    assert "Noor" in desk.said
    assert book.contacts(desk.sam) == ()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"boodschappen: brood, kaas", VERDICTS["not-a-package"].title),
        (photo(), SquareCodeError.message),
        (b'{"age_recipient":"x"}\n', ContactError.message),
        (b'{"bundle_id":"x"}\n', WithdrawalError.message),
    ],
    ids=["text", "photo", "card", "note"],
)
def test_any_other_file_gets_one_clear_sentence(desk: Desk, data: bytes, sentence: str) -> None:
    desk.bring(data, "iets")
    assert _(sentence).rstrip(".") in desk.said
    assert "Typ de zeven woorden" not in desk.said


def test_a_package_that_expired_stays_hidden_when_the_clock_goes_back(desk: Desk) -> None:
    data = package(desk.noor)
    at(desk.clock, days=20)
    desk.open(data)
    desk.press("De datum klopt")
    desk.settle()
    assert "Dit pakket is verlopen" in desk.said
    desk.press("Sluiten")
    desk.clock.at -= timedelta(days=19)
    desk.open(data)
    assert "Dit pakket is verlopen" in desk.said
