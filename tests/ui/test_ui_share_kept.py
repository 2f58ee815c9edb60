"""What was left home while choosing is still home after the window was covered, and no word of it was kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from herstelkluis.i18n import _
from herstelkluis.model.body import Answer, Text
from herstelkluis.model.document import Document, ShareState
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.text import runs
from herstelkluis.share.flow import EVERYWHERE, ShareFlow, begin
from herstelkluis.share.profiles import profiles
from herstelkluis.share.selection import pieces_of
from herstelkluis.share.third_parties import Decision, Known, Person, someone
from herstelkluis.ui.sharing.kept import come_back, kept_of
from house import write
from ui.choosing_way import choose_words, pages_of
from ui.share_way import Way

TEMPLATE = shipped_templates()["brief.huisarts"]


@pytest.fixture
def way(look: Callable[..., object], opened, tmp_path: Path, qtbot: QtBot) -> Way:
    folder = tmp_path / "stick"
    folder.mkdir()
    return Way(opened, folder, qtbot)


def test_words_that_were_left_home_do_not_go_along_after_a_cover(way: Way) -> None:
    write(way.vault, "brief.huisarts", "Ik slaap slecht.", title="Tweede", share=ShareState.MAY_GO)
    way.to_pieces()
    way.press("Brief lezen")
    choose_words(way, "met Marieke")
    leave = next(one for one in way.all_buttons() if one.text() == _("Leave this bit at home"))
    way.press(leave.accessibleName(), "Terug naar de stukken")
    assert "Marieke" not in repr(way.window.screen_shown.place())
    way.window.cover("hidden")
    way.window.uncover()
    QApplication.processEvents()
    way.press("Verder: stukken kiezen")
    assert not way.row("Brief").tick.isChecked(), "it is chosen anew"
    assert way.row("Tweede").tick.isChecked()
    way.press("Verder: precies bekijken")
    assert "Marieke" not in pages_of(way)
    assert "slecht" in pages_of(way)


def test_a_cover_while_the_pieces_are_still_looked_up_leaves_the_proposal_as_it_is(way: Way) -> None:
    write(way.vault, "brief.huisarts", "Ik slaap slecht.", title="Tweede", share=ShareState.MAY_GO)
    way.press("Nieuw pakket maken")
    way.window.findChildren(QRadioButton)[0].setChecked(True)
    way.button("Verder: stukken kiezen").click()
    way.window.cover("hidden")
    way.window.uncover()
    QApplication.processEvents()
    way.press("Verder: stukken kiezen")
    assert way.row("Tweede").tick.isChecked()


def fresh() -> ShareFlow:
    body = {
        f"brief.{key}": Answer(Text(runs(words))) for key, words in (("woorden", "Noor belde."), ("vraag", "Hulp?"))
    }
    letter = Document("id-brief", TEMPLATE.kind, TEMPLATE.version, share=ShareState.MAY_GO, revision=1, body=body)
    people = (Person("id-noor", "Noor", role="mijn zus", agreed=True), Person("id-jan", "Jan"))
    known = Known({one.id: someone(one) for one in people})
    return begin(profiles()["huisarts"], "0" * 26, pieces_of(letter, TEMPLATE), known)


def told(flow: ShareFlow) -> str:
    return b"".join(page.data for page in flow.look().pages).decode()


def test_answers_left_home_and_how_someone_is_named_are_kept() -> None:
    flow = fresh().leave_answer("id-brief:", "brief.vraag").decide(EVERYWHERE, "id-noor", Decision.ROLE)
    flow = flow.decide("id-brief:", "id-jan", Decision.ALONG)
    back = come_back(fresh(), kept_of(flow))
    assert told(back) == told(flow)
    assert "Mijn zus belde." in told(back)
    assert "Hulp?" not in told(back)
    assert {who for _piece, who in back.decisions} == {"id-noor"}, "who did not agree is asked about anew"
    refused = {**flow.known, "id-noor": replace(flow.known["id-noor"], agreed=False)}
    assert not come_back(replace(fresh(), known=Known(refused)), kept_of(flow)).decisions, "it was taken back since"
    gone = come_back(replace(fresh(), offers=()), kept_of(flow))
    assert not gone.ticked
    assert not any("belde" in repr(getattr(kept_of(flow), one.name)) for one in fields(kept_of(flow)))


def test_what_was_decided_in_one_piece_is_kept_beside_what_holds_everywhere() -> None:
    people = {f"id-{n}": someone(Person(f"id-{n}", f"Naam{n}", role="mijn zus", agreed=True)) for n in range(8)}
    flow = replace(fresh(), known=Known(people))
    before = flow
    for who in people:
        flow = flow.decide(EVERYWHERE, who, Decision.ROLE).decide("id-brief:", who, Decision.LEAVE_OUT)
    assert come_back(before, kept_of(flow)).decisions == flow.decisions
