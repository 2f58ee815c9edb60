"""The wallet card "Mijn kaartje" as a value: eight faces with a heading and blocks of lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from herstelkluis.errors import N_
from herstelkluis.i18n import _

FACES = ("L1", "L2", "L3", "L4", "R1", "R2", "R3", "R4")
MONTHS_TO_LOOK_AT, MONTHS_TO_EXPIRE = 12, 18
_NAMES = {
    "L1": N_("Front"),
    "L2": N_("Recognise"),
    "L3": N_("Do or not"),
    "L4": N_("Who to call"),
    "R1": N_("Care"),
    "R2": N_("Where to be"),
    "R3": N_("At home"),
    "R4": N_("About the card"),
}


@dataclass(frozen=True, slots=True)
class FaceBlock:
    """Lines that belong together below a small heading (may be empty); `mark` is none, check or cross.

    `own` False: the words are the program's ("Bel 112"), not the person's. `role` is that of the question they answer.
    """

    lines: tuple[str, ...]
    heading: str = ""
    mark: str = "none"
    own: bool = True
    role: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """One face: L1 to L4 and R1 to R4 from top to bottom. Without blocks it stays white below its heading."""

    key: str
    heading: str
    blocks: tuple[FaceBlock, ...] = ()

    @property
    def name(self) -> str:
        """The short name on the button of this face."""
        return _(_NAMES[self.key])


@dataclass(frozen=True, slots=True)
class CrisisCard:
    """The card, its faces in reading order L1 … L4, R1 … R4; a face that is left out stays white."""

    faces: tuple[Face, ...]
    made_on: date | None = None
    look_before: date | None = None

    @property
    def has_words(self) -> bool:
        """Whether the person wrote anything for it; else every face stays white."""
        return any(block.own for face in self.faces for block in face.blocks)


def is_expired(made_on: date, today: date) -> bool:
    """Whether a card of that day is eighteen months old or older: then nobody should rely on it."""
    return today >= months_after(made_on, MONTHS_TO_EXPIRE)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, 28)
