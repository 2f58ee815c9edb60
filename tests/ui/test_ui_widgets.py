"""The building blocks: what they say, and what the keyboard does with them."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from herstelkluis.model.sheet import (
    Heading,
    Lines,
    Notice,
    OwnWords,
    PhaseColumn,
    Phases,
    Picture,
    Said,
    Sheet,
    Table,
)  # fmt: skip
from herstelkluis.ui.tokens import DARK, HIGH, LIGHT, Tokens
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Main, Quiet
from herstelkluis.ui.widgets.choice_card import ChoiceCard
from herstelkluis.ui.widgets.drop_list import DropList
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.lines_edit import IdLine, LinesEdit
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.list_row import ListRow
from herstelkluis.ui.widgets.paper_page import PaperPage
from herstelkluis.ui.widgets.password_field import PasswordField
from herstelkluis.ui.widgets.phase_tag import PhaseTag
from herstelkluis.ui.widgets.rail_item import RailItem
from herstelkluis.ui.widgets.save_state import SaveState
from herstelkluis.ui.widgets.step_header import StepHeader
from ui.accessible import assert_named, assert_nothing_clipped, name_of, spoken
from ui.page_of import shown

Look = Callable[..., object]


def test_a_field_is_read_out_with_its_label_its_help_and_its_mistake(look: Look, qtbot: QtBot) -> None:
    field = Field("Datum", "Zoals 21-11-2026.")
    shown(qtbot, field)
    field.set_mistake("Vul een dag in.")
    node = QAccessible.queryAccessibleInterface(field.edit)
    assert node is not None
    assert node.text(QAccessible.Text.Name) == "Datum"
    assert node.text(QAccessible.Text.Description) == "Vul een dag in. Zoals 21-11-2026."
    assert field.mistake == "Vul een dag in."
    field.set_mistake("")
    assert node.text(QAccessible.Text.Description) == "Zoals 21-11-2026."


def test_a_password_is_hidden_until_asked_for_and_kept_from_input_methods(look: Look, qtbot: QtBot) -> None:
    field = PasswordField("Wachtwoord")
    shown(qtbot, field)
    line = field.edit
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "lepel tuin")
    assert line.echoMode() == QLineEdit.EchoMode.Password
    assert line.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    assert "lepel" not in spoken(field)
    eye = field.findChild(Main.__mro__[1])
    QTest.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert line.echoMode() == QLineEdit.EchoMode.Normal
    field.empty()
    assert field.text() == ""
    assert line.echoMode() == QLineEdit.EchoMode.Password


@pytest.mark.parametrize(("typed", "shift", "on"), [("A", 0, 1), ("a", 0, 0), ("A", 1, 0), ("a", 1, 1)])
def test_caps_lock_is_noticed_by_a_letter_in_the_other_case(
    look: Look, qtbot: QtBot, typed: str, shift: int, on: int
) -> None:
    field = PasswordField("Wachtwoord")
    shown(qtbot, field)
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.sendKeyEvent(QTest.KeyAction.Press, field.edit, Qt.Key.Key_A, typed, modifier)
    assert ("Caps Lock" in spoken(field)) == bool(on)


def test_lines_are_added_removed_and_moved_by_keyboard_and_keep_their_ids(look: Look, qtbot: QtBot) -> None:
    ids = itertools.count(1)
    lines = LinesEdit("Wat helpt mij", lambda: f"new-{next(ids)}")
    lines.set_lines([IdLine("a", "Praat rustig"), IdLine("b", "Bel mijn zus")])
    page = shown(qtbot, lines)
    first, second = lines.findChildren(QLineEdit)
    QTest.keyClick(first, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [line.id for line in lines.lines()] == ["b", "a"]
    QTest.keyClick(second, Qt.Key.Key_Return)
    added = page.focusWidget()
    assert added is not None
    QTest.keyClicks(added, "Geef me water")
    assert lines.lines() == (IdLine("b", "Bel mijn zus"), IdLine("new-1", "Geef me water"), IdLine("a", "Praat rustig"))
    assert name_of(added) == "Wat helpt mij, regel 2"
    second.clear()
    with qtbot.waitSignal(lines.changed):
        QTest.keyClick(second, Qt.Key.Key_Backspace)
    assert [line.id for line in lines.lines()] == ["new-1", "a"]
    assert_named(page)


def test_an_empty_line_is_not_among_the_lines(look: Look, qtbot: QtBot) -> None:
    lines = LinesEdit("Wat helpt mij", lambda: "x")
    qtbot.addWidget(lines)
    lines.set_lines([IdLine("a", "  "), IdLine("b", "Bel")])
    assert lines.lines() == (IdLine("b", "Bel"),)


def test_what_own_painted_widgets_say(look: Look) -> None:
    item = RailItem("Mijn plan", "sprout")
    item.set_here(here=True)
    assert name_of(item) == "Mijn plan, hier ben je"
    assert name_of(PhaseTag("orange", "Het wordt te veel")) == "Fase oranje: Het wordt te veel"
    assert name_of(StepHeader(["Voor wie", "Welke stukken", "Tekenen"], 2)) == "Stap 2 van 3: Welke stukken"
    assert name_of(Link("Openen", "Pakket 7 openen")) == "Pakket 7 openen"
    assert name_of(ChoiceCard("Huisarts", "Eén bladzijde.")) == "Huisarts"
    state = SaveState()
    state.saved(datetime(2026, 11, 17, 14, 5, tzinfo=UTC).astimezone())
    assert state.text().startswith("Bewaard om ")


def test_choice_cards_are_a_radio_group_and_the_whole_card_is_the_target(look: Look, qtbot: QtBot) -> None:
    group = QWidget()
    column = QVBoxLayout(group)
    one, two = ChoiceCard("Huisarts", "Eén bladzijde."), ChoiceCard("POH-GGZ", "Mijn situatie.")
    column.addWidget(one)
    column.addWidget(two)
    shown(qtbot, group)
    QTest.mouseClick(two, Qt.MouseButton.LeftButton, pos=two.rect().bottomRight() * 0.9)
    assert two.isChecked()
    QTest.keyClick(two, Qt.Key.Key_Up)
    assert one.isChecked()
    assert not two.isChecked()


def test_the_wheel_never_changes_a_choice(look: Look, qtbot: QtBot) -> None:
    choice = DropList("Vanzelf op slot")
    choice.addItems(["na 5 minuten", "na 10 minuten"])
    shown(qtbot, choice)
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    none, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
    point = QPointF(5, 5)
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(point, point, QPoint(), QPoint(0, -120), buttons, none, phase, False)
    QApplication.sendEvent(choice, event)
    assert choice.currentIndex() == 0


def test_what_stands_at_the_right_of_lines_begins_at_one_place(look: Look, qtbot: QtBot) -> None:
    rows = [ListRow("Lijstje", aside="Weggegooid: vandaag"), ListRow("Iemand", aside="Weggegooid: 28 december 2026")]
    shown(qtbot, *rows)
    ListRow.align_asides(rows)
    qtbot.waitUntil(lambda: len({row.aside.x() for row in rows if row.aside is not None}) == 1)


SHEET = Sheet(
    "Mijn plan",
    (
        Notice("Voorbereiding"),
        Heading("Wat helpt"),
        OwnWords("Eerst <b>luisteren</b>.\n\nDan pas praten."),
        Said("Niet op volgorde."),
        Lines(("Praat rustig", "Bel mijn zus"), "check"),
        Table(("Wie", "Wanneer"), (("Mijn zus", "altijd"), ("Koor", "woensdag"))),
        Phases(
            (PhaseColumn("green", "Gewoon", (Lines(("Ik slaap",)),)), PhaseColumn("red", "Niet alleen", (Said("Bel"),)))
        ),
        Picture("Vijf mensen om mij heen.", ("Dichtbij: mijn zus",)),
    ),
)


def test_a_page_of_paper_says_every_word_of_the_sheet_in_order(look: Look, qtbot: QtBot) -> None:
    page = PaperPage(SHEET, 1, 4, "Pakket 7")
    shown(qtbot, page)
    expected = (
        "Mijn plan Voorbereiding Wat helpt Eerst <b>luisteren</b>. Dan pas praten. Niet op volgorde. Praat rustig "
        "Bel mijn zus Wie Wanneer Mijn zus altijd Koor woensdag Gewoon Ik slaap Niet alleen Bel "
        "Vijf mensen om mij heen. Dichtbij: mijn zus"
    )
    node = QAccessible.queryAccessibleInterface(page.view)
    assert node is not None
    text = node.textInterface()
    assert text is not None
    read = text.text(0, text.characterCount())
    assert [word for word in read.replace("\ufdd0", " ").replace("\ufdd1", " ").split() if word] == expected.split()
    assert name_of(page.view) == "Bladzijde 1 van 4"
    assert page.view.isReadOnly()


@pytest.mark.parametrize("tokens", [LIGHT, DARK, HIGH])
def test_paper_is_white_in_every_theme(look: Look, qtbot: QtBot, tokens: Tokens) -> None:
    look(tokens)
    page = PaperPage(SHEET)
    shown(qtbot, page)
    image = page.grab().toImage()
    assert image.pixelColor(20, 20).name() == "#ffffff"
    assert image.pixelColor(20, page.height() // 2).name() == "#ffffff"


def test_a_banner_with_actions_fits_at_twice_the_text(look: Look, qtbot: QtBot) -> None:
    look(LIGHT, 200)
    actions = [Quiet("Tekst kopiëren"), Quiet("Opnieuw proberen"), Quiet("Andere plek kiezen")]
    page = shown(qtbot, Banner("mistake", "Het bewaren lukt nu niet", "Je tekst staat nog op het scherm.", actions))
    assert_nothing_clipped(page)
    assert len({action.y() for action in actions}) > 1
