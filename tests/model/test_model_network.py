"""The people around me in a drawing and in words: both say the same, and nothing that is not there."""

from __future__ import annotations

from itertools import pairwise

import pytest

from herstelkluis.model.body import Answer, Choice, Line, People, Ref, Row, Rows
from herstelkluis.model.document import Document
from herstelkluis.model.lay_out import lay_out
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.pictures import picture_of
from herstelkluis.model.pictures.drawing import Circle, Stroke, Words
from herstelkluis.model.pictures.ecogram import draw_ecogram
from herstelkluis.model.pictures.legend import with_network_legend
from herstelkluis.model.pictures.network import PLACED, VIEW, WORDS, network_of
from herstelkluis.model.pictures.network_drawing import draw_rings
from herstelkluis.model.pictures.network_legend import draw_legend, letters_said
from herstelkluis.model.pictures.network_said import say_network
from herstelkluis.model.pictures.people_pictures import draw_network
from herstelkluis.model.pictures.svg import is_own_svg
from herstelkluis.model.pictures.word_width import width_of
from herstelkluis.model.say import names_in
from herstelkluis.model.sheet import Picture
from model.model_sheets import words

TEMPLATES = shipped_templates()
NETWORK, PLACES = TEMPLATES["netwerk"], TEMPLATES["wijk"]


def someone(key, name, card="", **chosen):
    cells = {"wie": People((Ref(card, name),))}
    many = {"steun"}
    for column, value in chosen.items():
        is_words = column in ("hoe_vaak", "klok", "noot")
        cells[column] = Line(value) if is_words else Choice(tuple(value) if column in many else (value,))
    return Row(key, cells)


NOOR = someone(
    "n", "Noor", "card", ring="dichtbij", kwart="familie", groep="gezin", lijn="draagt", steun="pe", richting="beide",
    hoe_vaak="elke week", contact="meer", weet="alles", noot="Zij belt eerst.", klok="10:30",
)  # fmt: skip
BROER = someone("b", "Mijn broer", ring="op_afstand", kwart="familie", groep="gezin", lijn="spanning", richting="geeft")
KOOR = someone("k", "het koor")


def document(*rows, kind="netwerk", **more):
    body = {PLACED: Answer(Rows(rows)), **{key: Answer(value) for key, value in more.items()}}
    return Document("1", kind, "", body=body)


def network(*rows, agreed=None, **more):
    one = document(*rows, **more)
    return network_of(NETWORK, one, names_in(one.body, {}), agreed)


def test_the_words_say_all_that_was_chosen_from_near_to_far():
    description, lines = say_network(network(BROER, KOOR, NOOR))
    assert description
    assert lines[0] == (
        "Noor: dichtbij, familie; draagt mij; praktische hulp, steun bij wat ik voel; wij allebei; elke week; "
        "meer contact; weet alles; Zij belt eerst."
    )
    assert lines[1] == "Mijn broer: op afstand, familie; spanning; ik geef"
    assert lines[2].endswith("het koor")
    assert len(lines) == 3


def test_a_filled_dot_is_agreed_and_without_that_knowledge_all_are_filled():
    def dots(drawing):
        return {one.key: one.fill for one in drawing.shapes if isinstance(one, Circle) and one.key}

    assert dots(draw_rings(network(NOOR, BROER, agreed={"card"}))[0]) == {"n": "primary", "b": "bg"}
    assert dots(draw_rings(network(NOOR, BROER))[0]) == {"n": "primary", "b": "primary"}


def test_the_words_say_who_may_be_named_where_that_is_known():
    assert [
        line.endswith("; mag genoemd worden") for line in say_network(network(NOOR, BROER, agreed={"card"}))[1]
    ] == [
        True,
        False,
    ]


def test_lines_differ_by_thickness_and_dash_and_not_by_colour_alone():
    drawing, _ground = draw_rings(network(NOOR, BROER, someone("x", "x", ring="vrienden", lijn="gewoon")))
    ties = [one for one in drawing.shapes if isinstance(one, Stroke) and one.points[0] != one.points[-1]][2:5]
    assert len({(one.thick, one.dash) for one in ties}) == 3
    tense = [one for one in draw_ecogram(network(BROER))[0].shapes if isinstance(one, Stroke) and one.thick == 2]
    assert len(tense) == 4  # the line itself, its arrow, and two short strokes across it


def test_someone_without_a_ring_is_in_the_list_and_not_on_the_rings():
    drawing, _ground = draw_rings(network(KOOR))
    assert not [one for one in drawing.shapes if one.key]
    assert "het koor" in " ".join(say_network(network(KOOR))[1])


def test_the_words_of_lensink_stand_in_their_place_when_the_owner_wants_them():
    plain, lensink = network(NOOR), network(NOOR, **{WORDS: Choice(("lensink",))})
    said = {one.text for one in draw_rings(plain)[0].shapes if isinstance(one, Words)}
    other = {one.text for one in draw_rings(lensink)[0].shapes if isinstance(one, Words)}
    assert {"dichtbij", "op afstand"} <= said
    assert not {"dichtbij", "op afstand"} & other
    assert say_network(plain) != say_network(lensink)


def test_the_sheet_has_the_drawing_that_was_chosen_and_tells_nobody_twice():
    for view in ("kringen", "ecogram"):
        sheet = lay_out(NETWORK, document(NOOR, **{VIEW: Choice((view,))}), {})
        (picture,) = [one for one in sheet.pieces if isinstance(one, Picture)]
        assert is_own_svg(picture.svg)
        assert " ".join(words(sheet)).count("Noor") == 1
    assert picture_of(NETWORK, document(), names_in({}, {})) is None
    nowhere = picture_of(NETWORK, document(KOOR), names_in({}, {}))
    assert nowhere is not None
    assert nowhere.svg == ""


def test_a_line_without_a_name_is_not_lost():
    assert "iemand" in say_network(network(Row("x", {"hoe_vaak": Line("soms")})))[1][-1]
    assert not network(Row("x", {})).people


def test_the_legend_has_every_line_and_only_the_letters_that_are_used():
    assert len([one for one in draw_legend(is_ecogram=False).shapes if isinstance(one, Words)]) == 3
    assert len([one for one in draw_legend(is_ecogram=True).shapes if isinstance(one, Words)]) == 4
    narrow = draw_legend(is_ecogram=True, width=360)
    assert all(one.x + width_of(one.text, one.size) <= 360 for one in narrow.shapes if isinstance(one, Words))
    assert letters_said(network(NOOR)) == "P: praktische hulp · E: steun bij wat ik voel"
    assert letters_said(network(BROER)) == ""


@pytest.mark.parametrize("view", ["kringen", "ecogram"])
def test_what_leaves_the_screen_has_its_legend_below_it(view):
    one = document(NOOR, **{VIEW: Choice((view,))})
    network = network_of(NETWORK, one, names_in(one.body, {}), {"card"})
    map_ = draw_network(network)
    drawn = with_network_legend(map_, network)
    words = [shape for shape in drawn.shapes if isinstance(shape, Words)]
    said = " ".join(shape.text for shape in words)
    for meaning in ("draagt mij", "P: praktische hulp", "gevuld: vindt het goed om genoemd te worden"):
        assert meaning in said
    for shape in words:
        assert shape.y < drawn.height
        if shape.anchor == "start":
            assert shape.x + width_of(shape.text, shape.size, bold=shape.bold, own=shape.own) <= drawn.width + 1
    lines = sorted({shape.y for shape in words if shape.y > map_.height})
    assert all(after - before >= 20 for before, after in pairwise(lines))


def test_places_are_drawn_by_distance_and_said_with_when_and_how():
    cells = {
        "naam": Line("Het buurthuis"), "soort": Choice(("inloop",)), "afstand": Choice(("lopen",)),
        "open": Line("elke ochtend"), "heen": Line("langs het kanaal"), "geweest": Choice(("ja",)),
    }  # fmt: skip
    rows = Rows((Row("a", cells), Row("b", {"naam": Line("Het bos")})))
    one = Document("1", "wijk", "", body={"plekken.lijst": Answer(rows)})
    picture = picture_of(PLACES, one, names_in(one.body, {}))
    assert picture is not None
    assert is_own_svg(picture.svg)
    assert picture.lines == (
        ("Het buurthuis: lopen; inloop; Open: elke ochtend; Zo kom ik er: langs het kanaal; ik ben er al geweest"),
        "Het bos",
    )
    assert "Het buurthuis" in picture.svg
    assert "Het bos" not in picture.svg  # without a distance it only stands in the list
