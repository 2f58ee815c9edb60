"""For whom: readers, contacts, and what their kind asks for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot

from herstelkluis.crypto.signing import SigningKey
from herstelkluis.i18n import _
from herstelkluis.model.document import ShareState
from herstelkluis.share.contact import write_contact
from herstelkluis.share.profiles import profiles
from herstelkluis.ui.sharing.without_files import WithoutFiles
from herstelkluis.ui.widgets.choice_card import TickCard
from herstelkluis.vault import sharing
from herstelkluis.vault.contacts import add_contact, contacts
from herstelkluis.vault.givings import State, givings
from herstelkluis.vault.receive import receive
from house import write
from share import card_cases as cards
from ui.accessible import assert_named, assert_tab_order
from ui.choosing_way import choose_reader
from ui.share_way import Way

Look_ = Callable[..., object]
FIRST, SECOND = "Wilt u meekijken?", "Ik slaap slecht."


@pytest.fixture
def way(look: Look_, opened, tmp_path: Path, qtbot: QtBot) -> Way:
    folder = tmp_path / "stick"
    folder.mkdir()
    return Way(opened, folder, qtbot)


def test_someone_else_opens_more_readers_in_their_place_and_the_keyboard_goes_there(way: Way) -> None:
    way.press("Nieuw pakket maken")
    before = len(way.window.findChildren(QRadioButton))
    way.press(_("Someone else"))
    radios = way.window.findChildren(QRadioButton)
    assert len(radios) == len(profiles()) > before
    assert QApplication.focusWidget() is radios[before]
    assert_named(way.window)
    assert_tab_order(way.window)


def test_a_profile_tells_its_form_and_telling_at_work_is_warned_about(way: Way) -> None:
    choose_reader(way, "huisarts")
    assert profiles()["huisarts"].form in way.said
    assert profiles()["werk"].warning not in way.said
    way.press(_("Someone else"))
    work = profiles()["werk"]
    next(one for one in way.window.findChildren(QRadioButton) if one.accessibleName() == work.title).setChecked(True)
    assert work.warning in way.said
    assert profiles()["huisarts"].purpose not in way.said, "that purpose was not typed by hand"


def test_choosing_to_look_together_makes_no_file_but_a_file_stays_possible(way: Way) -> None:
    choose_reader(way, "huisarts")
    way.press("Samen kijken", "Verder: precies bekijken")
    way.to_ways()
    assert any(one.isVisible() for one in way.window.findChildren(WithoutFiles))
    assert not way.window.findChildren(TickCard)
    assert_named(way.window)
    assert_tab_order(way.window)
    way.press(_("Give a file all the same"))
    assert len(way.window.findChildren(TickCard)) == 3
    way.press("Terug")
    way.to_ways()
    asked: list[str] = []
    way.window.asked.connect(asked.append)
    way.press("Samen kijken", "Stoppen en op slot")
    assert asked == ["lock"]
    assert [one.state for one in givings(way.vault)] == [State.SHOWN]
    assert list(way.folder.iterdir()) == []


def test_a_group_gets_no_locked_files_offered(way: Way) -> None:
    write(way.vault, "notitie", "Ik kom graag.", title="Voor de groep", share=ShareState.MAY_GO)
    choose_reader(way, "lotgenotengroep")
    assert _("For this reader: look together, or on paper.") in way.said


def test_a_contact_is_chosen_below_the_readers_and_the_package_is_sealed_for_them(way: Way) -> None:
    for name, seed in (("Noor", 11), ("Bas", 12)):
        add_contact(way.vault, write_contact(name, SigningKey.from_seed(bytes([seed]) * 32), cards.RECIPIENT))
    way.window.show_screen("share", contact=contacts(way.vault)[1].id)
    ticked = [one.accessibleName() for one in way.window.findChildren(TickCard) if one.isChecked()]
    assert ticked == ["Noor"]
    assert _("The words were not compared yet.") in way.said
    way.press("Verder: stukken kiezen")
    assert _("Choose what kind of reader {name} is.").format(name="Noor") in way.said
    way.button("Bas").click()
    assert [one.accessibleName() for one in way.window.findChildren(TickCard) if one.isChecked()] == ["Bas"]
    assert_named(way.window)
    way.window.findChildren(QRadioButton)[0].setChecked(True)
    way.press("Verder: stukken kiezen", "Verder: precies bekijken")
    assert way.page().flow.contact == contacts(way.vault)[0].id
    assert way.page().flow.reader == "Bas"
    assert "Wijzigen: Handtekening" not in way.said, "for a contact it is always signed"
    way.to_ways()
    assert "Een handtekening is bewijs." in way.said
    assert "wijzig de handtekening" not in way.said
    assert [one.accessibleName() for one in way.window.findChildren(TickCard)] == ["Alleen voor dit contact"]


def field(way: Way, name: str) -> QLineEdit:
    found = (one for one in way.window.findChildren(QLineEdit) if one.accessibleName() == name and one.isVisible())
    return next(found)


def test_the_preview_says_from_whom_and_for_whom_with_the_role_as_the_reader_sees_them(way: Way) -> None:
    choose_reader(way, "huisarts")
    assert field(way, "Welke rol heeft deze lezer?").text() == "huisarts"
    field(way, "Hoe heet deze lezer voor jou?").setText("A. Jansen")
    field(way, "Welke rol heeft deze lezer?").setText("waarnemend huisarts")
    way.press("Verder: stukken kiezen", "Terug")
    assert field(way, "Welke rol heeft deze lezer?").text() == "waarnemend huisarts"
    way.press("Verder: stukken kiezen", "Verder: precies bekijken")
    assert "A. Jansen, waarnemend huisarts" in way.said
    sender = way.page().flow.sender
    assert sender
    assert f"Van\n{sender}" in way.said
    way.press("Wijzigen: Voor")
    field(way, "Welke rol heeft deze lezer?").setText("huisarts in Zeist")
    way.press("Klaar")
    assert QApplication.focusWidget() is way.button("Wijzigen: Voor")
    assert "A. Jansen, huisarts in Zeist" in way.said
    way.make()
    (giving,) = givings(way.vault)
    (file,) = way.folder.iterdir()
    bundle = receive(file.read_bytes(), str(sharing.words_of(way.vault, giving.package)), way.house.clock())
    assert (bundle.reader_name, bundle.reader_role, bundle.sender_name) == ("A. Jansen", "huisarts in Zeist", sender)


def test_what_one_reader_has_is_never_replaced_by_a_package_for_another(way: Way) -> None:
    choose_reader(way, "huisarts")
    field(way, "Hoe heet deze lezer voor jou?").setText("A. Jansen")
    way.press("Verder: stukken kiezen", "Verder: precies bekijken")
    way.make()
    way.press("Ik geef de woorden later")
    choose_reader(way, "huisarts")
    field(way, "Hoe heet deze lezer voor jou?").setText("A. Jansen")
    way.press("Verder: stukken kiezen", "Verder: precies bekijken", "Wijzigen: In plaats van")
    older = givings(way.vault)[0].package
    replaced = QApplication.focusWidget()
    assert isinstance(replaced, QComboBox)
    replaced.setCurrentIndex(replaced.findData(older))
    way.press("Klaar")
    assert way.page().flow.supersedes == older
    way.press("Wijzigen: Voor", "Klaar")
    assert way.page().flow.supersedes == older, "it is the same reader"
    way.press("Wijzigen: Voor")
    field(way, "Welke rol heeft deze lezer?").setText("assistent")
    way.press("Klaar")
    assert way.page().flow.supersedes is None
    assert "In plaats van" not in way.said
