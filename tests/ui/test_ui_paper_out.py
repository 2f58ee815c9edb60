"""Pages go out only while they are on the screen, and what nobody foresaw in making them ends nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from herstelkluis.i18n import _
from herstelkluis.ui import saving_as
from herstelkluis.ui.screens.paper_out import PaperOut
from house import write
from ui.accessible import spoken
from ui.writing_desk import Desk, button


@pytest.mark.parametrize("cover", ["locked", "hidden"])
def test_a_place_that_is_given_after_the_vault_was_locked_or_hidden_gets_nothing(
    look, opened, qtbot, monkeypatch, tmp_path, cover
):
    desk = Desk(opened[2])
    qtbot.addWidget(desk.window)
    document = write(desk.vault, "notitie", "Een kop thee bij Noor")
    desk.at("read", document=document.id)

    def ask(*_what):
        desk.window.cover(cover)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return tmp_path / "blad.pdf"

    monkeypatch.setattr(saving_as, "ask_where", ask)
    button(desk.window, "Afdrukken").click()
    assert not (tmp_path / "blad.pdf").exists()


def test_after_what_nobody_foresaw_pages_can_be_made_again(look, qtbot, monkeypatch, tmp_path):
    out = PaperOut()
    qtbot.addWidget(out)
    monkeypatch.setattr(saving_as, "ask_where", lambda *_what: tmp_path / "blad.pdf")

    def burst():
        raise ZeroDivisionError

    with qtbot.captureExceptions() as heard:
        out.make_and_save(burst, "Waar?", "blad.pdf")
        qtbot.waitUntil(lambda: bool(heard))
    assert [kind for kind, *_error in heard] == [ZeroDivisionError]
    out.make_and_save(lambda: b"%PDF-", "Waar?", "blad.pdf")
    qtbot.waitUntil((tmp_path / "blad.pdf").exists)
    assert _("The PDF is where you put it") in spoken(out)
