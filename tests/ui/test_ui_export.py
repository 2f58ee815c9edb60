"""Taking everything along at the window: open or locked, stopped without a trace, and back into an empty vault."""

from __future__ import annotations

import zipfile
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication, QComboBox

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.ui.screens.settings_export import ExportPart
from herstelkluis.ui.screens.twelve_words import TwelveWords
from herstelkluis.vault.exporting.files import key_in_words, open_export
from herstelkluis.vault.exporting.saving import export_to, recovery_recipient
from house import House, write
from ui.accessible import assert_named, assert_nothing_clipped, assert_tab_order, spoken
from ui.start_places import Place

CANARY = "Vannacht hoorde ik qxvogels zingen"
GO = "Take everything along"


class Taking(Place):
    """A window at the part, with a place to write to."""

    def __init__(self, qtbot, folder, **how) -> None:
        super().__init__(qtbot, folder, **how)
        self._bot, self.file = qtbot, folder / "mee.zip"
        self.show("settings", part="export")
        self.part.choose_where = lambda _parent, _title, _name: self.file
        self.part.choose_file = lambda _parent: self.file

    @property
    def part(self) -> ExportPart:
        return self.window.screen_shown.part

    def pick(self, at: int, row: int = 0) -> None:
        box = self.part.findChildren(QComboBox)[row]
        box.setCurrentIndex(at)
        box.activated.emit(at)

    def press_go(self) -> None:
        next(one for one in self._buttons(_(GO)) if self.part.isAncestorOf(one)).click()

    def go(self) -> None:
        self.press_go()
        self.wait()

    def wait(self) -> None:
        self._bot.waitUntil(lambda: self.part._doing is None and not self.is_coming())
        QApplication.processEvents()

    def is_coming(self) -> bool:
        return self.part._back is not None and self.part._back._doing is not None

    @property
    def said(self) -> str:
        return spoken(self.window)


@pytest.fixture
def place(look, qtbot, tmp_path):
    made = Taking(qtbot, tmp_path)
    write(made.session.vault, "notitie", CANARY)
    made.window.screen_shown.show_part("export")
    made.part.choose_where = lambda _parent, _title, _name: made.file
    made.part.choose_file = lambda _parent: made.file
    yield made
    made.end()


def test_the_part_can_be_used_with_the_keyboard_and_a_screen_reader(place):
    assert_named(place.window)
    assert_nothing_clipped(place.window)
    assert_tab_order(place.window)


def test_an_open_file_says_that_everyone_can_read_it_and_can_be_read(place):
    assert _("Everyone who has this file can read all of it. Your private words too.") not in place.said
    place.pick(2)
    assert _("Everyone who has this file can read all of it. Your private words too.") in place.said
    place.go()
    assert str(place.file) in place.said
    with zipfile.ZipFile(place.file) as archive:
        assert any(CANARY.encode() in archive.read(one) for one in archive.namelist())
        assert not any(one.startswith("pdf/") for one in archive.namelist())
    assert not list(place.session.folder.glob(".kopie*"))


def test_a_pdf_of_each_piece_comes_along_when_asked_for(place):
    place.pick(2)
    place.pick(1, row=1)
    place.go()
    with zipfile.ZipFile(place.file) as archive:
        (pdf,) = (archive.read(one) for one in archive.namelist() if one.startswith("pdf/"))
    assert pdf.startswith(b"%PDF-")


def test_new_words_are_shown_once_open_the_file_and_are_forgotten(place):
    place.pick(1)
    place.go()
    shown = next(one for one in place.said.split("\n") if _opens(place, one))
    place.window.screen_shown.show_part("safety")
    assert shown not in place.said


def _opens(place, line: str) -> bool:
    try:
        with open_export(place.file, key_in_words(line.strip())):
            return True
    except KluisError:
        return False


def test_by_itself_it_is_locked_with_the_words_of_the_sheet(place):
    place.go()
    with (
        open_export(place.file, key_in_words(" ".join(place.house.words))) as files,
        files.open("kluis.json") as member,
    ):
        assert CANARY.encode() in member.read(1 << 20)
    assert CANARY.encode() not in place.file.read_bytes()


def test_stopping_keeps_the_file_that_stood_there(place, monkeypatch):
    place.file.write_bytes(b"van vorige week")
    begun, stopped = Event(), Event()

    def held(*what, **how):
        begun.set()
        assert stopped.wait(60)
        return export_to(*what, **how)

    monkeypatch.setattr("herstelkluis.ui.screens.settings_export.export_to", held)
    place.press_go()
    place._bot.waitUntil(begun.is_set)
    place.press("Stoppen")
    stopped.set()
    place.wait()
    assert _("Stopped. Nothing was written.") in place.said
    place._bot.wait_for_threads()
    assert not list(place.file.parent.glob("*.part"))
    assert place.file.read_bytes() == b"van vorige week"


def test_a_place_that_cannot_be_written_is_said_and_nothing_changes(place):
    place.file = place.file.parent / "weg" / "mee.zip"
    place.go()
    assert _("This place cannot be written to. What stood there is still there.") in place.said
    assert not place.file.parent.exists()


def test_a_vault_in_use_gets_the_file_next_to_it(place):
    went = []
    place.window.screen_shown.go.disconnect()
    place.window.screen_shown.go.connect(lambda key, what: went.append((key, what)))
    place.part.put_back()
    assert went == [("beside", {"copy": place.file})]


def test_an_empty_vault_takes_a_locked_file_in_after_its_words(look, qtbot, tmp_path):
    other = House(tmp_path / "ander")
    lifecycle, vault = other.make()
    write(vault, "notitie", CANARY)
    place = Taking(qtbot, tmp_path)
    try:
        export_to(vault, place.file, recipients=[recovery_recipient(vault)])
        lifecycle.lock()
        place.part.put_back()
        place.wait()
        assert _("This file is locked") in place.said
        for typed, wrong in (("lantaarn", True), (" ".join(place.house.words), True), (" ".join(other.words), False)):
            place.part.findChild(TwelveWords).set_text(typed)
            place.press(_("Open the file"))
            place.wait()
            assert (place.part.findChild(TwelveWords) is not None) == wrong
        assert [one.first_line for one in place.session.vault.summaries("notitie")] == [CANARY]
        assert _("Packages of which you did not give the words stand in your list as unknown.") not in place.said
        assert _("Your vault is still empty. All of such a file can come in, as it was.") not in place.said
    finally:
        place.end()
