"""What was decided about words of the other can be put back, beside whatever was written since."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from herstelkluis.model.offering import waiting
from herstelkluis.vault import conversation
from ui.accessible import spoken
from ui.guided_way import STORY, settled
from ui.writing_desk import Desk, button


@pytest.fixture
def desk(opened, look, qtbot):
    desk = Desk(opened[2])
    qtbot.addWidget(desk.window)
    yield desk
    desk.window.cover("locked")


def talk(desk):
    """The other one wrote "Een." at the first question."""
    conversation.sits_there(desk.vault, "Ilse")
    screen = desk.at("together", kind=STORY, section="h06", show="talk", answer="h06.eerste", open=True)
    settled()
    screen.other_writes()
    QTest.keyClicks(screen.other.edit, "Een.")
    return screen


def stored(desk):
    desk.vault.settle()
    return desk.stored(STORY)


@pytest.mark.parametrize("deed", ["laat weg", "dit klopt, neem over"])
def test_what_was_decided_when_reading_back_can_be_put_back(desk, deed):
    talk(desk)
    button(desk.window, "Stop voor nu").click()
    settled()
    screen = desk.window.screen_shown.inner
    before = stored(desk)
    assert not screen._put_back.isVisible()
    ask = next(iter(screen._asked.values())).field.ask
    button(desk.window, f"{ask} samen met Ilse: {deed}").click()
    settled()
    assert waiting(stored(desk)) == ()
    button(desk.window, "Terugzetten").click()
    settled()
    assert (stored(desk).body, stored(desk).source) == (before.body, before.source)
    assert "Een." in spoken(screen)
    screen.undo.redo()
    assert waiting(stored(desk)) == ()


def test_an_offer_that_was_left_out_while_writing_alone_comes_back_beside_words_typed_since(desk):
    talk(desk).leave()
    alone = desk.at("write", kind=STORY, section="h06", answer="h06.eerste", open=True)
    button(desk.window, f"{alone.block.question.field.ask} samen met Ilse: laat weg").click()
    settled()
    QTest.keyClicks(alone.block.text, "Van mij.")
    alone.undo_last()
    assert [one.words for _key, one in waiting(stored(desk))] == ["Een."]
    assert alone.block.text.toPlainText() == "Van mij."
