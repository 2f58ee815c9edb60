"""Every part of every kind as a form: all of it named, and reached by Tab in the order in which it reads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from herstelkluis.model.answering import questions
from herstelkluis.model.document import Document
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.template import Template
from herstelkluis.ui.forms.editor import Around
from herstelkluis.ui.forms.rows import RowsEditor
from herstelkluis.ui.forms.section_form import SectionForm
from ui.accessible import assert_named, assert_tab_order, focusable, name_of, spoken

Look = Callable[..., object]
AROUND = Around(date(2026, 11, 17), {"1": "Noor", "2": "Ilse"}, {"3": "Mijn crisisplan"})
EVERY = [pytest.param(one, id=kind) for kind, one in shipped_templates().items()]


def form_of(template: Template, qtbot: QtBot, at: int = 0) -> SectionForm:
    """One part of an empty piece, on the screen."""
    form = SectionForm()
    qtbot.addWidget(form)
    document = Document("x", template.kind, template.version)
    form.show_section(template.sections[at], questions(template, document), {}, AROUND)
    form.resize(820, 700)
    form.show()
    form.activateWindow()
    QApplication.processEvents()
    return form


@pytest.mark.parametrize("template", EVERY)
def test_every_part_of_a_kind_is_named_and_reached_with_the_keyboard(
    template: Template, look: Look, qtbot: QtBot
) -> None:
    for at, section in enumerate(template.sections[:3]):
        form = form_of(template, qtbot, at)
        asked = [one.ask for one in section.fields if one.ask]
        said = spoken(form)
        assert [ask for ask in asked if ask not in said and ask not in ATTACHMENTS] == []
        if focusable(form):
            assert_named(form)
            assert_tab_order(form)
        form.clear()
        form.close()


ATTACHMENTS = {
    field.ask for one in shipped_templates().values() for _k, _s, field in one.fields() if field.type == "file"
}


def test_tab_goes_through_a_line_in_the_order_of_its_columns(look: Look, qtbot: QtBot) -> None:
    template = shipped_templates()["zorgteam"]
    form = form_of(template, qtbot)
    places = [one.property("column") for one in _in_tab_order(form)]
    columns = [field.key for field in template.sections[0].fields[0].columns]
    reached = [one for at, one in enumerate(places) if one in columns and one not in places[:at]]
    assert reached == columns


def _in_tab_order(form: SectionForm) -> list[QWidget]:
    """The editor around each stop, in the order of Tab."""
    assert_tab_order(form)
    found: list[QWidget] = []
    first = focusable(form)[0]
    stop: QWidget | None = first
    for _at in range(len(focusable(form))):
        around = stop
        while around is not None and around.property("column") is None:
            around = around.parentWidget()
        if around is not None:
            found.append(around)
        stop = stop.nextInFocusChain() if stop is not None else None
        while stop is not None and not (stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.isVisibleTo(form)):
            stop = stop.nextInFocusChain()
    assert name_of(first)
    return found


def test_tab_comes_to_a_line_that_is_added_before_it_comes_to_what_is_below(look: Look, qtbot: QtBot) -> None:
    form = form_of(shipped_templates()["zorgteam"], qtbot)
    editor = next(one for one in form.editors.values() if isinstance(one, RowsEditor))
    editor._add.click()
    editor._add.click()
    QApplication.processEvents()
    assert_tab_order(form)
    stops = [stop for ground in editor._grounds for stop in ground.stops() if stop.isVisibleTo(form)]
    reached = [stops[0]]
    while reached[-1] is not editor._add:
        following = reached[-1].nextInFocusChain()
        while not (following.focusPolicy() & Qt.FocusPolicy.TabFocus and following.isVisibleTo(form)):
            following = following.nextInFocusChain()
        reached.append(following)
    assert reached == [*stops, editor._add]
