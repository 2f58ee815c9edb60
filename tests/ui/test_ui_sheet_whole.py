"""A sheet is never cut off, however little room there is: what is not read must not be given away."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from costs import least_milliseconds
from herstelkluis.model.sheet import Heading, Lines, OwnWords, Picture, Sheet
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


@pytest.mark.parametrize("size", ["440 4400", "0 0", "-5 -5", "0.1 99999", "99999 0"])
def test_a_drawing_of_too_much_ink_is_not_painted_and_its_words_stay(look, qtbot, size: str) -> None:
    shape = '<rect x="0" y="0" width="440" height="4400" rx="9" fill="#FFFFFF" stroke="#000000" stroke-width="99"/>'
    heavy = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}">\n' + f"{shape}\n" * 5000 + "</svg>"
    sheet = Sheet("Titel", (Picture("Twee mensen", ("mijn zus",), heavy),) * 2)
    views = []
    assert least_milliseconds(lambda: views.append(SheetView("bladzijde", sheet)), within=5000) < 5000
    for view in views:
        qtbot.addWidget(view)
    assert view.toPlainText().count("mijn zus") == 2
    assert "\ufffc" not in view.toPlainText()
