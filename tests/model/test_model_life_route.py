"""The life route: every chapter and event is in the drawing and in the list, and no words stand over each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.i18n import _, use
from herstelkluis.model.pictures.drawing import Circle, Drawing, Stroke, Words
from herstelkluis.model.pictures.life_route import Happening, Stop, draw_route, say_route
from herstelkluis.model.pictures.svg import is_own_svg, svg
from model.picture_words import outside, overlapping

STATES = ("ready", "busy", "empty", "folded", "never")
titles = st.text(alphabet="abc deéWi’ ", max_size=60)
stops_of = st.lists(
    st.builds(Stop, st.just(""), st.just(0), titles, st.sampled_from(STATES), st.just("bezig"), titles, st.booleans()),
    min_size=1,
    max_size=24,
).map(lambda found: [Stop(f"h{n}", n, s.title, s.state, s.said, s.when, s.here) for n, s in enumerate(found, 1)])
events_of = st.lists(st.tuples(titles, st.integers(-1, 25)), max_size=30).map(
    lambda found: [Happening(f"e{n}", words, after) for n, (words, after) in enumerate(found)]
)
widths = st.sampled_from([240.0, 300.0, 420.0, 560.0, 674.0, 900.0])


@pytest.fixture(autouse=True)
def _in_dutch():
    use("nl")


@given(stops_of, events_of, widths)
def test_no_words_stand_over_each_other_or_outside(stops, events, width):
    drawing = draw_route(stops, events, width)
    assert overlapping(drawing) == []
    assert outside(drawing) == []
    assert is_own_svg(svg(drawing))


@given(stops_of, events_of, widths)
def test_everything_is_in_the_drawing_and_in_the_list(stops, events, width):
    drawing, said = draw_route(stops, events, width), say_route(stops, events)
    drawn = {shape.key for shape in drawing.shapes} - {""}
    assert drawn == {stop.key for stop in stops} | {event.key for event in events}
    assert len(said.lines) == len(stops) + len(events)
    text = "\n".join(said.lines)
    assert all(stop.title in text and stop.when in text for stop in stops)
    assert all(event.words in text for event in events)


@given(stops_of, widths)
def test_the_path_goes_through_every_marker(stops, width):
    drawing = draw_route(stops, [], width)
    path = next(shape for shape in drawing.shapes if isinstance(shape, Stroke) and shape.look == "route")
    markers = {(shape.x, shape.y) for shape in drawing.shapes if isinstance(shape, Circle) and shape.key}
    assert markers <= set(path.points)
    assert len(markers) == len(stops)


def chapter(number: int, state: str = "busy", *, here: bool = False) -> Stop:
    return Stop(f"h{number}", number, f"Hoofdstuk {number}", state, "bezig", "1984", here)


def circles(drawing: Drawing, key: str) -> list[Circle]:
    return [shape for shape in drawing.shapes if isinstance(shape, Circle) and shape.key == key]


def test_the_signs_differ_without_colour():
    drawing = draw_route([chapter(n, state) for n, state in enumerate(STATES, 1)], [], 674)
    ready, busy, empty, folded, never = (circles(drawing, f"h{n}")[0] for n in range(1, 6))
    assert (ready.fill, busy.fill, empty.dash) == ("primary", "soft", "dashed")
    numbers = {shape.text for shape in drawing.shapes if isinstance(shape, Words) and shape.bold}
    assert numbers == {"1", "2", "3"}
    inside = {
        n: sum(type(one).__name__ in ("Stroke", "Box") and one.key == f"h{n}" for one in drawing.shapes) for n in (4, 5)
    }
    assert inside == {4: 3, 5: 2}
    assert folded.dash == never.dash == "solid"


def test_a_double_ring_is_where_you_were():
    drawing = draw_route([chapter(1), chapter(2, here=True)], [], 674)
    assert [len(circles(drawing, key)) for key in ("h1", "h2")] == [1, 2]
    assert say_route([chapter(2, here=True)], []).lines[0].endswith(_("you were here"))


@pytest.mark.parametrize(("width", "many"), [(674, 5), (520, 4), (420, 3), (300, 2), (200, 1)])
def test_rows_hold_as_many_as_there_is_room_for_and_turn(width, many):
    drawing = draw_route([chapter(n) for n in range(1, 12)], [], width)
    xs = [circles(drawing, f"h{n}")[0].x for n in range(1, 12)]
    assert len(set(xs)) == many
    assert xs[many] == xs[many - 1]
    if many > 1:
        assert xs[0] < xs[1]
        assert xs[many] > xs[many + 1]


def test_many_events_between_two_chapters_are_said_as_a_number_and_all_are_in_the_list():
    events = [Happening(f"e{n}", f"Gebeurtenis {n}", 1) for n in range(9)]
    drawing = draw_route([chapter(1), chapter(2)], events, 674)
    assert any(isinstance(shape, Words) and shape.text.startswith("9 ") for shape in drawing.shapes)
    assert len(say_route([chapter(1), chapter(2)], events).lines) == 11
