"""Bringing in at the window: seen first, brought in, taken out in one step, and stopped without a trace."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

from herstelkluis.ui.screens.bring_in import BringInScreen
from herstelkluis.ui.widgets.tick import Tick
from ui.accessible import assert_named, assert_nothing_clipped, spoken
from ui.start_places import Place
from vault import import_sources as sources


class Bringing(Place):
    """A window at the screen, with a file to choose."""

    def __init__(self, qtbot, folder) -> None:
        super().__init__(qtbot, folder)
        self._bot, self.source = qtbot, folder / "journal.txt"
        self.source.write_text(sources.JRNL)
        chosen = {"choose": lambda _parent: self.source, "choose_folder": lambda _parent: self.source}
        self.window._factories["import"] = lambda: BringInScreen(self.session, **chosen)
        self.show("import")

    def do(self, name: str) -> None:
        self.press(name)
        self._bot.waitUntil(lambda: self.window.screen_shown._work is None)
        QApplication.processEvents()

    @property
    def said(self) -> str:
        return spoken(self.window)


@pytest.fixture
def place(look, qtbot, tmp_path):
    made = Bringing(qtbot, tmp_path)
    yield made
    made.end()


def test_what_comes_is_shown_before_it_comes(place):
    before = place.session.vault.summaries()
    place.do("Bestand kiezen")
    assert "3 stukken gevonden" in place.said
    assert "Entry the first." in place.said
    assert_named(place.window)
    assert_nothing_clipped(place.window)
    assert place.session.vault.summaries() == before


def test_only_what_is_ticked_comes_and_all_of_it_goes_again(place):
    vault = place.session.vault
    place.do("Bestand kiezen")
    place.window.findChildren(Tick)[1].setChecked(False)
    place.do("2 stukken binnenhalen")
    assert "2 stukken staan in je kluis" in place.said
    titles = {one.title for one in vault.summaries("dagboek")}
    assert titles == {"Entry the first.", "The third, as old versions wrote it"}
    place.do("Alles er weer uit halen")
    assert vault.summaries("dagboek") == []
    assert "Alles is er weer uit" in place.said
    place.do("Terugzetten")
    assert len(vault.summaries("dagboek")) == 2


def test_what_is_there_already_starts_without_a_tick(place):
    place.do("Bestand kiezen")
    place.do("3 stukken binnenhalen")
    place.show("today")
    place.show("import")
    assert "er kwamen 3 stukken binnen" in place.said
    place.do("Bestand kiezen")
    assert place.said.count("Dit staat er al.") >= 3
    assert not any(tick.isChecked() for tick in place.window.findChildren(Tick))
    assert "Er is niets aangevinkt" in place.said


def test_a_file_that_cannot_be_read_says_so_and_another_can_be_chosen(place):
    place.source = place.source.with_name("a.docx")
    place.source.write_bytes(b"niets")
    place.do("Bestand kiezen")
    assert "Dit bestand kan niet gelezen worden. Misschien is het beschadigd." in place.said
    place.source = place.source.with_name("journal.txt")
    place.do("Bestand kiezen")
    assert "3 stukken gevonden" in place.said


def test_a_lock_halfway_brings_in_nothing_and_leaves_no_words(place):
    vault = place.session.vault
    place.source.write_text("".join(f"[2020-01-01 10:{n % 60:02}] Kanarie {n}\n" for n in range(400)))
    place.do("Bestand kiezen")
    before = len(vault.summaries())
    place.press("400 stukken binnenhalen")
    place.window.cover("locked")
    QThreadPool.globalInstance().waitForDone(60_000)
    QApplication.processEvents()
    assert "Kanarie" not in spoken(place.window, hidden=True)
    assert len(vault.summaries()) in (before, before + 400)
