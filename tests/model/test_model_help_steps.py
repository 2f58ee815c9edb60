"""Steps in help: each is in the drawing and in the list, on the parts of the way it was given, and words never meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.i18n import _, use
from herstelkluis.model.body import Answer, Choice, Line, Row, Rows
from herstelkluis.model.document import Document
from herstelkluis.model.lay_out import lay_out
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.pictures.drawing import Circle, Stroke, Words
from herstelkluis.model.pictures.help_steps import PHASES, Step, draw_steps, say_steps
from herstelkluis.model.pictures.svg import is_own_svg, svg
from herstelkluis.model.sheet import Lines, Picture
from model.picture_words import outside, overlapping

words_of = st.text(alphabet="abcdW é’ ", max_size=50)
phases_of = st.lists(st.sampled_from([one for one in PHASES if one]), max_size=3, unique=True).map(tuple)
steps_of = st.lists(
    st.builds(Step, st.just(""), words_of, words_of, phases_of, words_of, words_of, words_of, words_of),
    min_size=1, max_size=20,
).map(lambda found: [
    Step(f"s{n}", s.name, s.when, s.phases, s.helped, s.hindered, s.ended, s.tip) for n, s in enumerate(found)
])  # fmt: skip
widths = st.sampled_from([260.0, 420.0, 674.0, 1000.0])


@pytest.fixture(autouse=True)
def _in_dutch():
    use("nl")


@given(steps_of, widths)
def test_no_words_stand_over_each_other_or_outside(steps, width):
    drawing = draw_steps(steps, width)
    assert overlapping(drawing) == []
    assert outside(drawing) == []
    assert is_own_svg(svg(drawing))


@given(steps_of, widths)
def test_every_step_is_in_the_drawing_and_whole_in_the_list(steps, width):
    drawing, said = draw_steps(steps, width), say_steps(steps)
    numbers = [shape.text for shape in drawing.shapes if isinstance(shape, Words) and shape.bold]
    assert numbers == [str(n) for n in range(1, len(steps) + 1)]
    for step, line in zip(steps, said.lines, strict=True):
        for words in (step.name, step.when, step.helped, step.hindered, step.ended, step.tip):
            assert words in line
        dots = [
            one for one in drawing.shapes if isinstance(one, Circle) and one.key == step.key and one.look == "primary"
        ]
        signs = bool(step.helped)
        assert len(dots) - signs == max(1, len(step.phases))


def test_a_step_without_a_part_of_the_way_stands_on_a_row_of_its_own():
    texts = [one.text for one in draw_steps([Step("a", "Loket")], 674).shapes if isinstance(one, Words)]
    assert _(PHASES[""]) in texts
    assert _(PHASES["hulp"]) not in texts


def test_what_helped_and_what_did_not_have_signs_that_differ_in_shape():
    drawing = draw_steps([Step("a", "Loket", helped="soep"), Step("b", "Nog een", hindered="wachten")], 674)
    strokes = {key: sum(isinstance(one, Stroke) and one.key == key for one in drawing.shapes) for key in ("a", "b")}
    assert strokes == {"a": 1, "b": 2}


def test_a_piece_with_steps_begins_with_its_picture_and_its_lines_are_the_twin():
    template = shipped_templates()["hulp.rij"]
    rows = Rows((
        Row("r1", {"naam": Line("De huisarts"), "fase": Choice(("zoeken",)), "tip": Line("Vraag door")}),
        Row("r2", {}),
    ))  # fmt: skip
    document = Document("d", "hulp.rij", template.version, body={"hulp.stappen": Answer(rows)})
    sheet = lay_out(template, document, {})
    picture = sheet.pieces[0]
    assert isinstance(picture, Picture)
    assert picture.svg.startswith("<svg")
    assert "De huisarts" in picture.svg
    (lines,) = [one for one in sheet.pieces if isinstance(one, Lines)]
    assert lines.items[0].startswith("De huisarts")
    assert not any(isinstance(one, Picture) for one in lay_out(template, Document("d", "hulp.rij", ""), {}).pieces)
