"""The ring of the keyboard: where it goes, and that it is seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from herstelkluis.ui.sharing.piece_row import PieceRow
from herstelkluis.ui.tokens import DARK, HIGH, LIGHT, Tokens, contrast
from herstelkluis.ui.widgets import sheet as grounds
from herstelkluis.ui.widgets.button import Main, Quiet
from herstelkluis.ui.widgets.face_button import FaceButton
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.focus_ring import FocusRing
from herstelkluis.ui.widgets.own_words import OwnWords as OwnWordsEdit
from herstelkluis.ui.widgets.paper_page import PaperPage
from ui.page_of import shown

Look = Callable[..., object]


def test_the_focus_ring_is_for_the_keyboard_and_always_for_text(look: Look, qtbot: QtBot) -> None:
    paper = grounds.Sheet()
    words, button, line = OwnWordsEdit("Schrijven"), Quiet("Sla over"), Field("Naam")
    paper.column.addWidget(words)
    page = shown(qtbot, paper, button, line)
    ring = FocusRing(page)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.target is button
    room = ring.geometry().adjusted(6, 6, -6, -6)
    assert (room.width(), room.height()) == (button.width(), button.height())
    QTest.mouseClick(line.edit, Qt.MouseButton.LeftButton)
    assert ring.target is line.edit
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    words.setFocus()
    assert ring.target is paper
    words.clearFocus()
    assert ring.target is None


def test_the_ring_of_a_page_to_read_goes_round_the_whole_paper(look: Look, qtbot: QtBot) -> None:
    paper = PaperPage()
    window = shown(qtbot, paper)
    ring = FocusRing(window)
    paper.view.setFocus()
    assert ring.target is paper


def test_the_ring_of_a_piece_to_tick_goes_round_its_row(look: Look, qtbot: QtBot) -> None:
    row = PieceRow("Brief aan de huisarts", "1 bladzijde", on=True)
    window = shown(qtbot, row)
    ring = FocusRing(window)
    row.tick.setFocus()
    assert ring.target is not None
    assert ring.target.width() > 10 * row.tick.width()
    assert ring.target.isAncestorOf(row.read)


def test_a_field_that_got_the_keyboard_before_it_was_shown_has_its_ring(look: Look, qtbot: QtBot) -> None:
    line = Field("Naam")
    page = shown(qtbot, line, Quiet("Sla over"))
    ring = FocusRing(page)
    line.hide()
    line.edit.setFocus()
    assert ring.target is None
    line.show()
    assert ring.target is line.edit


@pytest.mark.parametrize("tokens", [LIGHT, DARK, HIGH])
def test_the_focus_ring_is_seen_in_its_own_colour(look: Look, qtbot: QtBot, tokens: Tokens) -> None:
    look(tokens)
    button = Main("Verder")
    page = shown(qtbot, button)
    FocusRing(page)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    image = page.grab().toImage()
    middle = button.geometry().center().y()
    assert image.pixelColor(button.x() - 5, middle).name().upper() == tokens.focus
    assert image.pixelColor(button.x() - 1, middle).name().upper() == tokens.bg
    assert image.pixelColor(button.x() + 3, middle).name().upper() == tokens.primary


@pytest.mark.parametrize("tokens", [LIGHT, DARK, HIGH])
def test_the_chosen_face_of_the_card_has_a_border_that_is_seen_on_white(
    look: Look, qtbot: QtBot, tokens: Tokens
) -> None:
    look(tokens)
    face = FaceButton("Wel en niet", 3)
    face.setChecked(True)
    shown(qtbot, face)
    image = face.grab().toImage()
    middle = image.height() // 2
    assert max(contrast(image.pixelColor(x, middle).name(), tokens.paper) for x in (1, 4)) >= 3
