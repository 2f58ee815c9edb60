"""What is heavy and no chapter: one warning before it, a soft landing after it, and no way around the warning."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from herstelkluis.model.body import Answer, Line, Passage
from herstelkluis.ui.screens.heavy import HeavyPage, LandingPage
from herstelkluis.ui.screens.way_to import way_to
from ui.accessible import spoken
from ui.writing_desk import button


def settled(rounds=8):
    for _round in range(rounds):
        QApplication.processEvents()


def crisis(desk, **what):
    desk.vault.drafts.change(
        replace(
            desk.vault.start("crisis", title="Die winter"), body={"toen.naam": Answer(Line("alles was wit"))}, **what
        )
    )
    desk.vault.settle()
    return desk.stored("crisis")


@pytest.mark.parametrize("way", ["list", "search", "link"])
def test_a_folded_crisis_shows_nothing_before_it_is_opened(desk, way):
    document = crisis(desk, folded=True)
    ways = {"list": {}, "search": {"answer": "toen.naam"}}
    what = way_to(desk.vault, Passage(document.id, "toen.naam"))[1] if way == "link" else ways[way]
    desk.window.show_screen("write", **{"document": document.id, **what})
    settled()
    assert "Dit deel kan zwaar zijn" in spoken(desk.window)
    assert "alles was wit" not in spoken(desk.window, hidden=True)
    button(desk.window, "Dit stuk openen").click()
    settled()
    assert "alles was wit" in spoken(desk.window)


def test_no_way_to_a_place_goes_around_the_warning(desk):
    document = crisis(desk, folded=True)
    assert "open" not in way_to(desk.vault, Passage(document.id, "toen.naam"))[1]


def test_a_new_crisis_begins_with_the_warning_and_a_known_one_that_is_open_does_not(desk):
    desk.window.show_screen("write", kind="crisis")
    settled()
    assert isinstance(desk.window.screen_shown._page, HeavyPage)
    desk.window.show_screen("write", document=crisis(desk, folded=False).id)
    settled()
    assert desk.window.screen_shown._page is None


def test_a_crisis_lands_softly_and_can_be_folded_there(desk):
    screen = desk.at("write", document=crisis(desk, folded=False).id)
    button(desk.window, "Stop voor nu").click()
    settled()
    assert isinstance(desk.window.screen_shown._page, LandingPage)
    assert screen is not desk.window.screen_shown.inner
    button(desk.window, "Dit stuk weer inklappen").click()
    settled()
    assert desk.stored("crisis").folded
    assert "Dit stuk is ingeklapt." in spoken(desk.window)
    button(desk.window, "Stop voor vandaag").click()
    assert desk.window.key == "story"


def test_a_step_in_the_help_goes_straight_back(desk):
    desk.at("write", kind="hulpstap")
    button(desk.window, "Stop voor nu").click()
    assert desk.window.key == "story"
