"""How it is given: several ways for one choice, looking together, paper; each says what it does not protect."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from herstelkluis.errors import FolderGoneError
from herstelkluis.model.sheet import Sheet
from herstelkluis.share.doors import Door
from herstelkluis.ui import saving_as
from herstelkluis.ui.screens import share
from herstelkluis.ui.sharing.together import MINUTES, Together
from herstelkluis.ui.sharing.ways import say_way
from herstelkluis.vault import portal, sharing
from herstelkluis.vault.givings import State, givings
from herstelkluis.vault.package_files import Sealing
from herstelkluis.vault.receive import receive, what_is_this
from paper.poppler import text_of
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


def test_what_signing_means_stands_beside_the_button_that_signs(way: Way) -> None:
    way.to_pages()
    way.to_ways()
    assert "Een handtekening is bewijs. De lezer kan dat ook aan anderen laten zien." in way.said
    way.press("Terug", "Wijzigen: Handtekening")
    way.button("Zonder handtekening").setChecked(True)
    way.press("Klaar")
    way.to_ways()
    assert way.button("Pakket maken").isVisible()
    assert "Het is dan voor niemand een bewijs." in way.said
    assert "Een handtekening is bewijs" not in way.said


def test_for_a_portal_the_copy_for_a_computer_is_offered_and_looked_at_before_it_goes(way: Way) -> None:
    way.to_pages()
    way.to_ways()
    assert "Een kopie voor een computer kan mee." in way.said
    way.press("Voor een portaal")
    assert "Gaat er een kopie voor een computer mee?" in way.said
    assert list(way.folder.iterdir()) == []
    way.press("Eerst de kopie bekijken")
    assert not way.page().flow.is_all_seen
    assert "Bladzijde 2 van 2" in way.said, "the page that is new stands open"
    way.to_ways()
    assert "Een PDF en een kopie voor een computer." in way.said
    way.press("Voor een portaal")
    way.wait_for_making()
    assert sorted(one.suffix for one in way.folder.iterdir()) == [".json", ".pdf"]
    assert [(one.state, one.doors) for one in givings(way.vault)] == [(State.GIVEN, (Door.PORTAL,))]


def test_for_a_portal_the_pdf_alone_is_one_press_more(way: Way) -> None:
    way.to_pages()
    way.to_ways()
    way.press("Voor een portaal", "Alleen de PDF")
    way.wait_for_making()
    assert [one.suffix for one in way.folder.iterdir()] == [".pdf"]
    assert [one.state for one in givings(way.vault)] == [State.GIVEN]


def test_a_place_that_cannot_be_written_leaves_nothing_for_a_portal_either(way: Way, tmp_path: Path) -> None:
    way.to_pages()
    way.to_ways()
    way.folder = tmp_path / "weg"
    way.press("Voor een portaal", "Alleen de PDF")
    way.wait_for_making()
    assert "Het pakket is niet gemaakt. Er is niets weggegaan." in way.said
    assert givings(way.vault) == []


def test_a_stick_that_is_pulled_out_halfway_is_not_said_to_hold_nothing(
    way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled_out(path: Path, _data: bytes) -> None:
        path.parent.rename(path.parent.with_name("weg"))
        raise FolderGoneError

    monkeypatch.setattr(portal, "write_file", pulled_out)
    way.to_pages()
    way.to_ways()
    way.press("Voor een portaal", "Alleen de PDF")
    way.wait_for_making()
    assert [one.state for one in givings(way.vault)] == [State.MAYBE_LEFT]
    assert "Er is niets weggegaan" not in way.said
    assert "misschien weggegaan" in way.said


def test_paper_stands_in_the_list_as_soon_as_it_is_written_and_a_stop_leaves_nothing(
    way: Way, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = [None, tmp_path / "papier.pdf"]
    monkeypatch.setattr(saving_as, "ask_where", lambda *_what: places.pop(0))
    way.to_pages()
    way.to_ways()
    way.press("Op papier")
    qtbot.wait_for_threads()
    assert givings(way.vault) == []
    way.press("Op papier")
    qtbot.wait_for_threads()
    (giving,) = givings(way.vault)
    assert giving.doors == (Door.PAPER,)
    assert giving.number in text_of((tmp_path / "papier.pdf").read_bytes())
    assert what_is_this(way.vault, (tmp_path / "papier.pdf").read_bytes()) == giving


def test_what_takes_long_is_done_beside_the_window(
    way: Way, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[tuple[str, bool]] = []

    def watched(where: object, name: str) -> None:
        work = getattr(where, name)

        def at_work(*given: object, **named: object) -> object:
            done.append((name, threading.current_thread() is threading.main_thread()))
            return work(*given, **named)

        monkeypatch.setattr(where, name, at_work)

    for where, name in ((sharing, "paper_pdf"), (portal, "write_file"), (share, "read_file"), (share, "what_is_this")):
        watched(where, name)
    monkeypatch.setattr(saving_as, "ask_where", lambda *_what: tmp_path / "papier.pdf")
    way.to_pages()
    way.to_ways()
    way.press("Voor een portaal", "Alleen de PDF")
    way.wait_for_making()
    way.window.screen_shown._choose_file = lambda _parent: next(way.folder.iterdir())
    way.name_file()
    way.to_pages()
    way.to_ways()
    way.press("Op papier")
    qtbot.wait_for_threads()
    assert dict(done).keys() == {"paper_pdf", "write_file", "read_file", "what_is_this"}
    assert not any(is_main for _name, is_main in done)


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


def test_help_is_there_while_looking_together_and_comes_after_the_lock(way: Way) -> None:
    way.to_pages()
    way.to_ways()
    asked: list[object] = []
    way.window.asked.connect(asked.append)
    way.window.screen_shown.go.disconnect()
    way.window.screen_shown.go.connect(lambda key, what: asked.append((key, what)))
    way.press("Samen kijken")
    assert_tab_order(way.window)
    way.press("Ik heb nu hulp nodig")
    assert asked == ["lock", ("help", {"back": "unlock"})]


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


@pytest.mark.parametrize("step", ["make", "write_files"])
def test_what_nobody_foresaw_while_making_leaves_nothing_and_the_ways_to_try_again(
    way: Way, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def broken(*_facts: object, **_how: object) -> None:
        raise ZeroDivisionError

    bugs: list[type] = []
    monkeypatch.setattr(sys, "excepthook", lambda *facts: bugs.append(facts[0]))
    monkeypatch.setattr(*((Sealing, "make", broken) if step == "make" else (sharing, "write_files", broken)))
    way.to_pages()
    way.to_ways()
    way.button("Als webpagina").setChecked(True)
    way.button("Tekenen en maken").click()
    way.wait_for_making()
    QApplication.processEvents()
    assert bugs == [ZeroDivisionError]
    assert "Het pakket is niet gemaakt." in way.said
    assert way.button("Tekenen en maken").isEnabled()
    assert list(way.folder.iterdir()) == []
    assert {one.state for one in givings(way.vault)} == {State.NOT_MADE}
