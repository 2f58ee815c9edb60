"""An extract without names, as a person makes it: pieces, every line judged, and a file that says nothing of anyone."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from herstelkluis.i18n import _
from herstelkluis.model.document import ShareState
from herstelkluis.ui import saving_as
from herstelkluis.ui.sharing.extract_card import ExtractCard
from herstelkluis.ui.sharing.extract_out import ExtractOut
from herstelkluis.vault.givings import State, givings
from house import write
from ui.accessible import assert_named, assert_tab_order
from ui.share_way import HOME, LOCKED, Way

Look_ = Callable[..., object]
TOLD = "Toen ging ik met Marieke naar Zwolle. Het was koud. Daarna sliep ik beter."


@pytest.fixture
def way(look: Look_, opened, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Way:
    folder = tmp_path / "stick"
    folder.mkdir()
    monkeypatch.setattr(saving_as, "ask_where", lambda _parent, _title, name: folder / name)
    way = Way(opened, folder, qtbot)
    write(way.vault, "persoon", "Marieke", title="Marieke")
    write(way.vault, "brief.huisarts", TOLD, title="Vorige winter", share=ShareState.MAY_GO)
    way.press("Nieuw pakket maken", _("An extract, without names"))
    return way


def to_lines(way: Way) -> list[ExtractCard]:
    way.row("Vorige winter").tick.click()
    way.press(_("Go on: line by line"))
    return way.window.findChildren(ExtractCard)


def card_buttons(way: Way, deed: str) -> list[str]:
    """The spoken names of this deed, in the order of the lines."""
    return [one.accessibleName() for one in way.all_buttons() if one.isVisible() and one.text() == deed]


def test_nothing_is_ticked_nobody_is_asked_about_and_every_line_is_to_be_judged(way: Way) -> None:
    assert _("Nothing is ready for you. Switch on what you like.") in way.said
    assert _("Go on: line by line") in way.said
    assert len(to_lines(way)) == 3
    assert "Naam weglaten" not in way.said, "everyone is loosened, so nobody is asked about"
    assert_named(way.window)
    assert_tab_order(way.window)
    way.press(_("Go on: look and save"))
    assert way.window.findChildren(ExtractCard), "no line was judged yet"
    assert QApplication.focusWidget() is way.button(card_buttons(way, _("Keep this line"))[0])


def test_a_line_is_kept_said_otherwise_or_left_out_and_that_is_the_whole_file(way: Way) -> None:
    to_lines(way)
    way.press(card_buttons(way, _("Keep this line"))[0])
    assert _("This line goes like this.") in way.said
    way.press(card_buttons(way, _("Leave this line out"))[0])
    assert _("This line stays out.") in way.said
    way.press(card_buttons(way, _("Say it in other words"))[0])
    field = QApplication.focusWidget()
    assert isinstance(field, QTextEdit)
    field.selectAll()
    QTest.keyClicks(field, "Later werd het rustiger.")
    way.press(card_buttons(way, "Klaar")[0])
    assert "Alle regels zijn nagelezen." in way.said
    way.press(_("Go on: look and save"))
    for warning in (
        _("Without names. Being recognised stays possible."),
        _("Not signed, without a sender and without a number."),
        _("What is published cannot be called back."),
    ):
        assert warning in way.said
    assert_named(way.window)
    assert_tab_order(way.window)
    way.press(_("Save as text"))
    (file,) = way.folder.iterdir()
    text = file.read_text()
    assert file.name == "fragment.txt"
    assert "Later werd het rustiger." in text
    for word in ("Marieke", "Zwolle", "koud", "Sam", "Vorige winter", "2026", HOME, LOCKED):
        assert word not in text
    assert "met iemand" in text


def test_the_pdf_holds_the_same_words_and_nothing_about_who_or_when(way: Way, qtbot: QtBot) -> None:
    to_lines(way)
    for _turn in range(3):
        way.press(card_buttons(way, _("Keep this line"))[0])
    way.press(_("Go on: look and save"))
    shown = way.window.findChildren(ExtractOut)[0].sheet
    way.press(_("Save as PDF"))
    file = way.folder / "fragment.pdf"
    qtbot.waitUntil(file.exists)
    reader = PdfReader(BytesIO(file.read_bytes()))
    words = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert words.split() == [shown.title, *" ".join(one.text for one in shown.pieces).split()]
    assert all("Sam" not in str(value) and "2026" not in str(value) for value in (reader.metadata or {}).values())


def test_the_list_keeps_that_it_went_without_any_reader_once_for_both_files(way: Way, qtbot: QtBot) -> None:
    to_lines(way)
    for _turn in range(3):
        way.press(card_buttons(way, _("Keep this line"))[0])
    way.press(_("Go on: look and save"))
    assert givings(way.vault) == []
    way.press(_("Save as text"), _("Save as PDF"))
    qtbot.waitUntil(lambda: len(list(way.folder.iterdir())) == 2)
    (entry,) = givings(way.vault)
    assert entry.state is State.GIVEN
    assert entry.names is not None
    assert (entry.names.reader, entry.names.contact, entry.names.titles) == ("", "", ("Vorige winter",))
    assert len(entry.hashes) == 2
    assert not any(
        entry.number in file.name or entry.number.encode() in file.read_bytes() for file in way.folder.iterdir()
    )


def test_a_place_that_cannot_be_written_is_told_and_nothing_counts_as_given(way: Way) -> None:
    to_lines(way)
    for _turn in range(3):
        way.press(card_buttons(way, _("Keep this line"))[0])
    way.press(_("Go on: look and save"))
    way.folder.rmdir()
    way.press(_("Save as text"))
    assert way.window.findChildren(ExtractOut)
    assert [one.state for one in givings(way.vault)] == [State.NOT_MADE]


def test_going_back_to_the_pieces_keeps_the_lines_that_were_judged(way: Way) -> None:
    to_lines(way)
    way.press(card_buttons(way, _("Leave this line out"))[0])
    way.press("Terug", _("Go on: line by line"))
    assert _("This line stays out.") in way.said
    QTest.keyClick(way.window, Qt.Key.Key_Tab)
    way.press("Terug", "Terug")
    assert "Wie gaat dit lezen?" in way.said


def test_an_extract_of_nothing_but_left_out_lines_does_not_go_on(way: Way) -> None:
    to_lines(way)
    for _turn in range(3):
        way.press(card_buttons(way, _("Leave this line out"))[0])
    way.press(_("Go on: look and save"))
    assert not way.window.findChildren(ExtractOut)
