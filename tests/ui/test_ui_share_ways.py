"""How it is given: several ways for one choice, looking together, paper; each says what it does not protect."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from herstelkluis.model.sheet import Sheet
from herstelkluis.share.doors import Door
from herstelkluis.ui.sharing.together import MINUTES, Together
from herstelkluis.ui.sharing.ways import say_way
from herstelkluis.vault import sharing
from herstelkluis.vault.givings import State, givings
from herstelkluis.vault.receive import receive
from ui.accessible import assert_named, assert_tab_order
from ui.share_way import Way

Look_ = Callable[..., object]


LIMITS = {
    Door.PAGE: ("Mail houdt", "vals bestand", "kopie haal je niet terug"),
    Door.PDF: ("Niemand ziet of dit bestand veranderd is", "blijft het leesbaar"),
    Door.FILE: ("dit programma nodig", "kopie haal je niet terug"),
    Door.CONTACT: ("kopiëren",),
    Door.LOOK: ("onthoudt",),
    Door.PAPER: ("geen slot",),
    Door.PORTAL: ("geen slot",),
}


@pytest.fixture
def way(look: Look_, opened, tmp_path: Path, qtbot: QtBot) -> Way:
    folder = tmp_path / "stick"
    folder.mkdir()
    return Way(opened, folder, qtbot)


def test_every_way_says_what_it_protects_and_what_it_does_not(look: Look_) -> None:
    for door in Door:
        name, protects, does_not = say_way(door)
        assert all((name, protects, does_not))
        assert protects != does_not
        assert [limit for limit in LIMITS[door] if limit not in does_not] == []
        assert "elk" not in f"{protects} {does_not}".split(), "not every browser and not every program was tried"


def test_three_ways_of_one_choice_are_one_giving_with_the_same_words(way: Way) -> None:
    way.to_pages()
    way.make("Als webpagina", "Als PDF met een slot", "Als bestand voor Herstelkluis")
    assert sorted(one.suffix for one in way.folder.iterdir()) == [".age", ".html", ".pdf"]
    (giving,) = givings(way.vault)
    assert giving.state is State.READY
    words = sharing.words_of(way.vault, giving.package)
    assert words is not None
    for name in ("*.html", "*.age"):
        (file,) = way.folder.glob(name)
        assert receive(file.read_bytes(), words, way.house.clock()).number == giving.number


def test_without_a_way_nothing_is_made_and_the_page_says_so(way: Way) -> None:
    way.to_pages()
    way.to_ways()
    way.press("Tekenen en maken")
    assert "Kies minstens één manier." in way.said
    assert givings(way.vault) == []
    assert_named(way.window)
    assert_tab_order(way.window)


def test_going_back_from_the_ways_keeps_what_was_seen(way: Way) -> None:
    way.to_pages()
    way.to_ways()
    way.press("Terug")
    assert way.page().flow.is_all_seen


def test_looking_together_has_the_window_for_itself_and_ends_at_the_lock(way: Way) -> None:
    way.to_pages()
    way.to_ways()
    asked: list[str] = []
    way.window.asked.connect(asked.append)
    way.press("Samen kijken")
    assert "Wilt u meekijken" in way.said
    assert "Mijn mensen" not in way.said, "no way into the vault"
    assert "Gaat over 10 minuten op slot" in way.said
    way.press("Stoppen en op slot")
    assert asked == ["lock"]
    (giving,) = givings(way.vault)
    assert giving.names is not None
    assert list(way.folder.iterdir()) == []


def test_looking_together_locks_itself_after_ten_minutes_also_when_someone_moves(way: Way, qtbot: QtBot) -> None:
    now = 0.0
    part = Together("Delen", [Sheet("Bladzijde", ())], lambda: now)
    qtbot.addWidget(part)
    over: list[bool] = []
    part.over.connect(lambda: over.append(True))
    now = MINUTES * 60 - 1
    QTest.keyClick(part, Qt.Key.Key_A)
    part.look()
    assert not over
    now += 1
    part.look()
    assert over


def test_making_can_be_stopped_and_then_nothing_is_left(way: Way) -> None:
    way.to_pages()
    way.to_ways()
    way.button("Als webpagina").setChecked(True)
    button = way.button("Tekenen en maken")
    button.click()
    way.button("Stoppen met maken").click()
    way.wait_for_making()
    QApplication.processEvents()
    if list(way.folder.iterdir()):  # it was ready before the stop was heard
        assert "Je pakket is klaar" in way.said
    else:
        assert {one.state for one in givings(way.vault)} == {State.NOT_MADE}
