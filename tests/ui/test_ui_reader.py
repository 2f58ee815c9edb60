"""The reader: what a package shows when it is right, and that nothing is shown when it is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from herstelkluis import errors
from herstelkluis.i18n import _
from herstelkluis.share.page import write_page
from herstelkluis.share.verdicts import MISTAKES, VERDICTS, WITH_VAULT, short_code
from herstelkluis.ui.reader.said import refusal
from herstelkluis.ui.reader.screen import ReaderScreen
from herstelkluis.ui.reader.window import ReaderWindow
from screens.reader_pictures import EXPIRES_AT, MADE_AT, WORDS, package
from ui.accessible import assert_named, assert_tab_order, spoken

Look = Callable[..., object]
SECRET = "Steeds opnieuw mijn verhaal"


class Reading:
    """A reader window with a file in it, on a day of the test's choosing."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.qtbot, self.now = qtbot, MADE_AT
        self.file = folder / "document-7QF2M9.age"
        self.file.write_bytes(package())
        screen = ReaderScreen(choose=lambda _parent: self.file, clock=lambda: self.now)
        self.window = ReaderWindow(screen=screen)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        qtbot.wait(1)

    @property
    def said(self) -> str:
        return spoken(self.window)

    def press(self, name: str) -> None:
        button = next(
            one for one in self.window.findChildren(QAbstractButton) if one.text() == name and one.isVisible()
        )
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        QApplication.processEvents()

    def look(self) -> None:
        """Choose the file, and wait until it is known what it is."""
        self.press("Ander bestand kiezen" if "Ander bestand kiezen" in self.said else "Bestand kiezen")
        self.qtbot.waitUntil(lambda: self.window.reader._opening._work is None)
        QApplication.processEvents()

    def open(self, words: str = WORDS) -> None:
        if "Typ de zeven woorden" not in self.said:
            self.look()
        line = next((one for one in self.window.findChildren(QLineEdit) if one.isVisible()), None)
        if line is None:  # refused before anyone asks for words
            return
        line.setText(words)
        QTest.keyClick(line, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: "Even geduld" not in self.said)


@pytest.fixture
def reading(look: Look, tmp_path: Path, qtbot: QtBot) -> Reading:
    return Reading(tmp_path, qtbot)


@pytest.mark.parametrize("script", [b"", b"<script>weg()</script>\n"])
def test_a_page_with_another_reader_is_told_before_and_beside_its_pages(reading: Reading, script: bytes) -> None:
    reading.file.write_bytes(write_page(package()).replace(b"<script", script + b"<script", 1))
    told = "Deze webpagina is niet van ons"
    reading.look()
    assert (told in reading.said) == bool(script)
    reading.open()
    QApplication.processEvents()
    assert SECRET in reading.said
    assert (told in reading.said) == bool(script)


def test_a_right_package_shows_its_first_page_and_what_is_agreed(reading: Reading) -> None:
    reading.open(WORDS.upper().replace(" ", " - "))
    for words in (
        SECRET,
        "Compleet en niet veranderd",
        "maandag 15 februari 2027",
        "Pakket 7QF2M9",
        "Mag in uw dossier. Niet doorsturen zonder te vragen.",
        "Is dit echt van Sam?",
        "Laat Sam deze acht woorden voorlezen.",
        "Bladzijde 1 van 4",
    ):
        assert words in reading.said
    assert WORDS not in spoken(reading.window, hidden=True)
    reading.press("Volgende bladzijde")
    assert "Bladzijde 2 van 4" in reading.said


def test_the_window_says_nothing_about_what_is_read(reading: Reading) -> None:
    for _round in range(2):
        assert reading.window.windowTitle() == "Document"
        if "Bestand kiezen" in reading.said:
            reading.open()


def test_a_package_without_signature_says_so_and_shows_no_control_words(reading: Reading) -> None:
    reading.file.write_bytes(package(key=None))
    reading.open()
    assert "Niet ondertekend" in reading.said
    assert "niet na te gaan" in reading.said
    for words in ("Compleet en niet veranderd", "Is dit echt van", "voorlezen"):
        assert words not in reading.said


def test_after_the_end_date_nothing_is_shown_and_there_is_no_way_round_it(reading: Reading) -> None:
    reading.now = EXPIRES_AT + timedelta(seconds=2)
    reading.open()
    assert "Dit pakket is verlopen" in reading.said
    assert "maandag 15 februari 2027" in reading.said
    for words in (SECRET, "Sam", "Mag in uw dossier"):
        assert words not in spoken(reading.window, hidden=True)
    names = [one.text() for one in reading.window.findChildren(QAbstractButton) if one.isVisible()]
    assert names == ["Sluiten"]
    assert QApplication.focusWidget().text() == "Sluiten"


@pytest.mark.parametrize("at", [60, 400, -1, -40_000])
def test_a_changed_file_shows_nothing_but_a_code(reading: Reading, at: int) -> None:
    data = bytearray(reading.file.read_bytes())
    data[at] ^= 1
    reading.file.write_bytes(data)
    reading.open()
    assert SECRET not in spoken(reading.window, hidden=True)
    assert "Sam" not in spoken(reading.window, hidden=True)
    assert "L-0" in reading.said or "Deze woorden openen het pakket niet" in reading.said


def test_a_file_that_is_cut_off_is_not_whole(reading: Reading) -> None:
    reading.file.write_bytes(reading.file.read_bytes()[:-100])
    reading.open()
    assert "Dit pakket is niet heel" in reading.said
    assert "De kluis van de afzender." in reading.said
    assert "Code voor wie u helpt: L-03." in reading.said
    reading.file.write_bytes(package())
    reading.open()
    assert SECRET in reading.said


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (WORDS.replace("zomer", "trein"), "Deze woorden openen het pakket niet."),
        ("nevel strand", "Een pakket gaat open met zeven woorden."),
        (WORDS.replace("venster", "xxqq"), "Woord 3 staat niet op de lijst."),
    ],
)
def test_wrong_words_are_said_kindly_and_can_be_mended(reading: Reading, typed: str, sentence: str) -> None:
    reading.open(typed)
    assert sentence in reading.said
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.text() == typed
    reading.open()
    assert SECRET in reading.said


def test_a_file_dragged_onto_the_window_is_opened(reading: Reading) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(reading.file))])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    reading.window.reader.dropEvent(drop)
    reading.qtbot.waitUntil(lambda: "document-7QF2M9.age" in reading.said)
    reading.open()
    assert SECRET in reading.said


def test_a_file_from_the_command_line_asks_for_its_words_at_once(look: Look, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "document-7QF2M9.age"
    file.write_bytes(package())
    window = ReaderWindow(file)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    qtbot.waitUntil(lambda: "Typ de zeven woorden" in spoken(window))


def test_a_window_where_nobody_was_for_ten_minutes_asks_for_the_words_again(tmp_path: Path, qtbot: QtBot) -> None:
    now, why = 0.0, _("Nobody was here for a while. That is why the words are asked for now.")
    file = tmp_path / "document-7QF2M9.age"
    file.write_bytes(package())
    window = ReaderWindow(file, ReaderScreen(clock=lambda: MADE_AT), lambda: now)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    qtbot.waitUntil(lambda: "Typ de zeven woorden" in spoken(window))
    assert why not in spoken(window)
    window.reader.open_with(WORDS)
    qtbot.waitUntil(lambda: SECRET in spoken(window))
    now = 10 * 60 - 1
    window.idle.look()
    assert SECRET in spoken(window)
    now += 1
    window.idle.look()
    assert SECRET not in spoken(window, hidden=True)
    qtbot.waitUntil(lambda: "Typ de zeven woorden" in spoken(window))
    assert why in spoken(window)
    assert window.idle.is_counting
    window.reader.open_with(WORDS)
    qtbot.waitUntil(lambda: SECRET in spoken(window))
    window.reader.open_file(file)
    qtbot.waitUntil(lambda: "Typ de zeven woorden" in spoken(window))
    assert why not in spoken(window)
    other = file.rename(tmp_path / "document-ander.age")
    now += 10 * 60
    window.idle.look()
    qtbot.waitUntil(lambda: "Dit bestand kan niet gelezen worden" in spoken(window))
    window.reader.open_file(other)
    qtbot.waitUntil(lambda: "Typ de zeven woorden" in spoken(window))
    assert why not in spoken(window), "this one was not open"


def test_something_else_and_something_gone_are_refused_in_words(reading: Reading, tmp_path: Path) -> None:
    reading.file.write_bytes(b"boodschappen: brood, kaas")
    reading.open()
    assert "Dit is geen pakket" in reading.said
    reading.window.reader.open_file(tmp_path / "weg.age")
    reading.qtbot.waitUntil(lambda: "Dit bestand kan niet gelezen worden" in reading.said)


def test_closing_lets_go_of_every_word_even_while_a_package_is_being_opened(reading: Reading, qtbot: QtBot) -> None:
    reading.open()
    reading.press("Sluiten")
    assert SECRET not in spoken(reading.window, hidden=True)
    reading.window.reader.open_file(reading.file)
    qtbot.waitUntil(lambda: reading.window.reader._opening.found is not None)
    reading.window.reader.open_with(WORDS)
    reading.window.reader.clear()
    qtbot.wait_for_threads()
    assert SECRET not in spoken(reading.window, hidden=True)


def test_every_refusal_has_its_own_words_and_a_row_of_the_table() -> None:
    codes = {
        one.code for one in vars(errors).values() if isinstance(one, type) and issubclass(one, errors.PackageError)
    }
    codes |= {one.code for one in vars(errors).values() if isinstance(one, type) and issubclass(one, errors.AgeError)}
    assert codes - {"package", "age", "age-key"} <= VERDICTS.keys() | WITH_VAULT.keys() | MISTAKES.keys()
    for error in (errors.AgePayloadError(), errors.SignatureError(), errors.ItemsError(), errors.ManifestError()):
        said = refusal(error)
        assert said.title == refusal(errors.AgeMacError()).title
        assert short_code(VERDICTS[error.code]) in said.note


@pytest.mark.parametrize("name", ["asking", "showing", "refused"])
def test_every_state_can_be_walked_by_keyboard(reading: Reading, name: str) -> None:
    if name == "showing":
        reading.open()
    elif name == "refused":
        reading.file.write_bytes(b"x" * 400)
        reading.open()
    assert_named(reading.window)
    assert_tab_order(reading.window)
