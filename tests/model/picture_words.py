"""Where the words of a drawing stand, and whether they are over each other or outside."""

from __future__ import annotations

from itertools import combinations

from herstelkluis.model.pictures.drawing import Drawing, Words
from herstelkluis.model.pictures.word_width import width_of

Rect = tuple[float, float, float, float]
SLACK = 0.6


def rect_of(words: Words) -> Rect:
    """Left, top, right, bottom of the letters, without the room between lines."""
    wide = width_of(words.text, words.size, bold=words.bold, own=words.own)
    left = words.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[words.anchor] * wide
    return left, words.y - words.size * 0.75, left + wide, words.y + words.size * 0.22


def overlapping(drawing: Drawing) -> list[tuple[str, str]]:
    """Pairs of words that stand over each other."""
    rects = [(one, rect_of(one)) for one in drawing.shapes if isinstance(one, Words) and one.text.strip()]
    return [(a.text, b.text) for (a, ra), (b, rb) in combinations(rects, 2) if _meet(ra, rb)]


def outside(drawing: Drawing) -> list[str]:
    """Words that reach past the edge."""
    found = []
    for one in drawing.shapes:
        if isinstance(one, Words):
            left, top, right, bottom = rect_of(one)
            if left < -SLACK or top < -SLACK or right > drawing.width + SLACK or bottom > drawing.height + SLACK:
                found.append(one.text)
    return found


def _meet(a: Rect, b: Rect) -> bool:
    return a[0] + SLACK < b[2] and b[0] + SLACK < a[2] and a[1] + SLACK < b[3] and b[1] + SLACK < a[3]
