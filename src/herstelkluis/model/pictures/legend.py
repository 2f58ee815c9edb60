"""What the signs in a drawing mean, below it: a drawing that leaves the screen is read without the screen."""

from __future__ import annotations

from collections.abc import Sequence

from herstelkluis.i18n import _
from herstelkluis.model.pictures.around import DOT
from herstelkluis.model.pictures.drawing import Circle, Drawing, Shape, Words, shifted
from herstelkluis.model.pictures.network import Network
from herstelkluis.model.pictures.network_legend import draw_legend, letters_said
from herstelkluis.model.pictures.word_lines import wrapped

SIZE, LINE, GAP, LEAST, EDGE = 15.0, 22.0, 24.0, 600.0, 4.0
_BESIDE = 2 * DOT + 10


def with_network_legend(drawing: Drawing, network: Network) -> Drawing:
    """The map of people with its lines, its letters, and what a filled dot says where that is known."""
    letters = letters_said(network)
    parts = [draw_legend(is_ecogram=network.is_ecogram), *([told(letters, drawing.width - EDGE)] if letters else [])]
    if any(one.agreed is not None for one in network.people):
        parts.append(dot_told(_("filled: finds it good to be named")))
    return below(drawing, parts)


def with_places_legend(drawing: Drawing) -> Drawing:
    """The map of places with what a filled dot says."""
    return below(drawing, [dot_told(_("filled: I have been there"))])


def with_family_legend(drawing: Drawing) -> Drawing:
    """The family with the meaning of its shapes and lines."""
    return below(drawing, [told(family_said(), max(drawing.width, LEAST) - EDGE)])


def family_said() -> str:
    """The shapes and lines of a family, in words."""
    return _(
        "Square: man. Circle: woman. Diamond: other. Thick edge: me. Cross: has died. Two strokes: apart. "
        "A, P and S: adopted, foster child, stepchild."
    )


def below(drawing: Drawing, parts: Sequence[Drawing]) -> Drawing:
    """A drawing with these below it, each under the other; what is narrower stands in the middle."""
    width = max(drawing.width, *(EDGE + one.width for one in parts))
    shapes: list[Shape] = [shifted(one, (width - drawing.width) / 2, 0) for one in drawing.shapes]
    y = drawing.height + GAP
    for part in parts:
        shapes += [shifted(one, EDGE, y) for one in part.shapes]
        y += part.height + LINE / 2
    return Drawing(width, y, tuple(shapes))


def told(words: str, width: float) -> Drawing:
    """Words over as many lines as they need."""
    lines = wrapped(words, width - 2 * EDGE, SIZE, most=len(words))
    shapes = (Words(0, LINE * n - 6, line, SIZE, look="muted") for n, line in enumerate(lines, 1))
    return Drawing(width, LINE * len(lines), tuple(shapes))


def dot_told(words: str) -> Drawing:
    """A filled dot and what it says."""
    dot = Circle(DOT, LINE / 2, DOT, "primary", 2, fill="primary")
    return Drawing(LEAST, LINE, (dot, Words(_BESIDE, LINE / 2 + 5, words, SIZE, look="muted")))
