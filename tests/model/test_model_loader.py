from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costs import least_milliseconds
from herstelkluis import resources
from herstelkluis.errors import TemplateError
from herstelkluis.i18n import say_error
from herstelkluis.model.loader import (
    load_files,
    load_own,
    load_template,
    read_template,
    shipped_templates,
    template_source,
)
from herstelkluis.model.template import FieldType

EVERYTHING = Path(__file__).with_name("everything.toml").read_text(encoding="utf-8")
SMALL = """kind = "klein"
title = "Klein"

[[section]]
key = "a"
title = "A"

[[section.field]]
key = "x"
type = "text"
ask = "Wat?"

[[section.field]]
key = "y"
type = "rows"
ask = "Welke?"
columns = [
  { key = "wat", type = "line", ask = "Wat?" },
  { key = "wie", type = "person", ask = "Wie?" },
]

[[section]]
key = "b"
title = "B"

[[section.field]]
key = "x"
type = "scale"
ask = "Hoe?"
"""


def refused(text: str) -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        load_template(text, "klein.toml")
    assert caught.value.facts["file"] == "klein.toml"
    return caught.value


def test_a_template_with_every_field_type_and_attribute_loads():
    template = load_template(EVERYTHING, "everything.toml")
    fields = {one.key: one for _, _, one in template.fields()}
    assert {one.type for one in fields.values()} | {c.type for c in fields["rijen"].columns} == set(FieldType)
    assert (template.part, template.form, template.view, template.level) == ("plan", "parts", "phases", 3)
    assert (template.document, template.stamp, template.share) == ("section", "Voorbereiding", "may_go")
    section = template.sections[0]
    assert (section.phase, section.heavy, section.help) == ("orange", True, "Een regel.")
    line, choice, scale = fields["regel"], fields["keuze"], fields["schaal"]
    assert (line.help, line.level, line.share, line.print, line.role, line.max) == (
        "Kort.",
        1,
        False,
        False,
        "card.x",
        40,
    )
    assert [(one.key, one.label) for one in choice.options] == [("ja", "Ja"), ("nee", "Nee")]
    assert (choice.many, choice.other, scale.low, scale.high) == (True, True, "leeg", "vol")
    rows = fields["rijen"]
    assert (rows.hint_rows, rows.start, rows.as_, rows.sources, rows.max) == (2, ("Kat",), "grid", ("plan.goed",), 9)
    assert fields["helplijnen"].insert == "helplines"
    assert rows.columns[-1].sources == ("alles.rijen",)


@pytest.mark.parametrize(
    ("shape", "columns"),
    [
        ("line", ["regel"]),
        ("signal", ["wat", "gezien", "soort", "fase", "helpt"]),
        ("action", ["wat", "wie", "moet", "wanneer", "stop"]),
        ("tool", ["wat", "doet", "hoe_lang", "kosten", "samen", "waar", "werkte"]),
        ("wish", ["wat", "hoe", "waarom", "crisis"]),
    ],
)
def test_a_shape_expands_to_its_columns(shape, columns):
    field = f'\n[[section.field]]\nkey = "z"\ntype = "rows"\nask = "Z"\nshape = "{shape}"\n'
    template = load_template(SMALL + field, "x")
    assert [one.key for one in template.sections[1].fields[1].columns] == columns


def test_in_a_phase_a_line_does_not_ask_for_its_phase():
    field = '\n[[section.field]]\nkey = "z"\ntype = "rows"\nask = "Z"\nshape = "signal"\n'
    template = load_template(SMALL.replace('title = "B"', 'title = "B"\nphase = "red"') + field, "x")
    assert [one.key for one in template.sections[1].fields[1].columns] == ["wat", "gezien", "soort", "helpt"]


def test_what_a_kind_is_for_and_how_it_goes_is_said_at_its_top():
    plain = load_template(SMALL, "x")
    assert (plain.about, plain.many, plain.together, plain.pages, plain.source) == ("", False, "", 0, "self")
    top = 'title = "Klein"\nabout = "Een regel."\nmany = true\ntogether = "Kleintjes"\npages = 1\nsource = "received"'
    full = load_template(SMALL.replace('title = "Klein"', top), "x")
    assert (full.about, full.many, full.together) == ("Een regel.", True, "Kleintjes")
    assert (full.pages, full.source) == (1, "received")


def test_a_list_without_columns_is_a_list_of_plain_lines():
    template = load_template(SMALL.replace('type = "scale"', 'type = "rows"'), "x")
    field = template.sections[1].fields[0]
    assert (field.shape, [one.key for one in field.columns]) == ("line", ["regel"])


def line(text: str, part: str, nth: int = 0) -> int:
    return [n for n, one in enumerate(text.split("\n"), 1) if part in one][nth]


@pytest.mark.parametrize(
    ("old", "new", "where", "reason"),
    [
        ('title = "Klein"', 'title = "Klein', 'title = "Klein', "this is not TOML"),
        ('kind = "klein"', 'kind = "Klein"', 'kind = "Klein"', "kind has small letters"),
        ('kind = "klein"\n', "", 'title = "Klein"', "kind is missing"),
        ('title = "Klein"', 'title = " "', 'title = " "', "title is empty"),
        ('title = "Klein"', 'title = "Klein"\nlevel = 4', "level = 4", "level can be: 1, 2, 3"),
        ('title = "Klein"', 'title = "Klein"\nform = "wizard"', "form =", "form can be: questions, parts"),
        ('title = "Klein"', 'title = "Klein"\ncolour = "red"', "colour", "colour is not a word that a form knows"),
        ('title = "B"', 'title = "B"\nphase = "paars"', "phase =", "phase can be: -, green, orange, red"),
        ('title = "B"', 'title = "B"\nheavy = 1', "heavy =", "heavy is true or false"),
        ('key = "b"', 'key = "a"', 'key = "a"#1', "key a stands twice"),
        ('key = "b"', 'key = "b.b"', 'key = "b.b"', "key has small letters"),
        ('key = "y"', 'key = "x"', 'key = "x"#1', "key x stands twice"),
        ('ask = "Hoe?"\n', "", "[[section.field]]#2", "ask is missing in x"),
        ('type = "scale"', 'type = "slider"', 'type = "slider"', "type can be: "),
        ('type = "scale"', 'type = "row"', 'type = "row"', "type can be: "),
        ('type = "scale"', 'type = "scale"\noptions = { a = "A" }', "options =", "options does not fit type scale"),
        ('type = "scale"', 'type = "choice"', "[[section.field]]#2", "options is missing in x"),
        ('type = "scale"', 'type = "rows"\nshape = "dream"', "shape =", "shape dream is not known"),
        ('type = "scale"', 'type = "rows"\nas = "cloud"', "as =", "as can be: lines, table, grid"),
        ('type = "scale"', 'type = "rows"\nstart = ["Kat"]', "start =", "preset lines need a list of more columns"),
        ('title = "Klein"', 'title = "Klein"\npages = 2', "pages = 2", "pages can be: 0, 1"),
        (
            'title = "Klein"',
            'title = "Klein"\nsource = "dokter"',
            "source =",
            "source can be: self, together, received",
        ),
        ('type = "rows"', 'type = "rows"\nshape = "wish"', "shape =", "a list has columns or a shape, not both"),
        ('type = "scale"', 'type = "scale"\ntype = "text"', 'type = "text"#1', "the same name stands here twice"),
        (
            'key = "wie", type = "person"',
            'key = "wat", type = "person"',
            'key = "wat", type = "person"',
            "key wat stands",
        ),
        ('key = "wie", type = "person"', 'key = "wie", type = "rows"', 'key = "wie"', "type can be: "),
        ('key = "wie", type = "person"', 'key = "wie", type = "row"', 'key = "wie"', "a row column needs from"),
        ('type = "person", ask = "Wie?"', 'type = "person"', 'key = "wie"', "ask is missing in wie"),
        ('ask = "Welke?"', 'ask = """Welke?\n[[section]]"""', 'ask = """', "a text stands on one line"),
        ("[[section.field]]", "[[section.question]]", "[[section]]", "field is missing"),
    ],
)
def test_a_wrong_template_is_refused_with_line_and_reason(old, new, where, reason):
    text = SMALL.replace(old, new) if old != 'type = "rows"' else SMALL.replace(old, new, 1)
    assert text != SMALL
    error = refused(text)
    part, _, nth = where.partition("#")
    assert error.facts["line"] == line(text, part, int(nth or 0))
    assert reason in str(error.facts["reason"])


def test_a_file_that_breaks_off_says_its_last_line():
    text = SMALL + "\n[[section"
    assert refused(text).facts["line"] == text.count("\n") + 1


def test_a_file_over_the_limit_is_refused_before_it_is_read():
    assert "256 KiB" in str(refused(SMALL + "#" * 256 * 1024).facts["reason"])


@pytest.mark.parametrize(
    "hostile", ["a = " + "[" * 3900, "a = " + "[\n" * 90_000, "a." * 120_000 + "a = 1", "a." * 1900]
)
def test_a_text_without_end_is_refused_before_it_takes_time_or_memory(hostile: str) -> None:
    assert least_milliseconds(lambda: refused(SMALL + hostile), within=500) < 500


def test_the_version_follows_the_bytes_of_the_file():
    one, other = load_template(SMALL, "x"), load_template(SMALL + "\n", "x")
    assert len(one.version) == 16
    assert one.version != other.version
    assert one.version == load_template(SMALL, "y").version


def test_wrong_templates_do_not_stop_the_others(tmp_path):
    (tmp_path / "a.toml").write_text(
        SMALL.replace('"klein"', '"goed"').replace('title = "Klein"', 'title = "K"\nshare = "may_go"')
    )
    (tmp_path / "b.toml").write_text("kind = ")
    (tmp_path / "c.toml").write_bytes(b"\xff\xfe")
    (tmp_path / "d.toml").write_text("#" * (256 * 1024 + 1))
    (tmp_path / "e.toml").write_text(SMALL.replace('"klein"', '"goed"'))
    files = [*sorted(tmp_path.iterdir()), tmp_path / "weg.toml"]
    templates, errors = load_files(files)
    assert list(templates) == ["goed"]
    assert [(error.facts["file"], error.facts["line"]) for error in errors] == [
        ("b.toml", 1), ("c.toml", 1), ("d.toml", 1), ("e.toml", 1), ("weg.toml", 1),
    ]  # fmt: skip
    assert errors[2].facts["reason"] == "it is over 256 KiB"
    assert errors[3].facts["reason"] == "kind goed is there already"


def test_a_template_of_the_persons_own_starts_as_only_me_and_shadows_nothing():
    template = load_own(SMALL.replace('title = "Klein"', 'title = "Klein"\nshare = "may_go"'), "x.toml")
    assert (template.own, template.share) == (True, "only_me")
    with pytest.raises(TemplateError) as caught:
        load_own("# mijn blad\n" + SMALL.lstrip().replace('"klein"', '"plan.crisis"'), "x.toml")
    assert caught.value.facts == {"file": "x.toml", "line": 2, "reason": "kind plan.crisis is there already"}


@given(st.text(max_size=200) | st.lists(st.sampled_from(SMALL.split("\n")), max_size=30).map("\n".join))
def test_any_text_loads_or_is_refused_with_a_line_that_exists(text):
    line = 1
    try:
        load_template(text, "x.toml")
    except TemplateError as error:
        line = int(error.facts["line"])
    assert 1 <= line <= text.count("\n") + 1


def test_every_shipped_file_loads_and_its_source_can_be_kept():
    files = sorted(resources.path("templates", "nl").glob("*.toml"))
    templates = shipped_templates()
    assert len(templates) == len(files) >= 5
    for kind, template in templates.items():
        assert load_template(template_source(kind), "x") == template
        assert not template.own
    with pytest.raises(KeyError):
        template_source("bestaat.niet")


def test_pydantic_comes_only_when_a_template_is_loaded():
    code = "import sys, herstelkluis.model.loader as l; a = 'pydantic' in sys.modules; l.shipped_templates(); "
    code += "print(a, 'pydantic' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout.split() == ["False", "True"]


def test_a_form_from_notepad_opens_and_its_reason_is_told_in_dutch(tmp_path):
    file = tmp_path / "klein.toml"
    file.write_text(SMALL, encoding="utf-8-sig")
    assert load_template(read_template(file), file.name).kind == "klein"
    told = say_error(refused(SMALL.replace('type = "scale"', 'type = "slider"')))[0]
    assert re.fullmatch(r"Het blad in \S+ is overgeslagen\. Regel \d+: type kan zijn: note, text, .*, rows\.", told)
    told = say_error(refused(SMALL.replace('title = "Klein"', 'title = "Klein')))[0]
    assert told.endswith("dit is geen TOML; vaak mist er een aanhalingsteken of een haakje.")
