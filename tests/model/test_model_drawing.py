"""Drawings: what is written as SVG is only shapes and words, whatever the words are."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.model.pictures.drawing import Box, Circle, Drawing, Shape, Stroke, Words, diamond, shifted
from herstelkluis.model.pictures.svg import INK, is_own_svg, svg
from herstelkluis.model.pictures.word_width import shortened, width_of

numbers = st.floats(-9999, 9999)
looks = st.sampled_from(sorted(INK))
points = st.lists(st.tuples(numbers, numbers), max_size=5).map(tuple)
dashes = st.sampled_from(["solid", "dashed", "dotted"])
shapes: st.SearchStrategy[Shape] = st.one_of(
    st.builds(Stroke, points, looks, st.floats(0, 9), dashes, st.booleans(), st.booleans(), st.just("") | looks),
    st.builds(Circle, numbers, numbers, st.floats(0, 99), looks, st.floats(0, 9), dashes, st.just("") | looks),
    st.builds(Box, numbers, numbers, st.floats(0, 99), st.floats(0, 99), st.floats(0, 9), looks),
    st.builds(
        Words, numbers, numbers, st.text(), st.floats(8, 40), st.booleans(),
        st.sampled_from(["start", "middle", "end"]), looks, st.booleans(), st.booleans(),
    ),
)  # fmt: skip
drawings = st.builds(Drawing, st.floats(1, 9999), st.floats(1, 9999), st.lists(shapes, max_size=6).map(tuple))


@given(drawings)
def test_every_drawing_is_sound_xml_that_fetches_nothing(drawing: Drawing) -> None:
    written = svg(drawing)
    assert is_own_svg(written)
    root = ET.fromstring(written)
    names = {one.tag.rpartition("}")[2] for one in root.iter()}
    assert names <= {"svg", "path", "circle", "rect", "text"}
    assert not {name for one in root.iter() for name in one.attrib} & {"href", "style", "class", "id", "onload"}


def test_a_drawing_of_someone_else_is_not_one_of_ours() -> None:
    ours = svg(Drawing(10, 10, (Circle(1, 2, 3), Words(1, 2, "woord"))))
    for line in (
        '<image href="file:///etc/passwd"/>',
        "<script>1</script>",
        '<text x="1" onclick="x()">a</text>',
        '<path d="M0,0" style="x:url(http://a)"/>',
        "<!DOCTYPE svg>",
        '<circle r="1"/><image/>',
        "<text>&bomb;</text>",
        '<rect x="0" y="0" width="9" height="9" opacity="0.5"/>',
        '<path d="M0,0 L9,9" stroke="#000000" stroke-width="99999" stroke-dasharray="0.1 0.1"/>',
        '<circle cx="1" cy="2" r="3" transform="a"/>',
        "",
    ):
        lines = ours.split("\n")
        assert not is_own_svg("\n".join([lines[0], line, *lines[1:]])), line
        assert not is_own_svg("\n".join([line, *lines])), line
    assert not is_own_svg("")
    assert not is_own_svg(ours + "\n")


@given(st.text(min_size=1, max_size=60), st.floats(0, 400), st.floats(8, 30))
def test_shortened_words_fit_and_are_a_beginning(text: str, room: float, size: float) -> None:
    short = shortened(text, room, size)
    if short != text:
        assert short.endswith("…")
        assert text.startswith(short[:-1])
        assert short == "…" or width_of(short, size) <= room


@given(shapes, st.floats(-99, 99), st.floats(-99, 99))
def test_moving_a_shape_keeps_all_but_its_place(shape: Shape, dx: float, dy: float) -> None:
    there = shifted(shape, dx, dy)
    assert type(there) is type(shape)
    assert (there.look, there.key) == (shape.look, shape.key)


def test_a_diamond_is_closed_around_its_point() -> None:
    one = diamond(10, 20, 5, key="a")
    assert one.closed
    assert sum(x for x, _y in one.points) / 4 == 10
    assert sum(y for _x, y in one.points) / 4 == 20
