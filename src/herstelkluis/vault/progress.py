"""How slow work tells how far it is: a share of all of it, in parts that follow each other."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[float], None]
"""Is told the share that is done, up to 1.0. What it raises ends the work; then nothing was made or changed."""


def nobody(_share: float) -> None:
    """Nobody wants to know."""


def part_of(tell: Progress, start: float, end: float) -> Progress:
    """Tells of one part of the work as a share of all of it."""
    return lambda share: tell(start * (1 - share) + end * share)
