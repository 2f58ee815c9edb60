"""A choice that goes on paper, or is looked at together: no file, and yet in the list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from herstelkluis.errors import NotShownError
from herstelkluis.vault import sharing
from herstelkluis.vault.givings import State, givings
from herstelkluis.vault.receive import what_is_this
from herstelkluis.vault.sharing import Door
from paper.poppler import text_of
from vault.giving_cases import OWN_WORDS, desk_of


@pytest.fixture
def desk(opened, tmp_path):
    return desk_of(opened, tmp_path / "uit")


def test_the_paper_is_the_same_page_without_a_lock_and_is_written_down_first(desk):
    flow = desk.choose()
    pdf = desk.show(flow, Door.PAPER)
    text = " ".join(text_of(pdf).split())
    assert OWN_WORDS in text
    assert f"Pakket {flow.package[:6]}, geldig tot en met" in text
    (one,) = givings(desk.vault)
    assert (one.state, one.doors) == (State.GIVEN, (Door.PAPER,))
    desk.house.clock.at += one.expires_at - desk.house.clock.at + (one.expires_at - one.expires_at).resolution
    assert givings(desk.vault)[0].state is State.EXPIRED


def test_a_copy_of_the_pdf_that_went_on_paper_is_known_again(desk):
    pdf = desk.show(desk.choose(), Door.PAPER)
    other = desk.show(desk.choose(), Door.PAPER)
    newer, older = givings(desk.vault)
    assert what_is_this(desk.vault, pdf).package == older.package
    assert what_is_this(desk.vault, other).package == newer.package
    assert what_is_this(desk.vault, pdf + b"\n") is None


def test_paper_without_its_pdf_and_a_pdf_without_paper_are_not_written_down(desk):
    flow = desk.choose()
    for door, pdf in ((Door.PAPER, b""), (Door.LOOK, b"%PDF")):
        with pytest.raises(ValueError, match=str(door)):
            sharing.record_shown(desk.vault, flow, door, pdf)
    assert givings(desk.vault) == []


def test_looking_together_is_written_down_and_nothing_leaves(desk):
    flow = desk.choose()
    sharing.record_shown(desk.vault, flow, Door.LOOK)
    (one,) = givings(desk.vault)
    assert (one.state, one.doors, one.expires_at) == (State.SHOWN, (Door.LOOK,), None)
    assert one.names.titles == tuple(page.title for page in flow.pages)
    desk.seal(flow, Door.PDF)
    (one,) = givings(desk.vault)
    assert (one.state, one.doors) == (State.READY, (Door.LOOK, Door.PDF))


def test_what_was_not_seen_is_not_shown_or_printed_either(desk):
    flow = replace(desk.choose(), seen=frozenset())
    for door, pdf in ((Door.LOOK, b""), (Door.PAPER, b"%PDF")):
        with pytest.raises(NotShownError):
            sharing.record_shown(desk.vault, flow, door, pdf)
    with pytest.raises(NotShownError):
        sharing.paper_pdf(desk.vault, flow)
    with pytest.raises(ValueError):
        sharing.record_shown(desk.vault, desk.choose(), Door.FILE)
    assert givings(desk.vault) == []
