"""How much room words take in the shipped letters, without a screen."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from herstelkluis import resources

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

PROGRAM, PROGRAM_BOLD, OWN = "AtkinsonHyperlegibleNext-Regular", "AtkinsonHyperlegibleNext-Bold", "Literata-Regular"
_MEASURED_AT = 200  # letters are measured large, so that hinting does not round them


@cache
def _letter(name: str) -> FreeTypeFont:
    # Late: only a drawing needs it.
    from PIL import ImageFont

    return ImageFont.truetype(
        str(resources.path("fonts", f"{name}.ttf")), _MEASURED_AT, layout_engine=ImageFont.Layout.BASIC
    )


def width_of(text: str, size: float, *, bold: bool = False, own: bool = False) -> float:
    """The width of one line of words at this size, in logical pixels."""
    name = OWN if own else PROGRAM_BOLD if bold else PROGRAM
    return _letter(name).getlength(text) * size / _MEASURED_AT


def shortened(text: str, room: float, size: float, *, bold: bool = False, own: bool = False) -> str:
    """The words as they are when they fit, else their beginning with an ellipsis; only ever for a drawing."""
    if width_of(text, size, bold=bold, own=own) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = width_of(f"{text[:middle].rstrip()}…", size, bold=bold, own=own) <= room
        low, high = (middle, high) if fits else (low, middle - 1)
    return f"{text[:low].rstrip()}…"
