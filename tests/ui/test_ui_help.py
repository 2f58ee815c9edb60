"""Ik heb nu hulp nodig: with a vault, behind the lock, and without anything; never more than was left open."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from herstelkluis.model.body import Answer, Choice, Line, People, Ref, Row, Rows
from herstelkluis.model.helplines import Helpline
from herstelkluis.ui.screens import help_lines
from herstelkluis.ui.tokens import LIGHT
from herstelkluis.vault.open_page import OpenPage, OpenPerson, write_open_page
from house import write
from ui.accessible import (
    assert_named,
    assert_nothing_clipped,
    assert_tab_order,
    assert_targets,
    spoken,
)
from ui.start_places import Place

Look = Callable[..., object]
NATIONAL = ("113", "112", "088 0767 000")
OPEN = OpenPage(
    (OpenPerson("Mijn zus", "06 12 34 56 78"), OpenPerson("Mijn huisarts", "0318 00 00 00")), ("Voeten op de grond.",)
)


@pytest.fixture
def place(look: Look, qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:
    made = Place(qtbot, tmp_path)
    yield made
    made.end()


def add_person(place: Place, name: str, number: str, **body: Answer) -> None:
    vault = place.session.vault
    answers = {"wie.naam": Answer(Line(name)), "wie.telefoon": Answer(Line(number)), **body}
    vault.drafts.change(replace(vault.start("persoon", title=name), body=answers))
    vault.settle()


def numbers(place: Place) -> list[str]:
    said = spoken(place.window).splitlines()
    known = {*NATIONAL, "06 12 34 56 78", "0318 00 00 00", "06-00000009"}
    return [line for line in said if line in known]


def test_who_has_nobody_on_the_page_is_led_to_where_someone_is_put(place: Place) -> None:
    screen = place.show("help")
    assert "Dat doe je in Instellingen, bij ‘Hulp vóór het openen’." in spoken(place.window)
    with place.qtbot.waitSignal(screen.go) as went:
        place.press("Naar Hulp vóór het openen")
    assert went.args == ["settings", {"part": "open"}]


def test_without_a_vault_the_national_numbers_stand_and_back_leads_to_the_start(
    look: Look, qtbot: QtBot, tmp_path: Path
) -> None:
    place = Place(qtbot, tmp_path, with_vault=False)
    screen = place.show("help")
    assert numbers(place) == list(NATIONAL)
    assert "Mijn crisisplan openen" not in spoken(place.window)
    assert "Op slot doen" not in spoken(place.window)
    with qtbot.waitSignal(screen.go) as went:
        place.press("Terug")
    assert went.args == ["welcome", {}]
    place.end()


def test_unlocked_own_people_come_first_and_own_care_after_112(place: Place) -> None:
    write_open_page(place.session.folder, OPEN)
    place.show("help", back="story")
    assert numbers(place) == ["06 12 34 56 78", "113", "112", "0318 00 00 00", "088 0767 000"]
    assert "Voeten op de grond." in spoken(place.window)
    with place.qtbot.waitSignal(place.window.screen_shown.go) as went:
        place.press("Terug naar waar je was")
    assert went.args[0] == "story"


def test_under_danger_112_stands_first(place: Place) -> None:
    write_open_page(place.session.folder, OPEN)
    place.show("help", danger=True)
    assert numbers(place)[:2] == ["112", "113"]


def test_a_person_of_the_vault_is_shown_unlocked_and_never_under_the_lock(place: Place) -> None:
    add_person(place, "Noor", "06-00000009")
    add_person(place, "Mijn broer", "06-1", **{"afspraak.niet_betrekken": Answer(Choice(("ja",)))})
    place.show("help")
    assert "Noor" in spoken(place.window)
    assert "Mijn broer" not in spoken(place.window, hidden=True)
    place.window.cover("locked")
    place.session.lock()
    place.window.uncover("help")
    QApplication.processEvents()
    assert "Noor" not in spoken(place.window, hidden=True)
    assert "06-00000009" not in spoken(place.window, hidden=True)


def in_the_plan(place: Place, column: str, *people: tuple[str, str]) -> None:
    vault = place.session.vault
    cards = {name: key for key, name in vault.people().items()}
    rows = tuple(
        Row(f"r{at}", {"wie": People((Ref(cards.get(name, ""), name),)), "telefoon": Line(number)})
        for at, (name, number) in enumerate(people)
    )
    plan = vault.start("plan.crisis", title="Mijn crisisplan")
    vault.drafts.change(replace(plan, body={f"mensen.{column}": Answer(Rows(rows))}))
    vault.settle()


def test_who_stands_ready_in_the_crisis_plan_comes_first_in_its_order(place: Place) -> None:
    for name, number in (("Ilse", "06-2"), ("Noor", ""), ("Mijn moeder", "06-3"), ("Opa", "06-4")):
        add_person(place, name, number)
    in_the_plan(place, "steun", ("Noor", "06-1"), ("Ilse", ""))
    own = help_lines.own_calls(place.session.folder, place.session.vault)
    assert [(call.name, call.number) for call in own][:2] == [("Noor", "06-1"), ("Ilse", "06-2")]
    place.show("help")
    assert "Zet hier later iemand bij die je vertrouwt." not in spoken(place.window)


@pytest.mark.parametrize("damaged", ["Ilse", "Mijn crisisplan"])
def test_one_piece_that_cannot_be_read_takes_nobody_else_off_the_page(place: Place, damaged: str) -> None:
    for name, number in (("Ilse", "06-2"), ("Noor", "06-1")):
        add_person(place, name, number)
    in_the_plan(place, "steun", ("Noor", "06-1"))
    vault = place.session.vault
    vault.database.write("UPDATE documents SET body = x'7b6b' WHERE title = ?", (damaged,))
    own = help_lines.own_calls(place.session.folder, vault)
    assert ("Noor", "06-1") in [(call.name, call.number) for call in own]


def test_own_care_keeps_its_place_however_many_stand_ready(place: Place) -> None:
    for at in range(4):
        add_person(place, f"Mens {at}", f"06-{at}")
    add_person(place, "De praktijk", "0318 00 00 00", **{"wie.relatie": Answer(Choice(("zorg",)))})
    own = help_lines.own_calls(place.session.folder, place.session.vault)
    assert [call.is_care for call in own] == [False, False, True]


def test_whom_the_crisis_plan_leaves_out_is_never_on_the_page(place: Place) -> None:
    add_person(place, "Mijn broer", "06-5")
    in_the_plan(place, "niet", ("Mijn broer", ""))
    place.show("help")
    assert "Mijn broer" not in spoken(place.window, hidden=True)


def test_help_opens_the_crisis_plan_to_read_it(place: Place) -> None:
    in_the_plan(place, "steun", ("Noor", "06-1"))
    place.show("help")
    with place.qtbot.waitSignal(place.window.screen_shown.go) as went:
        place.press("Mijn crisisplan openen")
    assert went.args == ["crisis", {"read": True}]


def test_the_locked_page_says_only_what_was_left_open_and_what_the_program_knows(place: Place) -> None:
    add_person(place, "Noor", "06-00000009")
    place.session.vault.prefer("sentence", "Rustig aan")
    write_open_page(place.session.folder, OPEN)
    place.session.lock()
    place.show("help")
    locked = spoken(place.window).splitlines()
    for words in ("Noor", "Sam", "Rustig aan"):
        assert words not in "\n".join(locked)
    own = {"Mijn zus", "06 12 34 56 78", "Mijn huisarts", "0318 00 00 00", "Voeten op de grond."}
    assert own <= set(locked)
    (place.session.folder / "open.json").unlink()
    place.window.show_screen("unlock")
    place.window.show_screen("help")
    QApplication.processEvents()
    assert not own & set(spoken(place.window).splitlines())
    assert numbers(place) == list(NATIONAL)


def test_the_crisis_plan_is_behind_the_lock(place: Place) -> None:
    write(place.session.vault, "plan.crisis", "Ik ben rustig")
    place.show("help")
    with place.qtbot.waitSignal(place.window.screen_shown.go) as went:
        place.press("Mijn crisisplan openen")
    assert went.args[0] == "crisis"
    place.window.cover("locked")
    place.session.lock()
    place.window.uncover("help")
    QApplication.processEvents()
    with place.qtbot.waitSignal(place.window.screen_shown.go) as went:
        place.press("Mijn crisisplan openen")
    assert went.args[0] == "unlock"
    place.window.show_screen("help")
    QApplication.processEvents()
    with place.qtbot.waitSignal(place.window.screen_shown.go) as went:
        place.press("Terug naar het slot")
    assert went.args[0] == "unlock"


def test_the_page_says_in_one_calm_line_when_each_number_was_checked(place: Place) -> None:
    place.show("help")
    said = spoken(place.window)
    assert "Deze bladzijde werkt zonder internet." in said
    assert "Nagekeken: 113 Zelfmoordpreventie op 3 oktober 2025, De Luisterlijn op 27 juli 2021." in said
    assert "zelf na" not in said


def test_numbers_checked_on_one_day_are_said_together_and_without_days_nothing_is_claimed() -> None:
    some = [replace(one, checked_on=date(2025, 10, 3)) for one in help_lines.national()]
    assert help_lines.said_of_checking(tuple(some)).endswith("De nummers zijn het laatst nagekeken op 3 oktober 2025.")
    none = [replace(one, checked_on=None) for one in some]
    assert help_lines.said_of_checking(tuple(none)) == "Deze bladzijde werkt zonder internet."


def test_a_number_nobody_checked_says_so_at_its_own_line_but_112_does_not() -> None:
    unchecked = Helpline("x", "x", "Iemand om te bellen", "Overdag.", "088 000 00 00", shown="page")
    calls = help_lines.in_order((), (*help_lines.national(), unchecked))
    assert [call.number for call in calls if "Kijk dit zelf na." in call.say] == [unchecked.number]


@given(st.binary(max_size=300))
def test_a_damaged_open_page_never_keeps_the_numbers_away(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = tmp_path_factory.mktemp("kluis")
    (folder / "open.json").write_bytes(data)
    lines = help_lines.national()
    calls = help_lines.in_order(help_lines.own_calls(folder, None), lines)
    assert {call.number for call in calls} >= {"113", "112"}


def test_the_numbers_come_from_the_program_when_its_list_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_parts: str) -> str:
        raise OSError

    monkeypatch.setattr("herstelkluis.resources.read_text", gone)
    lines = help_lines.national()
    assert [call.number for call in help_lines.in_order((), lines)] == ["113", "112"]
    assert [call.number for call in help_lines.in_order((), lines, danger=True)] == ["113", "112"]


def test_the_page_needs_no_pydantic_and_no_typst() -> None:
    code = (
        "import sys; from herstelkluis.ui.screens import help, help_lines; help_lines.national();"
        "sys.exit(bool({'pydantic', 'typst', 'reportlab'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=300, check=False).returncode == 0


@pytest.mark.parametrize(("percent", "wide"), [(100, 1366), (200, 1366), (200, 1024)])
def test_everything_is_named_reachable_and_whole(place: Place, look: Look, percent: int, wide: int) -> None:
    look(LIGHT, percent)
    write_open_page(place.session.folder, OPEN)
    place.show("help", wide=wide)
    assert_named(place.window)
    assert_nothing_clipped(place.window)
    assert_targets(place.window)
    assert_tab_order(place.window)


def test_the_numbers_are_in_their_own_letter_before_anything_rare_is_loaded() -> None:
    code = (
        "from PySide6.QtGui import QFontInfo; from PySide6.QtWidgets import QApplication; "
        "from herstelkluis.ui.theme import Theme; app = QApplication([]); Theme().apply(app); "
        "print(QFontInfo(Theme().font('crisis_number')).family())"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=True)
    assert said.stdout == "Noto Sans\n"
