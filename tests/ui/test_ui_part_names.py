"""Parts are counted without the closing, whatever the document."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from herstelkluis.model.loader import shipped_templates
from herstelkluis.ui.screens.part_names import is_closing, name_of, place_of


def test_the_crisis_plan_has_parts_and_one_closing_that_is_not_counted(look: object, qapp: QApplication) -> None:
    sections = shipped_templates()["plan.crisis"].sections
    counted = [one for one in sections if not is_closing(one)]
    assert len(counted) == len(sections) - 1
    assert place_of(sections, 0) == f"Deel 1 van {len(counted)}"
    assert place_of(sections, len(sections) - 1) == name_of(sections, len(sections) - 1) == "Sluiting"
    assert name_of(sections, -1) == name_of(sections, len(sections)) == ""
    assert place_of(sections[:1], 0) == ""
