"""The timeline: to scale, nothing over anything else, and every moment in the drawing and in the list."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelkluis.i18n import _, use
from herstelkluis.model.pictures.drawing import Box, Stroke, Words
from herstelkluis.model.pictures.svg import is_own_svg, svg
from herstelkluis.model.pictures.timeline import BANDS, Measured, Moment, Stretch, bands_of
from herstelkluis.model.pictures.timeline_drawing import days_of, draw_timeline
from herstelkluis.model.pictures.timeline_said import say_moment, say_timeline, shelves
from model.picture_words import outside, overlapping

DAY = date(2026, 11, 17).toordinal()
days = st.integers(date(1930, 1, 1).toordinal(), date(2030, 12, 31).toordinal())
words_of = st.text(alphabet="abcdeW é’ ", max_size=40)
MANY = settings(max_examples=40)
"""Each is a whole life of moments."""


@st.composite
def moments_of(draw):
    found = []
    for n in range(draw(st.integers(0, 60))):
        first = draw(st.none() | days)
        length = draw(st.none() | st.integers(0, 9000))
        last = None if length is None else (first if first is not None else draw(days)) + length
        band = draw(st.sampled_from(BANDS))
        found.append(Moment(f"m{n}", band, draw(words_of), "", first, last, draw(st.booleans()), draw(st.booleans())))
    return tuple(found)


@st.composite
def stretches(draw):
    start = draw(days)
    return Stretch(
        start, start + draw(st.integers(31, 36000)), draw(st.sampled_from([260.0, 500.0, 720.0, 1100.0])), DAY
    )


@pytest.fixture(autouse=True)
def _in_dutch():
    use("nl")


@MANY
@given(moments_of(), stretches())
def test_no_words_stand_over_each_other_or_outside(moments, stretch):
    drawing = draw_timeline(moments, stretch, Measured())
    assert overlapping(drawing) == []
    assert outside(drawing) == []
    assert is_own_svg(svg(drawing))


@MANY
@given(moments_of(), stretches())
def test_everything_in_view_has_a_lane_or_is_in_a_group_and_stands_in_the_list(moments, stretch):
    bands = bands_of(moments, stretch, Measured())
    laid = [one.moment.key for band in bands for one in band.placed]
    gathered = [one.key for band in bands for group in band.groups for one in group.moments]
    seen = [one.key for one in moments if stretch.holds(one)]
    assert sorted(laid + gathered) == sorted(seen)
    drawn = {shape.key for shape in draw_timeline(moments, stretch, Measured()).shapes}
    assert set(laid) <= drawn
    unknown = [one.key for one in moments if not one.is_known]
    listed = [one.key for shelf in shelves(moments, stretch) for one in shelf.moments]
    assert sorted(listed) == sorted(seen + unknown)


@MANY
@given(moments_of())
def test_the_text_twin_says_every_moment(moments):
    said = say_timeline(moments)
    assert sorted(said.lines) == sorted(say_moment(one) for one in moments)


@MANY
@given(moments_of(), stretches())
def test_marks_in_one_lane_do_not_meet(moments, stretch):
    for band in bands_of(moments, stretch, Measured()):
        for lane in range(band.lanes):
            ends = sorted((one.left, one.right) for one in band.placed if one.lane == lane)
            assert all(before[1] <= after[0] for before, after in itertools.pairwise(ends))


def year(value: int) -> int:
    return date(value, 1, 1).toordinal()


def life(width: float = 1000.0) -> Stretch:
    return Stretch(year(1980), year(2030) - 1, width, DAY)


def moment(band: str = "event", first: int | None = None, last: int | None = None, **more) -> Moment:
    return Moment("m", band, "Verhuisd", "1990", first, last, **more)


def test_places_are_true_to_scale():
    stretch = life()
    one, two = (
        bands_of([moment(first=year(value), last=year(value))], stretch, Measured())[0].placed[0].left
        for value in (1990, 2010)
    )
    assert two - one == pytest.approx(1000 * 20 / 50, abs=1)


def test_what_goes_on_reaches_until_today():
    (band,) = bands_of([moment("help", first=year(2020), is_span=True)], life(), Measured())
    assert band.placed[0].right == pytest.approx(life().x(DAY + 1))


def soft_ends(shapes):
    """What is dotted, without the lines of the years behind it."""
    return [one for one in shapes if isinstance(one, Stroke) and one.dash == "dotted" and one.look != "hair"]


def test_time_that_is_not_sure_has_soft_ends():
    for one in (
        moment("help", year(1990), year(1995), is_span=True, about=True),
        moment("help", None, year(1995), is_span=True),
        moment("event", year(1990), year(1996)),
    ):
        assert soft_ends(draw_timeline([one], life(), Measured()).shapes)
    sure = moment("help", year(1990), year(1995), is_span=True)
    shapes = draw_timeline([sure], life(), Measured()).shapes
    assert not soft_ends(shapes)
    assert any(isinstance(x, Box) and x.key == "m" for x in shapes)


def test_what_has_no_known_time_has_a_place_of_its_own():
    texts = [x.text for x in draw_timeline([moment()], life(), Measured()).shapes if isinstance(x, Words)]
    assert texts[-2:] == [_("I do not know when"), "Verhuisd"]
    assert shelves([moment()], life())[-1].words == _("I do not know when")


def test_a_group_says_how_many_there_are_and_leads_to_them():
    moments = [Moment(f"m{n}", "event", f"Iets {n}", "", year(1990) + n, year(1990) + n) for n in range(30)]
    drawing = draw_timeline(moments, life(), Measured())
    (group,) = [x for x in drawing.shapes if isinstance(x, Words) and days_of(x.key)]
    assert "25" in group.text
    assert days_of(group.key)[0] >= year(1990)
    assert days_of(group.key)[1] <= year(1990) + 29


def test_shelves_are_decades_then_years_then_months():
    one = [moment(first=year(1994) + 40, last=year(1994) + 40)]
    whole = life()
    words = [
        shelves(one, stretch)[0].words
        for stretch in (whole, whole.within(year(1990), 3652), whole.within(year(1994), 365))
    ]
    assert "1990" in words[0]
    assert words[1] == "1994"
    assert words[2] == "februari 1994"


@given(stretches(), days, st.integers(1, 40000))
def test_a_part_of_a_life_never_leaves_it(stretch, start, many):
    part = stretch.within(start, many)
    assert stretch.start <= part.start <= part.end <= stretch.end or part.days == 31
