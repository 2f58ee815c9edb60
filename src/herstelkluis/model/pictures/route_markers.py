"""The signs of a life route: filled, ringed, dashed, a book, a lock, a diamond, and a double ring where you were."""

from __future__ import annotations

from herstelkluis.model.pictures.drawing import Box, Circle, Drawing, Shape, Stroke, Words, diamond, shifted
from herstelkluis.model.pictures.word_width import width_of

RADIUS, EVENT = 15.0, 8.5
_DOUBLE = 21.0  # the ring where you were
_SIZE = 15.0


def marker(state: str, number: int, x: float, y: float, *, here: bool = False, key: str = "") -> list[Shape]:
    """The marker of a chapter ("ready", "busy", "empty", "folded" or "never") around a point."""
    shapes: list[Shape] = []
    if here:
        shapes.append(Circle(x, y, _DOUBLE, "primary", 2, fill="bg", key=key))
    match state:
        case "ready":
            shapes.append(Circle(x, y, RADIUS, "primary", 2, fill="primary", key=key))
        case "busy":
            shapes.append(Circle(x, y, RADIUS, "primary", 2, fill="soft", key=key))
        case "empty":
            shapes.append(Circle(x, y, RADIUS, "line", 2, "dashed", fill="bg", key=key))
        case _:
            shapes.append(Circle(x, y, RADIUS, "line", 2, fill="bg", key=key))
            shapes += [shifted(one, x, y) for one in (_lock(key) if state == "never" else _book(key))]
    look = {"ready": "on_primary", "busy": "primary", "empty": "muted"}.get(state)
    if look is not None and number:
        shapes.append(Words(x, y + _SIZE * 0.35, str(number), _SIZE, bold=True, anchor="middle", look=look, key=key))
    return shapes


def event_mark(x: float, y: float, key: str = "") -> Stroke:
    """The diamond of an event."""
    return diamond(x, y, EVENT, look="primary", fill="bg", key=key)


def legend(words: tuple[tuple[str, str], ...], width: float) -> Drawing:
    """Each sign ("ready", ..., "event") with the word it stands for, over as many lines as the width asks."""
    shapes: list[Shape] = []
    x, y = 12.0, 16.0
    for state, word in words:
        wide = 26 + width_of(word, _SIZE)
        if x + wide > width and x > 12:
            x, y = 12.0, y + 30
        small = [event_mark(x, y)] if state == "event" else marker(state, 0, x, y)
        shapes += [_smaller(one, x, y) for one in small]
        shapes.append(Words(x + 18, y + 5, word, _SIZE, look="muted"))
        x += wide + 14
    return Drawing(width, y + 18, tuple(shapes))


def _smaller(shape: Shape, x: float, y: float) -> Shape:
    """A marker at two thirds, around its point."""
    by = 2 / 3
    match shape:
        case Circle(_x, _y, r):
            return Circle(x, y, r * by, shape.look, shape.thick, shape.dash, shape.fill)
        case Box(left, top, width, height):
            return Box(
                x + (left - x) * by, y + (top - y) * by, width * by, height * by, 1, shape.look, 1.3, fill=shape.fill
            )
        case Stroke() if not shape.closed:
            points = tuple((x + (px - x) * by, y + (py - y) * by) for px, py in shape.points)
            return Stroke(points, shape.look, 1.3, curved=shape.curved)
    return shape


def _lock(key: str) -> list[Shape]:
    shackle = ((-3.4, -1.0), (-3.4, -3.6), (-2.2, -5.6), (0.0, -6.4), (2.2, -5.6), (3.4, -3.6), (3.4, -1.0))
    return [
        Stroke(shackle, "muted", 1.6, curved=True, key=key),
        Box(-5.6, -1.0, 11.2, 7.6, 1.8, "muted", 1.6, key=key),
    ]


def _book(key: str) -> list[Shape]:
    """Two open pages and their fold."""
    left = ((0.0, -3.6), (-1.6, -5.0), (-3.4, -5.4), (-6.8, -5.4), (-6.8, 4.4), (-3.4, 4.4), (-1.6, 4.8), (0.0, 6.0))
    right = tuple((-x, y) for x, y in left)
    fold = ((0.0, -3.6), (0.0, 6.0))
    return [Stroke(points, "muted", 1.6, key=key) for points in (left, right, fold)]
