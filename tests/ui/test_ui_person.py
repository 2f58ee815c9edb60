"""Someone of Mijn mensen: agreements that are only added to, where this person stands, and taking a yes back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis.i18n import _, ngettext
from herstelkluis.model.body import Answer, Consents, Line, People, Ref, Row, Rows
from herstelkluis.ui.forms.consent import ConsentEditor
from herstelkluis.ui.screens.person import PersonScreen
from herstelkluis.ui.widgets.list_row import ListRow
from house import write
from ui.accessible import assert_named, assert_tab_order, spoken
from ui.writing_desk import button

KEY = "afspraak.akkoord"


@pytest.fixture
def noor(desk):
    vault = desk.vault
    person = write(vault, "persoon", "Noor", title="Noor")
    row = Row("r1", {"wie": People((Ref(person.id, "Noor"),)), "taak": Line("belt me")})
    vault.drafts.change(replace(vault.start("plan.crisis"), body={"mensen.steun": Answer(Rows((row,)))}))
    vault.settle()
    return person


def at_agreement(desk, noor):
    screen = desk.at("write", document=noor.id, part=1)
    assert isinstance(screen, PersonScreen)
    return screen, screen.findChild(ConsentEditor)


def entries(desk, noor):
    value = desk.vault.document(noor.id).body[KEY].value
    assert isinstance(value, Consents)
    return [(one.state, one.scope, one.on, one.limits) for one in value.entries]


def say(desk, noor, screen, agreement, state, scope="", limits=""):
    agreement._state.setCurrentIndex(agreement._state.findData(state))
    agreement._state.activated.emit(agreement._state.currentIndex())
    QApplication.processEvents()
    QTest.keyClicks(agreement._scope.edit, scope)
    QTest.keyClicks(agreement._limits.edit, limits)
    agreement._add.click()
    screen.writing.gather()
    QApplication.processEvents()


def test_what_was_said_is_added_with_its_day_and_limits_and_never_changed(desk, noor):
    screen, agreement = at_agreement(desk, noor)
    say(desk, noor, screen, agreement, "asked", "mijn plan")
    say(desk, noor, screen, agreement, "agreed", "mijn plan", "alleen mijn voornaam")
    assert "mijn plan: is akkoord, op 17 november 2026, alleen mijn voornaam" in spoken(screen)
    say(desk, noor, screen, agreement, "withdrawn", "mijn plan")
    screen.leave()
    assert entries(desk, noor) == [
        ("asked", "mijn plan", "2026-11-17", ""),
        ("agreed", "mijn plan", "2026-11-17", "alleen mijn voornaam"),
        ("withdrawn", "mijn plan", "2026-11-17", ""),
    ]


def test_it_is_seen_where_someone_stands_and_one_can_go_there(desk, noor):
    screen, _agreement = at_agreement(desk, noor)
    QApplication.processEvents()
    [row] = [one for one in screen.findChildren(ListRow) if one.isVisible()]
    assert "Mijn crisisplan" in row.accessibleName()
    assert "belt me" in row.accessibleName()
    row.click()
    assert desk.window.key == "crisis"
    assert "mensen.steun" in desk.window.screen_shown.form.editors


def test_taking_a_yes_back_asks_what_to_do_with_the_places_and_does_it(desk, noor):
    screen, agreement = at_agreement(desk, noor)
    say(desk, noor, screen, agreement, "agreed")
    assert not [one for one in [screen._question] if one is not None]
    say(desk, noor, screen, agreement, "withdrawn")
    asked = ngettext(
        "{name} still stands in {n} place. What do you want with it?",
        "{name} still stands in {n} places. What do you want with them?",
        1,
    ).format(name="Noor", n=1)
    assert asked in spoken(desk.window)
    button(desk.window, _("Take the name away there")).click()
    [row] = desk.stored("plan.crisis").body["mensen.steun"].value.rows
    assert row.cells["wie"] == People((Ref("", _("someone")),))
    assert row.cells["taak"] == Line("belt me")
    QApplication.processEvents()
    assert _("In none of your pieces yet.") in spoken(desk.window)


@pytest.mark.parametrize("words", ["Look at each place", "Leave it, for me alone"])
def test_the_other_answers_change_nothing(desk, noor, words):
    before = desk.stored("plan.crisis")
    screen, agreement = at_agreement(desk, noor)
    say(desk, noor, screen, agreement, "withdrawn")
    button(desk.window, _(words)).click()
    screen.leave()
    assert desk.stored("plan.crisis") == before
    assert screen._question is None


def test_everything_has_a_name_and_after_a_cover_nothing_is_left(desk, noor):
    screen, agreement = at_agreement(desk, noor)
    say(desk, noor, screen, agreement, "withdrawn")
    assert_named(desk.window)
    assert_tab_order(desk.window)
    desk.window.cover()
    assert "Noor" not in spoken(desk.window)
