"""What is taken out of a layout leaves nothing in Python that Qt has thrown away, or never will."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QLayoutItem, QVBoxLayout, QWidget
from shiboken6 import delete, getAllValidWrappers, isValid

from herstelkluis.ui.widgets.empty import empty_layout, is_thrown_away, take_out, throw_away
from herstelkluis.ui.widgets.wrap import Wrap

NUMBER = 3


def known() -> set[int]:
    """Every item of a layout that Python takes for one that is there."""
    gc.collect()
    all_known = getAllValidWrappers()
    return {id(one) for one in all_known if isinstance(one, QLayoutItem) and not isinstance(one, QLayout)}


def delete_what_waits() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def page_with(row: QLayout, *, filled_first: bool) -> tuple[QWidget, QVBoxLayout, list[QLabel]]:
    page, labels = QWidget(), [QLabel(str(number)) for number in range(NUMBER)]
    column = QVBoxLayout(page)
    if not filled_first:
        column.addLayout(row)
    for label in labels:
        row.addWidget(label)
    if filled_first:  # Python now knows every item: shiboken hands them to the column
        column.addLayout(row)
    return page, column, labels


WAYS = {
    "take_out": lambda _row, labels: [take_out(label) for label in labels],
    "throw_away": lambda _row, labels: [throw_away(label) for label in labels],
    "empty_layout": lambda row, _labels: empty_layout(row),
}


@pytest.mark.parametrize("filled_first", [True, False])
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", [QHBoxLayout, Wrap])
def test_no_item_is_known_that_is_gone(qapp, kind, way, filled_first):
    before = known()
    row = kind()
    page, column, labels = page_with(row, filled_first=filled_first)
    WAYS[way](row, labels)
    assert row.count() == 0
    assert column.count() == 1
    del labels
    delete_what_waits()
    assert known() <= before
    delete(page)


@pytest.mark.parametrize("filled_first", [True, False])
def test_a_wrapping_row_lets_go_of_its_items_with_its_page(qapp, filled_first):
    before = known()
    page, column, labels = page_with(Wrap(), filled_first=filled_first)
    assert len(known() - before) == NUMBER
    delete(page)
    del page, column, labels
    assert known() <= before


def test_what_is_taken_out_keeps_its_parent_and_what_is_thrown_away_does_not(qapp):
    page, _column, (first, second, third) = page_with(QHBoxLayout(), filled_first=True)
    take_out(first)
    throw_away(second)
    assert first.parentWidget() is page
    assert not is_thrown_away(first)
    assert second.parentWidget() is None
    assert is_thrown_away(second)
    delete_what_waits()
    assert not isValid(second)
    assert isValid(third)
    delete(page)


def test_what_is_in_no_layout_is_thrown_away_too(qapp):
    page = QWidget()
    loose = QLabel("los", page)
    take_out(loose)
    assert loose.parentWidget() is page
    throw_away(loose)
    delete_what_waits()
    assert not isValid(loose)
    throw_away(page)
    delete_what_waits()
    assert not isValid(page)
