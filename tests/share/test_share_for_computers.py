"""A copy for computers in a package: no page, no fault, and no say in the verdict (I6)."""

from __future__ import annotations

import pytest

from herstelkluis.share.bundle import SheetItem
from herstelkluis.share.fhir import fhir_bundle
from herstelkluis.share.machine import content_json
from herstelkluis.share.reader import Bundle, read_bundle
from herstelkluis.share.shown_values import shown_values
from share import share_cases as cases
from share.machine_cases import CHOICE, FACTS

INHOUD = SheetItem("Voor een computer: inhoud", "inhoud", content_json(FACTS, CHOICE))
FHIR = SheetItem("Voor een computer: FHIR", "fhir", fhir_bundle(FACTS, CHOICE))


def opened(package: bytes) -> Bundle:
    return read_bundle(package, [cases.LOCK], cases.SOON)


def test_a_copy_for_computers_is_no_broken_page() -> None:
    """I6, and the rest of the package is shown as ever."""
    plan, inhoud, fhir = opened(cases.package(cases.PIECES[1], INHOUD, FHIR)).items
    assert (plan.sheet, plan.is_for_computer) == (cases.PLAN, False)
    assert [(one.sheet, one.is_for_computer) for one in (inhoud, fhir)] == [(None, True), (None, True)]
    assert (inhoud.data, fhir.data) == (INHOUD.data, FHIR.data)
    assert inhoud.path.endswith("0002.json")
    assert fhir.path.endswith("0003.json")


def test_a_reader_can_list_what_it_says() -> None:
    """I6."""
    for item in opened(cases.package(INHOUD, FHIR)).items:
        assert "Wilt u met mij meekijken?" in repr(shown_values(item.data, item.title))


@pytest.mark.parametrize("data", [b"{}", b"{...", b'{"a":' * 100_000 + b"1" + b"}" * 100_000])
def test_a_copy_of_another_form_does_not_change_the_verdict(data: bytes) -> None:
    """I6."""
    plan, odd = opened(cases.package(cases.PIECES[1], SheetItem("Raar", "fhir", data))).items
    assert plan.sheet == cases.PLAN
    assert (odd.sheet, odd.data, odd.is_for_computer) == (None, data, True)


def test_a_page_stays_a_page_whatever_its_category_says() -> None:
    """I6: so nobody can hide a page by calling it a copy for computers."""
    (item,) = opened(cases.package(SheetItem("Mijn plan", "fhir", cases.PIECES[1].data))).items
    assert (item.sheet, item.is_for_computer) == (cases.PLAN, False)


def test_a_page_that_cannot_be_shown_still_says_so() -> None:
    """I5: only these two categories are for computers."""
    (item,) = opened(cases.package(SheetItem("Raar", "notitie", b"{}"))).items
    assert (item.sheet, item.is_for_computer) == (None, False)
