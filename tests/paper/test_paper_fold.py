"""The fold, step by step from the places the printed PDF really has: which face lands where, and which way up."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from herstelkluis.model.card import FACES, CrisisCard, Face, FaceBlock
from herstelkluis.paper.card import HEIGHT, WIDTH, set_card
from herstelkluis.paper.card_pdf import card_pdf
from paper.poppler import words_of


@dataclass(frozen=True)
class Panel:
    """A panel in the packet: which way its print looks, which way its words stand, how deep it lies (0 is in front)."""

    looks_at_reader: bool
    stands_up: bool
    depth: int


@pytest.fixture(scope="module")
def places() -> dict[str, tuple[int, int]]:
    """Column and row of each face, and that its words run to the right and upright, as pdftotext finds them."""
    card = CrisisCard(tuple(Face(key, key, (FaceBlock((f"onder{key}",)),)) for key in FACES))
    words = {word.text: word for word in words_of(card_pdf(set_card(card), title="Vouw"))}
    for key in FACES:
        assert words[key].top < words[f"onder{key}"].top, "a heading stands above its lines: the panel is not turned"
        assert words[key].left == pytest.approx(words[f"onder{key}"].left, abs=1)
    left, top = words["L1"].left, words["L1"].top
    return {key: (round((words[key].left - left) / WIDTH), round((words[key].top - top) / HEIGHT)) for key in FACES}


def fold(places: dict[str, tuple[int, int]]) -> dict[str, Panel]:
    """Middle line back; then the three lines between the rows: back, forward, back."""
    panels = {}
    for key, (column, row) in places.items():
        # About a vertical line the print turns to the other side, and up stays up.
        looks_at_reader = column == 0
        # Each fold about a horizontal line turns the print and stands it on its head; row n has been through n folds.
        turned = row % 2 == 1
        # The two layers of a row lie together; a turned row has them the other way round.
        layer = column if not turned else 1 - column
        panels[key] = Panel(looks_at_reader != turned, not turned, 2 * row + layer)
    return panels


def test_outside_are_the_cover_and_whom_to_call(places):
    packet = sorted(fold(places).items(), key=lambda item: item[1].depth)
    assert packet[0][0] == "L1"
    assert packet[0][1] == Panel(looks_at_reader=True, stands_up=True, depth=0)
    assert packet[-1][0] == "L4"
    assert not packet[-1][1].looks_at_reader


def test_every_print_lies_outside_its_own_sheet_of_paper(places):
    folded = fold(places)
    for row in "1234":
        left, right = folded[f"L{row}"], folded[f"R{row}"]
        assert left.looks_at_reader != right.looks_at_reader
        assert (left.depth < right.depth) == left.looks_at_reader


def test_faces_that_meet_open_like_a_calendar_with_both_upright(places):
    packet = [key for key, _ in sorted(fold(places).items(), key=lambda item: item[1].depth)]
    meeting = list(zip(packet[1::2], packet[2::2], strict=False))
    assert meeting == [("R1", "R2"), ("L2", "L3"), ("R3", "R4")]
    for first, second in meeting:
        # The same side of the strip, one row apart: opening the hinge undoes one horizontal fold, so up is up for both.
        assert places[first][0] == places[second][0]
        assert abs(places[first][1] - places[second][1]) == 1


def test_the_back_is_upright_when_the_card_is_tipped_over_its_top_edge(places):
    back = fold(places)["L4"]
    # Tipping over a horizontal edge turns the print to the reader and stands it the other way up.
    assert (not back.looks_at_reader, not back.stands_up) == (True, True)
