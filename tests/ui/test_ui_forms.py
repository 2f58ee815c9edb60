"""Every type of field: what is shown and not touched comes back as it was, what is typed comes back as typed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from herstelkluis.model import body as b
from herstelkluis.model.answering import says_something
from herstelkluis.model.fuzzy import parse_period
from herstelkluis.model.template import Field, FieldType, Option
from herstelkluis.model.text import Run, all_words
from herstelkluis.ui.forms.editor import Around
from herstelkluis.ui.forms.make import make_editor
from model import model_values as values

AROUND = Around(date(2026, 11, 17), {"n": "Noor", "i": "Ilse"}, {"d": "Een stuk"}, lambda _sources: {"r": "regel een"})
COLUMNS = (
    Field("wie", FieldType.PERSON, "Wie?", max=1),
    Field("wat", FieldType.LINE, "Wat?"),
    Field("hoe", FieldType.CHOICE, "Hoe?", options=(Option("zo", "Zo"),)),
    Field("akkoord", FieldType.CONSENT, "Goed?"),
    Field("bij", FieldType.ROW, "Hoort bij"),
)
quick = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


def editor(qtbot, field):
    made = make_editor(field, field.ask or "Vraag", AROUND)
    qtbot.addWidget(made)
    return made


def told(made):
    heard = []
    made.changed.connect(lambda: heard.append(made.value()))
    return heard


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (FieldType.TEXT, b.Text((Run("wij "), Run("geheim\n\x01", private=True)))),
        (FieldType.LINE, b.Line("een\nregel \u2028")),
        (FieldType.WHEN, parse_period("rond mijn 12e")),
        (FieldType.FILE, b.Files((b.File("f", "brief.pdf", given_by="de praktijk"),))),
        (FieldType.CONSENT, b.Consents((b.Consent("kaartje", "agreed", "2024-01-02"),))),
        (FieldType.TEXT, b.Line("was ooit een regel")),
        (FieldType.LINE, b.Text((Run("was ooit een tekst", private=True),))),
    ],
)
def test_a_field_that_was_not_touched_gives_back_its_own_value(look, qtbot, kind, value):
    made = editor(qtbot, Field("x", kind, "Vraag"))
    assert made.value() is None
    made.show_value(value)
    assert made.value() == value
    made.show_value(None)
    assert made.value() is None


@given(values.rows)
@quick
def test_lines_with_columns_come_back_whole_also_what_no_column_shows(look, qtbot, value):
    made = editor(qtbot, Field("x", FieldType.ROWS, "Lijst", columns=COLUMNS))
    made.show_value(value)
    shown = made.value()
    kept = tuple(row for row in value.rows if any(says_something(cell) for cell in row.cells.values()))
    assert (shown.rows if shown else ()) == kept


@given(values.typed.filter(lambda words: "\ufeff" not in words))  # Qt drops it, as the vault does
@quick
def test_a_text_comes_back_as_it_was_typed(look, qtbot, words):
    made = editor(qtbot, Field("x", FieldType.TEXT, "Vraag"))
    heard = told(made)
    made.edit.insertPlainText(words)
    if words:
        assert all_words(heard[-1].runs if heard[-1] else ()) == words


def test_a_long_line_is_never_cut_only_said(look, qtbot):
    made = editor(qtbot, Field("x", FieldType.LINE, "Vraag", max=10))
    made.show_value(b.Line("a" * 50_000))
    made.show()
    QTest.keyClicks(made.edit, "bc")
    assert made.value() == b.Line("a" * 50_000 + "bc")
    assert made._hint.isVisible()


def test_choices_are_kept_also_those_the_template_forgot(look, qtbot):
    field = Field(
        "x", FieldType.CHOICE, "Wel?", options=(Option("ja", "Ja"), Option("nee", "Nee")), many=True, other=True
    )
    made = editor(qtbot, field)
    heard = told(made)
    made.show_value(b.Choice(("ja", "weg"), "soms"))
    assert made.value() == b.Choice(("ja", "weg"), "soms")
    made._ticks["nee"].click()
    assert heard == [b.Choice(("ja", "nee", "weg"), "soms")]


def test_one_choice_can_be_taken_back(look, qtbot):
    made = editor(qtbot, Field("x", FieldType.CHOICE, "Wel?", options=(Option("ja", "Ja"),)))
    made.show_value(b.Choice(("ja",)))
    made._drop.setCurrentIndex(0)
    assert made.value() is None


@pytest.mark.parametrize("scale", [b.Scale(0), b.Scale(10, talk=True), b.Scale(None, talk=True)])
def test_a_place_on_a_scale_is_kept_and_nought_is_a_place(look, qtbot, scale):
    made = editor(qtbot, Field("x", FieldType.SCALE, "Hoe vol?", low="leeg", high="vol"))
    made.show_value(scale)
    assert made.value() == scale
    made.show_value(None)
    assert made.value() is None


def test_several_people_are_added_and_taken_away(look, qtbot):
    made = editor(qtbot, Field("x", FieldType.PERSON, "Wie?"))
    heard = told(made)
    made.show_value(b.People((b.Ref("gone", "Oma Bet"),)))
    made._drop.setCurrentIndex(made._drop.findData("n"))
    made._drop.activated.emit(1)
    assert heard[-1] == b.People((b.Ref("gone", "Oma Bet"), b.Ref("n", "Noor")))
    assert made._drop.findData("n") == -1


def test_a_person_who_is_gone_stays_chosen_by_the_old_name(look, qtbot):
    made = editor(qtbot, Field("x", FieldType.PERSON, "Wie?", max=1))
    made.show_value(b.People((b.Ref("gone", "Oma Bet"),)))
    assert made.value() == b.People((b.Ref("gone", "Oma Bet"),))


def test_a_line_of_another_list_is_pointed_at(look, qtbot):
    made = editor(qtbot, Field("x", FieldType.ROW, "Hoort bij"))
    made.show_value(b.RowRef("gone"))
    assert made.value() == b.RowRef("gone")
    made._drop.setCurrentIndex(made._drop.findData("r"))
    assert made.value() == b.RowRef("r")


def test_lines_keep_their_id_who_they_are_about_and_their_other_cells(look, qtbot):
    line = Field("regel", FieldType.LINE, "Regel")
    made = editor(qtbot, Field("x", FieldType.ROWS, "Lijst", columns=(line,), hint_rows=3))
    row = b.Row("7", {"regel": b.Line("bel Noor"), "oud": b.Line("zo was het")}, (b.About("Noor", "n"),), 3)
    made.show_value(b.Rows((row,)))
    assert made.value() == b.Rows((row,))
    QTest.keyClicks(made.edit._rows[0].edit, " eerst")
    changed = b.Row("7", {"regel": b.Line("bel Noor eerst"), "oud": b.Line("zo was het")}, row.about, 3)
    assert made.value() == b.Rows((changed,))


def test_a_line_that_is_added_leaves_the_others_and_what_can_be_undone_in_them(look, qtbot):
    made = editor(qtbot, Field("x", FieldType.ROWS, "Lijst", columns=COLUMNS))
    made.show_value(b.Rows((b.Row("1", {"wat": b.Line("eerst")}),)))
    words = next(one for one in made.findChildren(QLineEdit) if one.text() == "eerst")
    QTest.keyClicks(words, " en dan")
    made._add.click()
    assert len(made.order()) == 2
    words.undo()
    assert words.text() == "eerst"
    assert made.value() == b.Rows((b.Row("1", {"wat": b.Line("eerst")}),))
