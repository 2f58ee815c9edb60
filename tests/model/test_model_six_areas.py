"""The web of areas: words inside and apart whatever they are, gaps for what was not placed, and a complete twin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis import i18n
from herstelkluis.model.body import Answer, Line, Scale
from herstelkluis.model.document import Document
from herstelkluis.model.lay_out import lay_out
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.pictures.drawing import Circle, Drawing, Stroke, Words
from herstelkluis.model.pictures.six_areas import Area, Moment, areas_of, draw_six_areas, say_six_areas
from herstelkluis.model.pictures.word_lines import wrapped
from herstelkluis.model.pictures.word_width import width_of
from herstelkluis.model.say import Names
from herstelkluis.model.sheet import Picture
from herstelkluis.share.redaction import Rules, redact
from herstelkluis.share.third_parties import Known

LONG = shipped_templates()["scan.zes"]
NAMES = ("Lijf", "Hoofd", "Zin", "Goed leven", "Meedoen", "Elke dag")
places = st.none() | st.integers(0, 10)
words = st.text(max_size=90)
moments = st.builds(
    Moment,
    st.tuples(*(st.builds(Area, st.just(name), st.just(name), words, places, st.booleans()) for name in NAMES)),
    words,
    st.just("in mei"),
)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use("nl")


def box(one: Words) -> tuple[float, float, float, float]:
    wide = width_of(one.text, one.size, bold=one.bold, own=one.own)
    left = one.x - {"start": 0.0, "middle": wide / 2, "end": wide}[one.anchor]
    return left, one.y - one.size * 0.8, left + wide, one.y + one.size * 0.25


def labels(drawing: Drawing) -> list[tuple[float, float, float, float]]:
    return [box(shape) for shape in drawing.shapes if isinstance(shape, Words) and shape.text]


@given(moments, st.none() | moments)
def test_labels_stay_inside_and_apart_whatever_the_words(now: Moment, before: Moment | None) -> None:
    drawing = draw_six_areas(now, before)
    found = labels(drawing)
    for left, top, right, bottom in found:
        assert 0 <= left <= right <= drawing.width
        assert 0 <= top <= bottom <= drawing.height
    for one, other in combinations(found, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart


@given(moments)
def test_what_was_not_placed_is_a_gap_and_never_nought(now: Moment) -> None:
    bare = replace(now, areas=tuple(replace(area, value=None) for area in now.areas))
    drawn = [one for one in draw_six_areas(now).shapes if one not in draw_six_areas(bare).shapes]
    dots = [one for one in drawn if isinstance(one, Circle)]
    lines = [one for one in drawn if isinstance(one, Stroke) and one.look == "primary" and one.thick == 3]
    placed = [area.value is not None for area in now.areas]
    assert len(dots) == sum(placed)
    assert sum(len(line.points) - (not line.closed) for line in lines) == sum(
        here and there for here, there in zip(placed, [*placed[1:], placed[0]], strict=True)
    )


@given(moments, moments)
def test_the_two_moments_differ_by_dash_and_by_colour(now: Moment, before: Moment) -> None:
    alone, both = draw_six_areas(now).shapes, draw_six_areas(now, before).shapes
    old = [one for one in both if isinstance(one, Stroke) and one.dash == "dashed"]
    assert not [one for one in alone if isinstance(one, Stroke) and one.dash != "solid"]
    assert {one.look for one in old} <= {"muted"}
    assert not any(one.fill for one in both if isinstance(one, Stroke) and one.look in ("primary", "muted"))


@given(moments, st.none() | moments)
def test_there_is_no_number_on_the_drawing(now: Moment, before: Moment | None) -> None:
    bare = [Moment(tuple(replace(one, words="") for one in m.areas), "nu", "toen") for m in (now, before) if m]
    said = " ".join(one.text for one in draw_six_areas(*bare).shapes if isinstance(one, Words))
    assert not any(letter.isdigit() for letter in said)


@given(moments, st.none() | moments)
def test_the_twin_says_every_area_with_its_words_place_and_wish_to_talk(now: Moment, before: Moment | None) -> None:
    lines = say_six_areas(now, before).lines
    assert [line.partition(":")[0] for line in lines] == list(NAMES)
    for n, (area, line) in enumerate(zip(now.areas, lines, strict=True)):
        old = before.areas[n].value if before else None
        assert area.words.rstrip(".") in line
        assert ("I want to talk about this" in line) >= area.talk
        both = area.value is not None and old is not None
        assert ("in mei" in line) >= both


def test_the_twin_reads_as_one_says_it() -> None:
    now = Moment((Area("hoofd", "Hoofd", "minder vol dan in mei", 6, talk=True),))
    before = Moment((Area("hoofd", "Hoofd", "vol", 3),), "in mei", "in mei")
    (line,) = say_six_areas(now, before).lines
    assert line == ("Hoofd: minder vol dan in mei. Halfway in the web. Higher than in mei. I want to talk about this.")


@given(words, st.floats(20, 400), st.integers(1, 5))
def test_wrapped_words_fit_their_room_and_keep_their_order(text: str, room: float, most: int) -> None:
    lines = wrapped(text, room, 16, most=most)
    assert len(lines) <= most
    assert all(line == "…" or width_of(line, 16) <= room + 0.01 for line in lines)
    if not any("…" in line for line in lines):
        assert " ".join(lines).split() == text.split()


def scan(value: int | None = 7, *, talk: bool = True) -> Document:
    body = {
        "lijf.zelf": Answer(Scale(value, talk)),
        "lijf.a": Answer(Scale(3, talk)),
        "lijf.woorden": Answer(Line("moe")),
    }
    return Document("d", "scan.zes", LONG.version, body=body)


def test_all_statements_are_asked_and_no_number_of_them_leaves_or_is_printed() -> None:
    scales = [field for _key, _section, field in LONG.fields() if field.type == "scale"]
    assert len(scales) == 42 + 6 + 2
    assert not any(field.share or field.print for field in scales)
    for template in (LONG, shipped_templates()["scan.zes.kort"]):
        assert [area.name for area in areas_of(template, None, Names({}, {}))] == list(NAMES)


def test_on_the_own_sheet_the_web_comes_first_and_no_number_follows() -> None:
    sheet = lay_out(LONG, scan(), {})
    first = sheet.pieces[0]
    assert isinstance(first, Picture)
    assert first.svg
    told = repr(replace(sheet, pieces=sheet.pieces[1:]))
    assert "I want to talk about this" in told
    assert "7" not in told
    assert "3" not in told.replace("level=3", "")


def test_what_another_reads_has_the_words_and_the_wish_to_talk_and_no_web() -> None:
    sheet = lay_out(LONG, redact(scan(), LONG, Rules(Known({}))), {})
    told = repr(sheet)
    assert not any(isinstance(piece, Picture) for piece in sheet.pieces)
    assert "moe" in told
    assert told.count("I want to talk about this") == 2
    assert "from 0" not in told
    silent = lay_out(LONG, redact(scan(talk=False), LONG, Rules(Known({}))), {})
    assert "maatje" not in repr(silent)
