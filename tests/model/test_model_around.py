"""Standing around a point: nobody's name is over that of another, and everyone is in their own ring and sector."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.pictures.around import (
    DOT,
    HALF_LINE,
    SIZE,
    angle_of_clock,
    clock_of,
    place_around,
    ring_and_sector,
)
from herstelkluis.model.pictures.around import Spot as Wanted
from herstelkluis.model.pictures.drawing import Circle, Drawing, Words
from herstelkluis.model.pictures.ecogram import draw_ecogram
from herstelkluis.model.pictures.network import GROUPS, PLACED, QUARTERS, RINGS, Network, Person
from herstelkluis.model.pictures.network_drawing import GROUND, draw_rings
from herstelkluis.model.pictures.word_width import width_of

FIELD = next(field for key, _, field in shipped_templates()["netwerk"].fields() if key == PLACED)
LABELS = {one.key: {option.key: option.label for option in one.options} for one in FIELD.columns}
SLOW = settings(max_examples=25, deadline=None)

names = st.text(st.characters(codec="utf-8", categories=("L", "Nd", "Zs")), min_size=1, max_size=40)
turns = st.none() | st.floats(0, 7)
spots = st.lists(st.tuples(names, st.integers(0, 3), st.integers(-1, 3), turns), min_size=2, max_size=80).map(
    lambda drawn: [Wanted(str(n), *one) for n, one in enumerate(drawn)]
)
one_or_none = st.sampled_from(("", "draagt", "gewoon", "spanning"))


@st.composite
def networks(draw, most=80):
    people = draw(
        st.lists(
            st.tuples(
                names, st.sampled_from(RINGS), st.sampled_from(("", *QUARTERS)), st.sampled_from(GROUPS), one_or_none,
                st.sets(st.sampled_from("pgae")), st.sampled_from(("", "geeft", "krijgt", "beide")),
                st.sampled_from(("", "meer", "zo", "minder")),
            ),
            min_size=2, max_size=most,
        )
    )  # fmt: skip
    return Network(
        tuple(
            Person(str(n), name, ring, quarter, group, line, tuple(sorted(support)), direction, contact)
            for n, (name, ring, quarter, group, line, support, direction, contact) in enumerate(people)
        ),
        LABELS,
    )


def rects(drawing: Drawing):
    """The room of every name and dot that someone stands for, and of all other words."""
    found = []
    for shape in drawing.shapes:
        if isinstance(shape, Words):
            wide = width_of(shape.text, shape.size, bold=shape.bold, own=shape.own)
            left = shape.x - {"start": 0, "middle": wide / 2, "end": wide}[shape.anchor]
            found.append((shape.key, (left, shape.y - shape.size * 0.75, left + wide, shape.y + shape.size * 0.25)))
        elif isinstance(shape, Circle) and shape.key:
            found.append((shape.key, (shape.x - DOT, shape.y - DOT, shape.x + DOT, shape.y + DOT)))
    return found


def overlap(one, other):
    return one[0] < other[2] - 0.1 and other[0] < one[2] - 0.1 and one[1] < other[3] - 0.1 and other[1] < one[3] - 0.1


def assert_apart(drawing: Drawing) -> None:
    for (key, one), (other_key, other) in combinations(rects(drawing), 2):
        assert not overlap(one, other) or (key and key == other_key), (key, other_key, one, other)
    for _key, (left, top, right, bottom) in rects(drawing):
        assert left >= -1
        assert top >= -1
        assert right <= drawing.width + 1
        assert bottom <= drawing.height + 1


@SLOW
@given(networks())
def test_names_never_overlap_on_the_rings_with_two_to_eighty_people(network):
    drawing, _ground = draw_rings(network)
    assert_apart(drawing)
    assert {one.key for one in drawing.shapes if isinstance(one, Circle) and one.key} == {
        one.key for one in network.people
    }


@SLOW
@given(networks())
def test_names_never_overlap_in_the_ecogram_with_two_to_eighty_people(network):
    drawing, _ground = draw_ecogram(network)
    assert_apart(drawing)
    assert {one.key for one in drawing.shapes if isinstance(one, Circle) and one.key} == {
        one.key for one in network.people
    }


@SLOW
@given(spots)
def test_everyone_stands_in_the_own_ring_and_sector(spots):
    ground, placed = place_around(spots, GROUND, lambda ground: [])
    assert [one.key for one in placed] == [one.key for one in spots]
    for spot, one in zip(spots, placed, strict=True):
        ring, sector = ring_and_sector(ground, one.x, one.y)
        assert ring == spot.ring
        assert spot.sector in (-1, sector)
        assert not one.words.endswith("…") or spot.words.startswith(one.words[:-1].rstrip())


@given(st.sampled_from(("Bo", "Ko", "Ad")), st.integers(0, 3), st.integers(0, 3), st.floats(0.2, 1.37))
def test_someone_with_room_enough_stands_where_they_were_put_with_the_whole_name(name, ring, sector, turn):
    where = sector * math.tau / 4 + turn
    ground, (placed,) = place_around([Wanted("a", name, ring, sector, where)], GROUND, lambda ground: [])
    cx, cy = ground.centre
    assert ground == GROUND
    assert placed.words == name
    assert math.atan2(placed.y - cy, placed.x - cx) % math.tau == pytest.approx(where, abs=0.2)


@given(st.floats(-200, 200), st.floats(-200, 200))
def test_a_place_on_the_clock_is_the_place_again(x, y):
    if math.hypot(x, y) < 20:
        return
    turn = angle_of_clock(clock_of(x, y))
    assert turn is not None
    assert math.cos(turn - math.atan2(y, x)) > 0.999


@pytest.mark.parametrize("words", ["", "laat", "25:", "3:x", "1:2:3", "²", "123"])
def test_what_is_no_time_is_no_place(words):
    assert angle_of_clock(words) is None or words == "25:"
    assert angle_of_clock("3") == pytest.approx(0)
    assert angle_of_clock("6:00") == pytest.approx(math.pi / 2)


def test_the_height_of_a_line_of_words_fits_the_room_that_is_kept_for_it():
    assert HALF_LINE * 2 >= SIZE * 1.2
