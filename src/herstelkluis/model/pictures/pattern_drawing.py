"""Crises side by side as one drawing: a row for each thing that was asked, a column as wide as the others for each."""

from __future__ import annotations

from collections.abc import Sequence

from herstelkluis.i18n import _
from herstelkluis.model.pictures.crisis_pattern import RECKONED, ROWS, Crisis
from herstelkluis.model.pictures.drawing import Drawing, Shape, Stroke, Words
from herstelkluis.model.pictures.word_lines import wrapped

ASKED, COLUMN, GAP = 150.0, 210.0, 20.0  # widths of the first column and of the others, and between them
SIZE, LINE, ROOM = 15.0, 20.0, 12.0
ALL = 100_000  # lines: nothing is cut

Block = tuple[tuple[str, ...], str, bool, bool]
"""Lines, colour, own letters, bold."""


def draw_pattern(crises: Sequence[Crisis], seen: dict[str, list[str]]) -> Drawing:
    """The table as it stands on the screen; the last column has what the person sees more often, where that is said."""
    heads = [_block(one.name, "text", own=True, bold=True) for one in crises]
    whens = [_block(one.when, "muted") for one in crises]
    if seen:
        heads.append(_block(_("In my eyes"), "text", bold=True))
    width = ASKED + len(heads) * (GAP + COLUMN)
    shapes: list[Shape] = []
    y = _put(shapes, ROOM, [None, *heads])
    y = _put(shapes, y, [None, *whens]) + ROOM
    for key, title in ROWS.items():
        told = [one.cells.get(key, "") for one in crises]
        if any(told) or key in seen:
            shapes.append(Stroke(((0, y), (width, y)), "line", 1))
            cells = [_block(words, "text", own=key not in RECKONED) for words in told]
            own = [_block("\n".join(seen.get(key, ())), "text", own=True)] if seen else []
            y = _put(shapes, y + ROOM, [_block(_(title), "muted", room=ASKED), *cells, *own]) + ROOM
    shapes.append(Stroke(((0, y), (width, y)), "line", 1))
    return Drawing(width, y + 4, tuple(shapes))


def _block(words: str, look: str, *, own: bool = False, bold: bool = False, room: float = COLUMN) -> Block:
    lines = (wrapped(one, room, SIZE, most=ALL, bold=bold, own=own) for one in words.split("\n") if one.strip())
    return tuple(line for one in lines for line in one), look, own, bold


def _put(shapes: list[Shape], top: float, blocks: Sequence[Block | None]) -> float:
    """Draw cells beside each other below `top`, and give where the longest of them ends."""
    for at, block in enumerate(blocks):
        x = 0.0 if at == 0 else ASKED + GAP + (at - 1) * (COLUMN + GAP)
        lines, look, own, bold = block if block is not None else ((), "", False, False)
        shapes += [
            Words(x, top + LINE * n - 4, line, SIZE, bold=bold, look=look, own=own) for n, line in enumerate(lines, 1)
        ]
    return top + LINE * max((len(block[0]) for block in blocks if block is not None), default=0)
