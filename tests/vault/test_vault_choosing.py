"""Which pieces of a vault are looked at for a reader."""

from __future__ import annotations

import pytest

from herstelkluis.model.document import Level, ShareState
from herstelkluis.share.profiles import profiles
from herstelkluis.share.selection import Place, Reason
from herstelkluis.vault import choosing
from house import write


@pytest.fixture
def written(opened):
    """A vault with something of every shipped kind that may go along, and one piece that is locked."""
    vault = opened[2]
    for kind in ("brief.huisarts", "brief.inzage", "brief.intrekken", "notitie"):
        write(vault, kind, "Mijn woorden.", share=ShareState.MAY_GO)
    write(vault, "plan.crisis", "Mijn woorden.", share=ShareState.MAY_GO)
    write(vault, "levensverhaal", "Mijn woorden.", section="h02", level=Level.PERSONAL, share=ShareState.MAY_GO)
    write(vault, "levensverhaal", "Mijn woorden.", section="h16", level=Level.PERSONAL, share=ShareState.MAY_GO)
    write(vault, "notitie", "Op slot.", title="Op slot", share=ShareState.NEVER)
    return vault


def reasons(vault, profile):
    offers = choosing.begin(vault, profile).offers
    return {
        (offer.piece.document.kind, offer.piece.document.section or offer.piece.document.title): offer.reason
        for offer in offers
    }


def test_someone_else_may_get_all_that_may_go_and_nothing_is_suggested(written):
    flow = choosing.begin(written, "anders")
    assert flow.ticked == frozenset()
    assert {offer.place for offer in flow.offers} == {Place.CAN_BE_ADDED, Place.HOME}
    assert reasons(written, "anders") == {
        ("brief.huisarts", ""): None,
        ("brief.inzage", ""): None,
        ("brief.intrekken", ""): Reason.NOT_BY_ITSELF,
        ("notitie", ""): None,
        ("notitie", "Op slot"): Reason.NEVER,
        ("plan.crisis", ""): None,
        ("levensverhaal", "h02"): Reason.NOT_BY_ITSELF,
        ("levensverhaal", "h16"): None,
    }


def test_a_chapter_may_be_added_for_an_expert_by_experience_and_the_first_eleven_never_by_themselves(written):
    found = reasons(written, "ervaringsdeskundige")
    assert found["levensverhaal", "h16"] is None
    assert found["levensverhaal", "h02"] is Reason.NOT_BY_ITSELF
    assert reasons(written, "huisarts")["levensverhaal", "h16"] is Reason.NOT_BY_ITSELF


def test_what_a_reader_has_no_business_with_is_not_even_offered(written):
    assert not [kind for kind, _ in reasons(written, "pvp") if kind in ("plan.crisis", "brief.huisarts")]
    assert ("notitie", "") in reasons(written, "pvp")


@pytest.mark.parametrize("code", profiles())
def test_a_locked_piece_cannot_go_to_anyone(written, code):
    for offer in choosing.begin(written, code).offers:
        assert offer.may_be_ticked != (offer.piece.title == "Op slot")
