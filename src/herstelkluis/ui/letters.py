"""The sizes of letters by role. Pure data, no Qt; sizes and line heights in logical pixels at 100 %."""

from __future__ import annotations

from dataclasses import dataclass

SANS = "Atkinson Hyperlegible Next"
BOOK = "Literata"
NUMBERS = "Noto Sans"


@dataclass(frozen=True, slots=True)
class Letter:
    """One role: its size, the height of its line, its weight and its family."""

    size: int
    line: int
    weight: int = 400
    family: str = SANS


ROLES = {
    "display": Letter(30, 39, 700),
    "title": Letter(26, 34, 700),
    "section": Letter(20, 26, 700),
    "sub": Letter(17, 23, 700),
    "big": Letter(19, 28),
    "body": Letter(16, 24),
    "strong": Letter(16, 23, 600),
    "help": Letter(15, 22),
    "help_strong": Letter(15, 22, 600),
    "own": Letter(17, 28, family=BOOK),
    "own_strong": Letter(17, 28, 600, BOOK),
    "own_small": Letter(16, 24, family=BOOK),
    "own_big": Letter(21, 32, family=BOOK),
    "crisis": Letter(22, 29, 700),
    "crisis_number": Letter(34, 46, 700, NUMBERS),
}
TEXT_SIZES = (100, 125, 150, 200)
