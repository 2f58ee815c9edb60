"""What the lines, arrows and letters of the maps of people mean."""

from __future__ import annotations

from collections.abc import Iterator

from herstelkluis.i18n import _
from herstelkluis.model.pictures.drawing import Drawing, Shape, Stroke, Words
from herstelkluis.model.pictures.network import LETTERS, Network
from herstelkluis.model.pictures.word_width import width_of

WIDTH, HEIGHT, SIZE = 600.0, 24.0, 15.0
_SAMPLE, _GAP, _BETWEEN = 36.0, 6.0, 20.0


def draw_legend(*, is_ecogram: bool, width: float = WIDTH) -> Drawing:
    """The three kinds of line, on as many rows as they need; of an ecogram also the arrow."""
    samples = [
        (_("carries me"), Stroke(((0, 0), (_SAMPLE, 0)), "draw", 5)),
        (_("ordinary"), Stroke(((0, 0), (_SAMPLE, 0)), "line", 2, "dotted")),
        (_("tension"), Stroke(((0, 0), (_SAMPLE, 0)), "line", 2, "dashed")),
    ]
    if is_ecogram:
        samples.append((_("who gives"), Stroke(((0, 0), (_SAMPLE, 0)), "line", 2)))
    shapes = list[Shape]()
    x, y = 0.0, HEIGHT / 2
    for words, sample in samples:
        wide = _SAMPLE + _GAP + width_of(words, SIZE)
        if x and x + wide > width:
            x, y = 0.0, y + HEIGHT
        shapes += _sample(x, y, words, sample, has_head=sample.thick == 2 and sample.dash == "solid")
        x += wide + _BETWEEN
    return Drawing(width, y + HEIGHT / 2, tuple(shapes))


def letters_said(network: Network) -> str:
    """The letters that stand in the drawing, in words."""
    used = {key for one in network.people for key in one.support}
    said = [f"{letter}: {network.label('steun', key)}" for key, letter in LETTERS.items() if key in used]
    if network.is_ecogram and any(one.contact in ("meer", "minder") for one in network.people):
        said += [f"+: {network.label('contact', 'meer')}", f"−: {network.label('contact', 'minder')}"]
    return " · ".join(said)


def _sample(x: float, y: float, words: str, sample: Stroke, *, has_head: bool) -> Iterator[Shape]:
    yield Stroke(tuple((x + dx, y) for dx, _dy in sample.points), sample.look, sample.thick, sample.dash)
    if has_head:
        end = x + _SAMPLE
        yield Stroke(((end - 11, y - 5), (end, y), (end - 11, y + 5)), sample.look, 2, closed=True, fill=sample.look)
    yield Words(x + _SAMPLE + _GAP, y + 5, words, SIZE, look="muted")
