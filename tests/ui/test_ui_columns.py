"""Every type of column in a list can be written in with the keyboard, as lines and as a table, and says its name."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from herstelkluis.model import body as b
from herstelkluis.model.fuzzy import parse_period
from herstelkluis.model.template import Field, FieldType, Option
from herstelkluis.model.text import Run, all_words
from herstelkluis.ui.forms.editor import Around
from herstelkluis.ui.forms.make import make_editor
from herstelkluis.ui.widgets.columns import Beside
from ui.accessible import assert_named, assert_nothing_clipped, assert_tab_order, focusable, name_of

AROUND = Around(date(2026, 11, 17), {"n": "Noor", "i": "Ilse"}, {"d": "Een stuk"}, lambda _sources: {"r": "regel een"})
OPTIONS = (Option("wel", "Wel"), Option("niet", "Niet"))
COLUMNS = (
    Field("wat", FieldType.LINE, "Wat?"),
    Field("zin", FieldType.TEXT, "Vertel"),
    Field("keus", FieldType.CHOICE, "Kies", options=OPTIONS),
    Field("veel", FieldType.CHOICE, "Kies er meer", options=OPTIONS, many=True),
    Field("toen", FieldType.WHEN, "Wanneer?"),
    Field("vol", FieldType.SCALE, "Hoe vol?", low="leeg", high="vol"),
    Field("wie", FieldType.PERSON, "Wie?", max=1),
    Field("allen", FieldType.PERSON, "Wie nog meer?"),
    Field("stuk", FieldType.LINK, "Welk stuk?"),
    Field("bij", FieldType.ROW, "Hoort bij"),
    Field("ja", FieldType.CONSENT, "Goed gevonden?"),
)
FULL = b.Row(
    "1",
    {
        "wat": b.Line("Bellen"),
        "zin": b.Text((Run("Ik bel. "), Run("Stil.", private=True))),
        "keus": b.Choice(("wel",)),
        "veel": b.Choice(("wel", "niet")),
        "toen": parse_period("zomer 1994"),
        "vol": b.Scale(4, talk=True),
        "wie": b.People((b.Ref("n", "Noor"),)),
        "allen": b.People((b.Ref("n", "Noor"), b.Ref("i", "Ilse"))),
        "stuk": b.Links((b.Ref("d", "Een stuk"),)),
        "bij": b.RowRef("r"),
        "ja": b.Consents((b.Consent("mijn plan", "agreed", "2026-01-02", limits="voornaam"),)),
    },
)


@pytest.fixture(params=["lines", "table"])
def list_editor(request, look, qtbot):
    field = Field("x", FieldType.ROWS, "Mijn lijst", columns=COLUMNS, as_=request.param)
    page = QScrollArea()
    page.setWidgetResizable(True)
    page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made = make_editor(field, field.ask, AROUND)
    page.setWidget(made)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    made.show_value(b.Rows((FULL, b.Row("2", {"wat": b.Line("Wandelen")}))))
    page.show()
    page.activateWindow()
    QApplication.processEvents()
    made.page = page
    return made


def cell(made, row, key):
    return made._grounds[row]._editors[key]


def test_what_was_not_touched_comes_back_whole(list_editor):
    assert list_editor.value() == b.Rows((FULL, b.Row("2", {"wat": b.Line("Wandelen")})))


def test_every_cell_can_be_reached_and_says_its_list_line_and_question(list_editor):
    window = list_editor.window()
    assert_named(window)
    assert_tab_order(window)
    names = [
        f"{one.accessibleName()} {name_of(one)}"
        for one in focusable(window)
        if list_editor._grounds[0].isAncestorOf(one)
    ]
    for column in COLUMNS:
        assert any(column.ask in name and "Mijn lijst" in name for name in names), column.ask


def test_tab_goes_through_the_cells_in_the_order_of_the_columns(list_editor):
    ground = list_editor._grounds[0]
    chain = [one for one in focusable(list_editor.window()) if ground.isAncestorOf(one)]
    holders = [key for one in chain for key, editor in ground._editors.items() if editor.isAncestorOf(one)]
    assert list(dict.fromkeys(holders)) == [column.key for column in COLUMNS]


def keys(widget: QWidget, *pressed: Qt.Key) -> None:
    widget.setFocus()
    for key in pressed:
        QTest.keyClick(QApplication.focusWidget(), key)


def test_words_are_typed_in_a_second_line(list_editor):
    cell(list_editor, 1, "wat").focus_first()
    QTest.keyClicks(QApplication.focusWidget(), " met Pip")
    cell(list_editor, 1, "zin").focus_first()
    QTest.keyClicks(QApplication.focusWidget(), "Elke dag")
    cell(list_editor, 1, "toen").focus_first()
    QTest.keyClicks(QApplication.focusWidget(), "mei 2024")
    row = list_editor.value().rows[1]
    assert row.cells["wat"] == b.Line("Wandelen met Pip")
    assert all_words(row.cells["zin"].runs) == "Elke dag"
    assert row.cells["toen"].words == "mei 2024"
    assert list_editor.value().rows[0] == FULL


@pytest.mark.parametrize(
    ("key", "value"),
    [("keus", b.Choice(("wel",))), ("bij", b.RowRef("r"))],
)
def test_a_list_that_opens_is_chosen_from_with_the_arrows(list_editor, key, value):
    keys(cell(list_editor, 1, key)._drop, Qt.Key.Key_Down)
    assert list_editor.value().rows[1].cells[key] == value


def test_one_person_is_chosen_with_the_arrows(list_editor):
    keys(cell(list_editor, 1, "wie")._drop, Qt.Key.Key_Down)
    assert list_editor.value().rows[1].cells["wie"] == b.People((b.Ref("i", "Ilse"),))


def test_people_are_added_and_taken_away_with_the_keyboard(list_editor):
    editor = cell(list_editor, 1, "allen")
    keys(editor._drop, Qt.Key.Key_Down)
    assert list_editor.value().rows[1].cells["allen"].refs[0].label == "Ilse"


def test_more_than_one_is_ticked_with_space(list_editor):
    keys(cell(list_editor, 1, "veel")._ticks["niet"], Qt.Key.Key_Space)
    assert list_editor.value().rows[1].cells["veel"] == b.Choice(("niet",))


def test_an_agreement_is_added_in_a_line(list_editor):
    cell(list_editor, 1, "ja").say("asked")
    [entry] = list_editor.value().rows[1].cells["ja"].entries
    assert (entry.state, entry.on) == ("asked", "2026-11-17")


def test_short_cells_stand_beside_each_other_only_where_there_is_room(look, qtbot):
    columns = tuple(Field(f"k{n}", FieldType.LINE, f"Vraag {n}") for n in range(4))
    made = make_editor(Field("x", FieldType.ROWS, "Lijst", columns=columns, as_="table"), "Lijst", AROUND)
    qtbot.addWidget(made)
    made.show_value(b.Rows((b.Row("1", {"k0": b.Line("a")}),)))
    made.resize(1000, 300)
    made.show()
    QApplication.processEvents()
    assert len({one.mapTo(made, one.rect().topLeft()).y() for one in made._grounds[0]._editors.values()}) == 1
    made.resize(360, 800)
    QApplication.processEvents()
    assert len({one.mapTo(made, one.rect().topLeft()).y() for one in made._grounds[0]._editors.values()}) == 4
    assert made.findChild(Beside) is not None


def test_words_that_are_long_have_the_whole_width(look, qtbot):
    columns = tuple(Field(f"k{n}", FieldType.LINE, f"Vraag {n}") for n in range(3))
    made = make_editor(Field("x", FieldType.ROWS, "Lijst", columns=columns, as_="lines"), "Lijst", AROUND)
    qtbot.addWidget(made)
    said = "Het is donker. Wil je bij me blijven aan de lijn."
    made.show_value(b.Rows((b.Row("1", {"k2": b.Line("Ja.")}), b.Row("2", {"k2": b.Line(said)}))))
    made.resize(800, 600)
    made.show()
    QApplication.processEvents()
    short, whole = (ground._editors["k2"].width() for ground in made._grounds)
    assert whole > 1.8 * short


@pytest.mark.parametrize("percent", [100, 200])
def test_no_cell_is_clipped(look, list_editor, percent):
    from herstelkluis.ui.tokens import LIGHT

    look(LIGHT, percent)
    QApplication.processEvents()
    assert_nothing_clipped(list_editor.window())


def test_a_line_points_only_at_the_lists_its_question_names_and_sees_lines_added_since(look, qtbot):
    lists = {"a.mensen": {"1": "Oma"}, "a.dingen": {"2": "Stoel"}}
    asked = []

    def rows(sources):
        asked.append(sources)
        return {key: name for one in sources or lists for key, name in lists[one].items()}

    field = Field("bij", FieldType.ROW, "Hoort bij", sources=("a.mensen",))
    made = make_editor(field, "Hoort bij", Around(date(2026, 11, 17), rows=rows))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    assert made._drop.findData("2") == -1
    lists["a.mensen"]["3"] = "Opa"
    made._drop.setFocus()
    QApplication.processEvents()
    assert made._drop.findText("Opa") > 0
    assert set(asked) == {("a.mensen",)}


def test_only_pieces_of_the_kinds_that_are_named_are_offered():
    around = Around(date(2026, 11, 17), documents={"1": "Plan", "2": "Brief"}, kinds={"1": "plan.goed", "2": "brief"})
    assert around.documents_of(("plan.goed",)) == {"1": "Plan"}
    assert around.documents_of(()) == {"1": "Plan", "2": "Brief"}
