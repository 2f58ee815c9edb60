"""A picture as plain dots, to hand from what opens a file to what paints it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Pixels:
    """Four bytes per dot (red, green, blue, how solid), row after row from the top left, without gaps."""

    width: int
    height: int
    rgba: bytes = field(repr=False)
