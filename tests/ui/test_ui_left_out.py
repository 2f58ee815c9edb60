"""Signs that paper cannot show are said before anything is printed: on the card, at every print, and before giving."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis.ui import saving_as
from house import rewrite, write
from ui.accessible import spoken
from ui.share_way import Way
from ui.writing_desk import button


def said(desk):
    QApplication.processEvents()
    return spoken(desk.window)


def never_asked(*_args):
    pytest.fail("asked where before it was said")


def test_the_card_says_while_typing_which_signs_it_cannot_show_and_where(desk):
    screen = desk.at("crisis", answer="anderen.helpt")
    edit = screen.form.editors["anderen.helpt"].edit._rows[0].edit
    QTest.keyClicks(edit, "rustig")
    assert "komt niet op papier" not in said(desk)
    edit.setText("Zeg 茶")
    edit.textEdited.emit("Zeg 茶")
    assert "Dit teken komt niet op papier: 茶. Het staat bij ‘Wel en niet’." in said(desk)
    edit.setText("Zeg thee")
    edit.textEdited.emit("Zeg thee")
    assert "komt niet op papier" not in said(desk)


@pytest.mark.parametrize(
    ("screen", "kind", "press"),
    [("read", "notitie", "Afdrukken"), ("write", "brief.huisarts", "Afdrukken")],
)
def test_before_a_page_is_printed_it_is_said_and_the_person_decides(
    desk, tmp_path: Path, monkeypatch, screen, kind, press
):
    document = write(desk.vault, kind, "Een kop 茶 bij Noor")
    monkeypatch.setattr(saving_as, "ask_where", never_asked)
    desk.at(screen, document=document.id)
    button(desk.window, press).click()
    assert "Niet alles komt op papier" in said(desk)
    assert "Dit teken komt niet op papier: 茶." in said(desk)
    monkeypatch.setattr(saving_as, "ask_where", lambda *_args: tmp_path / "blad.pdf")
    button(desk.window, "Toch afdrukken").click()
    assert (tmp_path / "blad.pdf").read_bytes().startswith(b"%PDF-")
    assert "Niet alles komt op papier" not in said(desk)


def test_a_page_that_can_be_printed_whole_is_printed_at_once(desk, tmp_path: Path, monkeypatch):
    document = write(desk.vault, "notitie", "Zon ☀ duim 👍🏽 en مرحبا")
    monkeypatch.setattr(saving_as, "ask_where", lambda *_args: tmp_path / "blad.pdf")
    desk.at("read", document=document.id)
    button(desk.window, "Afdrukken").click()
    assert (tmp_path / "blad.pdf").read_bytes().startswith(b"%PDF-")


def test_before_giving_it_is_said_beside_the_pages(look, opened, tmp_path: Path, qtbot):
    way = Way(opened, tmp_path, qtbot)
    rewrite(way.vault, way.letter, "Wilt u 茶 meenemen?")
    way.to_pages()
    assert "Dit teken komt niet op papier: 茶." in way.said


def test_pages_without_such_signs_say_nothing_of_it(look, opened, tmp_path: Path, qtbot):
    way = Way(opened, tmp_path, qtbot)
    way.to_pages()
    assert "niet op papier" not in way.said
