"""The circle of influence and the grid of who does what: apart whatever the words, and complete in words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import hypot
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelkluis import i18n
from herstelkluis.model.body import Answer, Choice, Line, Row, Rows
from herstelkluis.model.document import Document
from herstelkluis.model.lay_out import lay_out
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.pictures.drawing import Circle, Drawing, Words
from herstelkluis.model.pictures.influence import Rings, Thing, draw_influence, ring_at, say_influence
from herstelkluis.model.pictures.who_does_what import Grid, Task, draw_grid, grid_of, say_grid
from herstelkluis.model.pictures.word_width import width_of
from herstelkluis.model.say import Names
from herstelkluis.model.sheet import Picture, Table

RINGS = (("hand", "in mijn hand"), ("invloed", "invloed"), ("zorgen", "zorgen"))
TEMPLATES = shipped_templates()
own = st.text(min_size=1, max_size=70)
things = st.lists(st.tuples(own, st.sampled_from(["hand", "invloed", "zorgen", ""])), max_size=40).map(
    lambda found: Rings(RINGS, tuple(Thing(f"t{n}", words, ring) for n, (words, ring) in enumerate(found)))
)
cells = st.none() | st.tuples(st.integers(0, 4), own)
grids = st.integers(1, 7).flatmap(
    lambda wide: st.builds(
        Grid,
        st.tuples(*[own] * wide),
        st.lists(st.builds(Task, own, own, st.tuples(*[cells] * wide)), min_size=1, max_size=12).map(tuple),
    )
)
Box = tuple[float, float, float, float]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use("nl")


def boxes(drawing: Drawing) -> list[Box]:
    found = []
    for one in drawing.shapes:
        if isinstance(one, Words) and one.text.strip():
            wide = width_of(one.text, one.size, bold=one.bold, own=one.own)
            left = one.x - {"start": 0.0, "middle": wide / 2, "end": wide}[one.anchor]
            found.append((left, one.y - one.size * 0.8, left + wide, one.y + one.size * 0.25))
    return found


def assert_apart_and_inside(drawing: Drawing) -> None:
    found = boxes(drawing)
    for left, top, right, bottom in found:
        assert left >= -0.01
        assert right <= drawing.width + 0.01
        assert top >= 0
        assert bottom <= drawing.height
    for one, other in combinations(found, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


@given(things)
@settings(max_examples=60, deadline=None)
def test_words_in_the_rings_never_meet_whatever_and_however_many(rings: Rings) -> None:
    assert_apart_and_inside(draw_influence(rings))


@given(things)
@settings(max_examples=60, deadline=None)
def test_every_thing_lies_in_its_own_ring_and_a_drop_there_means_that_ring(rings: Rings) -> None:
    drawing = draw_influence(rings)
    dots = {one.key: one for one in drawing.shapes if isinstance(one, Circle) and one.key}
    assert set(dots) == {thing.id for thing in rings.things if thing.ring}
    for thing in rings.things:
        if thing.ring:
            assert ring_at(rings, drawing, dots[thing.id].x, dots[thing.id].y) == thing.ring
    assert ring_at(rings, drawing, 0, 0) == "zorgen"


@given(things)
def test_the_rings_in_words_hold_every_thing_once(rings: Rings) -> None:
    said = "\n".join(say_influence(rings).lines)
    for thing in rings.things:
        assert thing.words in said
    assert sum(line.count("; ") + 1 for line in say_influence(rings).lines) >= len(rings.things)


@given(things)
@settings(max_examples=30, deadline=None)
def test_rings_lie_inside_each_other_and_inside_the_drawing(rings: Rings) -> None:
    drawing = draw_influence(rings)
    radii = sorted(one.r for one in drawing.shapes if isinstance(one, Circle) and not one.key)
    assert len(set(radii)) == 3
    assert 2 * radii[-1] <= min(drawing.width, drawing.height)
    for one in drawing.shapes:
        if isinstance(one, Circle) and one.key:
            assert hypot(one.x - drawing.width / 2, one.y - drawing.height / 2 - 6) < radii[-1]


@given(grids)
@settings(max_examples=60, deadline=None)
def test_words_in_the_grid_never_meet(grid: Grid) -> None:
    assert_apart_and_inside(draw_grid(grid))


@given(grids)
def test_the_grid_in_words_names_task_person_and_choice(grid: Grid) -> None:
    lines = say_grid(grid).lines
    assert len(lines) == len(grid.tasks)
    for task, line in zip(grid.tasks, lines, strict=True):
        assert line.startswith(task.words)
        for who, cell in zip(grid.columns, task.cells, strict=True):
            assert cell is None or f"{who}: {cell[1]}" in line


def test_every_choice_has_a_sign_of_its_own_without_colour() -> None:
    drawn = []
    for place in range(4):
        grid = Grid(("ik",), (Task("t", "koken", ((place, "dit"),)),))
        drawing = draw_grid(grid)
        signs = [one for one in drawing.shapes if not isinstance(one, Words)][1:-1]
        assert {shape.look for shape in signs} == {"text"}
        drawn.append(tuple((type(one).__name__, getattr(one, "fill", "")) for one in signs))
    assert len(set(drawn)) == 4


def support(*rows: Row) -> Document:
    return Document("d", "wiedoetwat", "v", body={"taken.taken": Answer(Rows(rows))})


def test_on_paper_the_overview_stands_in_place_of_the_table_and_leaves_out_who_does_nothing() -> None:
    rows = (
        Row("1", {"taak": Line("luisteren"), "naaste": Choice(("doet",))}),
        Row("2", {"taak": Line("de kat voeren")}),
    )
    sheet = lay_out(TEMPLATES["wiedoetwat"], support(*rows), {})
    (picture,) = sheet.pieces
    assert isinstance(picture, Picture)
    assert picture.lines == ("luisteren. naaste: doet dit", "de kat voeren")
    assert "wijkteam" not in picture.svg
    ET.fromstring(picture.svg)


def test_a_grid_without_any_choice_is_a_list_of_words() -> None:
    sheet = lay_out(TEMPLATES["wiedoetwat"], support(Row("2", {"taak": Line("de kat voeren")})), {})
    assert not any(isinstance(piece, Picture) for piece in sheet.pieces)
    assert any(isinstance(piece, Table) and "de kat voeren" in piece.rows[0] for piece in sheet.pieces)


def test_the_standard_tasks_and_columns_are_there() -> None:
    (field,) = (field for _key, _section, field in TEMPLATES["wiedoetwat"].fields() if field.as_ == "grid")
    assert len(field.start) == 14
    assert [column.key for column in field.columns] == [
        "taak", "ik", "naaste", "lotgenoot", "huisarts", "ggz", "gemeente", "anders",
    ]  # fmt: skip
    assert {len(column.options) for column in field.columns[1:]} == {4}
    assert grid_of(TEMPLATES["notitie"], support(), Names({}, {})) == Grid((), ())
