"""A sheet is never cut off, however little room there is: what is not read must not be given away."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from herstelkluis.model.sheet import Heading, Lines, OwnWords, Sheet
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.sheet_view import SheetView

LONG = "Ik sliep slecht en ging alles regelen: de bloemen, de kaart, de muziek. Daar herkende ik het aan. " * 4
SHEET = Sheet("Titel", (Heading("Wat speelde er?", 3), OwnWords(f"{LONG}\n\n{LONG}"), Lines((LONG, LONG), "check")))


@pytest.mark.parametrize("wide", [320, 700, 1300])
def test_every_line_of_a_sheet_is_in_view_in_a_cramped_page(look, qtbot, wide: int) -> None:
    inside = QWidget()
    column = QVBoxLayout(inside)
    views = []
    for n in range(4):
        paper = Ground("paper")
        views.append(SheetView(f"bladzijde {n}", SHEET))
        paper.column.addWidget(views[-1])
        column.addWidget(paper)
    page = QScrollArea()
    page.setWidgetResizable(True)
    page.setWidget(inside)
    qtbot.addWidget(page)
    page.resize(wide, 300)
    page.show()
    qtbot.waitExposed(page)
    for view in views:
        assert view.height() >= view.document().size().height()
        assert view.viewport().height() >= view.document().size().height()
