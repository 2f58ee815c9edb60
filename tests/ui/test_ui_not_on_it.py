"""Where a card or a plan is printed it is said who is not on it, calmly, with the way to look."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from herstelkluis.model.body import Answer, Consent, Consents, Line, People, Ref, Row, Rows
from herstelkluis.ui import saving_as
from herstelkluis.ui.forms.consent import ConsentEditor
from herstelkluis.ui.screens.crisis import CrisisScreen
from herstelkluis.ui.screens.not_on_it import NotOnIt
from herstelkluis.ui.screens.people import PeopleScreen
from herstelkluis.ui.screens.person import PersonScreen
from house import write
from paper.poppler import text_of
from ui.accessible import spoken
from ui.writing_desk import Desk, button
from vault.plan_lines import keep

WHY = "Noor staat er niet op: de toestemming is teruggenomen."


@pytest.fixture
def desk(opened, look, qtbot, tmp_path, monkeypatch):
    """Noor stands in the crisis plan and agreed."""
    vault, yes = opened[2], Consents((Consent("", "agreed", "2026-05-02"),))
    noor = write(vault, "persoon", "Noor", title="Noor")
    noor = keep(vault, replace(noor, body={**noor.body, "afspraak.akkoord": Answer(yes)}))
    row = Row("n", {"wie": People((Ref(noor.id, "Noor"),)), "telefoon": Line("06-11"), "akkoord": yes})
    plan = keep(vault, replace(vault.start("plan.crisis"), body={"mensen.steun": Answer(Rows((row,)))}))
    monkeypatch.setattr(saving_as, "ask_where", lambda *_: tmp_path / "uit.pdf")
    desk = Desk(vault)
    desk.noor, desk.plan = noor.id, plan.id
    qtbot.addWidget(desk.window)
    yield desk
    desk.window.cover("locked")


def take_back(desk):
    """She takes it back, as the person writes it down on her card."""
    screen = desk.at("write", document=desk.noor, part=1)
    screen.findChild(ConsentEditor).say("withdrawn")
    screen.writing.gather()


def test_what_was_taken_back_on_a_person_card_shows_at_the_card_with_a_way_to_look(desk):
    screen = desk.at("crisis")
    assert not screen.findChild(NotOnIt).isVisible()
    take_back(desk)
    screen = desk.at("crisis")
    assert WHY in spoken(screen)
    assert "Noor" not in screen._preview.accessibleDescription()
    button(desk.window, "Kijk waarom Noor er niet op staat").click()
    shown = desk.window.screen_shown.inner
    assert isinstance(shown, PersonScreen)
    assert shown.writing.document.id == desk.noor


def test_whose_card_went_for_ever_is_said_at_the_card_with_the_way_to_my_people(desk):
    desk.vault.throw_away(desk.noor)
    desk.vault.delete_for_ever(desk.noor)
    screen = desk.at("crisis")
    assert "Noor staat er niet op: er is geen kaart meer van deze persoon." in spoken(screen)
    assert "Noor" not in screen._preview.accessibleDescription()
    button(desk.window, "Mijn mensen, voor Noor").click()
    assert isinstance(desk.window.screen_shown, PeopleScreen)


def test_left_for_me_alone_is_true_for_the_card_that_is_printed(desk, tmp_path):
    take_back(desk)
    button(desk.window, "Laten staan, alleen voor mij").click()
    screen = desk.at("crisis", answer="anderen.helpt")
    assert isinstance(screen, CrisisScreen)
    lines = screen.form.editors["anderen.helpt"].edit
    lines.add_line()
    QTest.keyClicks(lines._rows[0].edit, "Praat rustig")
    screen.print_card()
    words = text_of(Path(tmp_path / "uit.pdf").read_bytes())
    assert "Noor" not in words
    assert "06-11" not in words
    assert desk.stored("plan.crisis").body["mensen.steun"].value.rows[0].cells["wie"].refs[0].label == "Noor"


def test_a_printed_plan_says_who_is_not_on_it(desk, tmp_path):
    take_back(desk)
    desk.at("read", document=desk.plan)
    button(desk.window, "Afdrukken").click()
    assert WHY in spoken(desk.window)
    assert "Noor" not in text_of(Path(tmp_path / "uit.pdf").read_bytes())


def test_the_line_goes_with_the_words_when_the_vault_is_covered(desk):
    take_back(desk)
    screen = desk.at("crisis")
    desk.window.cover("hidden")
    assert WHY not in spoken(screen)
