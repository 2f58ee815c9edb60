"""Families as drawings: whatever they are like, everyone and every tie is there, nobody stands on another."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelkluis.model.body import Answer, Choice, Line, Row, RowRef, Rows
from herstelkluis.model.document import Document
from herstelkluis.model.fuzzy import parse_period
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.pictures import picture_of
from herstelkluis.model.pictures.drawing import Box, Circle, Stroke, Words
from herstelkluis.model.pictures.family import Family, Relative, Tie, TieKind, family_of
from herstelkluis.model.pictures.family_said import say_family, tell_family
from herstelkluis.model.pictures.generations import generations
from herstelkluis.model.pictures.genogram import HALF, draw_genogram, stand
from herstelkluis.model.pictures.svg import is_own_svg, svg
from herstelkluis.model.pictures.word_width import width_of
from herstelkluis.model.say import names_in

TEMPLATE = shipped_templates()["genogram"]
SLOW = settings(max_examples=60, deadline=None)
SORTS = {
    TieKind.PARENT: ("eigen", "adoptie", "pleeg", "stief"),
    TieKind.COUPLE: ("samen", "getrouwd", "uit_elkaar", "gescheiden"),
    TieKind.MOOD: ("hecht", "afstand", "spanning", "verbroken"),
}


@st.composite
def families(draw, most=24):
    """Anything at all: also one's own grandparent, and a partner of another generation."""
    many = draw(st.integers(1, most))
    keys = [f"p{n}" for n in range(many)]
    shapes, years = st.sampled_from(("vierkant", "rond", "ruit")), st.integers(1900, 2020)
    name = st.text(st.characters(codec="utf-8", categories=("L", "Zs")), max_size=30)
    people = tuple(
        Relative(key, draw(name).strip(), draw(shapes), n == 0, draw(st.booleans()), born_at=f"{draw(years)}-01-01")
        for n, key in enumerate(keys)
    )
    drawn = draw(
        st.lists(st.tuples(st.sampled_from(list(TieKind)), st.integers(0, 3), *[st.integers(0, many - 1)] * 2))
    )
    ties, own = {}, {}
    for n, (kind, sort, one, other) in enumerate(drawn):
        pair = (keys[one], keys[other]) if kind is TieKind.PARENT else frozenset((keys[one], keys[other]))
        is_first = kind is not TieKind.PARENT or own.get(other, 0) < 2
        if one != other and (kind, pair) not in ties:
            own[other] = own.get(other, 0) + (kind is TieKind.PARENT)
            ties[kind, pair] = Tie(f"t{n}", kind, keys[one], keys[other], SORTS[kind][sort], is_first)
    return Family(people, tuple(ties.values()), {})


@st.composite
def trees(draw):
    """Four generations that agree: couples with children, whose partners come from nowhere."""
    people, ties = [Relative("a", "a"), Relative("b", "b")], [Tie("ab", TieKind.COUPLE, "a", "b", "getrouwd")]
    level = {"a": 0, "b": 0}
    couples = [("a", "b")]
    for depth in range(1, draw(st.integers(2, 4))):
        grown = []
        for one, other in couples:
            for _child in range(draw(st.integers(0, 3))):
                key, partner = f"c{len(people)}", f"d{len(people)}"
                year = draw(st.integers(1900 + 25 * depth, 1920 + 25 * depth))
                people.append(Relative(key, key, born_at=f"{year}-01-01"))
                level[key] = depth
                ties += [Tie(f"{key}{n}", TieKind.PARENT, up, key, "eigen") for n, up in enumerate((one, other))]
                if draw(st.booleans()):
                    people.append(Relative(partner, partner))
                    level[partner] = depth
                    ties.append(Tie(f"{key}p", TieKind.COUPLE, key, partner, "samen"))
                    grown.append((key, partner))
        couples = grown
    order = draw(st.permutations(people))
    return Family(tuple(order), tuple(draw(st.permutations(ties))), {}), level


def rects(drawing):
    found = []
    for shape in drawing.shapes:
        match shape:
            case Box(x, y, width, height, key=key) if key:
                found.append((key, (x, y, x + width, y + height)))
            case Circle(x, y, r, key=key) if key:
                found.append((key, (x - r, y - r, x + r, y + r)))
            case Stroke(points, closed=True, key=key) if key:
                xs, ys = zip(*points, strict=True)
                found.append((key, (min(xs), min(ys), max(xs), max(ys))))
            case Words(x, y, text, size, key=key) if key:
                half = width_of(text, size, own=True) / 2
                found.append((key, (x - half, y - size * 0.8, x + half, y + size * 0.2)))
    return found


def test_the_shapes_are_those_of_a_genogram():
    people = (
        Relative("v", "vader", "vierkant", has_died=True),
        Relative("m", "moeder", "rond"),
        Relative("i", "ik", "ruit", True),
    )  # fmt: skip
    drawing = draw_genogram(Family(people, (), {}))
    kinds = {key: type(one) for one in drawing.shapes if (key := one.key) and not isinstance(one, Words)}
    assert kinds == {"v": Box, "m": Circle, "i": Stroke}
    thick = {one.key: one.thick for one in drawing.shapes if one.key and not isinstance(one, Words)}
    assert thick["i"] > thick["v"] == thick["m"]
    crosses = [one for one in drawing.shapes if isinstance(one, Stroke) and not one.key]
    assert len(crosses) == 2


@SLOW
@given(families(), st.booleans())
def test_any_family_is_drawn_whole_and_nobody_stands_on_another(family, names):
    drawing = draw_genogram(family, names=names)
    found = rects(drawing)
    assert {key for key, _rect in found} == {one.key for one in family.people}
    for (_key, one), (_other, other) in combinations(found, 2):
        assert not (
            one[0] < other[2] - 0.1 and other[0] < one[2] - 0.1 and one[1] < other[3] - 0.1 and other[1] < one[3] - 0.1
        )
    for _key, (left, top, right, bottom) in found:
        assert -1 <= left <= right <= drawing.width + 1
        assert -1 <= top <= bottom <= drawing.height + 1
    drawn = {key for one in drawing.shapes if isinstance(one, Stroke) for key in one.key.split()}
    assert {tie.key for tie in family.ties} <= drawn
    assert is_own_svg(svg(drawing))


@SLOW
@given(families())
def test_any_family_is_said_whole_also_what_does_not_fit(family):
    told = tell_family(family)
    said = [one for layer in told.layers for one in layer]
    assert {one.key for one in said} == {one.key for one in family.people}
    assert len({one.called for one in said}) == len(said)
    called = {one.key: one.called for one in said}
    found = generations(family)
    assert len(told.odd) == len(found.odd)
    assert {*found.fitting, *found.odd} == {one for one in family.ties if one.kind is not TieKind.MOOD}
    lines = say_family(family)[1]
    for tie in family.ties:
        whose, other = (tie.other, tie.one) if tie.kind is TieKind.PARENT else (tie.one, tie.other)
        assert any(called[whose] in line and called[other] in line for line in lines)


@SLOW
@given(families())
def test_the_levels_agree_with_every_tie_that_fits(family):
    found = generations(family)
    for tie in found.fitting:
        assert found.level[tie.other] - found.level[tie.one] == (1 if tie.kind is TieKind.PARENT else 0)
    assert min(found.level.values()) == 0


@SLOW
@given(trees())
def test_a_family_without_contradictions_stands_in_its_generations_oldest_left(drawn):
    family, level = drawn
    found = generations(family)
    assert not found.odd
    assert found.level == level
    stands = stand(family, found)
    born = {one.key: one.born_at for one in family.people}
    parents = {tie.other: tie.one for tie in family.ties if tie.kind is TieKind.PARENT}
    for one, other in combinations(parents, 2):
        if parents[one] == parents[other] and born[one] < born[other]:
            assert stands.at[one][0] < stands.at[other][0]
    for tie in family.ties:
        if tie.kind is TieKind.COUPLE:
            assert abs(stands.place[tie.one] - stands.place[tie.other]) == pytest.approx(1)


def row(key, name, **cells):
    chosen = {column: Choice((value,)) for column, value in cells.items() if column in ("vorm", "kind", "paar", "ik")}
    pointed = {
        column: RowRef(value) for column, value in cells.items() if column in ("ouder_een", "ouder_twee", "partner")
    }
    return Row(key, {"naam": Line(name), **chosen, **pointed})


def document(people, lines=()):
    rows = [
        Row(f"l{n}", {"een": RowRef(one), "ander": RowRef(other), "soort": Choice((sort,))})
        for n, (one, other, sort) in enumerate(lines)
    ]
    return Document(
        "1",
        "genogram",
        "",
        body={"familie.mensen": Answer(Rows(tuple(people))), "familie.lijnen": Answer(Rows(tuple(rows)))},
    )


def family(people, lines=()):
    one = document(people, lines)
    return family_of(TEMPLATE, one, names_in(one.body, {}))


def test_two_mothers_a_foster_child_an_adopted_one_and_a_stepfather_all_have_their_lines():
    made = family(
        [
            row("a", "mama Els", partner="b", paar="gescheiden"), row("b", "mama Ria"), row("c", "Kees"),
            row("k", "Kim", ouder_een="a", ouder_twee="b"),
            row("p", "Pim", ouder_een="a", ouder_twee="b", kind="pleeg"),
            row("d", "Dee", ouder_een="a", ouder_twee="b", kind="adoptie"),
        ],
        [("c", "k", "stiefouder"), ("a", "c", "samen"), ("k", "p", "verbroken")],
    )  # fmt: skip
    assert not generations(made).odd
    lines = say_family(made)[1]
    assert any(
        line.startswith("Kim: ") and "mama Els" in line and "mama Ria" in line and "Kees (stiefkind)" in line
        for line in lines
    )
    assert any("Pim" in line and "(pleegkind)" in line for line in lines)
    drawing = draw_genogram(made)
    letters = [one.text for one in drawing.shapes if isinstance(one, Words) and not one.key]
    assert sorted(letters) == ["A", "P", "S"]
    dashes = {one.key: one.dash for one in drawing.shapes if isinstance(one, Stroke) and one.key}
    assert dashes["p:ouder_een p:ouder_twee"] == "dotted"
    assert dashes["d:ouder_een d:ouder_twee"] == "dashed"
    assert dashes["k:ouder_een k:ouder_twee"] == "solid"


def test_ones_own_grandparent_is_said_calmly_and_drawn():
    made = family([row("a", "An", ouder_een="b"), row("b", "Bo", ouder_een="c"), row("c", "Cor", ouder_een="a")])
    assert len(generations(made).odd) == 1
    assert sum("past niet" in line or "does not fit" in line for line in say_family(made)[1]) == 1
    assert len(rects(draw_genogram(made))) == 6


def test_ties_to_nobody_to_oneself_or_twice_are_left_out():
    made = family(
        [row("a", "An", partner="a", ouder_een="weg"), row("b", "Bo", partner="a")],
        [("a", "b", "samen"), ("a", "b", "hecht")],
    )
    assert [(tie.kind, tie.sort) for tie in made.ties] == [(TieKind.COUPLE, "samen"), (TieKind.MOOD, "hecht")]


def test_a_line_that_is_not_finished_is_said_and_not_drawn():
    one = document([row("a", "An")])
    half = Row("l", {"een": RowRef("a"), "soort": Choice(("hecht",))})
    body = {**one.body, "familie.lijnen": Answer(Rows((half,)))}
    made = family_of(TEMPLATE, replace(one, body=body), names_in(body, {}))
    assert not made.ties
    assert "An, hecht" in say_family(made)[1][-1]


def test_years_and_a_cross_tell_who_died():
    cells = {"naam": Line("oma"), "geboren": parse_period("1920"), "sinds": parse_period("1995")}
    one = Document("1", "genogram", "", body={"familie.mensen": Answer(Rows((Row("o", cells),)))})
    picture = picture_of(TEMPLATE, one, names_in(one.body, {}))
    assert picture is not None
    assert "1920–1995" in picture.svg
    assert "1995" in picture.lines[1]


def test_a_family_of_nobody_is_no_picture_and_shapes_alone_need_no_names():
    assert picture_of(TEMPLATE, document([]), names_in({}, {})) is None
    nameless = [Row("a", {"vorm": Choice(("rond",))}), Row("b", {"ouder_een": RowRef("a")})]
    picture = picture_of(TEMPLATE, document(nameless), names_in({}, {}))
    assert picture is not None
    assert "<text" not in picture.svg
    assert len(picture.lines) == 4
    assert HALF > 0
